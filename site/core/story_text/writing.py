"""Writes a text as the HTML it is stored as, and as the plain syntax a teacher sees in the form."""

from collections.abc import Iterable
from html import escape

from .addresses import REL, attribute
from .document import Block, Cell, Heading, Item, Line, Listing, Paragraph, Quote, Run, Table, nested
from .inline import CELL_BREAK, write_line
from .reading import guarded, read

TAGS = {"bold": "b", "italic": "i"}


def html(blocks: Iterable[Block]) -> str:
    """The stored form: nothing between the tags, the same text always alike."""
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_lines(block.lines)}</p>"
    if isinstance(block, Heading):
        return f"<h{block.level}>{_line(block.line)}</h{block.level}>"
    if isinstance(block, Listing):
        return _listing(block)
    if isinstance(block, Quote):
        return f"<blockquote>{html(block.blocks)}</blockquote>"
    head = f"<thead>{_row(block.head, 'th')}</thead>" if block.head else ""
    body = "".join(_row(row, "td") for row in block.rows)
    return f"<table>{head}{f'<tbody>{body}</tbody>' if body else ''}</table>"


def _listing(listing: Listing) -> str:
    tag = "ol" if listing.ordered else "ul"
    start = f' start="{listing.start}"' if listing.start != 1 else ""
    items = "".join(
        f"<li>{_lines(item.lines)}{_listing(item.sub) if item.sub else ''}</li>" for item in listing.items
    )
    return f"<{tag}{start}>{items}</{tag}>"


def _row(row: Iterable[Cell], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_lines(cell)}</{tag}>' for cell in row)}</tr>"


def _lines(lines: Iterable[Line]) -> str:
    return "<br>".join(map(_line, lines))


def _line(line: Line) -> str:
    return nested(line, lambda run: escape(run.text, quote=False), _wrapped)


def _wrapped(mark: str, runs: tuple[Run, ...], inside: str) -> str:
    if mark == "href":
        return f'<a href="{attribute(runs[0].href)}" rel="{REL}">{inside}</a>'
    return f"<{TAGS[mark]}>{inside}</{TAGS[mark]}>"


class PlainWriter:
    """Writes blocks in plain syntax; `care` grows until the text reads as it should.

    0: as one would type it. 1: with a backslash before lines that look like a list. 2: before every sign.
    """

    def __init__(self, care: int) -> None:
        self.care = care

    def block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return "\n".join(self.guarded(self.line(line)) for line in block.lines)
        if isinstance(block, Heading):
            return f"{'#' * block.level} {self.line(block.line)}"
        if isinstance(block, Listing):
            return self.listing(block)
        if isinstance(block, Quote):
            return "\n".join(f"> {line}".rstrip() for line in plain(block.blocks).split("\n"))
        return self.table(block)

    def line(self, line: Line, *, cell: bool = False) -> str:
        return write_line(line, cell=cell, careful=self.care == 2)

    def guarded(self, line: str) -> str:
        return guarded(line) if self.care else line

    def listing(self, listing: Listing, indent: str = "") -> str:
        lines: list[str] = []
        for number, item in enumerate(listing.items, listing.start):
            sign = f"{number}." if listing.ordered else "-"
            lines += self.item(item, f"{indent}{sign} ", f"{indent}  ")
        return "\n".join(lines)

    def item(self, item: Item, sign: str, indent: str) -> list[str]:
        first, *others = [self.line(line) for line in item.lines]
        lines = [f"{sign}{first}", *(f"{indent}{self.guarded(line)}" for line in others)]
        return [*lines, self.listing(item.sub, indent)] if item.sub else lines

    def table(self, table: Table) -> str:
        rows = [self.row(row) for row in table.rows]
        if table.head:
            rows = [self.row(table.head), f"|{'---|' * len(table.head)}", *rows]
        return "\n".join(rows)

    def row(self, row: Iterable[Cell]) -> str:
        cells = (f" {CELL_BREAK} ".join(self.line(line, cell=True) for line in cell) for cell in row)
        return f"| {' | '.join(cells)} |"


def plain(blocks: Iterable[Block]) -> str:
    """The plain syntax, with as few backslashes as possible; reading it gives the same blocks."""
    return "\n\n".join(map(_plain_block, blocks))


def _plain_block(block: Block) -> str:
    for care in (0, 1):
        text = PlainWriter(care).block(block)
        if read(text) == (block,):
            return text
    return PlainWriter(2).block(block)
