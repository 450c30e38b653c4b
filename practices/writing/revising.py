"""A draft page is made, and its words become a revision."""

import uuid

from wagtail.models import Page

from accounts.models import User
from accounts.people import person_of
from core.pages import ReviewedPage
from review.hashing import hash_of

from .kinds import Kind
from .models import FormDraft

UNTITLED = "Tanpa judul"


def new_page(kind: Kind, owner: User, draft: FormDraft) -> ReviewedPage:
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


def save_revision(page: ReviewedPage, owner: User, before: str) -> None:
    """Write one revision, and none when readers could not tell it from the one with the hash `before`."""
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
