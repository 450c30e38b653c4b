"""The body of a post from HTML: shaped, without what the blog added below it, and cleaned."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

import nh3
from django.utils.translation import gettext_lazy as _

from .endings import comments_from, share_buttons, tags_behind, tags_of
from .pictures import Resolve
from .posts import Notice, Picture
from .shaping import Block, Shaped, shape

STORY_TAGS = {
    "p", "br", "ul", "ol", "li", "b", "i", "blockquote", "h3", "h4", "a",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel"}
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Body:
    """What remains of a post's HTML."""

    html: str
    pictures: list[Picture]
    labels: tuple[str, ...]
    notices: list[Notice]


def body_of(raw: str, resolve: Resolve | None = None) -> Body:
    """Shape and clean the HTML of a post; `resolve` finds pictures that lie beside the file."""
    shaped = shape(raw, resolve)
    labels = _trim(shaped)
    html = nh3.clean(
        shaped.html(), tags=STORY_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None
    )
    return Body(html, shaped.pictures, labels, shaped.notices)


def words_of(html: str) -> str:
    """The words of a piece of HTML, with a blank wherever a tag stood between lines."""
    return unescape(_TAG.sub("", html.replace("<br>", " "))).strip()


def _trim(shaped: Shaped) -> tuple[str, ...]:
    """Drop comments and share buttons, and take the hashtags out; returns the labels."""
    lines = [words_of(html) if len(html) < 400 else "" for _kind, html in shaped.blocks]
    cut = comments_from(lines)
    if cut is not None:
        words = _("Komentar pembaca dan tautan blog di akhir halaman tidak ikut disalin.")
        shaped.notices.append(Notice("comments-removed", words))
    dropped = share_buttons(lines) | set(range(cut if cut is not None else len(lines), len(lines)))
    labels: list[str] = []
    kept: list[Block] = []
    for index, block in enumerate(shaped.blocks):
        tagged = tags_of(lines[index]) if block[0] == "text" and "#" in lines[index][:2] else None
        if tagged:
            labels += tagged.labels
            block = ("text", tagged.rest)
        if index not in dropped and block[1]:
            kept.append(block)
    shaped.blocks = _without_tail(kept, labels)
    return tuple(labels)


def _without_tail(blocks: list[Block], labels: list[str]) -> list[Block]:
    """Take hashtags off the last paragraph, where they are plain text there."""
    if not blocks or blocks[-1][0] != "text":
        return blocks
    behind = tags_behind(blocks[-1][1])
    if behind is None or "<" in blocks[-1][1][len(behind.rest) :]:
        return blocks
    labels += behind.labels
    rest = re.sub(r"(?:<br>\s*)+$", "", behind.rest)
    return [*blocks[:-1], ("text", rest)] if rest else blocks[:-1]
