"""The gate: nobody publishes a reviewed text directly, by no door of the admin, superusers included.

Wagtail's views ask a page (and, for new pages, its parent) what a user may do; the testers answer for reviewed pages
and for the index pages that hold them. Some doors ask nobody (wagtail-localize publishes translations and writes on
live rows without a word), so the page itself refuses too. Publishing happens in one place only, when the review ends
(`review.publishing`). Editors may still take a text down.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page, PagePermissionTester, Revision

#: of what every page row holds, the words that people read; the rest is book-keeping
_READ = ("title", "slug", "seo_title", "search_description")
_publishing: ContextVar[bool] = ContextVar("publishing", default=False)


class ReviewedPagePermissionTester(PagePermissionTester):
    """What a user may do with a text that others must read before it is public."""

    def can_publish(self) -> bool:
        """Never: a review publishes, not a person."""
        return False

    def can_submit_for_moderation(self) -> bool:
        """Only who may edit it, and only a text that has all that readers need, as it is stored."""
        return bool(
            self.can_edit()
            and super().can_submit_for_moderation()
            and not self.page.get_latest_revision_as_object().gaps()
        )

    def can_copy(self) -> bool:
        """Never: a copy (or alias) would be a text that nobody told; an adaptation is written as a new one."""
        return False

    def can_publish_subpage(self) -> bool:
        """Reviewed texts have no pages below them."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Restricting who sees a text is an editor's act, not a publication."""
        return super().can_publish()

    def can_unpublish(self) -> bool:
        """Editors take a text down even while an update of it is being read (Wagtail's lock would forbid it)."""
        return self.user.is_active and self.page.live and super().can_publish()

    def can_unschedule(self) -> bool:
        """Stopping a planned publication only takes away."""
        return super().can_publish()


class ReviewedIndexPermissionTester(PagePermissionTester):
    """The index page itself is edited as any page; what is created below it is never published at once."""

    def can_publish_subpage(self) -> bool:
        """Never: `create and publish` and `copy and publish` ask the parent."""
        return False

    def can_copy(self) -> bool:
        """Never: the copy would take the texts below it along, live."""
        return False


class ReviewedPublishing:
    """The last door, on the page itself: what readers see changes by `publish()` at the end of a review, and by nothing else."""

    def publish(
        self, revision: Revision, *args: Any, skip_permission_checks: bool = False, **kwargs: Any
    ) -> Any:
        """Publish a revision that a review has decided on (`skip_permission_checks=True`), or that one had planned.

        Raises PermissionDenied for everybody else, with or without a user.
        """
        if not (skip_permission_checks or revision.approved_go_live_at):
            raise PermissionDenied(_("Tulisan terbit lewat telaah, tidak langsung."))
        with _open_for_publishing():
            return super().publish(revision, *args, skip_permission_checks=True, **kwargs)  # type: ignore[misc]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store the row; a row that readers see keeps its words, and a draft does not become live by being saved.

        Raises PermissionDenied where a caller tries: changed words go into a revision.
        """
        if not _publishing.get() and kwargs.get("update_fields") is None and _shows_other_words(self):
            raise PermissionDenied(
                _("Yang sudah terbit hanya berubah lewat telaah; simpan perubahannya sebagai naskah.")
            )
        return super().save(*args, **kwargs)  # type: ignore[misc]


@contextmanager
def _open_for_publishing() -> Iterator[None]:
    token = _publishing.set(True)
    try:
        yield
    finally:
        _publishing.reset(token)


def _shows_other_words(page: Any) -> bool:
    """Whether saving this instance would change what readers see of it."""
    if not (page.pk and page.live):
        return False
    stored = type(page)._default_manager.filter(pk=page.pk).first()
    if stored is None:
        return False
    return not stored.live or _words(stored) != _words(page)


def _words(page: Any) -> dict[str, Any]:
    keeping = {"pk", "wagtail_admin_comments", *(field.name for field in Page._meta.fields)}.difference(_READ)
    return {name: value for name, value in page.serializable_data().items() if name not in keeping}
