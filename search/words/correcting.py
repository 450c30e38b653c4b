"""What somebody meant who typed a word that stands in no text: a known word close to it, two words that ran
into one, or one that fell in two.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from search.models.synonyms import Row

from .analysis import stem
from .names import place_words
from .sayings import Sayings
from .slips import ONE, effort, likeliest
from .spread import Spread
from .typed import Typed
from .vocabulary import vocabulary
from .wordlists import STOP_WORDS

#: a word of fewer letters is as often an abbreviation as a slip
SHORT = 3
#: how many words of one question are corrected: each is compared with every word of the index
MOST = 5
#: and how many of those that a few texts have
MOST_RARE = 1
#: as if so many texts had a question word, or a word that they only say otherwise
ASKED = 30
#: a word with one digit in it is a slip when it is longer than this
LONG = 5
#: a word in so few texts (and in so small a part of them) may be a slip for one in so many times more
RARE, SELDOM, TIMES = 3, 0.002, 20
#: parts of a word that fewer texts have, of all, are there by chance
CHANCE = 0.0005
VOWELS = frozenset("aiueo")
SURE = 0.95
#: what a word counts that is close to one which texts have in another form only
DOUBT = 0.75


@dataclass
class Meant:
    """A word as it is read: the words it may be with how much each counts, the likeliest first."""

    options: dict[str, float]
    telling: bool = True

    @property
    def word(self) -> str:
        """The likeliest."""
        return next(iter(self.options))


def as_typed(typed: Typed) -> Meant:
    """The word itself."""
    return Meant({typed.word: 1.0}, typed.telling)


@dataclass
class Correcting:
    """One question's words against the words of the index."""

    typed: list[Typed]
    spread: Spread
    sayings: Sayings
    #: words of a row that editors know as one saying (“best practice”)
    said: frozenset[str] = frozenset()
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def meant(self) -> list[Meant]:
        """Every word as it is read; what is not corrected stays as it was typed."""
        suspects = {typed.word for typed in self.typed if self._is_suspect(typed)}
        if not suspects:
            return [as_typed(typed) for typed in self.typed]
        joined = list(self._joined(suspects))
        close = self._close(
            {typed.word for typed in joined if typed.word in suspects and self._may_be_slip(typed)}
        )
        found: list[Meant] = []
        for typed in joined:
            found += self._read(typed, close[typed.word]) if typed.word in close else [as_typed(typed)]
        return found

    def _is_suspect(self, typed: Typed) -> bool:
        if typed.quoted or not typed.telling:
            return False
        return self.spread.documents(typed.word) <= min(RARE, self.spread.texts * SELDOM)

    def _joined(self, suspects: set[str]) -> Iterator[Typed]:
        """The words with two put together where a blank slipped in: `kom bel`."""
        at = 0
        while at < len(self.typed):
            one, two = self.typed[at], self.typed[at + 1] if at + 1 < len(self.typed) else None
            whole = one.word + two.word if two else ""
            if two and self.spread.is_written(whole) and not self._are_written(one, two):
                self.corrected[f"{one.word} {two.word}"] = (whole,)
                yield Typed(whole)
                at += 2
            else:
                yield one
                at += 1

    def _are_written(self, one: Typed, two: Typed) -> bool:
        return all(not typed.telling or self.spread.is_written(typed.word) for typed in (one, two))

    def _may_be_slip(self, typed: Typed) -> bool:
        """Neither an acronym, nor a number, nor the name of a place, nor a word that can be said otherwise."""
        word = typed.word
        if typed.shouted or len(word) < SHORT or word in place_words() or self.sayings.is_listed(word):
            return False
        if word in self.said or any(self.spread.strength(way) for way in self.sayings.of((word,))):
            return False
        digits = sum(sign.isdigit() for sign in word)
        whole = not digits or _parts_of_number(word) or (digits == 1 and len(word) > LONG)
        return bool(whole) and not VOWELS.isdisjoint(word)

    def _close(self, words: set[str]) -> dict[str, list[str]]:
        unknown = sorted(words - self.spread.known.keys(), key=len, reverse=True)
        chosen = (unknown + sorted(words & self.spread.known.keys())[:MOST_RARE])[:MOST]
        if not chosen:
            return {}
        kept = vocabulary()
        listed = self.sayings.words() | STOP_WORDS
        close = {
            word: [other for other, _ in kept.close_to(word)] + _close_to(word, listed) for word in chosen
        }
        self.spread.ask((other,) for others in close.values() for other in others)
        self.spread.ask(way for word in chosen for other in close[word] for way in self._other_ways(other))
        self.spread.ask(parts for word in chosen for parts in _splits(word))
        return {
            word: [other for other in others if not VOWELS.isdisjoint(other)]
            for word, others in close.items()
        }

    def _read(self, typed: Typed, close: list[str]) -> list[Meant]:
        word, languages = typed.word, self.spread.languages
        if self.spread.is_known(word):
            return [self._doubted(word, close)]
        options = likeliest(word, {other: self._documents(other) for other in close}, languages)
        parts = self._split(word)
        if parts and (not options or not word.isalpha() or effort(word, next(iter(options))) > ONE):
            self.corrected[word] = (" ".join(parts),)
            return [Meant({part: SURE}, telling=part not in STOP_WORDS) for part in parts]
        options = self._without_stop_words(word, options)
        if not options:
            return [as_typed(typed)]
        self.corrected[word] = tuple(options)
        return [Meant(options)]

    def _without_stop_words(self, word: str, options: dict[str, float]) -> dict[str, float]:
        """The telling words among those that may be meant; none when it most likely was a question word."""
        first = next(iter(options), "")
        least = effort(word, first)
        return {
            other: weight
            for other, weight in options.items()
            if other not in STOP_WORDS and (first not in STOP_WORDS or effort(word, other) < least)
        }

    def _doubted(self, word: str, close: list[str]) -> Meant:
        """A word that texts have in another form: most likely right, and now and then a slip all the same."""
        stems = {stem(word, language) for language in self.spread.languages}
        others = {
            other: self._documents(other)
            for other in close
            if effort(word, other) < 1.3
            and stem(other, self.spread.languages[0]) not in stems
            and self.spread.documents(other) > TIMES * self.spread.documents(word)
        }
        options = likeliest(word, others, self.spread.languages)
        return Meant(
            {word: 1.0}
            | {other: DOUBT * weight for other, weight in options.items() if other not in STOP_WORDS}
        )

    def _other_ways(self, word: str) -> Iterable[Row]:
        return () if self.spread.is_written(word) else self.sayings.of((word,))

    def _documents(self, word: str) -> int:
        """How many texts speak for a word: for one that they only say otherwise a guess."""
        if word in STOP_WORDS or any(self.spread.strength(way) for way in self._other_ways(word)):
            return ASKED
        return self.spread.documents(word)

    def _split(self, word: str) -> tuple[str, str] | None:
        """The likeliest two words that ran into one: the rarer of the two is in most texts."""
        best = max(_splits(word), key=self._least, default=None)
        return best if best and self._least(best) > self.spread.texts * CHANCE else None

    def _least(self, parts: tuple[str, str]) -> int:
        return min(self._documents(part) for part in parts if not part.isdigit())


def _splits(word: str) -> list[tuple[str, str]]:
    number = _parts_of_number(word)
    if number:
        return [number]
    return [
        (word[:at], word[at:])
        for at in range(2, len(word) - 1)
        if (at > 2 or word[:at] in ("di", "ke", "se")) and len(word) - at > 2
    ]


def _parts_of_number(word: str) -> tuple[str, str] | None:
    """A word and a number that ran into one: `kelas4`, `20menit`."""
    at = next((at for at in range(1, len(word)) if word[at].isdigit() != word[at - 1].isdigit()), 0)
    one, two = word[:at], word[at:]
    whole = (one.isdigit() or one.isalpha()) and (two.isdigit() or two.isalpha())
    return (one, two) if at and whole and max(len(one), len(two)) > 2 else None


def _close_to(word: str, listed: Iterable[str]) -> list[str]:
    """Words that the texts need not have, one slip away: question words, and words of the lists."""
    return [
        other for other in listed if len(other) > SHORT - 1 and OSA.distance(word, other, score_cutoff=1) < 2
    ]
