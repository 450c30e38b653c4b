"""Plain text: a story copied out of a blog, a chat or a word processor into a .txt file.

The first line is the title. Headings, captions, quotations and lists carry no marks in such a file; they are
told by how they stand, and become the signs that the story editor itself uses (`### `, `1. `, `> `).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .dates import read_date
from .endings import author_line, comments_from, is_date_line, share_buttons, tags_behind, tags_of
from .mending import mend
from .posts import IntakeError, Notice, Post

_NUMBERED = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
_BULLET = re.compile(r"^\s*[-•*·▪●◦✓➢–]\s+(?=\S)")
_MARKED_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$")
_DOUBLE_STARS = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__")
_CAPTION = re.compile(
    r"^(?:ilustrasi|gambar|foto|dokumentasi foto|sumber (?:gambar|foto))\b[^.!?]{0,140}\.?$", re.IGNORECASE
)
_QUOTED = re.compile(r"^[“\"][^”\"]{20,}[”\"]\s*(?:[—–-]\s*.{2,60})?$")
_TITLE_MARK = re.compile(r"^(?:judul|title)\s*:\s*", re.IGNORECASE)
_HEADING_LENGTH, _TITLE_LENGTH = 70, 160
_HEAD_LINES = 6

Line = tuple[int, str]
"""A line of text with its number in the file."""


@dataclass
class _Draft:
    """What has been recognised so far."""

    title: str = ""
    author: str = ""
    published: datetime | None = None
    labels: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def read_text(text: str) -> Post:
    """The one post in a plain text. Raises IntakeError where there is nothing to read."""
    from core.story_text import cleaning, plain

    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n")
    lines = [(number, mend(line).rstrip()) for number, line in enumerate(text.split("\n"), 1)]
    if not any(line.strip() for _number, line in lines):
        raise IntakeError(_("Berkas ini kosong."))
    draft = _Draft()
    lines = _without_surroundings(lines, draft)
    lines = _take_tags(_take_head(lines, draft), draft)
    typed = "\n\n".join(_typed(lines, draft))
    return Post(
        source_id=content_id(text),
        title=draft.title,
        html=cleaning.clean(plain.to_html(typed)),
        author=draft.author,
        published=draft.published,
        labels=tuple(draft.labels.values()),
        notices=tuple(draft.notices),
    )


def content_id(text: str) -> str:
    """A name for a text that has none: the same words give the same name, wherever the file lies."""
    return "sha256:" + hashlib.sha256("\n".join(text.split()).encode("utf-8", "replace")).hexdigest()


def comments_notice(first: int, last: int) -> Notice:
    """Tells that readers' comments were left out."""
    words = _("Komentar pembaca dan tautan blog di akhir halaman tidak ikut disalin (baris {first}–{last}).")
    return Notice("comments-removed", format_lazy(words, first=first, last=last), first)


def _without_surroundings(lines: list[Line], draft: _Draft) -> list[Line]:
    words = [line for _number, line in lines]
    cut = comments_from(words)
    if cut is not None:
        draft.notices.append(comments_notice(lines[cut][0], lines[-1][0]))
        lines, words = lines[:cut], words[:cut]
    buttons = share_buttons(words)
    return [line for index, line in enumerate(lines) if index not in buttons]


def _take_head(lines: list[Line], draft: _Draft) -> list[Line]:
    """Take title, author and date from the first lines."""
    start = next((index for index, (_number, line) in enumerate(lines) if line.strip()), len(lines))
    first = lines[start][1].strip() if start < len(lines) else ""
    if heading := _MARKED_HEADING.match(first):
        first = heading[1]
    first = _TITLE_MARK.sub("", first).strip("* ")
    if len(first) <= _TITLE_LENGTH:
        draft.title, rest = first, lines[start + 1 :]
    else:
        draft.title, rest = shortened(first), lines[start:]
        draft.notices.append(
            Notice("title-made", _("Teks ini tidak berjudul; judulnya diambil dari kalimat pertama."), 1)
        )
    filled = [index for index, (_number, line) in enumerate(rest) if line.strip()][:_HEAD_LINES]
    taken = {index for index in filled if _is_byline(rest[index][1], draft)}
    return [line for index, line in enumerate(rest) if index not in taken]


def shortened(sentence: str, length: int = 100) -> str:
    """A title out of a long sentence: whole words, with an ellipsis."""
    return sentence if len(sentence) <= length else sentence[:length].rsplit(" ", 1)[0].rstrip(",;:–— ") + "…"


