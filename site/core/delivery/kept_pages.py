"""Kept pages: an answer in the form in which it is sent, and those that a process has at hand."""

import gzip
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypedDict, TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders

MIN_GZIP = 512
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")
Key = TypeVar("Key", bound=Hashable)


class Stored(TypedDict):
    """A page as the other processes find it: its body compressed where that is worth it, and until when it holds."""

    headers: dict[str, str]
    body: bytes
    compressed: bool
    etag: str
    until: float


def stored_form(response: HttpResponse, *, until: float) -> Stored:
    """An answer as it is stored."""
    body = response.content
    compressed = len(body) >= MIN_GZIP
    return {
        "headers": {name: value for name, value in response.headers.items() if name != "Content-Length"},
        "body": gzip.compress(body, 6, mtime=0) if compressed else body,
        "compressed": compressed,
        "etag": '"' + hashlib.blake2b(body, digest_size=12).hexdigest() + '"',
        "until": until,
    }


class KeptPage:
    """A page ready to be sent: its headers are put together once, and shared by all answers (nothing comes after)."""

    def __init__(self, stored: Stored) -> None:
        self.until = stored["until"]
        self._body, self._compressed, self._etag = stored["body"], stored["compressed"], stored["etag"]
        common = {**stored["headers"], "ETag": self._etag}
        self._not_modified = ResponseHeaders(common)
        self._as_stored = ResponseHeaders({**common, "Content-Length": str(len(self._body))})
        if self._compressed:
            self._as_stored["Content-Encoding"] = "gzip"
        self._common = common
        self.size = len(self._body) + 3 * sum(len(name) + len(value) for name, value in common.items())

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page for one reader: compressed where that is understood, without a body where it is known."""
        if request.META.get("HTTP_IF_NONE_MATCH") == self._etag:
            return _with(self._not_modified, HttpResponse(status=304))
        if self._compressed and not _ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            body = gzip.decompress(self._body)
            headers = ResponseHeaders({**self._common, "Content-Length": str(len(body))})
        else:
            body, headers = self._body, self._as_stored
        return _with(headers, HttpResponse(b"" if request.method == "HEAD" else body))


def _with(headers: ResponseHeaders, response: HttpResponse) -> HttpResponse:
    response.headers = headers
    return response


class KeptPages(Generic[Key]):
    """What a process has at hand: the pages that were asked for last, bounded in bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> KeptPage | None:
        """A page that still holds."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
        return page if page is None or time.time() < page.until else None

    def put(self, key: Key, page: KeptPage) -> None:
        """Take a page; those that nobody asked for longest make room."""
        with self._lock:
            before = self._pages.pop(key, None)
            self._size += page.size - (before.size if before else 0)
            self._pages[key] = page
            while self._size > self._limit:
                _key, oldest = self._pages.popitem(last=False)
                self._size -= oldest.size
