"""The acts of writing, one service each: remember key strokes, save a draft, hand it in, take it back.

A double send finds the same page (`submission_key`); a stale base is merged where only one side changed a field, and
where both did, both versions are kept and the author chooses.
"""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from accounts.models import User
from accounts.people import person_of
from core.pages import ReviewedPage
from core.parts import Gap
from review.hashing import hash_of
from review.models import Submission
from review.rules import Refused
from review.services import start_review
from review.services import withdraw as withdraw_from_review
from review.status import standing_of

from .assigning import Assigned, assign_fields, assign_rows, clean_fields
from .conflicts import Conflict, find_conflicts, picked_theirs
from .kinds import Kind, kind_for
from .models import FormDraft
from .typed import left_over

UNTITLED = "Tanpa judul"
NOT_TYPED = ("csrfmiddlewaretoken", "act", "submission_key", "base_revision", "login", "password", "remember")
MAX_TYPED = 400_000


@dataclass
class Saved:
    """What a save led to: the page, the draft row, sentences for inputs that could not be taken, and both versions."""

    page: ReviewedPage
    draft: FormDraft
    errors: dict[str, list[str]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


class Incomplete(Exception):
    """A text that cannot be handed in yet; `gaps` say what to do."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__(len(gaps))
        self.gaps = gaps


def typed_values(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, without tokens and buttons; every value as a list."""
    return {name: data.getlist(name) for name in data if name not in NOT_TYPED}


@transaction.atomic
def remember(
    *, kind: Kind, owner: User, key: uuid.UUID, data: QueryDict, page: ReviewedPage | None = None
) -> FormDraft:
    """Keep key strokes that are not saved yet; later ones of the same field replace earlier ones."""
    draft = _draft_for(kind=kind, owner=owner, key=key, page=page)
    typed = typed_values(data)
    unticked = {name.removesuffix("-shown") for name in typed if name.endswith("-shown")} - typed.keys()
    merged = {name: values for name, values in draft.data.items() if name not in unticked} | typed
    if len(str(merged)) <= MAX_TYPED:
        draft.data = merged
        draft.save(update_fields=["data", "updated_at"])
    return draft


def _draft_for(*, kind: Kind, owner: User, key: uuid.UUID, page: ReviewedPage | None) -> FormDraft:
    draft, _created = FormDraft.objects.select_for_update().get_or_create(
        owner=owner, key=key, defaults={"kind": kind.slug, "page": page and Page(pk=page.pk)}
    )
    return draft


def draft_of(*, kind: Kind, owner: User, page: ReviewedPage) -> FormDraft:
    """The row that holds this person's key strokes for a page; made when there is none."""
    found = FormDraft.objects.filter(owner=owner, page_id=page.pk).order_by("pk").first()
    return found or FormDraft.objects.create(owner=owner, kind=kind.slug, page_id=page.pk)


@transaction.atomic
def save_draft(
    *,
    kind: Kind,
    owner: User,
    key: uuid.UUID,
    data: QueryDict,
    files: Any,
    page: ReviewedPage | None = None,
    base: int | None = None,
) -> Saved:
    """Save what was posted (any subset of fields) as one revision of a draft, made if there is none yet.

    `key` is the form's submission key, `base` the id of the revision it was shown from. Raises Refused when the text is
    being read: then what was typed is kept beside it.
    """
    draft = _draft_for(kind=kind, owner=owner, key=key, page=page)
    page = _page_of(draft, page) or _new_page(kind, owner, draft)
    Page.objects.select_for_update().filter(pk=page.pk).values_list("pk").first()
    page = page.__class__.objects.get(pk=page.pk)
    if not standing_of(page).is_open_to_author:
        raise Refused(
            _(
                "Tulisan ini sedang dibaca rekan. Ketikan Bapak/Ibu kami simpan; tarik dulu untuk mengubahnya."
            ),
            code="in-review",
        )
    latest = page.get_latest_revision_as_object()
    before = hash_of(latest.serializable_data())
    values, assigned = clean_fields(kind, data, files)
    conflicts = find_conflicts(kind, page, latest, values, data, base=base)
    stale = {conflict.name for conflict in conflicts}
    left_out = stale | picked_theirs(data)
    assign_fields(latest, {name: value for name, value in values.items() if name not in left_out})
    rows = assign_rows(kind, latest, data, files, owner=owner, skip=frozenset(left_out))
    if "school" in values:
        latest.copy_from_school()
    _save_revision(latest, owner, before)
    if kind.after_save is not None:
        kind.after_save(page=latest, by=owner)
    errors = {**assigned.errors, **rows.errors}
    _keep_untaken(draft, latest, data, [assigned, rows], stale)
    return Saved(page=latest, draft=draft, errors=errors, conflicts=conflicts)


def _page_of(draft: FormDraft, page: ReviewedPage | None) -> ReviewedPage | None:
    if page is not None:
        return page
    return draft.page.specific if draft.page is not None else None


def _new_page(kind: Kind, owner: User, draft: FormDraft) -> ReviewedPage:
    """An empty draft below the Indonesian index page of its kind, with its author as the first person named."""
    index = kind.index_model.objects.filter(locale__language_code="id").first()
    # One at a time below one parent: two children may not take the same place in the tree.
    Page.objects.select_for_update().filter(pk=index.pk).values_list("pk").first()
    page = kind.model(title=str(kind.untitled or UNTITLED), owner=owner, live=False, locale=index.locale)
    page.slug = f"{kind.slug}-{uuid.uuid4().hex[:8]}"
    if owner.school_id and hasattr(page, "school"):
        page.school = owner.school
        page.copy_from_school()
    people = kind.people_relation
    if people:
        setattr(page, people, [getattr(page, people).model(person=person_of(owner), role="guru")])
    kind.index_model.objects.get(pk=index.pk).add_child(instance=page)
    page.save_revision(user=owner, clean=False)
    draft.page = Page(pk=page.pk)
    draft.save(update_fields=["page", "updated_at"])
    return page


def _save_revision(page: ReviewedPage, owner: User, before: str) -> None:
    slug = page.slug
    if not page.first_published_at and page.title not in ("", UNTITLED):
        page.slug = (
            ""  # before the first publication the address follows the title; `full_clean` makes a free one
        )
    page.full_clean()
    if hash_of(page.serializable_data()) == before:
        return
    if page.slug != slug:
        _rename_quietly(page)
    if not page.live:
        page.save(clean=False)
    page.save_revision(user=owner, clean=False, log_action=True)


def _rename_quietly(page: ReviewedPage) -> None:
    """Nobody knows the old address of a draft: without this, `save()` would leave a redirect for each change of title."""
    page.set_url_path(page.get_parent())
    Page.objects.filter(pk=page.pk).update(slug=page.slug, url_path=page.url_path)


def _keep_untaken(
    draft: FormDraft, page: ReviewedPage, data: QueryDict, assigned: list[Assigned], stale: set[str]
) -> None:
    """Key strokes that became part of the draft are forgotten; other steps', and what could not be taken, stay."""
    untaken = {name for result in assigned for name in result.kept_as_typed} | stale
    typed = typed_values(data)
    draft.data = left_over(draft.data, typed) | {name: typed[name] for name in untaken if name in typed}
    draft.base_revision = Revision(pk=page.latest_revision_id) if page.latest_revision_id else None
    draft.save(update_fields=["data", "base_revision", "updated_at"])


def submit(*, page: ReviewedPage, by: User) -> Submission:
    """Hand a text in for review. Raises Incomplete (with what is missing) or Refused."""
    latest = page.get_latest_revision_as_object()
    gaps = latest.gaps()
    if gaps:
        kind = kind_for(page)
        if kind.after_gaps is not None:
            kind.after_gaps(page=latest, by=by)
        raise Incomplete(gaps)
    return start_review(page=page, by=by)


def withdraw(*, page: ReviewedPage, by: User) -> None:
    """Take a text back from review. Raises Refused."""
    withdraw_from_review(page=page, by=by)


def may_write(user: User, page: ReviewedPage) -> bool:
    """Whether a text is this person's to write on."""
    return user.is_active and page.owner_id == user.pk
