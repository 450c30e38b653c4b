"""Brings any text into the one form it is stored in: written out and read again it does not change."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from .addresses import BARE, safe_href, visible, without_trailing
from .document import (
    MARKS,
    Block,
    Cell,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Quote,
    Run,
    Table,
    marked_as,
    words,
)

# A mark does not begin with something that closes, nor end with something that opens: `(*)` is just a star.
NOT_FIRST = frozenset(" )]},.;:!?%")
NOT_LAST = frozenset(" ([{")
LARGEST_START = 999
# Every row is as wide as the widest, so a few bytes could otherwise grow into a table of millions of cells.
MOST_COLUMNS = 30
PLAIN = Run("")
RULE = re.compile(r":?-{3,}:?")

_CLOCK = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[AP]M)?"
_DATE = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_SENDER = r"[^:\[\]]{1,60}?:(?: |$)"
CHAT = re.compile(
    rf"[\u200e\u200f]?(?:\[(?:{_DATE},? {_CLOCK}|{_CLOCK},? {_DATE})\] |{_DATE},? {_CLOCK} - ){_SENDER}",
    re.IGNORECASE,
)


def tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks in the form they are stored: nothing empty, nothing split that belongs together."""
    done = _merged(part for block in blocks for part in _tidied(block))
    while _is_chat(done):
        cut = [Paragraph(tuple(_without_sender(line) for line in block.lines)) for block in done]  # type: ignore[union-attr]
        done = _merged(part for block in cut for part in _tidied(block))
    return done


def tidy_line(line: Iterable[Run]) -> Line:
    """One line with single blanks, addresses as links, and marks around whole words."""
    line = tuple(line)
    text = " ".join(visible(words(line)).split())
    if "://" not in text and all(run[1:] == PLAIN[1:] for run in line):
        return (Run(text),) if text else ()
    return _fitted_line(line)


@lru_cache(maxsize=512)
def _fitted_line(line: Line) -> Line:
    chars = _single_blanks(line)
    _loosen_blanks_from_links(chars)
    _link_addresses(chars)
    for mark in ("bold", "italic"):
        _fit_mark(chars, mark)
    while _uncross(chars):
        pass
    return _joined(chars)


def _single_blanks(line: Iterable[Run]) -> list[Run]:
    """The line as runs of one character each."""
    chars: list[Run] = []
    for run in line:
        for char in visible(run.text):
            if not char.isspace():
                chars.append(run._replace(text=char))
            elif chars and chars[-1].text != " ":
                chars.append(run._replace(text=" "))
    while chars and chars[-1].text == " ":
        chars.pop()
    return chars


def _stretches(chars: list[Run], mark: str) -> list[tuple[int, int]]:
    """Where neighbouring characters share a value of a mark, as (start, end)."""
    edges = [at for at in range(1, len(chars)) if getattr(chars[at], mark) != getattr(chars[at - 1], mark)]
    return list(zip([0, *edges], [*edges, len(chars)], strict=True)) if chars else []


def _set(chars: list[Run], start: int, end: int, mark: str, value: bool | str) -> None:
    for at in range(start, end):
        chars[at] = marked_as(chars[at], mark, value)


def _loosen_blanks_from_links(chars: list[Run]) -> None:
    """A blank at the edge of a link is not part of it."""
    for start, end in _stretches(chars, "href"):
        for edge in (start, end - 1):
            if chars[edge].text == " ":
                _set(chars, edge, edge + 1, "href", "")


def _link_addresses(chars: list[Run]) -> None:
    """Bare addresses become links."""
    for start, end in _stretches(chars, "href"):
        if chars[start].href:
            continue
        for found in BARE.finditer(words(chars[start:end])):
            address = without_trailing(found[0])
            if href := safe_href(address):
                first = start + found.start()
                _set(chars, first, first + len(address), "href", href)


def _marked(chars: list[Run], mark: str) -> list[tuple[int, int]]:
    return [(start, end) for start, end in _stretches(chars, mark) if getattr(chars[start], mark)]


def _trimmed(chars: list[Run], first: int, last: int) -> tuple[int, int]:
    """The part of a stretch that a mark may hold on to; empty if there is no word in it."""
    while first < last and chars[first].text in NOT_FIRST:
        first += 1
    while first < last and chars[last - 1].text in NOT_LAST:
        last -= 1
    return (first, last) if any(char.text.isalnum() for char in chars[first:last]) else (first, first)


def _cover(chars: list[Run], mark: str, parts: Iterable[tuple[int, int]]) -> bool:
    """Set a mark on these parts and on nothing else; tells whether that changed anything."""
    before = _marked(chars, mark)
    _set(chars, 0, len(chars), mark, False)
    for first, last in parts:
        _set(chars, first, last, mark, True)
    return _marked(chars, mark) != before


def _fit_mark(chars: list[Run], mark: str) -> None:
    """A mark covers whole words: it lets go of blanks and stops at its edges, and takes in a word it cuts."""
    parts = []
    for start, end in _marked(chars, mark):
        first, last = _trimmed(chars, start, end)
        if first == last:
            continue
        while first and chars[first - 1].text.isalnum():
            first -= 1
        while last < len(chars) and chars[last].text.isalnum():
            last += 1
        parts.append((first, last))
    _cover(chars, mark, parts)


