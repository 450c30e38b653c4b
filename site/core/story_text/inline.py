"""Marks inside a line of plain syntax: *tebal*, _miring_, [teks](https://…), bare addresses.

As in WhatsApp a mark counts only at the edge of a word: `2*3*4` and `snake_case` are what they look like.
A backslash before one of these characters makes it literal, and is written only where it is needed.
"""

import re
from dataclasses import dataclass

from .addresses import BARE, safe_href, without_trailing
from .document import Line, Run, marked_as, nested, words
from .tidying import NOT_FIRST, NOT_LAST, tidy_line

ESCAPABLE = "\\*_[]|:⏎"
CELL_BREAK = "⏎"
LINK = re.compile(r"\[((?:\\.|[^\[\]\\])+)\]\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*|\([^\s()]*\)[^\s()]*)\)")
ORDINARY = re.compile(r"(?:[^\\\[*_h]|h(?!ttps?://))+", re.IGNORECASE)
FIELD = {"*": "bold", "**": "bold", "_": "italic"}


@dataclass
class Piece:
    """A part of a line while it is read: words, a finished link, or a mark that may open or close."""

    runs: list[Run]
    mark: str = ""
    opens: bool = False
    closes: bool = False


def read_line(text: str, *, in_link: bool = False) -> list[Run]:
    """The runs of a line of plain syntax, not yet tidied; the words of a link hold no other link."""
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        length, piece = _piece(text, at, in_link)
        pieces.append(piece)
        at += length
    _pair(pieces)
    return [run for piece in pieces for run in piece.runs]


def _piece(text: str, at: int, in_link: bool) -> tuple[int, Piece]:
    """The piece that begins at a place, and how many characters it takes."""
    char = text[at]
    if char == "\\" and text[at + 1 : at + 2] in list(ESCAPABLE):
        return 2, Piece([Run(text[at + 1])])
    if char == "[" and not in_link and (link := LINK.match(text, at)) and (href := safe_href(link[2])):
        inside = [run._replace(href=href) for run in read_line(link[1], in_link=True)]
        return len(link[0]), Piece(inside)
    if char in "hH" and not in_link and (found := BARE.match(text, at)):
        address = without_trailing(found[0])
        return len(address), Piece([Run(address)])
    if char in "*_":
        return _mark(text, at)
    ordinary = ORDINARY.match(text, at + 1)
    taken = text[at : ordinary.end() if ordinary else at + 1]
    return len(taken), Piece([Run(taken)])


def _mark(text: str, at: int) -> tuple[int, Piece]:
    """One star or underscore (or the two stars other tools write); more of them are no mark."""
    end = at
    while end < len(text) and text[end] == text[at]:
        end += 1
    mark = text[at:end]
    if mark not in FIELD:
        return len(mark), Piece([Run(mark)])
    before, after = text[at - 1 : at], text[end : end + 1]
    if after == "\\" and text[end + 1 : end + 2] in list(ESCAPABLE):
        after = text[end + 1]
    opens = bool(after) and after not in NOT_FIRST and not before.isalnum()
    closes = bool(before) and before not in NOT_LAST and not after.isalnum()
    return len(mark), Piece([Run(mark)], mark, opens and not after.isspace(), closes and not before.isspace())


def _pair(pieces: list[Piece]) -> None:
    """Let each closing mark find the last opening one; what stays alone stays a character."""
    waiting: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        partner = waiting.pop(piece.mark, None) if piece.closes else None
        if partner is not None and _has_words(pieces[partner + 1 : at]):
            for inner in pieces[partner + 1 : at]:
                inner.runs = [marked_as(run, FIELD[piece.mark], True) for run in inner.runs]
            piece.runs = pieces[partner].runs = []
            waiting = {mark: place for mark, place in waiting.items() if place < partner}
        elif piece.opens:
            waiting[piece.mark] = at


def _has_words(pieces: list[Piece]) -> bool:
    return any(char.isalnum() for piece in pieces for run in piece.runs for char in run.text)


def write_line(line: Line, *, cell: bool = False, careful: bool = False) -> str:
    """A line in plain syntax: as it would be typed if that reads the same, else with backslashes."""
    if not careful:
        typed = nested(line, lambda run: _in_cell(run.text) if cell else run.text, _wrapped_as_typed)
        if tidy_line(read_line(typed)) == line:
            return typed
    return nested(line, _escaped, _wrapped)


def _in_cell(text: str) -> str:
    return re.sub(rf"[|{CELL_BREAK}]", r"\\\g<0>", text)


def _escaped(run: Run) -> str:
    """Every character that could be a mark gets a backslash; a star inside a word needs none."""
    text = re.sub(rf"[\\\[\]|{CELL_BREAK}]", r"\\\g<0>", run.text)
    if not run.href:
        # Else a mark behind `https://` would be taken for a part of the address.
        text = text.replace("://", "\\://")
    return re.sub(r"(?<![^\W_])[*_]|[*_](?![^\W_])", r"\\\g<0>", text)


def _wrapped(mark: str, runs: Line, inside: str) -> str:
    if mark == "href":
        return f"[{inside}]({runs[0].href})"
    sign = "*" if mark == "bold" else "_"
    return f"{sign}{inside}{sign}"


def _wrapped_as_typed(mark: str, runs: Line, inside: str) -> str:
    """An address that is its own text is written bare."""
    if mark == "href" and safe_href(words(runs)) == runs[0].href and BARE.match(inside):
        return inside
    return _wrapped(mark, runs, inside)
