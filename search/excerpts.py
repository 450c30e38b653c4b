"""The passage that answers best, with the words marked exactly as the author wrote them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .models import SearchDocument
from .words.analysis import spans, stem
from .words.terms import Group

LENGTH = 220
#: letters of one field, and matches in it, that are looked at: a page of twelve long texts is not to wait for them
MAX_TEXT = 30_000
MAX_MATCHES = 400
#: matches of one passage at most
MANY = 24


class Match(NamedTuple):
    """Where something sought stands in a text, for which group of the question, and in which of its ways."""

    start: int
    end: int
    group: int
    way: int


class Row(NamedTuple):
    """A way that is several words in a row, as written and as stems."""

    words: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    group: int
    way: int


class Seen(NamedTuple):
    """A word of a text that may be sought: the how-manieth it is, where it stands, itself and its stem."""

    at: int
    start: int
    end: int
    word: str
    stem: str


class Marker:
    """Knows the words of one question and finds them, inflected or not, in texts of one language."""

    def __init__(self, groups: Sequence[Group], language: str) -> None:
        self.language = language
        self.words: dict[str, tuple[int, int]] = {}
        self.stems: dict[str, tuple[int, int]] = {}
        self.rows: dict[str, list[Row]] = {}
        sought: set[str] = set()
        for at, group in enumerate(groups):
            for number, way in enumerate(group.ways):
                sought.update(way.words, *way.stems)
                if len(way.words) > 1:
                    row = Row(way.words, way.stems, at, number)
                    for first in {way.words[0], *(stems[0] for stems in way.stems)}:
                        self.rows.setdefault(first, []).append(row)
                    continue
                self.words.setdefault(way.words[0], (at, number))
                for stems in way.stems:
                    self.stems.setdefault(stems[0], (at, number))
        # A stem lies inside every form of its word, but for its first letter (pukul in memukul): most words
        # of a text are passed over by this alone.
        cores = {found[1:] if len(found) > 3 else found for found in sought}
        self.cores = re.compile("|".join(re.escape(core) for core in sorted(cores)) or r"\b\B")

    def matches(self, text: str) -> list[Match]:
        """Everything sought that stands in a text, in order."""
        seen = [
            Seen(at, start, end, word, stem(word, self.language))
            for at, (start, end, word) in enumerate(spans(text[:MAX_TEXT]))
            if self.cores.search(word)
        ]
        found = [match for one in seen if (match := self._single(one))]
        if self.rows:
            found += [match for at in range(len(seen)) for match in self._in_a_row(seen, at)]
            found.sort(key=lambda match: (match.start, -match.end))
        return found

    def _single(self, one: Seen) -> Match | None:
        place = self.words.get(one.word) or self.stems.get(one.stem)
        return Match(one.start, one.end, *place) if place else None

    def _in_a_row(self, seen: list[Seen], at: int) -> Iterable[Match]:
        first = seen[at]
        for row in {*self.rows.get(first.word, ()), *self.rows.get(first.stem, ())}:
            length = len(row.words)
            ones = seen[at : at + length]
            if len(ones) < length or ones[-1].at - first.at != length - 1:
                continue
            stems = tuple(one.stem for one in ones)
            if stems in row.stems or tuple(one.word for one in ones) == row.words:
                yield Match(first.start, ones[-1].end, row.group, row.way)


@dataclass(frozen=True)
class Read:
    """One field of a document as the question reads it: its key (a part's own, or `title`, `tags` …), text, matches."""

    key: str
    text: str
    matches: list[Match]


@dataclass(frozen=True)
class Passage:
    """The passage that answers best, safe to print, and the key of the part that it is from."""

    key: str
    text: SafeString


def read(document: SearchDocument, groups: Sequence[Group]) -> list[Read]:
    """The fields of a document in which anything of the question stands, in the order in which people see them."""
    marker = Marker(groups, document.language)
    fields = [
        ("title", document.title),
        ("tags", document.tags),
        ("summary", document.summary),
        ("topics", document.topics),
        ("place", document.place),
        *document.parts.items(),
        ("resources", document.resources),
        ("people", document.people),
    ]
    found = (Read(key, text, marker.matches(text)) for key, text in fields if text)
    return [field for field in found if field.matches]


def passage(document: SearchDocument, fields: Iterable[Read]) -> Passage | None:
    """The best passage of summary and parts; None when the words stand in none of them."""
    best: tuple[tuple[int, int], Read, list[Match]] | None = None
    for field in fields:
        if field.key != "summary" and field.key not in document.parts:
            continue
        for at, first in enumerate(field.matches[:MAX_MATCHES]):
            window = [
                match for match in field.matches[at : at + MANY] if match.end - first.start <= LENGTH - 40
            ] or [first]
            worth = (len({match.group for match in window}), len(window))
            if best is None or worth > best[0]:
                best = (worth, field, window)
    return Passage(best[1].key, _marked(best[1].text, best[2])) if best else None


def _marked(text: str, window: list[Match]) -> SafeString:
    last = max(match.end for match in window)
    room = max(LENGTH - (last - window[0].start), 0)
    start = _beginning(text, max(window[0].start - room // 2, 0), window[0].start)
    end = _ending(text, min(start + LENGTH, len(text)), last)
    bits, at = [], start
    for match in window:
        if match.start < at:  # a row of words holds this one
            continue
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
