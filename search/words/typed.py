"""What was typed, word by word: folded as the index has it, and with what only the typing tells."""

import unicodedata
from dataclasses import dataclass

from search.guard import MAX_TERMS

from .analysis import TYPED_TWICE, WORD, fold, is_stop_word
from .terms import QUOTED

MOST = MAX_TERMS * 4


@dataclass(frozen=True)
class Typed:
    """One word of a question.

    `shouted` words are in capitals where others are not: an acronym, `MIN` and no courtesy. `quoted` ones are
    meant as they are.
    """

    word: str
    shouted: bool = False
    quoted: bool = False

    @property
    def telling(self) -> bool:
        """Whether the word says something about what is sought."""
        return self.shouted or not is_stop_word(self.word)


def typed_words(text: str) -> list[Typed]:
    """The words of a cleaned question in order."""
    line = unicodedata.normalize("NFC", text)
    quotes = [match.span() for match in QUOTED.finditer(line)]
    loud = line.upper() == line
    found = []
    for match in WORD.finditer(line):
        word = fold(match[0])
        if word[-1:] == "2" and TYPED_TWICE.fullmatch(word):
            word = word[:-1]
        shouted = not loud and len(word) > 1 and match[0].isupper()
        quoted = any(start < match.start() < end for start, end in quotes)
        if word:
            found.append(Typed(word, shouted, quoted))
    return found[:MOST]


def phrases(text: str) -> list[tuple[str, ...]]:
    """What stands in quotes."""
    quoted = (typed_words(match[1]) for match in QUOTED.finditer(text))
    return [tuple(typed.word for typed in row[:MAX_TERMS]) for row in quoted if row]
