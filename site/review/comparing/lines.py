"""The lines of a text: a paragraph (or one of its lines), a point of a list, a small heading, a row of a table.

Whoever compares reads words, never marks: of a link its address stands beside the words, of a table the cells in a row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.story_text.document import Block, Heading, Line, Listing, Paragraph, Quote, Run, Table
from core.story_text.html_reading import read_html

from .words import SAME, Piece, Word, count_words, joined, words_of

CHANGED, MOVED_HERE, MOVED_AWAY = "changed", "moved-here", "moved-away"
OPENING = 6
#: inside a changed line, stretches that stayed are folded from so many words on, with so many left beside the change
FOLD_FROM, BESIDE, FOLDED = 60, 15, "folded"


@dataclass(frozen=True)
class Unit:
    """One line of one version; `shape` tells how it stands in the text."""

    shape: str
    words: tuple[Word, ...]
    key: tuple[str, ...]


@dataclass
class Told:
    """A line as it is shown.

    `state` is same, changed, new, gone, moved-here or moved-away; `part` names the part a moved line came from or went
    to, where it is another one; `label` says what the line is.
    """

    shape: str
    state: str
    pieces: list[Piece]
    key: tuple[str, ...] = ()
    part: str = ""
    label: str = ""

    def count(self, kind: str) -> int:
        """How many words stayed, came or went."""
        return sum(piece.words for piece in self.pieces if piece.kind == kind)

    def shown(self) -> Iterator[Piece]:
        """Its pieces; of long stretches that stayed in a changed line, only the words beside a change stand open."""
        last = len(self.pieces) - 1
        for number, piece in enumerate(self.pieces):
            if self.state == CHANGED and piece.kind == SAME and piece.words > FOLD_FROM:
                yield from _folded(piece, before=number > 0, after=number < last)
            else:
                yield piece


def units_of(html: str) -> list[Unit]:
    """The lines of a text."""
    lines = (pair for block in read_html(html) for pair in _lines(block))
    return [found for shape, text in lines if (found := unit(text, shape)).words]


def plain_units(text: str) -> list[Unit]:
    """The lines of a text without marks."""
    return [found for line in text.splitlines() if (found := unit(line)).words]


def unit(text: str, shape: str = "p") -> Unit:
    """One line."""
    words = tuple(words_of(text))
    return Unit(shape, words, tuple(word.text for word in words))


def whole(line: Unit, kind: str) -> Told:
    """A line that stayed, came or went as a whole."""
    piece = Piece(kind, joined(line.words), count_words(line.words), True)
    return Told(line.shape, kind, [piece], line.key)


def opening(text: str) -> str:
    """The first words of a line, to recognise it by."""
    words = text.split(maxsplit=OPENING)
    return " ".join(words[:OPENING]) + (" …" if len(words) > OPENING else "")


def _folded(piece: Piece, *, before: bool, after: bool) -> Iterator[Piece]:
    """The words beside the changes around a stretch, and between them the rest, to be opened on demand."""
    words = piece.text.split(" ")
    head, tail = BESIDE if before else 0, len(words) - (BESIDE if after else 0)
    spaced = piece.spaced
    for kind, part in ((SAME, words[:head]), (FOLDED, words[head:tail]), (SAME, words[tail:])):
        if part:
            yield Piece(kind, " ".join(part), sum(any(map(str.isalnum, word)) for word in part), spaced)
            spaced = True


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Paragraph):
        yield from (("p", _text(line)) for line in block.lines)
    elif isinstance(block, Heading):
        yield "h", _text(block.line)
    elif isinstance(block, Listing):
        yield from _points(block, "li")
    elif isinstance(block, Quote):
        yield from (("quote", text) for inner in block.blocks for _shape, text in _lines(inner))
    else:
        yield from _rows(block)


def _points(listing: Listing, shape: str) -> Iterator[tuple[str, str]]:
    for item in listing.items:
        yield from ((shape if first else "p", _text(line)) for first, line in _first(item.lines))
        if item.sub:
            yield from _points(item.sub, "sub")


def _first(lines: tuple[Line, ...]) -> Iterator[tuple[bool, Line]]:
    return ((number == 0, line) for number, line in enumerate(lines))


def _rows(table: Table) -> Iterator[tuple[str, str]]:
    rows = [("th", table.head)] if table.head else []
    for shape, row in [*rows, *(("tr", row) for row in table.rows)]:
        yield shape, " | ".join(" ".join(_text(line) for line in cell) for cell in row)


def _text(line: Iterable[Run]) -> str:
    """The words, with the address that a link leads to where the words do not tell it."""
    told, label, address = [], "", ""
    for run in (*line, Run("")):
        if address and run.href != address:
            told.append("" if label.strip().rstrip("/") == address.rstrip("/") else f" ({address})")
            label = ""
        address = run.href
        label = f"{label}{run.text}" if address else ""
        told.append(run.text)
    return "".join(told)
