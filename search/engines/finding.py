"""Which documents a question's words find, and which few hundred of them can be the best: by sets, without a
score.
"""

from collections.abc import Callable

from search.bits import Bits, Tally, bits_of
from search.terms import Group, Way

from .ranking import Ranking

#: a word that more than this share of all documents have does not decide what is found, if a rarer one does
COMMON = 0.5
#: how many entries of the index are read for one question at most, the rarest words first
READ = 120_000
#: present, often, in the head: each is worth a part of what the word's rarity is
MARKS = "+^"


class Finding:
    """One question on its way through the index; what it has read once it does not read again."""

    def __init__(self, ranking: Ranking, matching: Callable[[list[str]], list[int]]) -> None:
        self.ranking, self.known, self.read = ranking, ranking.known, matching
        self.sets: dict[tuple[str, ...], Bits] = {}
        self.deciding = self._deciding()

    def matched(self) -> Bits:
        """All documents that have a telling word, and every quoted phrase."""
        found = 0
        for group in self.deciding:
            found |= self._group(group)
        for group in self.ranking.groups:
            if group.required:
                found &= self._group(group)
        return found

    def candidates(self, hits: Bits, count: int) -> Bits:
        """Those that can be best: with the rarest words, with them often or in the head."""
        tally = Tally()
        for group in self.deciding:
            way = group.ways[0]
            points = max(round(3 * max(self.ranking.rarity(f"_{row[0]}") for row in way.stems)), 1)
            tally.add(self._group(group) & hits, 2 * points)
            if len(way.words) == 1:
                for mark in MARKS:
                    tally.add(self._having(tuple(f"{mark}{row[0]}" for row in way.stems)) & hits, points)
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
        rows = [tuple(token for token in row if self.known.get(token)) for row in way.tokens()]
        if not all(rows):
            return 0
        found = self._having(rows[0])
        for row in rows[1:]:
            found &= self._having(row)
        return found

    def _having(self, tokens: tuple[str, ...]) -> Bits:
        if tokens not in self.sets:
            self.sets[tokens] = bits_of(self.read(list(tokens)))
        return self.sets[tokens]
