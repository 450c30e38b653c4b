"""From the groups of a question to clauses: which documents they find, and what an occurrence is worth.

It is the measure of `ranking.Ranking`: BM25 over words and over stems added up, the best way of a group. Words that are
neighbours are left to the ranking of the best, which it does itself: seeking rows of words in every text takes twice
the time and changes none of the first places.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from search.words.terms import Group, Way

Clause = dict[str, Any]
NOTHING: Clause = {"match_none": {}}


def matching(group: Group, known: Mapping[str, int]) -> Clause:
    """The documents that have a group in any of its ways."""
    return _either([_having(way, known) for way in _known(group, known)])


def demanding(group: Group, known: Mapping[str, int]) -> Clause:
    """The documents that have a quoted phrase: its words in a row, as written or as stems."""
    if not all(len(way.words) > 1 for way in group.ways):
        return matching(group, known)
    ways = _known(group, known)
    rows = [_row("words", way.words, way.weight) for way in ways]
    return _either([*rows, *(_row("stems", row, way.weight) for way in ways for row in way.stems)])


def worth(group: Group, known: Mapping[str, int]) -> Clause:
    """The same documents, each with the points of its best way."""
    return best([_points(way, known) for way in _known(group, known)])


def best(clauses: list[Clause]) -> Clause:
    """The most that any of these gives."""
    return clauses[0] if len(clauses) == 1 else {"dis_max": {"queries": clauses}} if clauses else NOTHING


def _known(group: Group, known: Mapping[str, int]) -> list[Way]:
    """The ways all of whose words the index knows, in one form at least."""
    return [way for way in group.ways if way.is_known(known)]


def _having(way: Way, known: Mapping[str, int]) -> Clause:
    return _all([_any_of(row, known) for row in way.tokens()])


def _any_of(tokens: Sequence[str], known: Mapping[str, int]) -> Clause:
    present = [token for token in tokens if known.get(token)]
    return _either(
        [
            {"term": {"stems": token[1:]}} if token[0] == "_" else {"term": {"words": token}}
            for token in present
        ]
    )


def _points(way: Way, known: Mapping[str, int]) -> Clause:
    rows = list(dict.fromkeys(way.stems))
    if len(way.words) == 1:
        written = [_word("words", way.words[0], way.weight)] if known.get(way.words[0]) else []
        stems = [_word("stems", row[0], way.weight) for row in rows if known.get(f"_{row[0]}")]
        return _sum([*written, *([best(stems)] if stems else [])])
    in_a_row = [_row("words", way.words, way.weight), best([_row("stems", row, way.weight) for row in rows])]
    # All words must be somewhere, points are for those in a row: as the database engines count.
    return {"bool": {"filter": [_any_of(row, known) for row in way.tokens()], "should": in_a_row}}


def _word(field: str, word: str, weight: float) -> Clause:
    return {"term": {field: {"value": word, "boost": weight}}}


def _row(field: str, words: Sequence[str], weight: float) -> Clause:
    return {"match_phrase": {field: {"query": " ".join(words), "boost": weight}}}


def _sum(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": clauses}}


def _either(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"should": clauses}} if clauses else NOTHING


def _all(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"filter": clauses}}