def _is_byline(line: str, draft: _Draft) -> bool:
    if not draft.author and (name := author_line(line)):
        draft.author = name
        return True
    if draft.published is None and is_date_line(line):
        draft.published = read_date(line)
        return True
    return False


def _take_tags(lines: list[Line], draft: _Draft) -> list[Line]:
    """Take out lines of hashtags, and hashtags that end the paragraph before them or the whole text."""
    kept: list[Line] = []
    at_end = True
    for number, line in reversed(lines):
        tagged = tags_of(line)
        behind = tags_behind(line) if at_end and tagged is None else None
        found = tagged or behind
        if found:
            draft.labels = {label.casefold(): label for label in found.labels} | draft.labels
        rest = found.rest if found else line
        if tagged and rest:
            words = _("Tagar dan kalimat sesudahnya melekat; keduanya sudah dipisahkan. Mohon diperiksa.")
            draft.notices.append(Notice("glued-tag", words, number))
            kept.append((number, ""))
        if rest or not found:
            kept.append((number, rest))
        if tagged and rest:
            kept.append((number, ""))
        at_end = bool(tagged) or (at_end and not line.strip())
    return kept[::-1]


def _typed(lines: list[Line], draft: _Draft) -> list[str]:
    """The text with the signs of the story editor, block by block."""
    blocks = _joined_lists(list(_blocks(lines)))
    out: list[str] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else []
        out.append(_signed(block, following, draft))
    return out


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Paragraphs and lists.

    A list ends where a line stands at the margin again; an indented line goes on with it.
    """
    block: list[Line] = []
    for number, line in lines:
        item = _is_item(line)
        in_list = bool(block) and _is_item(block[-1][1])
        if not line.strip():
            if block:
                yield block
            block = []
        elif in_list and not item and line.startswith(" "):
            block[-1] = (block[-1][0], f"{block[-1][1]} {line.strip()}")
        elif block and in_list != item:
            yield block
            block = [(number, line)]
        else:
            block.append((number, line))
    if block:
        yield block


def _joined_lists(blocks: list[list[Line]]) -> list[list[Line]]:
    """Items with blank lines between them are one list as long as their numbers go on."""
    out: list[list[Line]] = []
    for block in blocks:
        if out and _goes_on(out[-1][-1][1], block[0][1]):
            out[-1] = out[-1] + block
        else:
            out.append(block)
    return out


def _goes_on(before: str, line: str) -> bool:
    last, now = _NUMBERED.match(before), _NUMBERED.match(line)
    if last and now:
        return int(now[1]) == int(last[1]) + 1
    return bool(_BULLET.match(before) and _BULLET.match(line))


def _is_item(line: str) -> bool:
    return bool(_NUMBERED.match(line) or _BULLET.match(line))


def _signed(block: list[Line], following: list[Line], draft: _Draft) -> str:
    lines = [_DOUBLE_STARS.sub(lambda found: f"*{found[1] or found[2]}*", line) for _number, line in block]
    if _is_item(lines[0]):
        return "\n".join(_item(line) for line in lines)
    lines = [line.strip() for line in lines]
    if len(lines) == 1:
        return _single(lines[0], block[0][0], following, draft)
    return " ".join(lines) if _hard_wrapped(lines) else "\n".join(lines)


def _item(line: str) -> str:
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}. {line[numbered.end() :].strip()}"
    return "- " + _BULLET.sub("", line).strip()


def _single(line: str, number: int, following: list[Line], draft: _Draft) -> str:
    if heading := _MARKED_HEADING.match(line):
        return f"### {heading[1]}"
    if _CAPTION.match(line) and ":" not in line[-1:]:
        words = _("Keterangan gambar ini datang tanpa gambarnya; unggah gambarnya bila masih ada.")
        draft.notices.append(Notice("caption", words, number))
        return f"_{line}_"
    if _QUOTED.match(line):
        return f"> {line}"
    return f"### {line}" if _stands_as_heading(line, following) else line


def _stands_as_heading(line: str, following: list[Line]) -> bool:
    """A short line that does not end like a sentence and has a paragraph or a list below it."""
    if not following or len(line) > _HEADING_LENGTH or line[-1] in '.,;!?”")' or not line[0].isalnum():
        return False
    if line.endswith(":") and len(line.split()) > 5:
        return False
    below = following[0][1].strip()
    return _is_item(below) or len(below) > max(_HEADING_LENGTH, len(line))


def _hard_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a paragraph were broken by a program at a fixed width, not by the author."""
    body = lines[:-1]
    if len(lines) < 3 or any(len(line) < 55 or len(line) > 100 for line in body):
        return False
    return sum(line[-1] in ".!?:;" for line in body) <= len(body) / 3
