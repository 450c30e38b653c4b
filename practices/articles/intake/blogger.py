"""A Blogger backup: the older `blog-….xml` and the newer `feed.atom` of Google Takeout.

Both also hold settings, the page design and every reader's comment. Only the owner's posts are taken; of the
rest the owner is told how much was left out.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .atom import Entry, Progress, entries
from .body import body_of
from .dates import read_date
from .mending import mend
from .posts import Notice, Post
from .text import content_id

Report = Callable[[Notice], None]

_KIND = re.compile(r"kind#(\w+)$")
_NAMED_KIND = re.compile(r"\.(settings|layout|template)\b")
_TITLE_TAGS = re.compile(r"</?(?:b|i|u|em|strong|span|font|p|div|br)\b[^>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|span|b|ul|ol|img|a)\b", re.IGNORECASE)
_NOBODY = {"unknown", "anonymous", "anonim", "noreply@blogger.com"}
_LEFT_OUT = {
    "comment": _("komentar"),
    "page": _("halaman tetap"),
    "settings": _("pengaturan"),
    "template": _("rancangan halaman"),
    "trash": _("tulisan di tempat sampah"),
    "empty": _("tulisan kosong"),
}


def read_blogger(
    path: Path, progress: Progress | None = None, report: Report | None = None
) -> Iterator[Post]:
    """The posts of a backup in its own order, unpublished ones too (marked as drafts)."""
    left_out: Counter[str] = Counter()
    for entry in entries(path, progress):
        kind = _kind(entry)
        if kind == "post":
            yield _post(entry)
        else:
            left_out[kind] += 1
    if report:
        for kind, count in sorted(left_out.items()):
            words = format_lazy(
                "{lead} {count} {what}", lead=_("Tidak disalin:"), count=count, what=_LEFT_OUT.get(kind, kind)
            )
            report(Notice(f"skipped-{kind}", words))


def _kind(entry: Entry) -> str:
    """What an entry is: "post", or the name of something that is left out."""
    kind = _stated_kind(entry)
    if kind != "post":
        return kind
    if entry.fields.get("blogger:trashed") or "TRASH" in entry.fields.get("blogger:status", "").upper():
        return "trash"
    return "post" if entry.fields.get("title") or entry.fields.get("content", "").strip() else "empty"


def _stated_kind(entry: Entry) -> str:
    if stated := entry.fields.get("blogger:type"):
        return stated.lower()
    for _scheme, term in entry.categories:
        if found := _KIND.search(term):
            return found[1].lower()
    if found := _NAMED_KIND.search(entry.fields.get("id", "")):
        return "settings" if found[1] == "settings" else "template"
    return "comment" if entry.reply else "post"


def _post(entry: Entry) -> Post:
    fields = entry.fields
    body = body_of(_content(entry))
    labels = {term.casefold(): term for term in (mend(term).strip() for term in _terms(entry)) if term}
    labels |= {label.casefold(): label for label in body.labels if label.casefold() not in labels}
    draft = entry.draft or fields.get("blogger:status", "").upper() in ("DRAFT", "SCHEDULED")
    return Post(
        source_id=fields.get("id") or content_id(fields.get("title", "") + body.html),
        title=_title(fields.get("title", "")), html=body.html, author=_author(entry),
        published=read_date(fields.get("published") or fields.get("blogger:created", "")),
        updated=read_date(fields.get("updated", "")), labels=tuple(labels.values()),
        pictures=tuple(body.pictures), url=_url(entry), draft=draft, notices=tuple(body.notices),
    )  # fmt: skip


def _content(entry: Entry) -> str:
    content = entry.fields.get("content") or entry.fields.get("summary", "")
    if not _ANY_TAG.search(content) and _ESCAPED_TAG.search(content):
        content = html.unescape(content)
    if not _ANY_TAG.search(content):
        content = content.strip().replace("\r\n", "\n").replace("\n", "<br>")
    return content


def _title(title: str) -> str:
    return " ".join(_TITLE_TAGS.sub(" ", mend(title)).split())


def _terms(entry: Entry) -> Iterator[str]:
    return (term for _scheme, term in entry.categories if not _KIND.search(term))


def _author(entry: Entry) -> str:
    name = mend(entry.author).strip()
    return "" if name.lower() in _NOBODY else name


def _url(entry: Entry) -> str:
    for link in entry.links:
        href = link.get("href", "")
        if link.get("rel") == "alternate" and href.startswith(("http://", "https://")):
            return href
    return ""
