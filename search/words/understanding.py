"""From what somebody typed to what is looked for: one reading of a question, whichever engine answers it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from search.guard import MAX_TERMS
from search.models.synonyms import MAX_ROW, Row

from .correcting import Correcting, Meant, as_typed
from .numbers import classes
from .sayings import Sayings
from .spread import Spread
from .synonyms import synonyms
from .terms import Group, Way, way_of
from .typed import phrases, typed_words

MOST_PHRASES = 3
MOST_WAYS = 16
MOST_ROWS = 4


@dataclass(frozen=True)
class Understood:
    """What the words of a question look for.

    `corrected` maps a word as it was typed to the known words that are looked for in its place, the likeliest
    first.
    """

    groups: tuple[Group, ...] = ()
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def understand(words: str, languages: tuple[str, ...], *, literal: bool = False) -> Understood:
    """Read the words of a question, which have passed the guard, for texts in these languages; `literal`
    leaves what looks like a slip as it is.
    """
    typed = typed_words(words)
    if not typed:
        return Understood()
    sayings, spread = Sayings(synonyms()), Spread(languages)
    every = [one.word for one in typed]
    spread.ask([tuple(every), *_joints(every), *_ways_of(every, sayings)])
    said = {word for row in _rows_of(every) if len(row) > 1 and sayings.of(row) for word in row}
    correcting = Correcting(typed, spread, sayings, frozenset(said))
    meant = [as_typed(one) for one in typed] if literal else correcting.meant()
    read = [one.word for one in meant]
    if read != every:
        options = ([option] for one in meant for option in one.options)
        spread.ask(way for words in (read, *options) for way in _ways_of(words, sayings))
    return Understood(_Reading(meant, spread, sayings).groups(phrases(words)), correcting.corrected)


def _ways_of(words: list[str], sayings: Sayings) -> Iterator[Row]:
    """Every other way to say any of these words, or some of them in a row."""
    yield from (way for row in _rows_of(words) for way in sayings.of(row))
    yield from (way for _, _, ways in classes(words) for way in ways)


def _joints(words: list[str]) -> Iterator[Row]:
    """What two words would be without the blank between them."""
    yield from ((one + two,) for one, two in pairwise(words))


def _rows_of(words: list[str]) -> Iterator[Row]:
    """Single words and words in a row, the longest rows first."""
    for length in range(min(MAX_ROW, len(words)), 0, -1):
        yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


@dataclass
class _Reading:
    meant: list[Meant]
    spread: Spread
    sayings: Sayings

    def groups(self, phrases: list[Row]) -> tuple[Group, ...]:
        """Quoted phrases, classes, single words, and rows of words that can be said otherwise."""
        words = [meant.word for meant in self.meant]
        named = list(classes(words))
        numbers = {place for _, place, _ in named}
        quoted = [Group(self._ways({row: 1.0}), required=True) for row in phrases[:MOST_PHRASES]]
        alone = {row[0] for row in phrases if len(row) == 1}
        in_classes = [Group(self._ways(ways)) for _, _, ways in named]
        singles = [self._single(meant) for meant in self._telling(numbers, alone)]
        rows = list(self._rows(words))[:MOST_ROWS]
        return tuple(dict.fromkeys([*quoted, *in_classes, *singles[:MAX_TERMS], *rows]))

    def _telling(self, numbers: set[int], alone: set[str]) -> list[Meant]:
        """Each word once that says something; all of them when none does."""
        left = {
            meant.word: meant
            for at, meant in enumerate(self.meant)
            if at not in numbers and meant.word not in alone
        }
        telling = [meant for meant in left.values() if meant.telling]
        return telling or ([] if numbers or alone else list(left.values()))

    def _single(self, meant: Meant) -> Group:
        ways: dict[Row, float] = {(word,): weight for word, weight in meant.options.items()}
        for word, weight in meant.options.items():
            for row, share in self.sayings.of((word,)).items():
                ways[row] = max(weight * share, ways.get(row, 0.0))
        return Group(self._ways(ways))

    def _rows(self, words: list[str]) -> Iterator[Group]:
        for row in _rows_of(words):
            ways = self._ways(self.sayings.of(row), said=row) if len(row) > 1 else ()
            if ways:
                yield Group(ways, typed=False)

    def _ways(self, ways: Mapping[Row, float], said: Row = ()) -> tuple[Way, ...]:
        """What was said first, then the other ways that any text has: none of them tells more than what was
        said, however few texts have it. With `said` all of them are other ways.
        """
        first = said or next(iter(ways))
        strengths = {row: self.spread.strength(row) for row in (first, *ways)}
        told = strengths[first]
        kept = [row for row in ways if strengths[row] or row == first][:MOST_WAYS]
        return tuple(
            way_of(row, self.spread.languages, ways[row] * _fair(told, strengths[row])) for row in kept
        )


def _fair(told: float, other: float) -> float:
    return told / other if 0 < told < other else 1.0
