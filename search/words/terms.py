"""What the words of a question look for: one group for each thing that was said, with the ways of saying it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.guard import MAX_TERMS

from .analysis import is_stop_word, stem, words_of

QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”»]")
SYNONYMS = Path(__file__).parents[1] / "data" / "synonyms.txt"
OTHER_WORD = 0.5
MAX_SYNONYMS = 12


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


@dataclass(frozen=True)
class Group:
    """One thing that was said, and the ways of saying it; the best way counts. Quoted words must be there."""

    ways: tuple[Way, ...]
    required: bool = False

    @property
    def typed(self) -> bool:
        """Whether it was typed, and is not only another word for several that were."""
        return self.ways[0].weight == 1.0


def groups_of(text: str, languages: tuple[str, ...]) -> list[Group]:
    """The groups of a cleaned question: words that carry meaning, quoted phrases, and synonyms of both."""
    quoted = [words_of(match[1]) for match in QUOTED.finditer(text)]
    phrases = [tuple(words[:MAX_TERMS]) for words in quoted if len(words) > 1]
    every = words_of(text)[: MAX_TERMS * 4]
    telling = [word for word in dict.fromkeys(every) if not is_stop_word(word)] or list(dict.fromkeys(every))
    telling = telling[:MAX_TERMS]
    found = [Group((_way(phrase, languages),), required=True) for phrase in phrases[:3]]
    found += [Group((_way((word,), languages), *_others((word,), languages))) for word in telling]
    for length in (4, 3, 2):
        for at in range(len(every) - length + 1):
            others = _others(tuple(every[at : at + length]), languages)
            if others and len(found) < MAX_TERMS + 4:
                found.append(Group(others))
    return found


def _way(words: tuple[str, ...], languages: tuple[str, ...], weight: float = 1.0) -> Way:
    stems = dict.fromkeys(tuple(stem(word, language) for word in words) for language in languages)
    return Way(words, tuple(stems), weight)


def _others(words: tuple[str, ...], languages: tuple[str, ...]) -> tuple[Way, ...]:
    return tuple(_way(other, languages, OTHER_WORD) for other in synonyms().get(words, ()))


@cache
def synonyms() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Other ways to say a word or a row of words, from `data/synonyms.txt`; `=>` expands from left to right
    only.
    """
    table: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    for line in SYNONYMS.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        left, one_way, right = line[1:].partition("=>")
        givers = [tuple(words_of(item)) for item in left.split(",")]
        others = [tuple(words_of(item)) for item in right.split(",")] if one_way else givers
        for giver in givers:
            table.setdefault(giver, {}).update(
                dict.fromkeys(other for other in others if other and other != giver)
            )
    return {giver: tuple(others)[:MAX_SYNONYMS] for giver, others in table.items()}
