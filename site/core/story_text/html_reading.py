"""Reads HTML, however messy, into the parts of a text. The sanitiser goes first: only known tags come in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from .addresses import SCHEMES, safe_href, visible
from .document import Block, Cell, Heading, Item, Listing, Paragraph, Quote, Run, Table, words
from .shallow import shallow
from .tables import Grid
from .tidying import tidy

HEADINGS = {"h1": 3, "h2": 3, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "font"})
BLOCKS = frozenset({"p", "div", "section", "article", "header", "footer", "main", "aside", "figure"})
BLOCKS |= {"figcaption", "center", "address", "pre", "dl", "dt", "dd"}
STRUCTURE = frozenset({"ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th"})
BREAKS = frozenset({"br", "hr"})
GONE = frozenset({"script", "style", "svg", "math", "title", "template", "noscript", "iframe", "object"})
GONE |= {"embed", "applet", "audio", "video", "canvas", "select", "textarea", "xml"}
ATTRIBUTES = {
    **{tag: {"style", "class"} for tag in INLINE | BLOCKS},
    "a": {"href", "style"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
FLOWS = frozenset({"text", "quote", "list", "cell"})
HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
UPRIGHT = re.compile(r"font-style\s*:\s*normal", re.IGNORECASE)
WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+\s+level(\d)", re.IGNORECASE)
WORD_POINT = re.compile(r"\s*(?:[·•o§▪–-]|(\d{1,3})[.)]|[a-zA-Z][.)])\s+")

_cleaner = nh3.Cleaner(
    tags=set(INLINE | BLOCKS | STRUCTURE | BREAKS | set(HEADINGS)),
    clean_content_tags=set(GONE),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    url_schemes=set(SCHEMES) | {"www"},
    link_rel=None,
)


def read_html(html: str) -> tuple[Block, ...]:
    """The blocks of an HTML text, in the form they are stored."""
    builder = Builder()
    builder.feed(_cleaner.clean(shallow(visible(html))))
    builder.close()
    return tidy(builder.finished())


@dataclass
class Frame:
    """A part of the text that is still open: the whole, a quotation, a list, a table or a cell."""

    kind: str
    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    ordered: bool = False
    start: int = 1
    grid: Grid = field(default_factory=Grid)


@dataclass
class Element:
    """An open tag: the marks around it, and what to do when it ends."""

    marks: Run
    end: Callable[[], None]


class Builder(HTMLParser):
    """Follows the tags one after the other, without recursion, so that no depth of nesting can stop it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.frames = [Frame("text")]
        self.open: list[Element] = []
        self.marks = Run("")
        self.heading = 0
        self.word_level = 0
        self.keeps_lines = False

    def finished(self) -> list[Block]:
        self.flush()
        return self.frames[0].blocks

    # What the parser meets

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.flow().lines.append([])
            return
        if tag == "hr":
            self.flush()
            return
        before = self.marks
        self.open.append(Element(before, self.begin(tag, given)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in BREAKS and self.open:
            element = self.open.pop()
            element.end()
            self.marks = element.marks

    def handle_data(self, data: str) -> None:
        flow = self.flow()
        first, *others = data.split("\n") if self.keeps_lines else [data]
        flow.lines[-1].append(self.marks._replace(text=first))
        flow.lines += [[self.marks._replace(text=other)] for other in others]

    # Tags

    def begin(self, tag: str, given: dict[str, str]) -> Callable[[], None]:
        """Open a tag, and say what its end does."""
        if tag in INLINE:
            self.mark(tag, given)
            return lambda: None
        if tag in HEADINGS:
            return self.begin_heading(HEADINGS[tag])
        if tag in ("ul", "ol"):
            return self.begin_list(tag == "ol", given.get("start", ""))
        if tag in ("table", "tr", "td", "th", "thead", "tbody", "tfoot"):
            return self.begin_table(tag, given)
        if tag == "li":
            self.end_item()
            return self.end_item
        if tag == "blockquote" and self.frames[-1].kind == "text":
            return self.begin_quote()
        return self.begin_block(tag, given)

    def mark(self, tag: str, given: dict[str, str]) -> None:
        """Bold and italic by tag or by style, as Word and Google Docs write it; a link by its address."""
        style = given.get("style", "")
        bold = self.marks.bold or tag in ("b", "strong") or HEAVY.search(style) is not None
        italic = self.marks.italic or tag in ("i", "em") or SLANTED.search(style) is not None
        href = safe_href(given.get("href", "")) if tag == "a" else self.marks.href
        self.marks = Run("", bold and not LIGHT.search(style), italic and not UPRIGHT.search(style), href)

    def begin_heading(self, level: int) -> Callable[[], None]:
        self.flush()
        self.heading = level

        def end() -> None:
            self.flush()
            self.heading = 0

        return end

    def begin_block(self, tag: str, given: dict[str, str]) -> Callable[[], None]:
        self.flush()
        before = self.word_level, self.keeps_lines
        level = WORD_LIST.search(given.get("style", ""))
        if level:
            self.word_level = int(level[1])
        self.keeps_lines = self.keeps_lines or tag == "pre"

        def end() -> None:
            self.flush()
            self.word_level, self.keeps_lines = before

        return end

    def begin_quote(self) -> Callable[[], None]:
        self.flush()
        self.frames.append(Frame("quote"))

        def end() -> None:
            self.flush()
            quote = self.frames.pop()
            self.frames[-1].blocks.append(Quote(tuple(quote.blocks)))

        return end

    def begin_list(self, ordered: bool, start: str) -> Callable[[], None]:
        """A list, a list in a list; anything deeper, or in a cell, only ends the line."""
        kinds = [frame.kind for frame in self.frames]
        self.end_item()
        if kinds[-1] not in ("text", "quote", "list") or kinds.count("list") == 2:
            return self.end_item
        number = int(start) if re.fullmatch(r"\d{1,3}", start) else 1
        self.frames.append(Frame("list", ordered=ordered, start=number))
        return self.end_list

    def end_list(self) -> None:
        self.end_item()
        ended = self.frames.pop()
        above = self.frames[-1]
        items = tuple(ended.items)
        if above.kind != "list":
            above.blocks.append(Listing(ended.ordered, items, ended.start))
        elif not above.items:
            above.items += items
        elif items:
            last = above.items[-1]
            sub = last.sub or Listing(ended.ordered, ())
            above.items[-1] = Item(last.lines, Listing(sub.ordered, sub.items + items))

    def begin_table(self, tag: str, given: dict[str, str]) -> Callable[[], None]:
        """Tables stand in the text or in a quotation; elsewhere their cells are lines."""
        top = self.frames[-1]
        if tag == "table" and top.kind in ("text", "quote"):
            self.flush()
            self.frames.append(Frame("table"))
            return self.end_table
        if top.kind == "table" and tag == "tr":
            top.grid.begin_row()
        if top.kind == "table" and tag in ("td", "th"):
            self.frames.append(Frame("cell"))
            spans = given.get("colspan", ""), given.get("rowspan", "")
            return lambda: self.end_cell(tag == "th", *spans)
        if top.kind != "table":
            self.flush()
            return self.flush
        return lambda: None

    def end_cell(self, is_head: bool, columns: str, rows: str) -> None:
        cell: Cell = tuple(tuple(line) for line in self.frames.pop().lines)
        self.frames[-1].grid.add(cell, is_head, columns, rows)

    def end_table(self) -> None:
        grid = self.frames.pop().grid
        head, rows = grid.finished()
        if head or rows:
            self.frames[-1].blocks.append(Table(head, rows))

    # Lines

    def flow(self) -> Frame:
        """The innermost part that takes words."""
        return next(frame for frame in reversed(self.frames) if frame.kind in FLOWS)

    def end_item(self) -> None:
        """A point of a list ends; in a cell its line does."""
        flow = self.flow()
        if flow.kind != "list":
            self.flush()
        elif any(words(line).strip() for line in flow.lines):
            flow.items.append(Item(tuple(tuple(line) for line in flow.lines)))
            flow.lines = [[]]
        else:
            flow.lines = [[]]

    def flush(self) -> None:
        """A block ends: a paragraph, a heading, a point of Word's lists; in lists and cells only a line."""
        flow = self.flow()
        if flow.kind in ("list", "cell"):
            if flow.lines[-1]:
                flow.lines.append([])
            return
        lines = tuple(tuple(line) for line in flow.lines)
        flow.lines = [[]]
        if not any(words(line).strip() for line in lines):
            return
        if self.heading:
            joined = tuple(run for line in lines for run in (*line, Run(" ")))
            flow.blocks.append(Heading(self.heading, joined))
        elif self.word_level and (point := WORD_POINT.match(words(run for line in lines for run in line))):
            self.add_word_point(flow, lines, point)
        else:
            flow.blocks.append(Paragraph(lines))

    def add_word_point(self, flow: Frame, lines: tuple[tuple[Run, ...], ...], point: re.Match[str]) -> None:
        """Word writes the points of a list as paragraphs with a sign in front."""
        sign = point[0].strip()
        item = Item((_without(lines[0], point.end()), *lines[1:]))
        ordered = len(sign) > 1
        last = flow.blocks[-1] if flow.blocks else None
        if self.word_level > 1 and isinstance(last, Listing):
            above = last.items[-1]
            sub = above.sub or Listing(ordered, ())
            below = Item(above.lines, Listing(sub.ordered, (*sub.items, item)))
            flow.blocks[-1] = Listing(last.ordered, (*last.items[:-1], below), last.start)
        elif isinstance(last, Listing) and last.ordered == ordered:
            flow.blocks[-1] = Listing(ordered, (*last.items, item), last.start)
        else:
            flow.blocks.append(Listing(ordered, (item,), int(point[1] or 1)))


def _without(line: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """A line without its first characters."""
    kept = []
    for run in line:
        kept.append(run._replace(text=run.text[count:]))
        count = max(0, count - len(run.text))
    return tuple(kept)