def _uncross(chars: list[Run]) -> bool:
    """A mark that overlaps a link or the other mark only partly is cut there, and each part is fitted."""
    spans = {mark: _marked(chars, mark) for mark in MARKS}
    parts: dict[str, list[tuple[int, int]]] = {"bold": [], "italic": []}
    for mark, kept in parts.items():
        others = [span for other in MARKS if other != mark for span in spans[other]]
        for start, end in spans[mark]:
            crossing = [(a, b) for a, b in others if a < start < b < end or start < a < end < b]
            cuts = sorted({start, end, *(edge for span in crossing for edge in span if start < edge < end)})
            kept += [_trimmed(chars, *piece) for piece in pairwise(cuts)]
    changed = [_cover(chars, mark, kept) for mark, kept in parts.items()]
    return any(changed)


def _joined(chars: list[Run]) -> Line:
    runs: list[Run] = []
    start = 0
    for at in range(1, len(chars) + 1):
        if at == len(chars) or chars[at][1:] != chars[start][1:]:
            runs.append(chars[start]._replace(text=words(chars[start:at])))
            start = at
    return tuple(runs)


def _tidied(block: Block) -> list[Block]:
    if isinstance(block, Paragraph):
        return _paragraphs(block.lines)
    if isinstance(block, Heading):
        line = _without_bold(block.line)
        return [Heading(3 if block.level <= 3 else 4, line)] if line else []
    if isinstance(block, Listing):
        items = _items(block.items, nested=False)
        start = block.start if block.ordered and 0 <= block.start <= LARGEST_START else 1
        return [Listing(block.ordered, items, start)] if items else []
    if isinstance(block, Quote):
        parts = [part for inner in block.blocks for part in _tidied(inner)]
        flat = [part for outer in parts for part in (outer.blocks if isinstance(outer, Quote) else (outer,))]
        return [Quote(_merged(flat))] if flat else []
    return _table(block)


def _without_bold(line: Line) -> Line:
    """A heading is bold by itself."""
    return tidy_line(run._replace(bold=False) for run in line)


def _paragraphs(lines: Iterable[Line]) -> list[Block]:
    """An empty line ends a paragraph."""
    found: list[Block] = []
    together: list[Line] = []
    for line in [*map(tidy_line, lines), ()]:
        if line:
            together.append(line)
        elif together:
            found.append(Paragraph(tuple(together)))
            together = []
    return found


def _items(items: Iterable[Item], *, nested: bool) -> tuple[Item, ...]:
    """Items with content; lists nest one level, what is deeper moves up to it."""
    found: list[Item] = []
    for item in items:
        lines = tuple(line for line in map(tidy_line, item.lines) if line)
        subs = _items(item.sub.items, nested=True) if item.sub else ()
        if nested or not lines:
            found += [Item(lines)] if lines else []
            found += subs
        else:
            found.append(Item(lines, Listing(item.sub.ordered, subs) if item.sub and subs else None))
    return tuple(found)


def _merged(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Bullets that follow bullets are one list; so are steps that go on counting."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if isinstance(last, Listing) and isinstance(block, Listing) and last.ordered == block.ordered:
            following = last.start + len(last.items)
            if not block.ordered or block.start == following:
                found[-1] = replace(last, items=last.items + block.items)
                continue
        found.append(block)
    return tuple(found)


def _table(table: Table) -> list[Block]:
    """Rows of equal width without empty rows and columns; a table of one column is no table."""
    grid = [_cells(row) for row in ((table.head or ()), *table.rows)]
    width = max(map(len, grid))
    grid = [row + ((),) * (width - len(row)) for row in grid]
    rows = [row for row in grid[1:] if not all(_is_empty_or_rule(cell) for cell in row)]
    kept = [at for at in range(width) if any(row[at] for row in [grid[0], *rows])]
    head, *body = [tuple(row[at] for at in kept) for row in [grid[0], *rows]]
    if len(kept) < 2:
        return [part for row in [head, *body] for cell in row for part in _paragraphs(cell)]
    if not any(head):
        return [Table(None, tuple(body))]
    return [Table(tuple(tuple(map(_without_bold, cell)) for cell in head), tuple(body))]


def _cells(row: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells of a row; what is beyond the widest table joins the last cell."""
    cells = [tuple(line for line in map(tidy_line, cell) if line) for cell in row]
    last = tuple(line for cell in cells[MOST_COLUMNS - 1 :] for line in cell)
    return tuple(cells if len(cells) <= MOST_COLUMNS else [*cells[: MOST_COLUMNS - 1], last])


def _is_empty_or_rule(cell: Cell) -> bool:
    return not cell or (len(cell) == 1 and RULE.fullmatch(words(cell[0])) is not None)


def _is_chat(blocks: tuple[Block, ...]) -> bool:
    """Whether every line begins as a message copied from a chat does: [12/03/26 07.41] Bu Rahma: …"""
    lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.lines]
    only_lines = all(isinstance(block, Paragraph) for block in blocks)
    return bool(lines) and only_lines and all(CHAT.match(words(line)) for line in lines)


def _without_sender(line: Line) -> Line:
    """A chat message without its time and sender."""
    text, cut = words(line), 0
    while found := CHAT.match(text, cut):
        cut = found.end()
    kept = []
    for run in line:
        kept.append(run._replace(text=run.text[cut:]))
        cut = max(0, cut - len(run.text))
    return tidy_line(kept)
