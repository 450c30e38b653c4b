"""The port behind which every engine stands: one question in, the same kind of answer out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.models import SearchDocument
from search.question import Question
from search.words.terms import Group


@dataclass(frozen=True)
class Found:
    """What an engine found: the documents of one page in order with their scores, how many in all, and the
    counts.

    `page` is the page that is given, the last one where a later one was asked for. `facets` maps the name of
    each filter that the question wants counted to its values; a filter's own choices are left out of its
    counts.
    """

    hits: list[tuple[int, float]]
    total: int
    page: int = 1
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class Engine(Protocol):
    """A search engine. Everything it knows it has from `SearchDocument` rows."""

    def search(self, question: Question, groups: Sequence[Group]) -> Found:
        """Answer a question whose words look for these groups; anything past the guard gets an answer."""
        ...

    def index(self, documents: Iterable[SearchDocument]) -> None:
        """Take in documents that are new or have changed."""
        ...

    def delete(self, ids: Iterable[int]) -> None:
        """Forget documents by the ids of their pages; ids it does not know are passed over."""
        ...

    def rebuild(self) -> None:
        """Make everything anew from the documents."""
        ...
