"""From the HTML of a blog to the plain shape of a story: paragraphs, headings, lists, quotations, tables.

Blogs wrap a sentence in five boxes, make headings of bold text and paragraphs of two line breaks. `shape()`
keeps what a reader sees and drops how it was made. It reads each tag once, so that a whole blog is shaped in
seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3
from django.utils.translation import gettext_lazy as _

from .mending import mend
from .pictures import Resolve, address_of, picture_of, video_address
from .posts import IntakeError, Notice, Picture

Block = tuple[str, str]
"""A kind ("text", "h3", "h4" or "raw") and its HTML; only "raw" carries its own tags around it."""

_BOXES = {"p", "div", "section", "article", "main", "center", "pre", "address", "figure", "figcaption", "dl",
          "dt", "dd", "hr", "caption", "header", "footer", "aside", "fieldset", "legend", "body"}  # fmt: skip
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
_LINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "span": "", "font": "", "a": "a"}
_FRAMES = {"ul", "ol", "li", "blockquote", "table", "td", "th"}
_KEPT = (
    _BOXES | set(_HEADINGS) | set(_LINE) | _FRAMES | {"br", "img", "tr", "thead", "tbody", "tfoot", "iframe"}
)
_ATTRIBUTES = {
    "a": {"href"}, "iframe": {"src"}, "span": {"style"}, "b": {"style"},
    "img": {"src", "alt", "data-src", "data-original", "width", "height"},
}  # fmt: skip
_HIDDEN = {"script", "style", "template", "svg", "math", "noscript", "object", "applet", "select", "textarea"}
_SCHEMES = {"http", "https", "mailto", "tel", "data"}

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = {"br", "img", "hr", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"}
# A new one of these closes the one before it, so a page may open thousands and close none.
_SELF_CLOSING = {"p", "li", "td", "th", "tr", "tbody", "thead", "dt", "dd", "option"}
_FLAT = _VOID | _SELF_CLOSING
_MANY_TAGS, _DEEPEST = 3000, 3000
_HOLLOW = re.compile(r"<(b|i)>((?:\s|<br>)*)</\1>|<a href=\"[^\"]*\">((?:\s|<br>)*)</a>")
_SEAM = re.compile(r"</(b|i)>(\s*)<\1>")
_EDGE = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
_MARKED_EDGE = re.compile(r"^((?:<[bi]>)+)(?:<br>| )|(?:<br>| )((?:</[bi]>)+)$")
_BLANKS = re.compile("  +")
_BREAKS = re.compile("(?: ?<br>)+ ?")


@dataclass
class Shaped:
    """What `shape()` found: blocks in reading order, the pictures, and what the owner should know."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def html(self) -> str:
        """The blocks as HTML."""
        return "".join(_flowing(self.blocks))


@dataclass
class _Frame:
    """A list, an item, a quotation, a table or a cell that is still open."""

    tag: str
    blocks: list[Block] = field(default_factory=list)
    rows: list[list[_Frame]] = field(default_factory=list)


def shape(raw: str, resolve: Resolve | None = None) -> Shaped:
    """Shape the HTML of one post. `resolve` finds the bytes of a picture that lies beside the file.

    Raises IntakeError for markup nested so deep that no browser would show it.
    """
    refuse_depth(raw)
    tidy = nh3.clean(
        raw, tags=_KEPT, attributes=_ATTRIBUTES, clean_content_tags=_HIDDEN, url_schemes=_SCHEMES,
        link_rel=None, filter_style_properties={"font-weight", "font-style"},
    )  # fmt: skip
    shaper = _Shaper(resolve)
    shaper.feed(tidy)
    shaper.close()
    return shaper.finish()


def refuse_depth(raw: str) -> None:
    """Stop at markup nested thousands deep: cleaning it would take minutes."""
    if raw.count("<") < _MANY_TAGS:
        return
    depth = 0
    for found in _TAG.finditer(raw):
        if found[2].lower() not in _FLAT and not found[3]:
            depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _DEEPEST:
            line = raw.count("\n", 0, found.start()) + 1
            raise IntakeError(_("Susunan halaman ini rusak: terlalu banyak kotak di dalam kotak."), line)


