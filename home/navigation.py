"""The links at the foot of every page: the standard pages that editors want there."""

from typing import Any

from django.core.cache import caches
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction

from core.delivery.generations import generations

from .addresses import address_of
from .models import StandardPage

MOST = 8
SECONDS = 60 * 60 * 24


def footer(request: HttpRequest) -> dict[str, Any]:
    """Context processor; asked for only by pages that have a foot."""
    return {"footer_links": SimpleLazyObject(footer_links)}


def footer_links() -> list[tuple[str, str]]:
    """(words, address) in the reader's language, kept until a page of the site changes."""
    language = get_language() or ""
    key = f"footer:{language}:{generations().site()}"
    kept: list[tuple[str, str]] | None = caches["pages"].get(key)
    if kept is None:
        # What `public()` says, within the same query.
        path = ExpressionWrapper(OuterRef("path"), CharField())
        closed = PageViewRestriction.objects.annotate(shown=path).filter(shown__startswith=F("page__path"))
        # From the few pages that are shown there: from the language, all stories would be looked through.
        chosen = StandardPage.objects.filter(show_in_footer=True).order_by().values("page_ptr")
        pages = Page.objects.live().filter(~Exists(closed), pk__in=chosen, locale__language_code=language)
        shown = sorted(pages.order_by().values_list("path", "title", "url_path"))[:MOST]
        kept = [(title, address_of(url_path, language)) for _path, title, url_path in shown]
        caches["pages"].set(key, kept, SECONDS)
    return kept
