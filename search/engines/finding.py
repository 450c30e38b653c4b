"""Which documents a question's words find, and which few hundred of them can be the best: by sets, without a
score.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

from search.bits import Bits, Tally
from search.words.terms import Group, Way

from .ranking import Ranking

#: a word that more than this share of all documents have does not decide what is found, if a rarer one does
COMMON = 0.5
#: how many entries of the index are read for one question at most, the rarest words first
READ = 120_000
#: present, often, in the head: each is worth a part of what the word's rarity is
MARKS = "+^"
Tokens = tuple[str, ...]


class Finding:
    """One question on its way through the index; what it has read once it does not read again."""

    def __init__(
        self,
        ranking: Ranking,
        read: Callable[[Sequence[Tokens]], list[Bits]],
        in_a_row: Callable[[Bits, Sequence[Way]], Bits] = lambda bits, ways: bits,
    ) -> None:
        self.ranking, self.known, self.read, self.in_a_row = ranking, ranking.known, read, in_a_row
        self.sets: dict[Tokens, Bits] = {}
        self.deciding = self._deciding()

    def matched(self) -> Bits:
        """All documents that have a telling word, and every quoted phrase."""
        required = [group for group in self.ranking.groups if group.required]
        ways = [way for group in (*self.deciding, *required) for way in group.ways]
        self._read_together(tokens for way in ways for tokens in self._rows(way))
        found = 0
        for group in self.deciding:
            found |= self._group(group)
        for group in required:
            found &= self._group(group)
        for group in required:
            if all(len(way.words) > 1 for way in group.ways):
                found = self.in_a_row(found, group.ways)
        return found

    def candidates(self, hits: Bits, count: int) -> Bits:
        """Those that can be best: with the rarest words, with them often or in the head."""
        self._read_together(
            tokens for group in self.deciding for mark in MARKS for tokens in _marked(mark, group.ways[0])
        )
        tally = Tally()
        for group in self.deciding:
            way = group.ways[0]
            points = max(round(3 * max(self.ranking.rarity(f"_{row[0]}") for row in way.stems)), 1)
            tally.add(self._group(group) & hits, 2 * points)
            for mark in MARKS:
                for tokens in _marked(mark, way):
                    tally.add(self.sets[tokens] & hits, points)
        return tally.best(hits, count)

    def _deciding(self) -> list[Group]:
        """The groups that decide what is found: those the index knows, the very common ones only if there are
        no rarer.

        In a long question the rarest words decide, as far as there is time to read; the others still rank.
        """
        spread = [(self._documents(group), at) for at, group in enumerate(self.ranking.groups)]
        known = sorted((documents, at) for documents, at in spread if documents)
        rarer = [item for item in known if item[0] <= COMMON * self.ranking.total] or known
        chosen: list[Group] = []
        left = READ
        for _, at in rarer:
            group = self.ranking.groups[at]
            left -= self._cost(group)
            if chosen and left < 0 and not group.required:
                break
            chosen.append(group)
        return chosen

    def _documents(self, group: Group) -> int:
        """How many documents the best known way of a group can find at most."""
        return max(
            min(max(self.known.get(token, 0) for token in row) for row in way.tokens()) for way in group.ways
        )

    def _cost(self, group: Group) -> int:
        return sum(
            max(self.known.get(token, 0) for token in row) for way in group.ways for row in way.tokens()
        )

    def _group(self, group: Group) -> Bits:
        found = 0
        for way in group.ways:
            found |= self._way(way)
        return found

    def _way(self, way: Way) -> Bits:
        rows = self._rows(way)
        return reduce(int.__and__, (self.sets[tokens] for tokens in rows)) if rows else 0

    def _rows(self, way: Way) -> list[Tokens]:
        """For each word of a way the tokens that the index knows; none at all when it does not know one of the words."""
        rows = [tuple(token for token in row if self.known.get(token)) for row in way.tokens()]
        return rows if all(rows) else []

    def _read_together(self, asked: Iterable[Tokens]) -> None:
        """Read what is not read yet, in one go."""
        new = [tokens for tokens in dict.fromkeys(asked) if tokens not in self.sets]
        if new:
            self.sets.update(zip(new, self.read(new), strict=True))


def _marked(mark: str, way: Way) -> list[Tokens]:
    """The tokens of a single word that stands often in a text or in its head; a row of words has none."""
    return [tuple(f"{mark}{row[0]}" for row in way.stems)] if len(way.words) == 1 else []
