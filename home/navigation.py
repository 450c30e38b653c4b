"""The links at the foot of every page: the standard pages that editors want there."""

from typing import Any

from django.core.cache import caches
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction

from core.delivery.page_cache import SITE

from .models import StandardPage

MOST = 8
SECONDS = 60 * 60 * 24


def footer(request: HttpRequest) -> dict[str, Any]:
    """Context processor; asked for only by pages that have a foot."""
    return {"footer_links": SimpleLazyObject(lambda: footer_links(request))}


def footer_links(request: HttpRequest) -> list[tuple[str, str]]:
    """(words, address) in the reader's language, kept until a page of the site changes."""
    language = get_language() or ""
    generation = caches["pages"].get(SITE)
    key = f"footer:{language}:{generation}"
    kept: list[tuple[str, str]] | None = caches["pages"].get(key) if generation else None
    if kept is None:
        # What `public()` says, within the same query.
        path = ExpressionWrapper(OuterRef("path"), CharField())
        closed = PageViewRestriction.objects.annotate(shown=path).filter(shown__startswith=F("page__path"))
        pages = StandardPage.objects.live().filter(
            ~Exists(closed), show_in_footer=True, locale__language_code=language
        )
        kept = [(page.title, page.get_url(request)) for page in pages.order_by("path")[:MOST]]
        if generation:
            caches["pages"].set(key, kept, SECONDS)
    return kept
