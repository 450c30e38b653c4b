"""Reads paragraphs, lists, quotations, small headings and tables out of what a teacher typed."""

import re

from .addresses import visible
from .document import Block, Cell, Heading, Item, Listing, Paragraph, Quote, Table
from .inline import CELL_BREAK, ESCAPABLE, read_line
from .tidying import LARGEST_START, RULE, tidy

POINT = re.compile(r"( *)(?:[-*•]|(\d{1,9})[.)]) +(\S.*)")
HEADING = re.compile(r" *(#{1,6}) +(\S.*)")
QUOTE = re.compile(r" *>(?: (.*))?")
ROW = re.compile(r" *\|.*\|")
GUARD = re.compile(rf" *\\(?={POINT.pattern}|{HEADING.pattern}$|{QUOTE.pattern}$|{ROW.pattern}$)")
NESTED_INDENT = 2


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a text in plain syntax, in the form they are stored."""
    broken = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    lines = [visible(line.expandtabs(4).replace("\xa0", " ")).rstrip() for line in broken.split("\n")]
    return tidy(Reader(lines).blocks())


def unguarded(line: str) -> str:
    """A line without the backslash that says: this is no list, heading, quotation or table."""
    found = GUARD.match(line)
    return line[found.end() :] if found else line


def guarded(line: str) -> str:
    """A line with that backslash, if it needs one."""
    return f"\\{line}" if any(form.fullmatch(line) for form in (POINT, HEADING, QUOTE, ROW)) else line


class Reader:
    """Goes through the lines once, block by block."""

    def __init__(self, lines: list[str], *, in_quote: bool = False) -> None:
        self.lines = lines
        self.at = 0
        self.in_quote = in_quote
        self.next_step = 1  # the number with which a step may begin inside a paragraph

    def blocks(self) -> list[Block]:
        found: list[Block] = []
        while self.at < len(self.lines):
            if not self.lines[self.at]:
                self.at += 1
                self.next_step = 1
                continue
            found.append(self.block())
        return found

    def block(self) -> Block:
        line = self.lines[self.at]
        if (point := POINT.fullmatch(line)) and int(point[2] or 0) <= LARGEST_START:
            return self.listing(point)
        if heading := HEADING.fullmatch(line):
            self.at += 1
            return Heading(len(heading[1]), tuple(read_line(heading[2])))
        if not self.in_quote and QUOTE.fullmatch(line):
            return self.quote()
        if rows := self.rows():
            self.at += len(rows)
            return table(rows)
        return self.paragraph()

    def paragraph(self) -> Paragraph:
        lines = []
        while True:
            lines.append(tuple(read_line(unguarded(self.lines[self.at]))))
            self.at += 1
            if self.at == len(self.lines) or not self.lines[self.at] or self.interrupted():
                return Paragraph(tuple(lines))

    def interrupted(self) -> bool:
        """Whether another block begins here, although no empty line stands before it."""
        line = self.lines[self.at]
        if point := POINT.fullmatch(line):
            return point[2] is None or int(point[2]) in (1, self.next_step)
        if HEADING.fullmatch(line) or (not self.in_quote and QUOTE.fullmatch(line)):
            return True
        return bool(self.rows())

    def quote(self) -> Quote:
        inside = []
        while self.at < len(self.lines) and (found := QUOTE.fullmatch(self.lines[self.at])):
            inside.append(found[1] or "")
            self.at += 1
        return Quote(tuple(Reader(inside, in_quote=True).blocks()))

    def rows(self) -> list[list[str]]:
        """The rows of a table that begins here, or nothing: one row alone needs blanks beside its bars."""
        end = self.at
        while end < len(self.lines) and ROW.fullmatch(self.lines[end]):
            end += 1
        rows = [split_cells(line) for line in self.lines[self.at : end]]
        if not rows or len(rows[0]) < 2:
            return []
        alone = self.lines[self.at].strip()
        return rows if len(rows) > 1 or (alone.startswith("| ") and alone.endswith(" |")) else []

    def listing(self, first: re.Match[str]) -> Listing:
        base, ordered, start = len(first[1]), first[2] is not None, int(first[2] or 1)
        points: list[tuple[bool, bool, list[str]]] = []  # nested, ordered, lines
        count = 0
        while self.at < len(self.lines):
            line = self.lines[self.at]
            point = POINT.fullmatch(line)
            if not line:
                if not self._goes_on(base, ordered, start + count):
                    break
            elif point and (points and len(point[1]) >= base + NESTED_INDENT):
                points.append((True, point[2] is not None, [point[3]]))
            elif point and (point[2] is not None) == ordered:
                points.append((False, ordered, [point[3]]))
                count += 1
            elif point is None and line.startswith(" " * (base + 1)):
                points[-1][2].append(unguarded(line).strip())
            else:
                break
            self.at += 1
        self.next_step = start + count if ordered else self.next_step
        return Listing(ordered, items(points), start)

    def _goes_on(self, base: int, ordered: bool, number: int) -> bool:
        """Whether a list goes on after an empty line: with the next number, a bullet, or a nested point."""
        rest = next((line for line in self.lines[self.at :] if line), "")
        point = POINT.fullmatch(rest)
        if point is None:
            return False
        if len(point[1]) >= base + NESTED_INDENT:
            return True
        if not ordered:
            return point[2] is None
        return point[2] is not None and int(point[2]) == number <= LARGEST_START


def items(points: list[tuple[bool, bool, list[str]]]) -> tuple[Item, ...]:
    """Points with the nested ones below the point they follow."""
    found: list[Item] = []
    for nested, ordered, texts in points:
        item = Item(tuple(tuple(read_line(text)) for text in texts))
        if not nested:
            found.append(item)
            continue
        above = found[-1]
        sub = above.sub or Listing(ordered, ())
        found[-1] = Item(above.lines, Listing(sub.ordered, (*sub.items, item)))
    return tuple(found)


def split_at(text: str, sign: str) -> list[str]:
    """A text split at a sign that has no backslash before it."""
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in list(ESCAPABLE):
            at += 1
        elif text[at] == sign:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]]


def split_cells(line: str) -> list[str]:
    """The cells of a row, without its outer bars."""
    parts = [part.strip() for part in split_at(line.strip(), "|")][1:]
    return parts if not parts or parts[-1] else parts[:-1]


def table(rows: list[list[str]]) -> Table:
    """A second row of dashes makes the first row a heading."""
    cells = [tuple(_cell(text) for text in row) for row in rows]
    if len(rows) > 1 and rows[1] and all(RULE.fullmatch(text) for text in rows[1]):
        return Table(cells[0], tuple(cells[2:]))
    return Table(None, tuple(cells))


def _cell(text: str) -> Cell:
    return tuple(tuple(read_line(part.strip())) for part in split_at(text, CELL_BREAK))
