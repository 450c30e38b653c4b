"""Words as the search compares them: folded, split, stemmed, with what carries no meaning left out of
questions.

The same analysis feeds every engine, so that a question gets the same answer wherever it is asked. A text is
kept in two forms side by side, the words as written and their stems: the stem finds, the written word decides
between finds.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

from .wordlists import KEEP_BARE, KEEP_WHOLE, STOP_WORDS

MAX_WORD = 64
WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# Two taps instead of a reduplication, as it is typed on a phone: anak2.
TYPED_TWICE = re.compile(r"[^\W\d_]{4,}2")
SNOWBALL = {"id": "indonesian", "en": "english"}
PREFIXES = ("", "ber", "ter", "di", "ke", "se", "per", "men", "mem", "me", "pem", "pen", "pe")
ENDINGS = ("", "nya", "ku", "mu", "lah", "kah", "pun", "an", "kan", "i", "annya", "kannya", "anku", "anmu")
_own = threading.local()


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without capitals, accents and apostrophes: `Mane’e` → `manee`, `Café` → `cafe`."""
    if word.isascii():
        return word.lower().replace("'", "")[:MAX_WORD]
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if sign.isalnum())
    return bare.casefold()[:MAX_WORD]


def words_of(text: str) -> list[str]:
    """The folded words of a text in reading order; `anak-anak` is twice `anak`, and `anak2` is `anak`."""
    found = map(fold, WORD.findall(unicodedata.normalize("NFC", text)))
    return [word[:-1] if word[-1] == "2" and TYPED_TWICE.fullmatch(word) else word for word in found if word]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of a text with where it begins and ends: for marking it exactly as it is written."""
    for match in WORD.finditer(text):
        yield match.start(), match.end(), fold(match[0])


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word in a language; a word of another language, or one that is kept whole, is its
    own.
    """
    if language == "id":
        whole = KEEP_BARE.get(word) or _kept_whole(word)
        if whole:
            return whole
    if language not in SNOWBALL or not word.isalpha():
        return word
    return _stemmer(language).stemWord(word) or word


def _kept_whole(word: str) -> str:
    """The word of the list that is inside this one, whatever is fixed to it: `sekolahnya`, `bersekolah` →
    `sekolah`.
    """
    for prefix in PREFIXES:
        if not word.startswith(prefix):
            continue
        for ending in ENDINGS:
            if word.endswith(ending):
                kept = KEEP_WHOLE.get(word[len(prefix) : len(word) - len(ending)])
                if kept:
                    return kept
    return ""


def _stemmer(language: str) -> "snowballstemmer.stemmer":
    # Snowball keeps the word it works on inside itself, so each thread has its own.
    stemmers = _own.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(SNOWBALL[language])
    return stemmers[language]


def is_stop_word(word: str) -> bool:
    """Whether a word of a question says nothing about what is sought: `apa`, `yang`, `tolong`, `the`."""
    return word in STOP_WORDS
