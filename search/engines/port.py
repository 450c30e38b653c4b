"""The port behind which every engine stands: one question in, the same kind of answer out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.question import Question
from search.words.terms import Group


@dataclass(frozen=True)
class Found:
    """What an engine found: the documents of one page in order with their scores, how many in all, and the
    counts.

    `page` is the page that is given, the last one where a later one was asked for. `facets` maps the name of
    each filter that the question wants counted to its values; a filter's own choices are left out of its
    counts. `without` tells for each filter with choices how many there would be if they were taken back.
    `reserve` says that the engine outside could not answer, and the database did in its place.
    """

    hits: list[tuple[int, float]]
    total: int
    page: int = 1
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    reserve: bool = False


class EngineUnavailable(Exception):
    """An engine outside the database cannot be used now: refused, too slow, full, read-only, of another version."""


class IndexUnusable(EngineUnavailable):
    """The engine answers, but its index is not there or has another form: it has to be built."""


class Engine(Protocol):
    """A search engine. Everything it knows it has from `SearchDocument` rows: the one in the database in the same
    transaction, the one outside by the queue.
    """

    def search(self, question: Question, groups: Sequence[Group]) -> Found:
        """Answer a question whose words look for these groups; anything past the guard gets an answer."""
        ...
