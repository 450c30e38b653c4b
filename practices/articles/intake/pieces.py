"""A post taken apart in reading order: pieces that are headings, labels, or plain content."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag

from .headings import LONGEST_HEADING, cell_field, heading_field, is_back_matter, label_at

_ENOUGH_ROWS = 2
_HEADINGS = ("h3", "h4")


@dataclass(frozen=True)
class Piece:
    """A block of a post. `field` is set where it names a part of the story; `name` is that name as written.

    A naming piece has `html` only when its text stands on the same line. `back` marks sources, appendices and
    rows that no part knows; `ends` the end of a worksheet's table.
    """

    html: str
    text: str = ""
    field: str = ""
    name: str = ""
    heading: bool = False
    back: bool = False
    row: bool = False
    ends: bool = False


def pieces_of(html: str) -> list[Piece]:
    """The pieces of cleaned story HTML."""
    soup = BeautifulSoup(html, "html.parser")
    return [piece for node in list(soup.children) for piece in _taken_apart(node)]


def _taken_apart(node: PageElement) -> Iterator[Piece]:
    if not isinstance(node, Tag):
        text = str(node).strip()
        if text:
            yield from _line(_paragraph(node))
    elif node.name == "table":
        yield from _table(node)
    elif node.name in _HEADINGS:
        yield _heading(node)
    elif node.name == "p":
        yield from _paragraph_pieces(node)
    elif node.name in ("ol", "ul") and _is_outline(node):
        for item in node.find_all("li", recursive=False):
            yield from _outline_item(item)
    else:
        yield Piece(str(node), _text(node))


def _heading(node: Tag) -> Piece:
    text = _text(node)
    field = heading_field(text)
    if field:
        return Piece("", text, field, text, heading=True)
    return Piece(str(node), text, heading=True, back=is_back_matter(text))


def _paragraph_pieces(node: Tag) -> Iterator[Piece]:
    """A paragraph whole, or line by line where one of its lines names a part."""
    lines = _lines(node)
    found = [list(_line(line)) for line in lines]
    if len(lines) > 1 and any(piece.field or piece.back for pieces in found for piece in pieces):
        for pieces in found:
            yield from pieces
    elif len(lines) == 1:
        yield from found[0]
    else:
        yield Piece(str(node), _text(node))


def _lines(node: Tag) -> list[Tag]:
    """The lines of a paragraph, each as a paragraph; bold text that runs over a line end stays whole."""
    lines, line = [], _paragraph()
    for child in list(node.children):
        if isinstance(child, Tag) and child.name == "br":
            lines.append(line)
            line = _paragraph()
        else:
            line.append(copy.copy(child))
    return [line for line in [*lines, line] if _text(line)]


def _line(line: Tag) -> Iterator[Piece]:
    text = _text(line)
    emphasis = _leading_emphasis(line)
    if len(text) <= LONGEST_HEADING and (field := heading_field(text)):
        yield Piece("", text, field, text, heading=True)
    elif label := label_at(text, emphasised=bool(emphasis) and heading_field(emphasis.rstrip(" :–—-")) != ""):
        _cut(line, label.length)
        yield Piece(str(line), text, label.field, label.name)
    elif emphasis and heading_field(emphasis) and len(emphasis) < len(text):
        _cut(line, len(emphasis))
        yield Piece(str(line), text, heading_field(emphasis), emphasis)
    else:
        yield Piece(
            str(line),
            text,
            heading=bool(emphasis) and emphasis == text,
            back=emphasis == text and is_back_matter(text),
        )


def _leading_emphasis(line: Tag) -> str:
    first = next((child for child in line.children if str(child).strip()), None)
    return _text(first) if isinstance(first, Tag) and first.name == "b" else ""


def _is_outline(node: Tag) -> bool:
    """Whether a list numbers the parts of the story itself: 1. Situasi … 2. Tantangan …"""
    named = [
        item for item in node.find_all("li", recursive=False) if any(p.field for p in _outline_item(item))
    ]
    return len(named) >= _ENOUGH_ROWS


def _outline_item(item: Tag) -> Iterator[Piece]:
    inner = BeautifulSoup(item.decode_contents(), "html.parser")
    line = _paragraph()
    for child in list(inner.children):
        if isinstance(child, Tag) and child.name in ("ul", "ol", "table", "blockquote", "p"):
            yield from _paragraph_pieces(line)
            yield from _taken_apart(child)
            line = _paragraph()
        else:
            line.append(child)
    yield from _paragraph_pieces(line)


def _table(node: Tag) -> Iterator[Piece]:
    """A worksheet's table row by row; any other table whole."""
    rows = [
        row.find_all(["td", "th"], recursive=False)
        for row in node.find_all("tr")
        if row.find_parent("table") is node
    ]
    named = [cells for cells in rows if _row_name(cells)[0]]
    if len(named) < _ENOUGH_ROWS:
        yield Piece(str(node), _text(node))
        return
    for cells in rows:
        field, name, rest = _row_name(cells)
        html = "".join(_cell_html(cell) for cell in rest)
        if field or html:
            unknown = not field and len(rest) > 1
            yield Piece(html, " ".join(_text(cell) for cell in rest), field, name, back=unknown, row=True)
    yield Piece("", ends=True)


def _row_name(cells: list[Tag]) -> tuple[str, str, list[Tag]]:
    """The field and name of a row and the cells with its text; row numbers and colons are passed over."""
    filled = [cell for cell in cells if _text(cell).strip(" .:")]
    if filled and _text(filled[0]).strip(" .)").isdigit() and len(filled) > 1:
        filled = filled[1:]
    if not filled or (cells and not _text(cells[0]) and filled[0] is not cells[0]):
        return "", "", filled
    text = _text(filled[0])
    first = filled[0].get_text("\n").strip().split("\n")[0]
    if len(filled) == 1 and len(text) > LONGEST_HEADING:
        return "", "", filled
    field = heading_field(first) or cell_field(text)
    name = first if heading_field(first) else text
    return (field, name.split(":")[0].strip()[:LONGEST_HEADING], filled[1:]) if field else ("", "", filled)


def _cell_html(cell: Tag) -> str:
    """The content of a cell as blocks of its own."""
    out, line = "", ""
    for child in list(cell.children):
        if isinstance(child, Tag) and child.name in ("ul", "ol", "table", "blockquote", "p", "h3", "h4"):
            out += _as_paragraphs(line) + str(child)
            line = ""
        else:
            line += child.output_ready() if isinstance(child, NavigableString) else str(child)
    return out + _as_paragraphs(line)


def _as_paragraphs(html: str) -> str:
    lines = [line.strip() for line in html.replace("<br/>", "<br>").split("<br>")]
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _cut(line: Tag, length: int) -> None:
    """Take the first `length` letters of the line's text away, whatever tags they stand in."""
    skipped = len(line.get_text()) - len(line.get_text().lstrip())
    left = length + skipped
    for string in list(line.find_all(string=True)):
        taken = min(left, len(string))
        string.replace_with(NavigableString(str(string)[taken:].lstrip() if left <= len(string) else ""))
        left -= taken
        if left <= 0:
            break
    for tag in line.find_all(["b", "i", "a"]):
        if not tag.get_text(strip=True):
            tag.decompose()


def _paragraph(*children: PageElement) -> Tag:
    tag = BeautifulSoup("", "html.parser").new_tag("p")
    for child in children:
        tag.append(copy.copy(child))
    return tag


def _text(node: PageElement) -> str:
    return node.get_text().strip() if isinstance(node, Tag) else str(node).strip()
