"""The admin's own search: pages by their titles, everything else as Wagtail does it, behind the same guard as the search page.

Teachers never come here, but editors type anything into the admin's search box: too many words, a NUL or an odd quotation
mark would be an error page on SQLite otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connections
from django.db.models import Count, QuerySet
from modelsearch.backends.base import BaseIndex, BaseSearchResults, EmptySearchResults
from modelsearch.backends.database import SearchBackend as DatabaseBackend
from modelsearch.query import And, Boost, MatchAll, Or, Phrase, PlainText
from wagtail.models import Page

from ..guard import MAX_TERMS, clean_words
from . import titles

#: how many of the newest finds are put in order by their titles; what comes after them stays by age
RANKED = 500


def SearchBackend(params: dict[str, Any]) -> Any:
    """Wagtail's backend for the database in use, guarded, with our index of titles for pages."""
    backend: Any = type(DatabaseBackend(params))
    return _guarded(backend)(params)


@cache
def _guarded(backend: Any) -> Any:
    class Guarded(backend):  # type: ignore[misc]
        def get_index_for_model(self, model: type) -> Any:
            # The database itself keeps the titles: there is nothing to hand over.
            return TitleIndex(self) if issubclass(model, Page) else super().get_index_for_model(model)

        def search(self, query: Any, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
            found = _pages(self, query, model_or_queryset, kwargs)
            if found is not None:
                return found
            return super().search(_readable(query), model_or_queryset, *args, **kwargs)

        def autocomplete(self, query: Any, model_or_queryset: Any, *args: Any, **kwargs: Any) -> Any:
            found = _pages(self, query, model_or_queryset, kwargs)
            if found is not None:
                return found
            return super().autocomplete(_readable(query), model_or_queryset, *args, **kwargs)

    return Guarded


class TitleIndex(BaseIndex):  # type: ignore[misc]
    """What Wagtail keeps in step by tasks and commands; the titles need neither."""

    def get_key(self) -> str:
        """Beside the index of images, documents and the like."""
        return "titles"


@dataclass(frozen=True)
class TitleQuestion:
    """Pages that an editor may see, and what their titles are asked for; nothing asked leaves all of them."""

    queryset: QuerySet[Page]
    asked: str
    words: list[str]
    by_relevance: bool

    def matching(self) -> QuerySet[Page]:
        """The pages whose titles answer."""
        if not self.asked:
            return self.queryset
        vendor = connections[self.queryset.db].vendor
        return titles.first(self.queryset).filter(pk__in=titles.pages_with(vendor, self.asked))


class PagesFound(BaseSearchResults):  # type: ignore[misc]
    """Pages found by their titles, as a list that is read a page at a time."""

    supports_facet = True
    query_compiler: TitleQuestion

    def _do_count(self) -> int:
        total = self.query_compiler.matching().order_by().count()
        return max(min(total, total if self.stop is None else self.stop) - self.start, 0)

    def _do_search(self) -> Iterable[Page]:
        pages = self.query_compiler.matching()
        if self.query_compiler.by_relevance and self.query_compiler.asked:
            ids = self._ids_by_relevance(pages.order_by("-pk"))
        else:
            ids = list(pages.values_list("pk", flat=True)[self.start : self.stop])
        # By their ids alone: the database would go through the titles once more otherwise.
        by_id = {page.pk: page for page in self.query_compiler.queryset.order_by().filter(pk__in=ids)}
        found = [by_id[number] for number in ids if number in by_id]
        for page in found if self._score_field else ():
            setattr(page, self._score_field, None)
        return found

    def _ids_by_relevance(self, pages: QuerySet[Page]) -> list[int]:
        """Titles that begin with what was typed, then those with whole words, the shortest first; all of equal worth by age."""
        if self.start >= RANKED:
            return list(pages.values_list("pk", flat=True)[self.start : self.stop])
        typed = [word.casefold() for word in self.query_compiler.words]

        def worth(row: tuple[int, str]) -> tuple[bool, int, int]:
            words = [word.casefold() for word in titles.words_in(row[1])]
            return words[: len(typed)] != typed, -len({*typed} & {*words}), len(words)

        newest = sorted(pages.values_list("pk", "title")[:RANKED], key=worth)
        ids = [number for number, _title in newest[self.start : self.stop]]
        if len(newest) == RANKED and (self.stop is None or self.stop > RANKED):
            ids += pages.values_list("pk", flat=True)[RANKED : self.stop]
        return ids

    def facet(self, field_name: str) -> dict[Any, int]:
        """How many there are of each value, the most first."""
        pages = self.query_compiler.matching().order_by()
        counts = pages.values_list(field_name).annotate(many=Count("pk")).order_by("-many", field_name)
        return dict(counts)


def _pages(backend: Any, query: Any, model_or_queryset: Any, options: dict[str, Any]) -> Any:
    """What a question about pages finds; None when it is about anything else."""
    of_rows = isinstance(model_or_queryset, QuerySet)
    model = model_or_queryset.model if of_rows else model_or_queryset
    if not issubclass(model, Page):
        return None
    rows = model_or_queryset if of_rows else model._default_manager.all()
    words: list[str] = []
    asked = _asked(connections[rows.db].vendor, query, options.get("operator") or "and", words)
    if asked is None:
        return EmptySearchResults()
    return PagesFound(backend, TitleQuestion(rows, asked, words, options.get("order_by_relevance", True)))


def _asked(vendor: str, query: Any, operator: str, words: list[str]) -> str | None:
    """A question in the signs of the database; empty for one that asks for everything, None for one without any word.

    Every word is added to `words`.
    """
    if isinstance(query, MatchAll):
        return ""
    if isinstance(query, Boost):
        return _asked(vendor, query.subquery, operator, words)
    if isinstance(query, And | Or):
        parts = [
            part for sub in query.subqueries[:MAX_TERMS] if (part := _asked(vendor, sub, operator, words))
        ]
        return titles.joined(vendor, parts, every=isinstance(query, And)) if parts else None
    text = query if isinstance(query, str) else getattr(query, "query_string", "")
    found = titles.words_in(clean_words(text))[:MAX_TERMS]
    words += found
    if not found:
        return None
    if isinstance(query, Phrase):
        return titles.in_a_row(vendor, found)
    every = getattr(query, "operator", operator) != "or"
    return titles.joined(vendor, [titles.beginning(vendor, word) for word in found], every=every)


def _readable(query: Any) -> Any:
    """As many words as a person would type, in whatever form Wagtail has brought them."""
    if isinstance(query, str):
        return _words(query)
    if isinstance(query, PlainText | Phrase):
        words = _words(query.query_string)
        return "" if not words else Phrase(words) if isinstance(query, Phrase) else _plain(query, words)
    if isinstance(query, And | Or):
        parts = [part for sub in query.subqueries[:MAX_TERMS] if (part := _readable(sub)) != ""]
        return type(query)(parts) if parts else ""
    return query


def _plain(query: PlainText, words: str) -> PlainText:
    return PlainText(words, operator=query.operator, boost=query.boost)


def _words(text: str) -> str:
    # An odd number of quotation marks is a string without an end to SQLite.
    return " ".join(clean_words(text.replace('"', " ")).split()[:MAX_TERMS])
