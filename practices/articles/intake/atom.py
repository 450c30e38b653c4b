"""Reads an Atom file entry by entry, as strictly as safety asks and as kindly as old backups need.

No document type, no entities, nothing fetched. Prefixes need not be declared: many backups were cut or glued
by hand.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.entities import html5
from pathlib import Path
from typing import BinaryIO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from django.utils.translation import gettext_lazy as _

from .encoding import incremental_decoder
from .posts import IntakeError

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the bytes of the whole file."""

_CHUNK = 1 << 18
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BAD_NUMBER = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|d[89a-f]..|fff[ef])|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE
)
_HTML_NAME = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_OPEN_REFERENCE = re.compile(r"&#?[A-Za-z0-9]{0,32}$")
_FIELDS = {"id", "title", "content", "summary", "published", "updated", "blogger:type", "blogger:status",
           "blogger:filename", "blogger:trashed", "blogger:created"}  # fmt: skip
_NAMESPACES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://schemas.google.com/blogger/2018": "blogger",
    "http://purl.org/atom/app#": "app",
    "http://www.w3.org/2007/app": "app",
    "http://purl.org/syndication/thread/1.0": "thr",
}


@dataclass
class Entry:
    """One entry as it stands in the file.

    `fields` holds texts by element name, `line` where the entry begins.
    """

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    author: str = ""
    draft: bool = False
    reply: bool = False
    categories: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)


def entries(path: Path, progress: Progress | None = None) -> Iterator[Entry]:
    """The entries of the feed in `path`. The file is proved whole first: half of it is never imported.

    Raises IntakeError with the line for a broken or unsafe file.
    """
    proof = _Proof()
    for _nothing in _parse(path, proof, None):
        continue
    if proof.root != "feed":
        raise IntakeError(
            _("Berkas XML ini bukan cadangan Blogger. Pilih cadangan .xml atau feed.atom dari Takeout.")
        )
    reader = _EntryReader()
    for _nothing in _parse(path, reader, progress):
        while reader.ready:
            yield reader.ready.popleft()


class _Proof(ContentHandler):
    """Notes only what the root element is."""

    root = ""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.root = self.root or name.rpartition(":")[2]


class _EntryReader(ContentHandler):
    """Collects entries; everything else in the feed passes by."""

    def __init__(self) -> None:
        super().__init__()
        self.ready: deque[Entry] = deque()
        self.prefixes: dict[str, str] = {}
        self.path: list[str] = []
        self.entry: Entry | None = None
        self.text: list[str] | None = None
        self.foreign = 0
        self.locator: DefusedExpatParser | None = None

    def setDocumentLocator(self, locator: DefusedExpatParser) -> None:
        self.locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        if self.foreign:
            self.foreign += 1
            self._keep(
                f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in attrs.items()) + ">"
            )
            return
        name = self._known(name, attrs)
        self.path.append(name)
        if name == "entry" and len(self.path) == 2:
            self.entry = Entry(self.locator.getLineNumber() if self.locator else 0)
        elif self.entry is not None:
            self._start_field(self.entry, name, attrs)

    def endElement(self, name: str) -> None:
        if self.foreign > 1:
            self.foreign -= 1
            self._keep(f"</{name}>")
            return
        self.foreign = 0
        name = self.path.pop()
        if self.entry is None:
            return
        if name == "entry" and len(self.path) == 1:
            self.ready.append(self.entry)
            self.entry = None
        elif self.text is not None:
            self._end_field(self.entry, name, "".join(self.text))
            self.text = None

    def characters(self, content: str) -> None:
        if self.text is not None:
            self.text.append(escape(content, quote=False) if self.foreign else content)

    def _known(self, name: str, attrs: AttributesImpl) -> str:
        """The element's usual name, whatever prefix this file gives it."""
        for key, value in attrs.items():
            if key == "xmlns" or key.startswith("xmlns:"):
                self.prefixes[key[6:]] = value.lower()
        prefix, _colon, local = name.rpartition(":")
        usual = _NAMESPACES.get(self.prefixes.get(prefix, ""), prefix)
        return f"{usual}:{local}" if usual else local

    def _start_field(self, entry: Entry, name: str, attrs: AttributesImpl) -> None:
        depth = len(self.path)
        kind = attrs.get("type", "")
        if depth == 3 and name == "category":
            entry.categories.append((attrs.get("scheme", ""), attrs.get("term", "")))
        elif depth == 3 and name == "link":
            entry.links.append(dict(attrs.items()))
        elif name == "thr:in-reply-to" or name in ("blogger:parent", "blogger:inReplyTo"):
            entry.reply = True
        elif (depth == 3 and name in _FIELDS) or self.path[2:] in (
            ["author", "name"],
            ["app:control", "app:draft"],
        ):
            self.text = []
            entry.types[name] = kind
            self.foreign = 1 if kind == "xhtml" else 0

    def _end_field(self, entry: Entry, name: str, text: str) -> None:
        if name == "name":
            entry.author = entry.author or text.strip()
        elif name == "app:draft":
            entry.draft = text.strip().lower() == "yes"
        else:
            entry.fields.setdefault(name, text if name == "content" else text.strip())

    def _keep(self, markup: str) -> None:
        if self.text is not None:
            self.text.append(markup)


def _parse(path: Path, handler: ContentHandler, progress: Progress | None) -> Iterator[None]:
    """Feed the file to `handler`, giving way after each piece."""
    parser = DefusedExpatParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(handler)
    try:
        with path.open("rb") as file:
            for piece in _pieces(file, path.stat().st_size, progress):
                parser.feed(piece)
                yield
        parser.close()
        yield
    except DefusedXmlException as error:
        words = _(
            "Berkas ini memuat deklarasi DTD atau entitas, yang tidak aman dan tidak dipakai cadangan blog."
        )
        raise IntakeError(words, parser.getLineNumber()) from error
    except SAXParseException as error:
        words = _("Berkas ini rusak atau terpotong. Unduh lagi cadangannya, lalu coba sekali lagi.")
        raise IntakeError(words, error.getLineNumber()) from error


def _pieces(file: BinaryIO, size: int, progress: Progress | None) -> Iterator[str]:
    """The file's text in pieces, without characters that XML forbids and with HTML's names as letters."""
    data = file.read(_CHUNK)
    decoder = incremental_decoder(data)
    rest, done, first = "", 0, True
    while data:
        text = rest + decoder.decode(data)
        text = text.lstrip("\ufeff \t\r\n") if first else text
        cut = _OPEN_REFERENCE.search(text)
        text, rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
        first = first and not text
        yield _printable(text)
        done += len(data)
        if progress:
            progress(done, size)
        data = file.read(_CHUNK)
    yield _printable(rest + decoder.decode(b"", True))


def _printable(text: str) -> str:
    text = _UNPRINTABLE.sub("", text)
    if "&" not in text:
        return text
    return _HTML_NAME.sub(_letter, _BAD_NUMBER.sub("", text))


def _letter(found: re.Match[str]) -> str:
    return escape(unescape(found[0])) if found[1] in html5 else found[0]
