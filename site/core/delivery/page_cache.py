"""The page cache: a published page costs no query once somebody has read it.

Key = host, path, allowed query, generation of the site and of the path. Generations are read when a request *starts*,
so a slow fill that began before a change lands under the old key and is never seen. Publishing, moving, deleting,
restricting, settings and navigation renew the site's generation; a comment or a thanks only that of its path.

Pages are stored in files or in Redis, where all processes find them; each process has those it sent last at hand.
"""

import hashlib
import time
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from .generations import SITE, TAKEN_DOWN, generations
from .kept_pages import KeptPage, KeptPages, Stored, stored_form

ALLOWED_QUERY = frozenset(
    [
        "jenis",
        "jenjang",
        "fase",
        "kelas",
        "mapel",
        "hasil",
        "latar",
        "provinsi",
        "bahasa",
        "tahun",
        "tag",
        "urut",
        "page",
        "tahap",
        "sekolah",
        "seperti",
    ]
)
#: bytes of pages that a process has at hand: some two thousand of them
AT_HAND = 16 * 1024 * 1024
Query = tuple[tuple[str, tuple[str, ...]], ...]
Key = tuple[str, str, str, Query, str, str]


def mark_public(response: HttpResponse) -> HttpResponse:
    """Say that a response is the same bytes for every reader and may be kept."""
    response.is_public_page = True  # type: ignore[attr-defined]
    return response


def renew(path: str | None = None) -> None:
    """Forget cached pages once the current transaction is in: all of them, or those of one path."""
    transaction.on_commit(partial(_renew, path))


def renew_after_taking_down() -> None:
    """Forget all cached pages because something public is public no more; phones then look through what they keep."""
    # In this order: a page that is made anew must never carry the old token.
    transaction.on_commit(partial(_renew, TAKEN_DOWN))
    renew()


def _renew(name: str | None) -> None:
    generations().renew(SITE if name is None else name)


def _key(request: HttpRequest, tokens: tuple[str, str]) -> Key:
    """What a page is kept under. Raises DisallowedHost for a host that is not the site's."""
    query: Query = ()
    if request.META.get("QUERY_STRING"):
        chosen = ((name, tuple(values)) for name, values in request.GET.lists() if name in ALLOWED_QUERY)
        query = tuple(sorted(chosen))
    return (request.get_host(), request.scheme or "", request.path, query, *tokens)


def _stored_under(key: Key) -> str:
    return "page:" + hashlib.blake2b(repr(key).encode(), digest_size=20).hexdigest()


class PageCacheMiddleware:
    """Outermost: answers a known page without waking anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.at_hand: KeptPages[Key] = KeptPages(AT_HAND)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith(
            ("/admin/", "/static/", "/media/")
        ):
            return self.get_response(request)
        known = generations()
        tokens = known.of(request.path)
        try:
            key = _key(request, tokens)
        except DisallowedHost:
            return self.get_response(request)  # Django's own check answers
        page = self.at_hand.get(key) or self._stored(key)
        if page is not None:
            return page.answer(request)
        response = self.get_response(request)
        if not _may_keep(request, response):
            return response
        known.keep(request.path, tokens[1])
        return self._keep(key, response).answer(request)

    def _stored(self, key: Key) -> KeptPage | None:
        stored: Stored | None = caches["pages"].get(_stored_under(key))
        return None if stored is None else self._ready(key, stored)

    def _keep(self, key: Key, response: HttpResponse) -> KeptPage:
        """Keep an answer, for this process and for the others."""
        patch_vary_headers(response, ["Accept-Encoding"])
        response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
        response.headers["Taken-Down"] = generations().steady(TAKEN_DOWN)
        stored = stored_form(response, until=time.time() + settings.PAGE_CACHE_SECONDS)
        caches["pages"].set(_stored_under(key), stored, settings.PAGE_CACHE_SECONDS)
        return self._ready(key, stored)

    def _ready(self, key: Key, stored: Stored) -> KeptPage:
        page = KeptPage(stored)
        self.at_hand.put(key, page)
        return page


def _may_keep(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method == "GET"
        and getattr(response, "is_public_page", False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Cookie" not in response.get("Vary", "")
        and "no-store" not in response.get("Cache-Control", "")
        and "private" not in response.get("Cache-Control", "")
    )
