"""Search in an Elasticsearch cluster."""

from collections.abc import Sequence
from typing import Any

from search.engines.port import EngineUnavailable, Found, IndexUnusable
from search.question import Question
from search.words.terms import Group

from .asking import Asking
from .connection import SEARCH_SECONDS, answered, connect
from .indexes import Indexes
from .mapping import FARTHEST

#: the best ones are ranked once more, by the figures that every engine has
RANKED = 60
#: a page this far down is asked for only when it is known to be there
FAR = 10_000
NOT_FOUND = 404


class ElasticEngine:
    """An engine outside the database. It has what it was told, no more: who tells it, and when, is settled elsewhere."""

    def __init__(self, url: str, alias: str = "mitraguru") -> None:
        self.client = connect(url)
        self.alias = alias
        self.indexes = Indexes(self.client, alias)

    def search(self, question: Question, groups: Sequence[Group]) -> Found:
        """Answer a question whose words look for these groups."""
        asking = Asking(question, groups)
        asked, size = question.page, question.page_size
        if asked * size <= FAR:
            counts, rows = self._answers(asking.counts(), _part(asking, asked))
        else:
            (counts,), rows = self._answers(asking.counts()), None
        with answered():
            parts = counts["aggregations"]
            total = parts["total"]["doc_count"]
            facets, without = asking.counted(parts), asking.without(parts)
        page = min(asked, max(-(-min(total, FARTHEST) // size), 1))
        if rows is None or page != asked:
            (rows,) = self._answers(_part(asking, page))
        return Found(_hits(asking, page, rows), total, page, facets, without)

    def _answers(self, *bodies: dict[str, Any]) -> list[dict[str, Any]]:
        """Several requests on one way; an answer that is not whole is none."""
        lines = [line for body in bodies for line in ({"index": self.alias}, body)]
        with answered():
            client = self.client.options(request_timeout=SEARCH_SECONDS)
            found = client.msearch(searches=lines).body["responses"]
            for answer in found:
                if "error" in answer:
                    fault = IndexUnusable if answer["status"] == NOT_FOUND else EngineUnavailable
                    raise fault(f"{answer['status']}: {answer['error'].get('reason')}"[:500])
                if answer["timed_out"] or answer["_shards"]["failed"]:
                    raise EngineUnavailable("The cluster answered in part only.")
        return found

    def refresh(self, alias: str = "") -> None:
        """Make everything written findable now."""
        with answered():
            self.client.indices.refresh(index=alias or self.alias)


def _part(asking: Asking, page: int) -> dict[str, Any]:
    """The request for a page's hits; from the first pages the best are all fetched, for they are ranked here."""
    size = asking.question.page_size
    start = (page - 1) * size
    if asking.order == "relevansi" and start < RANKED:
        return asking.hits(0, max(RANKED, start + size))
    return asking.hits(start, size)


def _hits(asking: Asking, page: int, answer: dict[str, Any]) -> list[tuple[int, float]]:
    with answered():
        found = [(int(hit["sort"][-1]), float(hit["_score"] or 0)) for hit in answer["hits"]["hits"]]
    start = (page - 1) * asking.question.page_size
    if asking.order == "mirip":
        return [(number, points / 100) for number, points in found]
    if asking.order != "relevansi" or start >= RANKED:
        return [(number, 0.0) for number, _score in found]
    best = asking.ranking.best_first(number for number, _score in found[:RANKED])
    rest = [(number, 0.0) for number, _score in found[RANKED:]]
    return [*best, *rest][start : start + asking.question.page_size]
