"""Lists of pages in the admin at any size: few rows to a page, and found before they are fetched."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.models import Page

ROWS = 25


class Rows(WagtailPaginator):  # type: ignore[misc]
    """Puts ids in order and fetches one page of rows.

    Wagtail asks a few things about each row (translated? scheduled? the root of a site?) in the same query; a database that
    sorts a hundred thousand rows answers them for every one.
    """

    def page(self, number: Any) -> Any:
        """The page of this number."""
        page = super().page(number)
        if isinstance(page.object_list, QuerySet):
            page.object_list = in_order(self.object_list, page.start_index() - 1, page.end_index())
        return page


def in_order(rows: QuerySet[Page], start: int, stop: int) -> list[Page]:
    """The rows from `start` to `stop` in their order: their ids first."""
    ids = list(rows.values_list("pk", flat=True)[max(start, 0) : stop])
    by_id = {page.pk: page for page in rows.order_by().filter(pk__in=ids)}
    return [by_id[number] for number in ids if number in by_id]
