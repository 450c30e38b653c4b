"""The words that stand in the texts: what a slip of the finger is corrected from, on every engine alike.

Which words there are is kept at hand by each process; in how many documents they stand is asked when needed
(`spread`), so a word that is gone is never offered.
"""

import time
from bisect import insort
from collections import defaultdict
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.engines import facets
from search.models import Term

#: what a stem begins with among the terms
STEM = "_"
#: the most words kept, the most used first: 13 MB in a process
MOST = 200_000
SHORTEST, LONGEST = 3, 30
#: a vocabulary that is read in less than this many seconds is read anew after every change …
QUICK = 0.05
#: … a larger one after so many times what its reading took
PATIENCE = 200
REMEMBERED = 2_000
CLOSE = 60


@dataclass
class Vocabulary:
    """Words by their length, and what was found close to words that were asked for lately."""

    mark: bytes = b""
    read_at: float = 0.0
    took: float = 0.0
    by_length: dict[int, list[str]] = field(default_factory=dict)
    asked: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def close_to(self, word: str) -> list[tuple[str, int]]:
        """The words within two slips (one in a short word), each with how many, the closest first."""
        found = self.asked.get(word)
        if found is None:
            found = self._close_to(word)
            if len(self.asked) >= REMEMBERED:
                self.asked.clear()
            self.asked[word] = found
        return found

    def _close_to(self, word: str) -> list[tuple[str, int]]:
        most = 1 if len(word) < 6 else 2
        found: list[tuple[str, int]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            words = self.by_length.get(length, ())
            matches = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=CLOSE)
            for other, slips, _ in matches:
                insort(found, (other, int(slips)), key=lambda pair: pair[1])
        return found[:CLOSE]


_last = Vocabulary()


def vocabulary() -> Vocabulary:
    """The words of the index, read anew when it has changed."""
    global _last
    mark = facets.mark()
    waited = time.monotonic() - _last.read_at
    if _last.mark != mark and (_last.took < QUICK or waited > PATIENCE * _last.took):
        _last = _read(mark)
    return _last


def _read(mark: bytes) -> Vocabulary:
    began = time.monotonic()
    rows = Term.objects.filter(documents__gt=0).exclude(token__startswith=STEM)
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in rows.order_by("-documents").values_list("token", flat=True)[:MOST].iterator():
        if word.isalpha() and SHORTEST <= len(word) <= LONGEST:
            by_length[len(word)].append(word)
    now = time.monotonic()
    return Vocabulary(mark, now, now - began, dict(by_length))
