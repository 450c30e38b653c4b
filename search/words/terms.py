"""What the words of a question look for: one group for each thing that was said, with the ways of saying it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .analysis import stem

QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")


@dataclass(frozen=True)
class Way:
    """One way of saying something: a word or several in a row, as written and as stems, and how much it
    counts.
    """

    words: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    weight: float = 1.0

    def tokens(self) -> list[list[str]]:
        """For each word in the row the index tokens that stand for it: the written word, or a stem in a
        language.
        """
        return [
            list(dict.fromkeys([word, *(f"_{row[at]}" for row in self.stems)]))
            for at, word in enumerate(self.words)
        ]

    def is_known(self, known: Mapping[str, int]) -> bool:
        """Whether texts have every word of it in one form at least, by how many documents each token stands in."""
        return all(any(known.get(token) for token in row) for row in self.tokens())


@dataclass(frozen=True)
class Group:
    """One thing that was said, and the ways of saying it; the best way counts. Quoted words must be there.

    `typed` is false for another word for several that were typed: it stands beside their own groups.
    """

    ways: tuple[Way, ...]
    required: bool = False
    typed: bool = True


def way_of(words: tuple[str, ...], languages: tuple[str, ...], weight: float = 1.0) -> Way:
    """A way with its stems in these languages."""
    stems = dict.fromkeys(tuple(stem(word, language) for word in words) for language in languages)
    return Way(words, tuple(stems), weight)
