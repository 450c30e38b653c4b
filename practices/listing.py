"""Index pages: one kind of text, filtered and paged by the search documents, so that they stay quick at any
size.
"""

from typing import Any, ClassVar

from django.http import HttpRequest

from search.answers import ask
from search.question import Question

#: what can be chosen beside each list, in reading order
FILTERS = {
    "praktik": ("hasil", "latar", "jenjang", "fase", "kelas", "mapel", "provinsi", "tahun"),
    "komunitas": ("tahap", "latar", "jenjang", "mapel", "provinsi"),
    "lokakarya": ("tahun", "provinsi", "tag"),
}


class ListingMixin:
    """Gives an index page its filters, cards and pager."""

    listed_kind: ClassVar[str] = ""
    #: rows that are read together with the page when it is shown
    shown_with: ClassVar[tuple[str, ...]] = ("locale",)
    locale: Any

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with the answer to the filters in the address.

        Words are for the search page: a list is kept in the page cache, which does not look at them.
        """
        question = Question.from_querydict(
            request.GET,
            language=self.locale.language_code,
            kind=self.listed_kind,
            facets=FILTERS[self.listed_kind],
            with_words=False,
        )
        answer = ask(question)
        return super().get_context(request, *args, **kwargs) | {  # type: ignore[misc]
            "answer": answer,
            "action": request.path,
            "chosen": len(answer.chips),
            "query": question.query(),
            "search_hidden": [("jenis", self.listed_kind)],
        }
