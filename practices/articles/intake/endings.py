"""What a blog page puts around a text: comments, share buttons, hashtags, the author's line.

All of it works on plain lines, so that a copied page and a saved page are treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import read_date

_COMMENT_HEAD = re.compile(
    r"^(?:\d+\s+)?(?:komentar|comments?|tanggapan)\s*:?(?:\s*\(?\d+\)?)?$", re.IGNORECASE
)
_COMMENT_SIGN = re.compile(
    r"^(?:balas\s*hapus|balas|hapus|reply\s*delete|p[oa]sting komentar(?: untuk .*)?|poskan komentar"
    r"|post a comment|kirim komentar|tambahkan komentar|muat yang lain.*|postingan populer dari blog ini"
    r"|popular posts from this blog|entri populer)\.?$",
    re.IGNORECASE,
)
_STRONG_SIGN = re.compile(
    r"^(?:balas\s*hapus|reply\s*delete|p[oa]sting komentar.*|poskan komentar|post a comment"
    r"|postingan populer dari blog ini|popular posts from this blog)\.?$",
    re.IGNORECASE,
)
_SHARE_START = re.compile(
    r"^(?:dapatkan link|get link|bagikan|share|bagikan ini:?|share this:?)$", re.IGNORECASE
)
_SHARE = re.compile(
    r"^(?:dapatkan link|get link|bagikan|bagikan ini:?|share|share this:?|facebook|twitter|x|pinterest"
    r"|e?-?mail|aplikasi lainnya|other apps|whatsapp|telegram|linkedin|-)$",
    re.IGNORECASE,
)
_TAG = r"#[^\W_][\w-]*"
_TAG_LINE = re.compile(rf"^(?:{_TAG}[\s,;]*)+$")
_TAG_TAIL = re.compile(rf"(?:\s*{_TAG}[,;]?)+\s*$")
_GLUED_TAIL = re.compile(rf"^((?:{_TAG}[\s,;]+)*#[a-z][a-z0-9_-]*[a-z0-9])([A-Z]{{5,}}\b.*)$")
_LONGEST_TAIL = 500
_LABEL_LINE = re.compile(r"^(?:labels?|tags?|kata kunci)\s*:\s*(.+)$", re.IGNORECASE)
_BY = re.compile(
    r"^(?:di(?:posting|tulis|susun)(?:kan)? oleh|penulis|oleh|posted by|by)\s*:?\s+(\S.{1,80})$",
    re.IGNORECASE,
)
_ONLY_DATE = re.compile(
    r"^(?:\w+,\s*)?(?:\d{1,2}\s+\w+\s+\d{4}|\w+\s+\d{1,2},\s+\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4})$"
)


@dataclass(frozen=True)
class Tagged:
    """A line without its hashtags: the labels and the text that remains."""

    labels: tuple[str, ...]
    rest: str


def comments_from(lines: Sequence[str]) -> int | None:
    """The index where readers' comments begin, or None. From there on nothing is the author's.

    A heading "Komentar" alone is no sign: it counts only with the buttons that a blog puts below comments.
    """
    signs = [index for index, line in enumerate(lines) if _STRONG_SIGN.match(line.strip())]
    if not signs:
        return None
    heads = [index for index, line in enumerate(lines[: signs[0]]) if _COMMENT_HEAD.match(line.strip())]
    if heads:
        return heads[0]
    start = signs[0]
    while start > 0 and (not lines[start - 1].strip() or _COMMENT_SIGN.match(lines[start - 1].strip())):
        start -= 1
    return start


def share_buttons(lines: Sequence[str]) -> set[int]:
    """The indexes of the names of share buttons ("Dapatkan link", "Facebook", …) that were copied along."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not _SHARE_START.match(line.strip()):
            continue
        run = _share_run(lines, index)
        if len(run) >= 2:
            found |= run
    return found


def _share_run(lines: Sequence[str], start: int) -> set[int]:
    run: set[int] = set()
    for index in range(start, len(lines)):
        line = lines[index].strip()
        if _SHARE.match(line):
            run.add(index)
        elif line:
            break
    return run


def tags_of(line: str) -> Tagged | None:
    """The hashtags of a line that holds nothing else, or whose last tag is glued to what follows."""
    line = line.strip()
    if found := _LABEL_LINE.match(line):
        return Tagged(_labels(re.split(r"[,;]", found[1])), "")
    if found := _GLUED_TAIL.match(line):
        return Tagged(_labels(re.findall(_TAG, found[1])), found[2])
    if _TAG_LINE.match(line) or re.match(rf"^(?:{_TAG})+$", line):
        return Tagged(_labels(re.findall(_TAG, line)), "")
    return None


def tags_behind(line: str) -> Tagged | None:
    """The hashtags at the end of a paragraph, also when they stick to its last word."""
    found = _TAG_TAIL.search(line, max(0, len(line) - _LONGEST_TAIL))
    if found is None or found.start() == 0:
        return None
    labels = _labels(re.findall(_TAG, found[0]))
    return Tagged(labels, line[: found.start()].rstrip()) if labels else None


def author_line(line: str) -> str:
    """The name in a line such as "Oleh: Bu Sari"; empty where the line is something else."""
    found = _BY.match(line.strip())
    name = found[1].strip() if found else ""
    return name if name and len(name.split()) <= 8 and not name.endswith((",", ";", ":", "?")) else ""


def is_date_line(line: str) -> bool:
    """Whether a line holds a date and nothing else."""
    return bool(_ONLY_DATE.match(line.strip())) and read_date(line) is not None


def _labels(words: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for word in words:
        label = word.strip().lstrip("#").strip()
        if label and not label.isdigit():
            seen.setdefault(label.casefold(), label)
    return tuple(seen.values())
