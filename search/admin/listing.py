"""Wagtail's page explorer, quick at any size."""

from typing import Any

from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from core.admin_lists import ROWS, Rows

from . import titles


class PageExplorer(ExplorableIndexView):  # type: ignore[misc]
    """The children of a page."""

    paginator_class = Rows
    paginate_by = ROWS

    def get_base_queryset(self) -> Any:
        """What somebody may explore, without a nested list for whoever may explore everything."""
        return titles.first(super().get_base_queryset())


class QuickPageViewSet(PageViewSet):  # type: ignore[misc]
    """Pages of any kind in the admin."""

    index_view_class = PageExplorer


page_viewset = QuickPageViewSet()
