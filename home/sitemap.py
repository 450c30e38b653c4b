"""The map for search engines: every public page with its translations, in pieces that stay small at any size."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.http import HttpRequest
from wagtail.models import Page

from core.pages import ReviewedIndexPage
from core.sharing import absolute, alternates
from search.models import SearchDocument

from .models import HomePage, StandardPage

PIECE = 2_000


@dataclass(frozen=True)
class Entry:
    """One address, when it last changed, and the same page in other languages."""

    address: str
    changed: datetime | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)


def pieces() -> list[str]:
    """The names of the pieces: one for editors' pages, the others by the number of texts."""
    count = SearchDocument.objects.count()
    return ["halaman", *(str(number + 1) for number in range(-(-count // PIECE)))]


def entries(piece: str, request: HttpRequest) -> list[Entry]:
    """The entries of one piece; an empty list for a piece that does not exist."""
    if piece == "halaman":
        return _pages(request)
    start = (int(piece) - 1) * PIECE if piece.isdigit() and 0 < int(piece) < 10_000 else -1
    return _texts(start) if start >= 0 else []


def _pages(request: HttpRequest) -> list[Entry]:
    found = Page.objects.live().public().type(HomePage, StandardPage, *ReviewedIndexPage.__subclasses__())
    pages = [
        page
        for page in found.filter(depth__gt=1).select_related("locale").order_by("path")
        if page.get_url(request)
    ]
    languages: dict[object, list[tuple[str, str]]] = {}
    for page in pages:
        languages.setdefault(page.translation_key, []).append(
            (page.locale.language_code, page.get_url(request))
        )
    return [
        Entry(
            absolute(page.get_url(request)),
            page.last_published_at,
            alternates(languages[page.translation_key]),
        )
        for page in pages
    ]


def _texts(start: int) -> list[Entry]:
    rows = list(
        SearchDocument.objects.annotate(changed=F("page__last_published_at"))
        .order_by("page")[start : start + PIECE]
        .values_list("url", "changed", "translation_key")
    )
    languages: dict[object, list[tuple[str, str]]] = {}
    same = SearchDocument.objects.filter(translation_key__in={key for _url, _changed, key in rows})
    for key, language, url in same.values_list("translation_key", "language", "url"):
        languages.setdefault(key, []).append((language, url))
    return [Entry(absolute(url), changed, alternates(languages.get(key, []))) for url, changed, key in rows]
