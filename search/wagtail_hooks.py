"""What the search changes in Wagtail's admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin.keeping import SearchViewSetGroup
from .admin.listing import QuickPageViewSet, page_viewset


@hooks.register("register_admin_viewset", order=1)
def register_quick_lists() -> QuickPageViewSet:
    """Lists of pages that stay quick at any size, in place of Wagtail's own."""
    return page_viewset


@hooks.register("register_admin_viewset")
def register_search() -> SearchViewSetGroup:
    """What editors keep about the search: searches in vain, calls for stories, words for the same thing."""
    return SearchViewSetGroup()


@hooks.register("construct_reports_menu")
def leave_out_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own report of search terms stays empty here: who asks what is not kept."""
    items[:] = [item for item in items if item.name != "search-terms"]
