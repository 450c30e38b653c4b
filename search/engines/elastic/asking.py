"""The requests of a question: one for a page of hits in order, one for the total and the counts beside the filters.

They are apart because the first may pass over whatever cannot be among the best, while the second has to see every
document and is kept by the cluster until something changes.
"""

from collections.abc import Sequence
from typing import Any

from search.closeness import ANSWERS, SETTINGS, wishes
from search.engines.counting import TAGS_SHOWN
from search.engines.facets import EVERY, READERS
from search.engines.finding import Finding
from search.engines.kept_sets import KeptSets
from search.engines.ranking import Ranking
from search.question import Question
from search.words.terms import Group

from .words import NOTHING, Clause, best, demanding, matching, worth

#: more values than any filter shows
VALUES = 1_000
BEST = [{"_score": "desc"}, {"page": "desc"}]
ORDERS: dict[str, list[dict[str, str]]] = {
    "relevansi": BEST,
    "mirip": BEST,
    "terbaru": [{"published_at": "desc"}, {"page": "desc"}],
    "dicoba": [{"tried": "desc"}, {"published_at": "desc"}, {"page": "desc"}],
}


class Asking:
    """One question as the cluster is asked it. How rare a word is, which words decide and which tags are shown the
    database says, to every engine the same.
    """

    def __init__(self, question: Question, groups: Sequence[Group]) -> None:
        self.question, self.order = question, question.sorted_by
        self.kept = KeptSets()
        total = self.kept.read([], [(EVERY, "")]).get((EVERY, ""), 0).bit_count()
        self.tags = self.kept.most_used("tag", TAGS_SHOWN) if "tag" in question.facets else []
        self.ranking = Ranking.among(total, groups)
        self.deciding = Finding(self.ranking, lambda rows: []).deciding

    def hits(self, start: int, count: int) -> dict[str, Any]:
        """A page's part of what was found, in order; each hit ends its `sort` with the id of its page."""
        asked = {"relevansi": self._ranked, "mirip": self._alike}.get(self.order, self._found)
        return {
            "query": {"bool": asked()},
            "sort": ORDERS[self.order],
            "from": start,
            "size": count,
            "track_total_hits": False,
            "stored_fields": "_none_",
        }

    def counts(self) -> dict[str, Any]:
        """How many in all; for each filter how many documents each value has, and how many there would be without its
        choices.
        """
        chosen, facets = self.question.filters, self.question.facets
        own = {name: name in facets for name in [*chosen, *(["bahasa"] if "bahasa" in facets else [])]}
        plain = [name for name in facets if name not in own]
        parts = {"total": _part(self._left(""), {name: self._values(name) for name in plain})}
        for name, is_counted in own.items():
            parts[f"own-{name}"] = _part(self._left(name), {name: self._values(name)} if is_counted else {})
        if "bahasa" in chosen:
            parts["own-bahasa"]["aggs"] |= {"readers": {"filter": self._readers()}}
        return {
            "query": {"bool": {"filter": [self._matched(), *self._kind()]}},
            "size": 0,
            "track_total_hits": False,
            "aggs": parts,
        }

    def counted(self, parts: dict[str, Any]) -> dict[str, dict[str, int]]:
        """The counts out of an answer; a choice that nothing has stays with a nought."""
        facets = {}
        for name in self.question.facets:
            buckets = (parts.get(f"own-{name}") or parts["total"])[name]["buckets"]
            counts = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
            nothing = dict.fromkeys(self.question.filters.get(name, ()), 0)
            facets[name] = nothing | counts
        return facets

    def without(self, parts: dict[str, Any]) -> dict[str, int]:
        """For each filter with choices how many documents there would be if they were taken back."""
        found = {name: parts[f"own-{name}"] for name in self.question.filters}
        return {name: part.get("readers", part)["doc_count"] for name, part in found.items()}

    def _found(self) -> Clause:
        return {"filter": [self._matched(), *self._left("")]}

    def _ranked(self) -> Clause:
        """What is found is worth something by the words that find it; the common words of a question only add to it."""
        known = self.ranking.known
        if not self.deciding:
            return {"filter": [NOTHING]}
        others = [group for group in self.ranking.groups if group not in self.deciding]
        return {
            "must": [{"bool": {"should": [worth(group, known) for group in self.deciding]}}],
            "should": [worth(group, known) for group in others],
            "filter": [*self._required(), *self._left("")],
        }

    def _alike(self) -> Clause:
        """The context measure: of each circumstance the best value counts, over the circumstances they add up."""
        context = self.question.context
        known = [value for facet, value in self.kept.read([SETTINGS, *ANSWERS], []) if facet == SETTINGS]
        given = wishes(context, known) if context else []
        points = [best([_worth(wish.facet, *tier) for tier in wish.tiers]) for wish in given]
        return {**self._found(), "should": points}

    def _matched(self) -> Clause:
        """All documents that have a telling word, and every quoted phrase; without words all of them."""
        if not self.question.words:
            return {"match_all": {}}
        if not self.deciding:
            return NOTHING
        found = {"bool": {"should": [matching(group, self.ranking.known) for group in self.deciding]}}
        return {"bool": {"filter": [found, *self._required()]}}

    def _required(self) -> list[Clause]:
        return [demanding(group, self.ranking.known) for group in self.ranking.groups if group.required]

    def _readers(self) -> Clause:
        return {"term": {f"facets.{READERS}": self.question.language}}

    def _kind(self) -> list[Clause]:
        return [{"term": {"facets.jenis": self.question.kind}}] if self.question.kind else []

    def _left(self, but: str) -> list[Clause]:
        """Every filter but one, whose choices do not count for its own options."""
        chosen = self.question.filters
        clauses: list[Clause] = [
            {"terms": {f"facets.{name}": list(values)}} for name, values in chosen.items() if name != but
        ]
        # Whoever chooses a language gets texts in it, translated or not; the counts beside the languages say so.
        if "bahasa" not in chosen and but != "bahasa":
            clauses.append(self._readers())
        return [*clauses, *self._kind()]

    def _values(self, name: str) -> Clause:
        terms: dict[str, Any] = {"field": f"facets.{name}", "size": VALUES}
        if name == "tag":
            terms["include"] = list(dict.fromkeys([*self.tags, *self.question.filters.get(name, ())]))
        return {"terms": terms}


def _part(clauses: list[Clause], aggregations: dict[str, Any]) -> dict[str, Any]:
    return {"filter": {"bool": {"filter": clauses}}, "aggs": aggregations}


def _worth(facet: str, points: int, values: Sequence[str]) -> Clause:
    return {"constant_score": {"filter": {"terms": {f"facets.{facet}": list(values)}}, "boost": points}}
