"""Whether there is a document for exactly those pages that may be found."""

from dataclasses import dataclass

from wagtail.models import Page, PageViewRestriction, get_page_models

from ..indexing import BATCH, content_of, forget, refresh_all
from ..models import SearchDocument


@dataclass(frozen=True)
class Pages:
    """Pages without the document they should have, and documents of pages that nobody should find."""

    missing: list[int]
    superfluous: list[int]

    @classmethod
    def compared(cls) -> "Pages":
        """As it is now."""
        restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
        telling = [model for model in get_page_models() if hasattr(model, "search_document")]
        live = Page.objects.live().filter(alias_of=None).type(*telling).values_list("pk", "path")
        public = {number for number, path in live.iterator() if not path.startswith(restricted)}
        there = set(SearchDocument.objects.values_list("pk", flat=True))
        missing = sorted(public - there)
        return cls(_telling(missing, restricted), sorted(there - public))

    def mend(self) -> None:
        """Write what is missing, remove what is too much."""
        forget(self.superfluous)
        for at in range(0, len(self.missing), BATCH):
            refresh_all(Page.objects.filter(pk__in=self.missing[at : at + BATCH]).specific())


def _telling(ids: list[int], restricted: tuple[str, ...]) -> list[int]:
    """Those that have something to tell: a text may keep itself out of the search."""
    found = []
    for at in range(0, len(ids), BATCH):
        pages = Page.objects.filter(pk__in=ids[at : at + BATCH]).order_by("pk").specific()
        found += [page.pk for page in pages if content_of(page, restricted) is not None]
    return found
