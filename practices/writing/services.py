"""The acts of writing, one service each: remember key strokes, save a draft, hand it in, take it back.

A double send finds the same page (`submission_key`); a stale base is merged where only one side changed a field, and
where both did, both versions are kept and the author chooses.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from accounts.models import User
from core.pages import ReviewedPage
from core.parts import Gap
from review.hashing import hash_of
from review.models import Submission
from review.rules import Refused
from review.services import start_review
from review.services import withdraw as withdraw_from_review
from review.status import standing_of

from .assigning import Assigned, assign_fields, assign_rows, clean_fields
from .conflicts import Comparison, Conflict, compare, picked_theirs
from .kinds import Kind, kind_for
from .models import FormDraft
from .revising import new_page, save_revision
from .typed import left_over, typed_values, without

MAX_TYPED = 400_000


@dataclass(frozen=True)
class Sender:
    """Which showing of a form a post comes from: its own mark, and the turn of typing that it has seen.

    Forms without a script have no mark; they never type in pieces, so they see what was there when they were shown.
    """

    hand: str = ""
    seen: int | None = None
    #: the phone has already sent this to be saved, and never heard what became of it
    has_sent: bool = False

    @property
    def root(self) -> str:
        """The showing itself; pictures that are sent beside it carry its mark with an ending."""
        return self.hand.split("+")[0]


NOBODY = Sender()


@dataclass
class Saved:
    """What a save led to: the page, the draft row, sentences for inputs that could not be taken, and both versions."""

    page: ReviewedPage
    draft: FormDraft
    errors: dict[str, list[str]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    #: when the other version was saved
    theirs_at: datetime | None = None


@dataclass
class Kept:
    """What became of key strokes: the row, what has two versions now, and whether there was room."""

    draft: FormDraft
    conflicts: list[Conflict] = field(default_factory=list)
    is_kept: bool = True


class Incomplete(Exception):
    """A text that cannot be handed in yet; `gaps` say what to do."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__(len(gaps))
        self.gaps = gaps


@transaction.atomic
def remember(
    *,
    kind: Kind,
    owner: User,
    key: uuid.UUID,
    data: QueryDict,
    page: ReviewedPage | None = None,
    base: int | None = None,
    sender: Sender = NOBODY,
) -> Kept:
    """Keep key strokes that are not saved yet; later ones of the same field replace earlier ones.

    What another device changed meanwhile is not replaced: it comes back as a conflict and stays where it was typed.
    """
    draft = _draft_for(kind=kind, owner=owner, key=key, page=page)
    if sender.has_sent and sender.hand and draft.saved_by == sender.hand:
        return Kept(draft=draft)
    page = _settle_others(kind, owner, draft, _page_of(draft, page), sender)
    compared = Comparison()
    base = _base_of(draft, page, base, sender) if page is not None else None
    if (
        page is not None
        and base not in (None, page.latest_revision_id)
        and standing_of(page).is_open_to_author
    ):
        values, _assigned = clean_fields(kind, data, {})
        latest = page.get_latest_revision_as_object()
        compared = compare(kind, page, latest, values, data, base=base)
    typed = typed_values(without(data, compared.left_out))
    unticked = {name.removesuffix("-shown") for name in typed if name.endswith("-shown")} - typed.keys()
    merged = {name: values for name, values in draft.data.items() if name not in unticked} | typed
    is_kept = len(str(merged)) <= MAX_TYPED
    if is_kept:
        draft.data, draft.typed_by, draft.turn = merged, sender.hand, draft.turn + 1
        draft.save(update_fields=["data", "typed_by", "turn", "updated_at"])
    return Kept(draft=draft, conflicts=compared.conflicts, is_kept=is_kept)


def _settle_others(
    kind: Kind, owner: User, draft: FormDraft, page: ReviewedPage | None, sender: Sender
) -> ReviewedPage | None:
    """What another device typed after this form was shown becomes a revision, so that both can be compared part by part."""
    unseen = sender.seen is not None and draft.turn > sender.seen
    if not unseen or not draft.data or draft.typed_by in ("", sender.hand):
        return page
    if page is not None and not standing_of(page).is_open_to_author:
        return page
    page = page or new_page(kind, owner, draft)
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    other = Sender(draft.typed_by)
    saved = _write(
        kind=kind,
        owner=owner,
        draft=draft,
        page=page,
        data=data,
        files=MultiValueDict(),
        base=draft.base_revision_id,
        sender=other,
    )
    return page.__class__.objects.get(pk=saved.page.pk)


