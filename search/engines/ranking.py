"""The rank of the best candidates: BM25 over the written words and over the stems, added up.

The figures 0.9 and 0.4 gave the best ranks on Indonesian questions; a word weighs by its field before it is counted.
"""

from collections.abc import Mapping
from math import log

from search.fields import FIELDS
from search.terms import Group, Way

K1, B = 0.9, 0.4
IN_A_ROW = 0.25
WEIGHTS = [field.weight for field in FIELDS]


class Ranking:
    """Scores documents for one question. `known` tells in how many of `total` documents a token stands."""

    def __init__(self, groups: list[Group], known: Mapping[str, int], total: int) -> None:
        self.groups, self.known, self.total = groups, known, max(total, 1)
        typed = [group.ways[0] for group in groups if len(group.ways[0].words) == 1 and group.ways[0].weight == 1.0]
        self.rows = list(zip(typed, typed[1:], strict=False))

    def rarity(self, token: str) -> float:
        """What one occurrence says: much for a rare word, little for one that every text has."""
        documents = min(max(self.known.get(token, 0), 0), self.total)
        return log(1 + (self.total - documents + 0.5) / (documents + 0.5))

    def of(self, texts: Mapping[int, tuple[str, str]]) -> dict[int, float]:
        """The score of each document from its (words, stems)."""
        split = {number: (words.split("\n"), stems.split("\n")) for number, (words, stems) in texts.items()}
        # In signs rather than words: only the proportion to the others counts.
        lengths = {number: sum(len(line) for line in words) + 1 for number, (words, _) in split.items()}
        mean = sum(lengths.values()) / max(len(lengths), 1)
        return {
            number: self._score(words, stems, 1 - B + B * lengths[number] / mean)
            for number, (words, stems) in split.items()
        }

    def _score(self, words: list[str], stems: list[str], norm: float) -> float:
        score = sum(
            max(way.weight * (_saturated(self._raw(way), _times(words, way.words), norm) + self._stems(way, stems, norm))
                for way in group.ways)
            for group in self.groups
        )
        for first, second in self.rows:
            rarity = self.rarity(first.words[0]) + self.rarity(second.words[0])
            score += IN_A_ROW * _saturated(rarity, _times(words, first.words + second.words), norm)
        return score

    def _raw(self, way: Way) -> float:
        return sum(self.rarity(word) for word in way.words)

    def _stems(self, way: Way, lines: list[str], norm: float) -> float:
        return max(
            _saturated(sum(self.rarity(f"_{item}") for item in row), _times(lines, row), norm) for row in way.stems
        )


def _times(lines: list[str], row: tuple[str, ...]) -> float:
    sought = f" {'  '.join(row)} "
    return sum(weight * line.count(sought) for weight, line in zip(WEIGHTS, lines, strict=False))


def _saturated(rarity: float, times: float, norm: float) -> float:
    return rarity * times * (K1 + 1) / (times + K1 * norm) if times else 0.0
