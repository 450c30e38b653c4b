"""The passage that answers best, with the words marked exactly as the author wrote them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .models import SearchDocument
from .words.analysis import spans, stem
from .words.terms import Group

LENGTH = 220
MAX_TEXT = 60_000


class Match(NamedTuple):
    """Where a sought word stands in a text, and for which group of the question."""

    start: int
    end: int
    group: int


class Marker:
    """Knows the words of one question and finds them, inflected or not, in texts of one language."""

    def __init__(self, groups: Sequence[Group], language: str) -> None:
        self.language = language
        self.words: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        for at, group in enumerate(groups):
            for way in group.ways:
                for place, word in enumerate(way.words):
                    self.words.setdefault(word, at)
                    for row in way.stems:
                        self.stems.setdefault(row[place], at)
        # A stem lies inside every form of its word, but for its first letter (pukul in memukul): most words
        # of a text are passed over by this alone.
        cores = {found[1:] if len(found) > 3 else found for found in [*self.words, *self.stems]}
        self.cores = re.compile("|".join(re.escape(core) for core in sorted(cores)))

    def matches(self, text: str) -> list[Match]:
        """All sought words of a text, in order."""
        found = []
        for start, end, word in spans(text):
            if self.cores.search(word):
                group = self.words.get(word)
                if group is None:
                    group = self.stems.get(stem(word, self.language))
                if group is not None:
                    found.append(Match(start, end, group))
        return found


def excerpt(document: SearchDocument, groups: Sequence[Group]) -> SafeString | None:
    """The best passage of summary and parts, safe to print; None when the words stand in none of them."""
    marker = Marker(groups, document.language)
    best: tuple[tuple[int, int], str, list[Match]] | None = None
    for text in _texts(document):
        matches = marker.matches(text[:MAX_TEXT])
        for at in range(len(matches)):
            window = [
                match for match in matches[at : at + 24] if match.end - matches[at].start <= LENGTH - 40
            ]
            worth = (len({match.group for match in window}), len(window))
            if best is None or worth > best[0]:
                best = (worth, text, window)
    return _marked(best[1], best[2]) if best else None


def _texts(document: SearchDocument) -> Iterable[str]:
    yield document.summary
    yield from document.parts.values()


def _marked(text: str, window: list[Match]) -> SafeString:
    room = max(LENGTH - (window[-1].end - window[0].start), 0)
    start = _beginning(text, max(window[0].start - room // 2, 0), window[0].start)
    end = _ending(text, min(start + LENGTH, len(text)), window[-1].end)
    bits, at = [], start
    for match in window:
        bits += [
            escape(text[at : match.start]),
            format_html("<mark>{}</mark>", text[match.start : match.end]),
        ]
        at = match.end
    bits.append(escape(text[at:end]))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(" ".join(f"{before}{''.join(bits).strip()}{after}".split()))


def _beginning(text: str, start: int, first: int) -> int:
    """Where a passage begins: after the end of a sentence when one is near, else between two words."""
    if start == 0:
        return 0
    for sign in (". ", "? ", "! ", "\n", " "):
        at = text.find(sign, start, first)
        if at >= 0:
            return at + len(sign)
    return first


def _ending(text: str, end: int, last: int) -> int:
    if end >= len(text):
        return len(text)
    at = text.rfind(" ", last, end)
    return at if at >= 0 else max(last, end)
