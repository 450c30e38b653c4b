"""Other ways to say what was typed, and how much each counts beside the words themselves."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from search.models.synonyms import Row

from .analysis import ENDINGS, PREFIXES, words_of
from .names import place_forms
from .numbers import same_number
from .synonyms import Table

FILE = Path(__file__).parents[1] / "data" / "spellings.txt"
SPELLING, PLACE, SYNONYM = 0.9, 0.9, 0.5
#: endings behind a word that is in a list without them: muridnya, kombelku
CLITICS = ("nya", "ku", "mu", "lah", "kah", "pun")
MOST = 16
#: a listed word of fewer letters is an abbreviation, and no slip is taken for it
LISTED = 5


class Sayings:
    """The other ways to say the words of one question, looked up once each."""

    def __init__(self, synonyms: Table) -> None:
        self._synonyms = synonyms
        self._found: dict[Row, dict[Row, float]] = {}

    def of(self, row: Row) -> dict[Row, float]:
        """The other ways to say a word or a row of words, the surest first."""
        if row not in self._found:
            self._found[row] = self._of(row)
        return self._found[row]

    def is_listed(self, word: str) -> bool:
        """Whether editors have a word among their synonyms."""
        return (word,) in self._synonyms

    def words(self) -> set[str]:
        """Every single word that can be said otherwise by one of the lists, acronyms left out."""
        bare, inner = _spelt_words()
        rows = {row[0] for table in (self._synonyms, place_forms()) for row in table if len(row) == 1}
        return {word for word in {*rows, *bare, *inner} if len(word) >= LISTED}

    def _of(self, row: Row) -> dict[Row, float]:
        found: dict[Row, float] = {}
        _take(found, spellings(row), SPELLING)
        if len(row) == 1:
            for number, weight in same_number(row[0]).items():
                _take(found, [(number,)], weight)
        for form in _looked_up(row):
            _take(found, place_forms().get(form, ()), PLACE)
            for other in self._synonyms.get(form, ()):
                _take(found, [other, *spellings(other)], SYNONYM)
        found.pop(row, None)
        return dict(sorted(found.items(), key=lambda item: -item[1])[:MOST])


def _take(found: dict[Row, float], rows: Iterable[Row], weight: float) -> None:
    for row in rows:
        found[row] = max(weight, found.get(row, 0.0))


def spellings(row: Row) -> list[Row]:
    """The same spelt otherwise, in one word or in two where people write both."""
    found = list(_spelt_rows().get(row, ()))
    return found + [(other,) for other in _respelt(row[0])] if len(row) == 1 else found


def _looked_up(row: Row) -> list[Row]:
    """What to look for in the lists: the row, without a clitic, and with one of its words spelt otherwise."""
    found = [row, *spellings(row)]
    if len(row) > 1:
        found += [
            (*row[:at], other, *row[at + 1 :]) for at, word in enumerate(row) for other in _respelt(word)
        ]
    return list(dict.fromkeys(form for one in found for form in (one, _bare(one))))


@lru_cache(maxsize=20_000)
def _respelt(word: str) -> list[str]:
    """A word with its inner part spelt otherwise: `mempraktekkan` → `mempraktikkan`."""
    kept, inner = _spelt_words()
    found = list(kept.get(word, ()))
    for prefix in (*PREFIXES, "meng", "peng", "memper", "diper"):
        if word.startswith(prefix):
            for ending in ENDINGS:
                if word.endswith(ending):
                    core = word[len(prefix) : len(word) - len(ending)]
                    found += [f"{prefix}{other}{ending}" for other in inner.get(core, ())]
    return list(dict.fromkeys(found))


def _bare(row: Row) -> Row:
    last = row[-1]
    ending = next((end for end in CLITICS if last.endswith(end) and len(last) > len(end) + 2), "")
    return (*row[:-1], last[: len(last) - len(ending)])


def _lines() -> list[tuple[bool, list[Row]]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    return [
        (line.startswith("="), [tuple(words_of(form)) for form in line.lstrip("= ").split()]) for line in told
    ]


@cache
def _spelt_words() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Single words and their other spellings: those for the bare word alone, and those inside longer words."""
    bare: dict[str, tuple[str, ...]] = {}
    inner: dict[str, tuple[str, ...]] = {}
    for is_bare, rows in _lines():
        words = [row[0] for row in rows if len(row) == 1]
        for word in words:
            (bare if is_bare else inner)[word] = tuple(other for other in words if other != word)
    return bare, inner


@cache
def _spelt_rows() -> Mapping[Row, tuple[Row, ...]]:
    """What is written in one word or in two."""
    return {
        row: tuple(other for other in rows if other != row)
        for _, rows in _lines()
        if any(len(row) > 1 for row in rows)
        for row in rows
    }
