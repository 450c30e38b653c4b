"""How files leave the house: what they are, how long they may be kept, and that no browser guesses."""

import mimetypes
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

_TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
PRIVATE = "private, no-store"
ASK_AGAIN = "no-cache"  # may be kept, but the site is asked each time, so that a withdrawal counts at once
FOR_EVER = "public, max-age=31536000, immutable"


def picture_response(opening: Callable[[], Any], *, name: str, cache: str) -> FileResponse:
    """A picture, shown in the page; 404 when its file is gone."""
    response = FileResponse(
        _opened(opening), content_type=_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
    )
    return _sealed(response, cache)


def download_response(opening: Callable[[], Any], *, name: str, cache: str, etag: str = "") -> FileResponse:
    """A file to take along: saved, never opened inside the site."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(_opened(opening), content_type=kind)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, PurePath(name).name) or "attachment"
    )
    if etag:
        response.headers["ETag"] = f'"{etag}"'
    return _sealed(response, cache)


def _opened(opening: Callable[[], Any]) -> Any:
    try:
        return opening()
    except OSError as error:
        raise Http404 from error


def _sealed(response: FileResponse, cache: str) -> FileResponse:
    response.headers["Cache-Control"] = cache
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
