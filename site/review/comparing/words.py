"""Two wordings of one stretch of text, side by side: which words stayed, which went, which came.

Words that both sides have exactly once hold the two together (a patience diff), small gaps between them are compared
word by word. The work is counted and ends: however a text is made, comparing it takes a bounded time, at the worst with
coarser stretches.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: an address, a word (`anak-anak` and `2,35` are one), or a sign with whatever belongs to it (skin tones, joined emoji)
TOKEN = re.compile(
    r"https?://[^\s<>]*[^\s<>().,;:!?]|\w+(?:[-'’.,/:@]\w+)*"
    r"|[^\w\s](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])*"
)
#: pairs of words compared one by one in a gap, and in all; words looked at while finding what holds both together
SMALL, CELLS, LOOKS = 10_000, 400_000, 1_500_000
#: words that stayed between two changes, too few to be worth a pause for the reader
TOO_SHORT = 3
#: below this share of words in common, two lines are told as one that went and one that came
ALIKE = 0.3

SAME, GONE, NEW = "same", "gone", "new"


class Word(NamedTuple):
    """A word or a sign, and whether a blank stands before it."""

    text: str
    spaced: bool


class Match(NamedTuple):
    """`size` things that are the same from `old` and from `new` on."""

    old: int
    new: int
    size: int


class Change(NamedTuple):
    """A stretch that stayed, or that was replaced (one side may be empty): [old, old_end) became [new, new_end)."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


@dataclass(frozen=True)
class Piece:
    """A stretch of words as the page shows it; `words` counts them, `spaced` tells of the blank before."""

    kind: str
    text: str
    words: int
    spaced: bool


class Budget:
    """What one comparison may still cost; spent over all its parts."""

    def __init__(self, cells: int = CELLS, looks: int = LOOKS) -> None:
        self.cells, self.looks = cells, looks

    def may_look(self, words: int) -> bool:
        """Whether that many words may be looked at once more."""
        self.looks -= words
        return self.looks >= 0

    def may_pair(self, cells: int) -> bool:
        """Whether a gap may be compared word by word."""
        if cells > min(SMALL, self.cells):
            return False
        self.cells -= cells
        return True


def words_of(text: str) -> list[Word]:
    """The words and signs of a text."""
    found: list[Word] = []
    end = 0
    for token in TOKEN.finditer(text):
        found.append(Word(token[0], token.start() > end or not found))
        end = token.end()
    return found


def count_words(words: Sequence[Word]) -> int:
    """How many are words, not signs."""
    return sum(word.text[0].isalnum() for word in words)


def joined(words: Sequence[Word]) -> str:
    """The words as a line; the blank before the first is left out."""
    return "".join(f" {word.text}" if word.spaced and at else word.text for at, word in enumerate(words))


def matches(old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget) -> list[Match]:
    """What both have in the same order, from the beginning on."""
    found: list[Match] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        low, high, left, right = waiting.pop()
        start, end = low, high
        while low < high and left < right and old[low] == new[left]:
            low, left = low + 1, left + 1
        if low > start:
            found.append(Match(start, left - (low - start), low - start))
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
        if high < end:
            found.append(Match(high, right, end - high))
        if low == high or left == right or not budget.may_look(high - low + right - left):
            continue
        anchors = _anchors(old, new, low, high, left, right)
        if anchors:
            waiting += _between(anchors, low, high, left, right)
        elif budget.may_pair((high - low) * (right - left)):
            found += _longest(old, new, low, high, left, right)
    return _merged(sorted(found))


def _between(
    anchors: list[tuple[int, int]], low: int, high: int, left: int, right: int
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that begin at one anchor and end before the next."""
    starts = [(low, left), *anchors]
    ends = [*anchors, (high, right)]
    for (old, new), (old_end, new_end) in zip(starts, ends, strict=True):
        yield old, old_end, new, new_end


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, left: int, right: int
) -> list[tuple[int, int]]:
    """Pairs of places of what both sides have exactly once, as many as keep their order."""
    places = _once(new, left, right)
    pairs = [(at, places[word]) for word, at in _once(old, low, high).items() if word in places]
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for index, (_old, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(tops[at - 1] if at else -1)
        ends[at : at + 1], tops[at : at + 1] = [place], [index]
    chain, index = [], tops[-1] if tops else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _once(words: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """What stands there exactly once, with its place, in order."""
    places: dict[Hashable, int] = {}
    for at in range(start, end):
        places[words[at]] = -1 if words[at] in places else at
    return {word: at for word, at in places.items() if at >= 0}


def _longest(
    old: Sequence[Hashable], new: Sequence[Hashable], low: int, high: int, left: int, right: int
) -> list[Match]:
    """The longest common order of a small gap."""
    rows = [[0] * (right - left + 1)]
    for at in range(high - 1, low - 1, -1):
        below, row = rows[-1], [0] * (right - left + 1)
        for place in range(right - left - 1, -1, -1):
            row[place] = (
                below[place + 1] + 1 if old[at] == new[left + place] else max(below[place], row[place + 1])
            )
        rows.append(row)
    rows.reverse()
    found, at, place = [], 0, 0
    while at < high - low and place < right - left:
        if old[low + at] == new[left + place]:
            found.append(Match(low + at, left + place, 1))
            at, place = at + 1, place + 1
        elif rows[at + 1][place] >= rows[at][place + 1]:
            at += 1
        else:
            place += 1
    return found


def _merged(found: list[Match]) -> list[Match]:
    """Neighbours as one."""
    merged: list[Match] = []
    for match in found:
        last = merged[-1] if merged else None
        if last and last.old + last.size == match.old and last.new + last.size == match.new:
            merged[-1] = last._replace(size=last.size + match.size)
        else:
            merged.append(match)
    return merged


def changes(found: Sequence[Match], old_size: int, new_size: int) -> list[Change]:
    """The matches with what lies between them."""
    told, old, new = [], 0, 0
    for match in (*found, Match(old_size, new_size, 0)):
        if match.old > old or match.new > new:
            told.append(Change(False, old, match.old, new, match.new))
        old, new = match.old + match.size, match.new + match.size
        if match.size:
            told.append(Change(True, match.old, old, match.new, new))
    return told


def calm(told: Sequence[Change]) -> list[Change]:
    """The same without single words left standing between two larger changes: eyes need stretches, not confetti."""
    kept: list[Change] = []
    for at, change in enumerate(told):
        small = change.same and 0 < at < len(told) - 1 and _is_speck(told[at - 1], change, told[at + 1])
        if small or (not change.same and kept and not kept[-1].same):
            last = kept.pop()
            kept.append(Change(False, last.old, change.old_end, last.new, change.new_end))
        else:
            kept.append(change)
    return kept


def _is_speck(before: Change, same: Change, after: Change) -> bool:
    size = same.old_end - same.old
    return size <= TOO_SHORT and size < min(_weight(before), _weight(after))


def _weight(change: Change) -> int:
    return max(change.old_end - change.old, change.new_end - change.new)


def pieces_of(told: Sequence[Change], old: Sequence[Word], new: Sequence[Word]) -> list[Piece]:
    """The stretches as they are shown: what went before what came."""
    found: list[Piece] = []
    for change in told:
        if change.same:
            found.append(_piece(SAME, new[change.new : change.new_end]))
            continue
        if change.old_end > change.old:
            found.append(_piece(GONE, old[change.old : change.old_end]))
        if change.new_end > change.new:
            found.append(_piece(NEW, new[change.new : change.new_end]))
    return found


def _piece(kind: str, words: Sequence[Word]) -> Piece:
    return Piece(kind, joined(words), count_words(words), words[0].spaced)
