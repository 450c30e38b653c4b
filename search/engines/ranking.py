"""The rank of the best candidates: BM25 over the written words and over the stems, added up.

The figures 0.9 and 0.4 gave the best ranks on Indonesian questions; a word weighs by its field before it is
counted. A text that has one of the words many times is not therefore an answer to all of them, so a part of its points
depends on how much of the question it has.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import log
from typing import NamedTuple

from search.fields import FIELDS
from search.models import DocumentWords, Term
from search.words.terms import Group, Way

from .phrases import side_by_side

K1, B = 0.9, 0.4
IN_A_ROW = 0.25
#: what a text loses that has nothing of what was asked; one that has half of it loses half of this
NOT_MET = 0.4
#: what a word in these lines weighs more than one elsewhere
EXTRA = [(at, field.weight - 1) for at, field in enumerate(FIELDS) if field.weight != 1]
HEAD = EXTRA[-1][0] + 1


Sought = tuple[str, float]
#: a way as (weight, what is sought among the words, what among the stems), with rarities
SoughtWay = tuple[float, Sought, list[Sought]]


class Text(NamedTuple):
    """A text as it is counted: whole, and its first lines, together and one by one."""

    whole: str
    head: str
    lines: list[str]

    @classmethod
    def of(cls, whole: str) -> "Text":
        """Cut once, then counted for every word."""
        *lines, rest = whole.split("\n", HEAD)
        return cls(whole, whole[: len(whole) - len(rest)], lines)


class Ranking:
    """Scores documents for one question. `known` tells in how many of `total` documents a token stands."""

    def __init__(self, groups: Sequence[Group], known: Mapping[str, int], total: int) -> None:
        self.groups, self.known, self.total = groups, known, max(total, 1)

    @classmethod
    def among(cls, total: int, groups: Sequence[Group]) -> "Ranking":
        """With what the index knows of the groups' words today; at most one query."""
        tokens = {token for group in groups for way in group.ways for row in way.tokens() for token in row}
        rows = Term.objects.filter(token__in=tokens).values_list("token", "documents") if tokens else ()
        return cls(groups, dict(rows), total)

    def rarity(self, token: str) -> float:
        """What one occurrence says: much for a rare word, little for one that every text has."""
        documents = min(max(self.known.get(token, 0), 0), self.total)
        return log(1 + (self.total - documents + 0.5) / (documents + 0.5))

    def of(self, texts: Mapping[int, tuple[str, str]]) -> dict[int, float]:
        """The score of each document from its (words, stems)."""
        # In signs rather than words: only the proportion to the others counts.
        mean = sum(len(words) for words, _ in texts.values()) / max(len(texts), 1)
        return {
            number: self._score(Text.of(words), Text.of(stems), 1 - B + B * len(words) / mean)
            for number, (words, stems) in texts.items()
        }

    def best_first(self, ids: Iterable[int]) -> list[tuple[int, float]]:
        """These documents with their scores, the best first, of equals the newest page; one query."""
        texts = DocumentWords.objects.filter(pk__in=list(ids)).values_list("pk", "words", "stems")
        scores = self.of({number: (words, stems) for number, words, stems in texts})
        return sorted(scores.items(), key=lambda item: (-item[1], -item[0]))

    def _score(self, words: Text, stems: Text, norm: float) -> float:
        score = met = 0.0
        for asked, ways in self._plan:
            best = 0.0
            for weight, written, rows in ways:
                points = _points(words, *written, norm) + max(_points(stems, *row, norm) for row in rows)
                best = max(best, weight * points)
            score += best
            met += min(best, asked)
        score += IN_A_ROW * sum(_points(words, *pair, norm) for pair in self._neighbours)
        return score * (1 - NOT_MET + NOT_MET * met / self._asked)

    @cached_property
    def _plan(self) -> list[tuple[float, list[SoughtWay]]]:
        """For each group what it asks for, as the rarity of its best way, and its ways."""
        return [self._sought_group(group) for group in self.groups]

    @cached_property
    def _asked(self) -> float:
        return sum(asked for asked, _ in self._plan) or 1.0

    def _sought_group(self, group: Group) -> tuple[float, list[SoughtWay]]:
        # Another word for several that were typed is on top of them.
        ways = [self._sought_way(way) for way in group.ways if way.is_known(self.known)]
        told = (weight * max(rarity for _, rarity in rows) for weight, _, rows in ways)
        return max(told, default=0.0) if group.typed else 0.0, ways

    def _sought_way(self, way: Way) -> SoughtWay:
        written = (side_by_side(way.words), sum(self.rarity(word) for word in way.words))
        rows = [(side_by_side(row), sum(self.rarity(f"_{item}") for item in row)) for row in way.stems]
        return way.weight, written, rows

    @cached_property
    def _neighbours(self) -> list[Sought]:
        """Words of the question that stand side by side in it, and are worth more when they do so in a text."""
        typed = [
            group.ways[0].words for group in self.groups if len(group.ways[0].words) == 1 and group.typed
        ]
        return [
            (side_by_side(first + second), self.rarity(first[0]) + self.rarity(second[0]))
            for first, second in pairwise(typed)
        ]


def _points(text: Text, sought: str, rarity: float, norm: float) -> float:
    """What the occurrences in a text are worth: each further one less, and less in a long text."""
    times: float = text.whole.count(sought)
    if not times:
        return 0.0
    if sought in text.head:
        for at, extra in EXTRA:
            times += extra * text.lines[at].count(sought)
    return rarity * times * (K1 + 1) / (times + K1 * norm)
