"""The gate: nobody publishes a reviewed text directly, by no door of the admin, superusers included.

Wagtail's views ask a page (and, for new pages, its parent) what a user may do; these testers answer for reviewed pages
and for the index pages that hold them. Publishing happens in one place only, when the review ends (`review.publishing`).
Editors may still take a text down.
"""

from wagtail.models import PagePermissionTester


class ReviewedPagePermissionTester(PagePermissionTester):
    """What a user may do with a text that others must read before it is public."""

    def can_publish(self) -> bool:
        """Never: a review publishes, not a person."""
        return False

    def can_copy(self) -> bool:
        """Never: a copy (or alias) would be a text that nobody told; an adaptation is written as a new one."""
        return False

    def can_publish_subpage(self) -> bool:
        """Reviewed texts have no pages below them."""
        return False

    def can_set_view_restrictions(self) -> bool:
        """Restricting who sees a text is an editor's act, not a publication."""
        return super().can_publish()

    def can_unschedule(self) -> bool:
        """Stopping a planned publication only takes away."""
        return super().can_publish()


class ReviewedIndexPermissionTester(PagePermissionTester):
    """The index page itself is edited as any page; what is created below it is never published at once."""

    def can_publish_subpage(self) -> bool:
        """Never: `create and publish` and `copy and publish` ask the parent."""
        return False
