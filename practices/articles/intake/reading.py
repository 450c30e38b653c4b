"""The door of the import: looks into a file, sees what it is, and hands on its posts one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .atom import Progress
from .blogger import Report, read_blogger
from .encoding import decode, incremental_decoder
from .posts import MAX_BYTES, IntakeError, Post
from .text import read_text
from .web import read_page

_SAMPLE = 64 * 1024
_PREFACE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_ROOT = re.compile(r"\s*<(?:!DOCTYPE\s+)?([A-Za-z_][\w.:-]*)", re.IGNORECASE)
_PAGE = re.compile(
    r"<(?:html|head|body|p|div|article|table|h[1-6]|br|ul|ol|span|section|img|meta)\b[^<>]*>", re.IGNORECASE
)
_XML_ROOTS = {"feed", "rss", "entry", "channel", "rdf"}


def read_posts(
    path: Path, *, progress: Progress | None = None, report: Report | None = None
) -> Iterator[Post]:
    """The posts in a Blogger backup, a saved web page or a plain text, whatever the file is called.

    `progress` is called with bytes read and bytes in all; `report` is told what a backup held besides posts.
    Nothing is fetched. Raises IntakeError, with the line where there is one, before the first post of a
    broken file.
    """
    try:
        size = path.stat().st_size
        kind = _format(path, size)
        if kind == "atom":
            yield from read_blogger(path, progress, report)
            return
        text = decode(path.read_bytes())
    except OSError as error:
        raise IntakeError(_("Berkas ini tidak dapat dibuka. Periksa nama dan letaknya.")) from error
    yield read_page(path, text) if kind == "page" else read_text(text)
    if progress:
        progress(size, size)


def _format(path: Path, size: int) -> str:
    """What the file is by its content: "atom", "page" or "text"."""
    if size > MAX_BYTES:
        words = _(
            "Berkas ini terlalu besar: {size} MB. Paling besar {limit} MB; bagi dulu menjadi beberapa berkas."
        )
        raise IntakeError(format_lazy(words, size=-(-size // 2**20), limit=MAX_BYTES // 2**20))
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    if not sample.strip():
        raise IntakeError(_("Berkas ini kosong."))
    return format_of(incremental_decoder(sample).decode(sample).lstrip("\ufeff"))


def format_of(text: str) -> str:
    """What a text that begins so is: "atom", "page" or "text"."""
    start, declared = 0, False
    while found := _PREFACE.match(text, start):
        declared = declared or "<?xml" in found[0]
        start = found.end()
    root = _ROOT.match(text, start)
    name = root[1].rpartition(":")[2].lower() if root else ""
    if name != "html" and (
        declared or name in _XML_ROOTS or (root and root[0].lstrip().upper().startswith("<!DOCTYPE"))
    ):
        return "atom"
    return "page" if name == "html" or _PAGE.search(text) else "text"
