"""From the lines of one version to those of the next: stayed, moved, changed, split, joined, went, came.

Whole lines are set against each other first. Only what lies between unchanged ones is compared word by word, all its
lines at once: where two lines share enough words they belong together, so that a paragraph that was split in two, or
joined with the next, is told by its words and not as one that went and others that came.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .lines import CHANGED, MOVED_AWAY, MOVED_HERE, Told, Unit, opening, whole
from .words import GONE, NEW, SAME, Budget, Change, Match, Piece, calm, changes, matches, pieces_of

#: a line is told as moved from this many words on; shorter ones are like each other by chance
MOVED_FROM = 4
#: two lines belong together when so much of the shorter (and of the longer) one stayed, or nearly all of the shorter
SHORTER, LONGER, NEARLY_ALL = 0.3, 0.15, 0.7


def compare_lines(old: Sequence[Unit], new: Sequence[Unit], budget: Budget) -> list[Told]:
    """How the lines of one version became those of the next, in the order of the new one."""
    stayed = matches([line.key for line in old], [line.key for line in new], budget)
    told: list[Told] = []
    for change in changes(stayed, len(old), len(new)):
        if change.same:
            told += [whole(line, SAME) for line in new[change.new : change.new_end]]
        else:
            gap = Gap(old[change.old : change.old_end], new[change.new : change.new_end])
            told += gap.told(budget)
    return told


@dataclass
class Group:
    """Lines that belong together, [old, old_end) and [new, new_end), with the words that hold them."""

    old: int
    old_end: int
    new: int
    new_end: int
    held: list[Match]


class Gap:
    """What lies between two unchanged lines, on both sides."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old, self.new = old, new
        self.old_words = [word for line in old for word in line.words]
        self.new_words = [word for line in new for word in line.words]
        #: where each line begins, counted in words
        self.old_at = [0, *accumulate(len(line.words) for line in old)]
        self.new_at = [0, *accumulate(len(line.words) for line in new)]

    def told(self, budget: Budget) -> list[Told]:
        """Its lines, those that belong together as one that changed."""
        found: list[Told] = []
        at = place = 0
        for group in self._groups(budget):
            found += self._apart(at, group.old, place, group.new)
            found += self._together(group)
            at, place = group.old_end, group.new_end
        return found + self._apart(at, len(self.old), place, len(self.new))

    def _apart(self, old: int, old_end: int, new: int, new_end: int) -> list[Told]:
        gone = [whole(line, GONE) for line in self.old[old:old_end]]
        return gone + [whole(line, NEW) for line in self.new[new:new_end]]

    def _groups(self, budget: Budget) -> list[Group]:
        """Lines that share enough words, those with a line in common as one group."""
        shared = self._shared(budget)
        groups: list[Group] = []
        for old, new in sorted(pair for pair in shared if self._belong(pair, shared[pair])):
            last = groups[-1] if groups else None
            if last and (old < last.old_end or new < last.new_end):
                last.old_end, last.new_end = old + 1, new + 1
                last.held += shared[old, new]
            else:
                groups.append(Group(old, old + 1, new, new + 1, shared[old, new]))
        return groups

    def _shared(self, budget: Budget) -> dict[tuple[int, int], list[Match]]:
        """What each pair of lines has in common, when all the words are read in order."""
        old_keys, new_keys = [word.text for word in self.old_words], [word.text for word in self.new_words]
        shared: dict[tuple[int, int], list[Match]] = {}
        old = new = 0
        for match in matches(old_keys, new_keys, budget):
            while match.size:
                while self.old_at[old + 1] <= match.old:
                    old += 1
                while self.new_at[new + 1] <= match.new:
                    new += 1
                size = min(match.size, self.old_at[old + 1] - match.old, self.new_at[new + 1] - match.new)
                shared.setdefault((old, new), []).append(match._replace(size=size))
                match = Match(match.old + size, match.new + size, match.size - size)
        return shared

    def _belong(self, pair: tuple[int, int], held: list[Match]) -> bool:
        common = sum(match.size for match in held)
        sizes = sorted((len(self.old[pair[0]].words), len(self.new[pair[1]].words)))
        return common >= NEARLY_ALL * sizes[0] or (
            common >= SHORTER * sizes[0] and common >= LONGER * sizes[1]
        )

    def _together(self, group: Group) -> Iterator[Told]:
        """One line of the new version after the other, with what went from it."""
        old_from, new_from = self.old_at[group.old], self.new_at[group.new]
        old = self.old_words[old_from : self.old_at[group.old_end]]
        new = self.new_words[new_from : self.new_at[group.new_end]]
        held = [Match(match.old - old_from, match.new - new_from, match.size) for match in group.held]
        told = deque(calm(changes(held, len(old), len(new))))
        for number in range(group.new, group.new_end):
            is_last = number + 1 == group.new_end
            pieces = pieces_of(
                list(told if is_last else _until(self.new_at[number + 1] - new_from, told)), old, new
            )
            changed = any(piece.kind != SAME for piece in pieces)
            yield Told(self.new[number].shape, CHANGED if changed else SAME, pieces)


def _until(end: int, told: deque[Change]) -> Iterator[Change]:
    """Take the changes up to a word of the new version; what went stays with the first words that came in its place."""
    while told and told[0].new < end:
        change = told.popleft()
        if change.new_end > end:
            at = change.old + (end - change.new) if change.same else change.old_end
            told.appendleft(change._replace(old=at, new=end))
            change = change._replace(old_end=at, new_end=end)
        yield change


def mark_moved(parts: Sequence[tuple[str, list[Told]]]) -> None:
    """Tell lines that went in one place and came in another as moved, also from one part (by its name) to another."""
    gone, came = _by_words(parts, GONE), _by_words(parts, NEW)
    for key in gone.keys() & came.keys():
        if len(key) < MOVED_FROM or len(gone[key]) > 1 or len(came[key]) > 1:
            continue
        (was, left), (now, arrived) = gone[key][0], came[key][0]
        left.state, arrived.state = MOVED_AWAY, MOVED_HERE
        left.part, arrived.part = ("", "") if was == now else (now, was)
        arrived.pieces = [piece_as_same(piece) for piece in arrived.pieces]
        left.pieces = [Piece(SAME, opening(left.pieces[0].text), 0, True)]


def piece_as_same(piece: Piece) -> Piece:
    """The same words, told as words that stayed."""
    return Piece(SAME, piece.text, piece.words, piece.spaced)


def _by_words(
    parts: Sequence[tuple[str, list[Told]]], state: str
) -> dict[tuple[str, ...], list[tuple[str, Told]]]:
    found: dict[tuple[str, ...], list[tuple[str, Told]]] = {}
    for part, lines in parts:
        for line in lines:
            if line.state == state:
                found.setdefault(line.key, []).append((part, line))
    return found
