"""A page that is not translated yet: under /en/ its Indonesian text is offered, and the page says so.

It is no copy of the page and no redirect: the reader sees in English what the text is about, in whose language, and
decides. Search engines are told to look at the Indonesian address.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.sharing import Meta

from .addresses import address_of


def offer(request: HttpRequest, page: Any) -> HttpResponse:
    """The page that offers a text in its own language."""
    language = page.locale.language_code
    address = address_of(page.url_path, language)
    meta = Meta(
        title=page.seo_title or page.title, description=page.summary, canonical=address, robots="noindex"
    )
    context = {"text": page, "address": address, "meta": meta, "language": language}
    return render(request, "home/not_translated.html", context)
