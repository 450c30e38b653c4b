"""Divides an imported text into the parts of a story, and tells what found no place.

Nothing that the author wrote is dropped; only a worksheet's own questions and the names of parts are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .body import words_of
from .headings import STAR, head_label
from .pieces import Piece, pieces_of
from .posts import Notice, Post, Sections
from .steps import take_steps
from .summary import summary_of

_WORKSHEET = re.compile(r"^(?:LK\b|lembar kerja|menyusun (?:cerita|best|praktik))", re.IGNORECASE)
_PLAIN = ("location", "scope", "author", "date")


@dataclass
class _Parts:
    """The parts so far; `current` is where the next piece goes (empty: before the first heading)."""

    blocks: dict[str, list[str]] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    current: str = ""

    def add(self, where: str, html: str) -> None:
        if html:
            self.blocks.setdefault(where, []).append(html)

    def html(self, where: str) -> str:
        return "".join(self.blocks.get(where, []))


def split_star(post: Post) -> Sections:
    """The parts of `post`.

    A text without any of the known headings goes into `situation` whole, with a notice.
    """
    parts = _Parts()
    for piece in pieces_of(post.html):
        _place(parts, piece)
    notices: list[Notice] = []
    if _WORKSHEET.match(post.title):
        notices.append(
            Notice("title-check", _("Judulnya masih nama lembar kerja. Gantilah dengan judul cerita."))
        )
    leftover = parts.html("leftover")
    if any(where in parts.blocks or where in parts.placed.values() for where in STAR):
        leftover = _opening(parts, notices) + leftover
        if leftover:
            words = _("Sebagian teks belum mendapat tempat dan menunggu dipindahkan: “{start}”")
            notices.append(Notice("leftover", format_lazy(words, start=_start(leftover))))
    else:
        parts.blocks["situation"] = [*parts.blocks.pop("opening", []), *parts.blocks.pop("leftover", [])]
        leftover = ""
        words = _(
            "Tidak ada judul bagian yang dikenal, jadi seluruh teks masuk ke Situasi. Silakan pindahkan."
        )
        notices.append(Notice("no-headings", words))
    return _sections(post, parts, leftover, notices)


def _sections(post: Post, parts: _Parts, leftover: str, notices: list[Notice]) -> Sections:
    actions, steps = take_steps(_cleaned(parts.html("actions")))
    plain = {name: words_of(parts.html(name).replace("</p>", " ")) for name in _PLAIN}
    bodies = {
        name: _cleaned(parts.html(name))
        for name in ("situation", "challenge", "reflection", "did_not_work", "goal")
    }
    story = bodies["situation"] or bodies["challenge"] or actions or bodies["reflection"]
    return Sections(
        title=post.title, summary=summary_of(story), actions=actions, steps=steps,
        leftover=_cleaned(leftover), placed=parts.placed, notices=tuple(notices), **plain, **bodies,
    )  # fmt: skip


def _place(parts: _Parts, piece: Piece) -> None:
    started = parts.current in STAR
    if piece.ends:
        parts.current = "leftover" if started or parts.current == "leftover" else ""
    elif piece.field and not (started and piece.field in ("goal", *_PLAIN)):
        _start_part(parts, piece)
    elif piece.field:
        parts.add(parts.current, _with_name(piece))
    elif piece.back:
        parts.current = "leftover"
        parts.add("leftover", piece.html)
    elif not started and parts.current != "leftover" and (label := head_label(piece.text)) and not piece.row:
        value = piece.text[label.length :].strip()
        parts.add(label.field, f"<p>{_escaped(value)}</p>" if value else "")
        parts.placed[label.name] = label.field
    else:
        parts.add(parts.current or "opening", piece.html)


def _start_part(parts: _Parts, piece: Piece) -> None:
    again = piece.field == parts.current or piece.field in parts.blocks
    parts.placed[piece.name] = piece.field
    if again and piece.field in STAR:
        parts.add(piece.field, f"<h4>{_escaped(piece.name.rstrip(' :'))}</h4>")
    parts.add(piece.field, piece.html)
    # The text behind "Lokasi:" or "Tujuan:" is complete on its line; a part of STAR goes on below it.
    if piece.field in STAR or piece.row or not piece.html:
        parts.current = piece.field


def _with_name(piece: Piece) -> str:
    name = _escaped(piece.name.rstrip(" :"))
    return (
        f"<h4>{name}</h4>{piece.html}"
        if piece.heading or not piece.html
        else f"<p><b>{name}:</b></p>{piece.html}"
    )


def _opening(parts: _Parts, notices: list[Notice]) -> str:
    """What stands before the first heading: it is the situation where no heading names one."""
    opening = parts.html("opening")
    if opening and not parts.html("situation"):
        parts.blocks["situation"] = [opening]
        notices.append(
            Notice("opening-as-situation", _("Teks sebelum judul bagian pertama dimasukkan ke Situasi."))
        )
        return ""
    return opening


def _cleaned(html: str) -> str:
    from core.story_text import cleaning

    return cleaning.clean(html) if html else ""


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _start(html: str, length: int = 60) -> str:
    words = " ".join(words_of(html.replace("</p>", " ").replace("</li>", " ")).split())
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + "…"