def _flowing(blocks: list[Block]) -> list[str]:
    tags = {"text": "p", "h3": "h3", "h4": "h4"}
    return [html if kind == "raw" else f"<{tags[kind]}>{html}</{tags[kind]}>" for kind, html in blocks]


def _packed(blocks: list[Block]) -> str:
    """The content of a cell or an item, where paragraphs become lines."""
    out = ""
    for kind, html in blocks:
        line = f"<b>{html}</b>" if kind in ("h3", "h4") and "<b>" not in html else html
        out += (
            line
            if kind == "raw" or not out or out.endswith(("</ul>", "</ol>", "</table>"))
            else f"<br>{line}"
        )
    return out


class _Shaper(HTMLParser):
    """Walks tidy HTML and collects blocks."""

    def __init__(self, resolve: Resolve | None) -> None:
        super().__init__(convert_charrefs=True)
        self.resolve = resolve
        self.shaped = Shaped()
        self.frames = [_Frame("root")]
        self.line: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.kind = "text"

    def handle_data(self, data: str) -> None:
        text = mend(data.replace("\n", " ").replace("\r", " "))
        if text:
            self.line.append(escape(text, quote=False))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINE:
            self._open_line(tag, dict(attrs))
        elif tag == "br":
            self._break()
        elif tag in _HEADINGS:
            self._flush()
            self.kind = _HEADINGS[tag]
        elif tag in _FRAMES:
            self._flush()
            self.frames.append(_Frame(tag))
        elif tag == "tr":
            self._flush()
            self.frames[-1].rows.append([])
        elif tag == "img":
            self._picture(dict(attrs))
        elif tag == "iframe":
            self._video(dict(attrs).get("src") or "")
        else:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINE:
            self._close_line(tag)
            return
        if tag in _KEPT and tag not in _VOID:
            self._flush()
        if tag in _HEADINGS:
            self.kind = "text"
        elif tag in _FRAMES and self.frames[-1].tag == tag:
            self._close_frame(self.frames.pop())

    def finish(self) -> Shaped:
        """Close what is still open and hand over the result."""
        self._flush()
        while len(self.frames) > 1:
            self._close_frame(self.frames.pop())
        self.shaped.blocks = self.frames[0].blocks
        self.shaped.notices += _told(self.shaped.pictures)
        return self.shaped

    def _open_line(self, tag: str, attrs: dict[str, str | None]) -> None:
        name, style, start = _LINE[tag], attrs.get("style") or "", ""
        if tag == "span" and re.search(r"bold|[6-9]00", style):
            name = "b"
        elif tag == "span" and "italic" in style:
            name = "i"
        elif tag == "b" and re.search(r"normal|400", style):
            name = ""
        if name == "a":
            address = address_of(attrs.get("href") or "")
            start = f'<a href="{escape(address)}">' if address else ""
        elif name and not any(closing == f"</{name}>" for _opening, closing in self.open):
            start = f"<{name}>"
        self.open.append((start, f"</{name}>" if start else ""))
        self.line.append(start)

    def _close_line(self, _tag: str) -> None:
        if self.open:
            self.line.append(self.open.pop()[1])

    def _break(self) -> None:
        last = next((piece for piece in reversed(self.line) if piece.strip()), "")
        if last == "<br>" and self.frames[-1].tag in ("root", "blockquote"):
            self._flush()
        else:
            self.line.append("<br>")

    def _flush(self) -> None:
        """End the paragraph; bold or italic that goes on is taken up again in the next one."""
        closing = "".join(end for _start, end in reversed(self.open))
        html = _neat("".join(self.line) + closing)
        self.line = [start for start, _end in self.open if start]
        if html:
            self.frames[-1].blocks.append((self.kind, html))

    def _close_frame(self, frame: _Frame) -> None:
        parent = self.frames[-1]
        if frame.tag in ("td", "th") and parent.rows:
            parent.rows[-1].append(frame)
        elif frame.tag == "table":
            parent.blocks += _table(frame)
        elif frame.tag == "blockquote" and frame.blocks:
            parent.blocks.append(("raw", f"<blockquote>{''.join(_flowing(frame.blocks))}</blockquote>"))
        elif frame.tag == "li" and parent.tag in ("ul", "ol"):
            if frame.blocks:
                parent.blocks.append(("raw", f"<li>{_packed(frame.blocks)}</li>"))
        elif frame.tag in ("ul", "ol"):
            items = [html if html.startswith("<li>") else f"<li>{html}</li>" for _kind, html in frame.blocks]
            parent.blocks += [("raw", f"<{frame.tag}>{''.join(items)}</{frame.tag}>")] if items else []
        else:
            parent.blocks += frame.blocks

    def _picture(self, attrs: dict[str, str | None]) -> None:
        around = next((start for start, _end in reversed(self.open) if start.startswith("<a ")), "")
        picture = picture_of(attrs, around, self.resolve)
        if picture is None:
            return
        self.shaped.pictures.append(picture)
        if picture.data is None and picture.src.startswith("http"):
            words = picture.alt or str(_("Gambar di blog asal"))
            self._aside(f'<a href="{escape(picture.src)}">{escape(words, quote=False)}</a>')

    def _video(self, src: str) -> None:
        address = video_address(src)
        if address:
            self._aside(f'<a href="{escape(address)}">{escape(address, quote=False)}</a>')
            self.shaped.notices.append(
                Notice("video", _("Video tidak disalin; tautannya tetap ada di dalam teks."))
            )

    def _aside(self, link: str) -> None:
        """Put a link in a paragraph of its own, outside any link or bold text that is open."""
        self._flush()
        self.frames[-1].blocks.append(("text", link))


