"""A page that is not translated yet: under /en/ its Indonesian text is offered, and the page says so.

It is no copy of the page and no redirect: the reader sees in English what the text is about, in whose language, and
decides. Search engines are told to look at the Indonesian address.
"""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from core.sharing import Meta

NotFound = Http404


def untranslated(home: Any, path_components: list[str]) -> Page | None:
    """The live, public Indonesian page at the same path below the other home; None when there is none, or on that home."""
    if not path_components or home.page_language() == settings.LANGUAGE_CODE:
        return None
    source = home.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if source is None:
        return None
    address = f"{source.url_path}{'/'.join(path_components)}/"
    return (
        Page.objects.live()
        .public()
        .filter(url_path=address, locale=source.locale_id)
        .select_related("locale")
        .first()
    )


def offer(request: HttpRequest, page: Page) -> HttpResponse:
    """The page that offers a text in its own language."""
    text = page.specific
    address = page.get_url(request) or "/"
    meta = Meta(
        title=text.seo_title or text.title, description=text.summary, canonical=address, robots="noindex"
    )
    context = {"text": text, "address": address, "meta": meta, "language": page.locale.language_code}
    return render(request, "home/not_translated.html", context)
