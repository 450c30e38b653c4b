"""Slips of the finger: which known word somebody meant, and how sure that is.

How likely a slip is follows from the fingers (neighbouring keys, two letters the wrong way round, one left
out or tapped twice); which word is likely follows from how many texts have it.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import exp

from .analysis import stem

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SWAPPED, NEIGHBOUR, DOUBLED, LEFT_OUT, PUT_IN, OTHER = 0.8, 0.8, 0.7, 0.9, 0.9, 1.2
#: a slip at the first letter is rarer: people look at where they begin
FIRST = 0.3
#: how much less likely a dearer slip is, and how much likelier a more frequent word
STEEP, FREQUENT = 2.2, 0.35
OFFERED = 3
#: the most that one slip takes, and what longer words allow for each letter
ONE, PATIENT = 1.5, 0.25
#: a way that is less likely than this, beside the likeliest, is not worth looking for
UNLIKELY = 0.12
#: what a known word counts in the place of a typed one, after one slip and after two
SURE, UNSURE = 0.9, 0.4
#: how far the weights of several are levelled: the rest of the question decides between them
EVEN = 0.5


def neighbours(key: str) -> str:
    """The letters around a letter on a phone's keyboard."""
    return _NEAR.get(key, "")


def _near() -> dict[str, str]:
    near: dict[str, str] = {}
    for row, keys in enumerate(_KEYS):
        for at, key in enumerate(keys):
            around = keys[max(at - 1, 0) : at + 2]
            for other in _KEYS[max(row - 1, 0) : row] + _KEYS[row + 1 : row + 2]:
                around += other[max(at - 1, 0) : at + 2]
            near[key] = around.replace(key, "")
    return near


_NEAR = _near()


@lru_cache(maxsize=20_000)
def effort(typed: str, meant: str) -> float:
    """What it takes to type one word for the other: about one for each slip."""
    before: list[float] = []
    above = [0.0]
    for at in range(1, len(meant) + 1):
        above.append(above[-1] + LEFT_OUT + (FIRST if at == 1 else 0))
    for row in range(1, len(typed) + 1):
        line = [above[0] + PUT_IN + (FIRST if row == 1 else 0)]
        for at in range(1, len(meant) + 1):
            line.append(_least(typed, meant, row, at, above, line, before))
        before, above = above, line
    return above[-1]


def _least(
    typed: str, meant: str, row: int, at: int, above: list[float], line: list[float], before: list[float]
) -> float:
    a, b = typed[row - 1], meant[at - 1]
    first = FIRST if at == 1 or row == 1 else 0.0
    instead = 0.0 if a == b else first + (NEIGHBOUR if b in neighbours(a) else OTHER)
    best = above[at - 1] + instead
    twice = row > 1 and typed[row - 2] == a
    best = min(best, above[at] + (DOUBLED if twice else PUT_IN) + first)
    missed = at > 1 and meant[at - 2] == b
    best = min(best, line[at - 1] + (DOUBLED if missed else LEFT_OUT) + first)
    if row > 1 and at > 1 and a == meant[at - 2] and b == typed[row - 2]:
        best = min(best, before[at - 2] + SWAPPED + (FIRST / 2 if at == 2 else 0))
    return best


def likeliest(typed: str, documents: Mapping[str, int], languages: tuple[str, ...]) -> dict[str, float]:
    """Which of some words (each with how many texts have it) may be meant, the likeliest first, with how much
    each should count; at most three, and of those with one stem only one.
    """
    odds = {
        word: _odds(typed, word, many)
        for word, many in documents.items()
        if many and effort(typed, word) <= max(ONE, len(typed) * PATIENT)
    }
    chosen: dict[str, float] = {}
    stems: set[str] = set()
    best = max(odds.values(), default=0.0)
    for word, chance in sorted(odds.items(), key=lambda item: (-item[1], item[0])):
        if chance < UNLIKELY * best or len(chosen) == OFFERED:
            break
        root = stem(word, languages[0])
        if root not in stems:
            stems.add(root)
            chosen[word] = _sureness(typed, word) * (chance / best) ** EVEN
    return chosen


def _odds(typed: str, word: str, documents: int) -> float:
    return exp(-STEEP * effort(typed, word)) * documents**FREQUENT


def _sureness(typed: str, word: str) -> float:
    """How much a word that was meant counts, beside one that was typed: a word that no text has may be right
    all the same, the more so when two slips would be needed.
    """
    return SURE if effort(typed, word) <= ONE else UNSURE