def _neat(html: str) -> str:
    """The inside of a paragraph without doubled blanks and breaks, empty marks, and seams in bold text."""
    html = _BREAKS.sub("<br>", _BLANKS.sub(" ", html.strip()))
    if "><" in html or "> <" in html:
        before = ""
        while before != html:
            before = html
            html = _SEAM.sub(r"\2", _HOLLOW.sub(lambda found: found[2] or found[3] or "", html))
        html = _BREAKS.sub("<br>", _BLANKS.sub(" ", html))
    html = _MARKED_EDGE.sub(r"\1\2", _EDGE.sub("", html))
    return html.strip()


def _table(frame: _Frame) -> list[Block]:
    """A table with two columns or more stays a table; one that only held things in place is taken apart."""
    rows = [row for row in frame.rows if any(cell.blocks for cell in row)]
    if all(sum(1 for cell in row if cell.blocks) <= 1 for row in rows) and all(len(row) <= 1 for row in rows):
        return frame.blocks + [block for row in rows for cell in row for block in cell.blocks]
    head = rows[:1] if len(rows) > 1 and all(cell.tag == "th" for cell in rows[0]) else []
    html = f"<thead>{_row(head[0])}</thead>" if head else ""
    html += f"<tbody>{''.join(_row(row) for row in rows[len(head) :])}</tbody>"
    return [*frame.blocks, ("raw", f"<table>{html}</table>")]


def _row(cells: list[_Frame]) -> str:
    return "<tr>" + "".join(f"<{cell.tag}>{_packed(cell.blocks)}</{cell.tag}>" for cell in cells) + "</tr>"


def _told(pictures: list[Picture]) -> list[Notice]:
    away = [picture.src for picture in pictures if picture.data is None]
    notices = []
    if any(src.startswith("http") for src in away):
        words = _(
            "Ada gambar yang masih tersimpan di blog asal; tautannya ada di dalam teks. Unggah bila perlu."
        )
        notices.append(Notice("remote-picture", words))
    if any(not src.startswith("http") for src in away):
        words = _("Ada gambar yang tidak ditemukan di dekat berkas ini. Unggah bila perlu.")
        notices.append(Notice("missing-picture", words))
    return notices
