"""What a text is made of, whichever way it was written: in plain syntax, pasted from Word, or stored as HTML.

Both readers build these parts and both writers take them, so plain text and HTML cannot drift apart.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of words with the same marks."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Line = tuple[Run, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together; between them a line break."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Heading:
    """A small heading inside a text: level 3 or 4."""

    level: int
    line: Line


@dataclass(frozen=True)
class Item:
    """One point of a list, perhaps with points of its own below it."""

    lines: tuple[Line, ...]
    sub: "Listing | None" = None


@dataclass(frozen=True)
class Listing:
    """A list: bullets, or steps numbered from `start` on."""

    ordered: bool
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True)
class Quote:
    """Words of somebody else, in paragraphs and lists."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, with or without a heading row."""

    head: tuple[Cell, ...] | None
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Heading | Listing | Quote | Table
MARKS = ("bold", "italic", "href")


def words(line: Iterable[Run]) -> str:
    """The bare words of a line."""
    return "".join(run.text for run in line)


def marked_as(run: Run, mark: str, value: bool | str) -> Run:
    """The same words with one mark set."""
    return Run._make(value if name == mark else old for name, old in zip(Run._fields, run, strict=True))


def nested(
    runs: Line,
    leaf: Callable[[Run], str],
    wrap: Callable[[str, Line, str], str],
    around: frozenset[str] = frozenset(),
) -> str:
    """Write runs as nested marks, the longest outside, so that the same runs always nest alike."""
    parts, at = [], 0
    while at < len(runs):
        reach = {mark: _reach(runs, at, mark) for mark in MARKS if mark not in around}
        mark = max(reach, key=lambda name: reach[name], default="")
        if not mark or not reach[mark]:
            parts.append(leaf(runs[at]))
            at += 1
            continue
        inside = runs[at : at + reach[mark]]
        parts.append(wrap(mark, inside, nested(inside, leaf, wrap, around | {mark})))
        at += reach[mark]
    return "".join(parts)


def _reach(runs: Line, at: int, mark: str) -> int:
    """How many runs from here on carry the same mark."""
    value = getattr(runs[at], mark)
    end = at
    while value and end < len(runs) and getattr(runs[end], mark) == value:
        end += 1
    return end - at
