"""Pictures of a post: those carried inside the file, those beside it, and addresses of those elsewhere."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from .mending import mend
from .posts import Picture

Resolve = Callable[[str], bytes | None]
"""Finds the bytes of a picture by its address in the page; None where there are none to be had."""

MAX_PICTURE_BYTES = 20 * 1024 * 1024
_PLACEHOLDER_BYTES = 200
_DATA = re.compile(r"data:(image/[a-z0-9.+-]+)((?:;[^,;]*)*?)(;base64)?,(.*)", re.IGNORECASE | re.DOTALL)
_IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)$", re.IGNORECASE)
_HREF = re.compile(r'href="([^"]*)"')
_YOUTUBE = re.compile(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})")


def address_of(href: str) -> str:
    """A link that may stay in a story: web, mail or telephone; empty for one that leads nowhere."""
    href = href.strip()
    if href.startswith("//"):
        href = f"https:{href}"
    return href if href.lower().startswith(("http://", "https://", "mailto:", "tel:")) else ""


def video_address(src: str) -> str:
    """The page of a video that was shown inside the post."""
    src = address_of(src)
    if found := _YOUTUBE.match(src):
        return f"https://www.youtube.com/watch?v={found[1]}"
    return src if src.startswith("http") else ""


def picture_of(attrs: Mapping[str, str | None], around: str, resolve: Resolve | None) -> Picture | None:
    """The picture of an `img` tag inside the link `around`; None for counters and blank placeholders."""
    if attrs.get("width") in ("0", "1") and attrs.get("height") in ("0", "1"):
        return None
    src = (attrs.get("src") or "").strip()
    late = (attrs.get("data-src") or attrs.get("data-original") or "").strip()
    if late and len(src) < _PLACEHOLDER_BYTES and (not src or src.startswith("data:")):
        src = late
    alt = mend(attrs.get("alt") or "").strip()
    if src.startswith("data:"):
        data = embedded(src)
        return Picture(src.partition(",")[0], alt, data) if data else None
    data = resolve(src) if resolve and src else None
    if data is not None:
        return Picture(src, alt, data)
    linked = address_of(_full_size(around))
    src = linked or address_of(src) or src
    return Picture(src, alt) if src else None


def embedded(src: str) -> bytes | None:
    """The bytes of a `data:` picture; None where they are broken, too many, or not a picture."""
    found = _DATA.match(src)
    if found is None or len(src) > MAX_PICTURE_BYTES * 4 // 3:
        return None
    try:
        return base64.b64decode(unquote(found[4]), validate=False) if found[3] else unquote_to_bytes(found[4])
    except binascii.Error:
        return None


def beside(page: Path) -> Resolve:
    """Looks for pictures in the folder of a saved page, and never outside it."""
    folder = page.parent.resolve()

    def resolve(src: str) -> bytes | None:
        parts = urlsplit(src)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        try:
            file = (folder / unquote(parts.path).lstrip("/")).resolve()
            inside = file.is_relative_to(folder) and file.is_file() and file != page.resolve()
            return file.read_bytes() if inside and file.stat().st_size <= MAX_PICTURE_BYTES else None
        except (OSError, ValueError):
            return None

    return resolve


def _full_size(around: str) -> str:
    """A blog shows a small picture inside a link to the large one; the large one is the one worth keeping."""
    found = _HREF.search(around)
    if found is None:
        return ""
    address = found[1].replace("&amp;", "&")
    return address if _IMAGE_NAME.search(urlsplit(address).path) else ""