def _base_of(draft: FormDraft, page: ReviewedPage, base: int | None, sender: Sender) -> int | None:
    """The revision to compare with: whoever saved last and sends on from the same form has seen its own words."""
    if (
        sender.hand
        and draft.saved_by.split("+")[0] == sender.root
        and draft.base_revision_id == page.latest_revision_id
    ):
        return page.latest_revision_id
    if base is None and sender.hand:
        first = Revision.objects.for_instance(page).order_by("created_at", "pk").first()
        return first.pk if first else None
    return base


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
    sender: Sender = NOBODY,
) -> Saved:
    """Save what was posted (any subset of fields) as one revision of a draft, made if there is none yet.

    `key` is the form's submission key, `base` the id of the revision it was shown from. Raises Refused when the text is
    being read: then what was typed is kept beside it.
    """
    draft = _draft_for(kind=kind, owner=owner, key=key, page=page)
    page = _page_of(draft, page) or new_page(kind, owner, draft)
    Page.objects.select_for_update().filter(pk=page.pk).values_list("pk").first()
    page = page.__class__.objects.get(pk=page.pk)
    if not standing_of(page).is_open_to_author:
        raise Refused(
            _(
                "Tulisan ini sedang dibaca rekan. Ketikan Bapak/Ibu kami simpan; tarik dulu untuk mengubahnya."
            ),
            code="in-review",
        )
    page = _settle_others(kind, owner, draft, page, sender) or page
    base = _base_of(draft, page, base, sender)
    return _write(
        kind=kind, owner=owner, draft=draft, page=page, data=data, files=files, base=base, sender=sender
    )


def _write(
    *,
    kind: Kind,
    owner: User,
    draft: FormDraft,
    page: ReviewedPage,
    data: QueryDict,
    files: Any,
    base: int | None,
    sender: Sender,
) -> Saved:
    """One revision of what was posted; what is in conflict or cannot be taken stays beside it."""
    latest = page.get_latest_revision_as_object()
    before, theirs_at = hash_of(latest.serializable_data()), page.latest_revision_created_at
    values, assigned = clean_fields(kind, data, files)
    compared = compare(kind, page, latest, values, data, base=base)
    left_out = compared.left_out | picked_theirs(data)
    assign_fields(latest, {name: value for name, value in values.items() if name not in left_out})
    rows = assign_rows(kind, latest, data, files, owner=owner, skip=frozenset(left_out))
    if "school" in values and "school" not in left_out:
        latest.copy_from_school()
    save_revision(latest, owner, before)
    if kind.after_save is not None:
        kind.after_save(page=latest, by=owner)
    errors = {**assigned.errors, **rows.errors}
    draft.saved_by = sender.hand
    _keep_untaken(draft, latest, data, [assigned, rows], compared.in_conflict)
    return Saved(latest, draft, errors, compared.conflicts, theirs_at)


def _page_of(draft: FormDraft, page: ReviewedPage | None) -> ReviewedPage | None:
    if page is not None:
        return page
    return draft.page.specific if draft.page is not None else None


def _keep_untaken(
    draft: FormDraft, page: ReviewedPage, data: QueryDict, assigned: list[Assigned], stale: set[str]
) -> None:
    """Key strokes that became part of the draft are forgotten; other steps', and what could not be taken, stay."""
    untaken = {name for result in assigned for name in result.kept_as_typed} | stale
    typed = typed_values(data)
    draft.data = left_over(draft.data, typed) | {name: typed[name] for name in untaken if name in typed}
    draft.turn += 1
    draft.base_revision = Revision(pk=page.latest_revision_id) if page.latest_revision_id else None
    draft.save(update_fields=["data", "base_revision", "saved_by", "turn", "updated_at"])


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
