"""`python -m tests.bench.outside [--fill]`: Elasticsearch beside the database engine, on the site of the environment.

It needs ELASTICSEARCH_URL and a site that somebody has filled before (`manage.py seed_scale --practices 100000`). With
`--fill` the index is made anew and its speed told; that of single questions is told by `tests.bench.search`. Then the
questions of that measure are put to both engines: how often they give the same totals and counts, the same first five.
Where they differ in order, the texts of both lists are ranked side by side to see whose are better.
"""

import sys
import time
from dataclasses import replace
from typing import Any, NamedTuple

from tests.bench.environment import start, tell

from .search import questions

TEN = 10


class Compared(NamedTuple):
    """One question on both engines."""

    same_counts: bool
    ours: list[int]
    theirs: list[int]
    better: int


def main() -> None:
    """Fill if asked to, compare, tell."""
    start()
    from search.engines.elastic import adapter

    adapter.SEARCH_SECONDS = 30.0  # a busy machine is no reason to compare less
    lines = _filled() if "--fill" in sys.argv else []
    for kind, addresses in questions().items():
        if kind.startswith("search"):
            lines += _told(kind, [_compared(address.partition("?")[2]) for address in addresses])
    tell(lines)


def _filled() -> list[str]:
    from search.upkeep.rebuilding import rebuild

    began, used = time.perf_counter(), time.process_time()
    documents = rebuild(fresh=True)
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    return [
        f"{documents:,} documents indexed: {documents / seconds:,.0f} a second; "
        f"of the {seconds:.0f} s this process worked {processor:.0f} s"
    ]


def _compared(address: str) -> Compared:
    from django.http import QueryDict

    from search.engines import database_engine, outside
    from search.question import Question
    from search.views import FACETS
    from search.words.understanding import understand

    asked = Question.from_querydict(QueryDict(address), language="id", facets=FACETS)
    question = replace(asked, page_size=TEN)
    groups = understand(question.words, question.languages()).groups
    engine = outside()
    assert engine is not None, "ELASTICSEARCH_URL is not set"
    ours, theirs = database_engine().search(question, groups), engine.search(question, groups)
    same = (ours.total, ours.facets, ours.without) == (theirs.total, theirs.facets, theirs.without)
    found = [[number for number, _score in each.hits] for each in (ours, theirs)]
    return Compared(same, *found, better=_whose(question, groups, *found) if question.words else 0)


def _whose(question: Any, groups: Any, ours: list[int], theirs: list[int]) -> int:
    """1 when Elasticsearch has found better texts, -1 when the database has, 0 when they are as good."""
    from search.engines.elastic.asking import Asking
    from search.models import DocumentWords

    if set(ours) == set(theirs) or question.sorted_by != "relevansi":
        return 0
    rows = DocumentWords.objects.filter(pk__in={*ours, *theirs}).values_list("pk", "words", "stems")
    scores = Asking(question, groups).ranking.of({number: (words, stems) for number, words, stems in rows})
    mine, other = (sum(scores[number] for number in found) for found in (ours, theirs))
    return (other > mine * 1.0005) - (mine > other * 1.0005)


def _told(kind: str, compared: list[Compared]) -> list[str]:
    many = len(compared)
    counts = sum(one.same_counts for one in compared)
    first, five = (sum(one.ours[:top] == one.theirs[:top] for one in compared) for top in (1, 5))
    better, worse = (sum(one.better == sign for one in compared) for sign in (1, -1))
    return [
        f"{kind}: of {many} questions the same totals and counts {counts}, the same first {first}, first five {five}; "
        f"better texts from Elasticsearch {better}, from the database {worse}"
    ]


if __name__ == "__main__":
    main()
