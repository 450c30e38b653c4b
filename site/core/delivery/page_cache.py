"""The page cache: a published page costs no query once somebody has read it.

Key = host, path, allowed query, generation of the site and of the path. Generations are read when a request *starts*,
so a slow fill that began before a change lands under the old key and is never seen. Publishing, moving, deleting,
restricting, settings and navigation renew the site's generation; a comment or a thanks only that of its path.
"""

import gzip
import hashlib
import re
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

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
    ]
)
SITE = "gen:site"
MIN_GZIP = 512
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


def mark_public(response: HttpResponse) -> HttpResponse:
    """Say that a response is the same bytes for every reader and may be kept."""
    response.is_public_page = True  # type: ignore[attr-defined]
    return response


def renew(path: str | None = None) -> None:
    """Forget cached pages once the current transaction is in: all of them, or those of one path."""
    transaction.on_commit(partial(_renew, path))


def _renew(path: str | None) -> None:
    caches["pages"].set(SITE if path is None else _path_key(path), secrets.token_hex(8), None)


def _path_key(path: str) -> str:
    return "gen:" + hashlib.blake2b(path.encode(), digest_size=12).hexdigest()


def _generations(path: str) -> dict[str, str]:
    """The generations now. One that is missing (new, or thrown out by a full cache) gets a token that no kept page has."""
    names = (SITE, _path_key(path))
    found = caches["pages"].get_many(names)
    if SITE not in found:
        # The site's own is kept at once: what else hangs on it (the links at the foot) may be kept with the first page.
        caches["pages"].add(SITE, secrets.token_hex(8), None)
        found[SITE] = caches["pages"].get(SITE)
    return {name: str(found.get(name) or secrets.token_hex(8)) for name in names}


def _key(request: HttpRequest, generations: dict[str, str]) -> str:
    query = sorted((name, values) for name, values in request.GET.lists() if name in ALLOWED_QUERY)
    material = repr((request.get_host(), request.scheme, request.path, query, *generations.values()))
    return "page:" + hashlib.blake2b(material.encode(), digest_size=20).hexdigest()


class PageCacheMiddleware:
    """Outermost: answers a known page without waking anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith(
            ("/admin/", "/static/", "/media/")
        ):
            return self.get_response(request)
        generations = _generations(request.path)
        try:
            key = _key(request, generations)
        except DisallowedHost:
            return self.get_response(request)  # Django's own check answers
        kept = caches["pages"].get(key)
        if kept is None:
            kept = self._fill(request, key, generations)
        return kept if isinstance(kept, HttpResponseBase) else _answer(request, kept)

    def _fill(
        self, request: HttpRequest, key: str, generations: dict[str, str]
    ) -> HttpResponseBase | dict[str, Any]:
        response = self.get_response(request)
        if not _may_keep(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        body = response.content
        kept: dict[str, Any] = {
            "headers": {name: value for name, value in response.headers.items() if name != "Content-Length"},
            "body": body,
            "gzip": gzip.compress(body, 6, mtime=0) if len(body) >= MIN_GZIP else None,
            "etag": '"' + hashlib.blake2b(body, digest_size=12).hexdigest() + '"',
        }
        kept["headers"]["Cache-Control"] = "public, max-age=0, must-revalidate"
        for name, generation in generations.items():
            # `add` never replaces a generation that a change has renewed meanwhile; then this page is simply not found.
            caches["pages"].add(name, generation, None)
        caches["pages"].set(key, kept, settings.PAGE_CACHE_SECONDS)
        return kept


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


def _answer(request: HttpRequest, kept: dict[str, Any]) -> HttpResponse:
    if request.META.get("HTTP_IF_NONE_MATCH") == kept["etag"]:
        response = HttpResponse(status=304)
    elif kept["gzip"] is not None and _ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        response = HttpResponse(kept["gzip"])
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(kept["body"])
    for name, value in kept["headers"].items():
        response.headers[name] = value
    response.headers["ETag"] = kept["etag"]
    return response
