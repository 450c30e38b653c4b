"""The plainest reader there is: it looks at every document for every question. Slow, and beyond doubt.

What an engine tells in milliseconds has to be what this one tells.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from search.engines.counting import TAGS_SHOWN
from search.engines.facets import READERS
from search.engines.ranking import Ranking
from search.models import DocumentWords, SearchDocument, Term
from search.question import Question
from search.words.terms import Group, Way

#: a word that more than half of all documents have decides nothing, if there is a rarer one
COMMON = 0.5


@dataclass(frozen=True)
class Text:
    """A document as this reader has it."""

    document: SearchDocument
    words: str
    stems: str
    keys: frozenset[str]


class Reader:
    """All documents of the site, read once."""

    def __init__(self) -> None:
        rows = DocumentWords.objects.select_related("document")
        self.texts = [Text(row.document, row.words, row.stems, frozenset(row.keys.split())) for row in rows]
        self.known = dict(Term.objects.filter(documents__gt=0).values_list("token", "documents"))
        used = Counter(tag for text in self.texts for tag in text.document.facets.get("tag", ()))
        self.tags = sorted(used, key=lambda tag: (-used[tag], tag))[:TAGS_SHOWN]

    def found(self, question: Question, groups: Sequence[Group]) -> list[Text]:
        """What the words find, under every filter."""
        return [text for text in self._matched(question, groups) if _passes(text, question, "")]

    def scores(self, question: Question, groups: Sequence[Group]) -> dict[int, float]:
        """What each of them is worth."""
        texts = {text.document.pk: (text.words, text.stems) for text in self.found(question, groups)}
        return Ranking(groups, self.known, len(self.texts)).of(texts)

    def counts(self, question: Question, groups: Sequence[Group]) -> dict[str, dict[str, int]]:
        """For each filter how many documents each value has, its own choices left out."""
        matched = self._matched(question, groups)
        return {name: self._count(name, question, matched) for name in question.facets}

    def _count(self, name: str, question: Question, matched: list[Text]) -> dict[str, int]:
        chosen = question.filters.get(name, ())
        left = [text for text in matched if _passes(text, question, name)]
        counts = Counter(value for text in left for value in text.document.facets.get(name, ()))
        shown = {*self.tags, *chosen} if name == "tag" else set(counts)
        return {value: counts[value] for value in {*shown, *chosen} if counts[value] or value in chosen}

    def _matched(self, question: Question, groups: Sequence[Group]) -> list[Text]:
        if not question.words:
            return self.texts
        spread = {group: self._spread(group) for group in groups}
        known = [group for group in groups if spread[group]]
        deciding = [group for group in known if spread[group] <= COMMON * len(self.texts)] or known
        required = [group for group in groups if group.required]
        return [
            text
            for text in self.texts
            if any(_has(text, group) for group in deciding)
            and all(_has_in_a_row(text, group) for group in required)
        ]

    def _spread(self, group: Group) -> int:
        """How many documents the commonest way of a group has, by the rarest of its words."""
        return max(
            min(max(self.known.get(token, 0) for token in row) for row in way.tokens()) for way in group.ways
        )


def _has(text: Text, group: Group) -> bool:
    return any(_has_way(text, way) for way in group.ways)


def _has_way(text: Text, way: Way) -> bool:
    return all(text.keys.intersection(row) for row in way.tokens())


def _has_in_a_row(text: Text, group: Group) -> bool:
    if not all(len(way.words) > 1 for way in group.ways):
        return _has(text, group)
    return any(
        f" {'  '.join(way.words)} " in text.words
        or any(f" {'  '.join(row)} " in text.stems for row in way.stems)
        for way in group.ways
    )


def _passes(text: Text, question: Question, but: str) -> bool:
    facets = text.document.facets
    chosen = {name: values for name, values in question.filters.items() if name != but}
    if not all(set(facets.get(name, ())).intersection(values) for name, values in chosen.items()):
        return False
    if question.kind and question.kind not in facets["jenis"]:
        return False
    by_language = "bahasa" in question.filters or but == "bahasa"
    return by_language or question.language in facets[READERS]
