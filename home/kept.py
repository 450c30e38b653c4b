"""`/tersimpan/`: what lies on this phone; and the lists of addresses by which a phone keeps many texts as one set.

The page holds nothing of anybody: its script asks the phone. A set is public and the same for all, like the list that it
is made from.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.delivery.page_cache import mark_public
from core.enumerations import label
from library.models import PublishedUse
from library.renditions import NARROW, spec_for
from practices.neighbours import neighbours_of
from practices.presenting import FRAME
from search.answers import ask
from search.models import SearchDocument
from search.question import Question

#: a set is for a bag, not for a library: about 2 MB with its pictures
MOST = 60


@dataclass(frozen=True)
class TextInSet:
    """One text to keep: where it is, what it is called, what it costs with its small pictures."""

    url: str
    title: str
    kilobytes: int


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """The page that lists what this phone keeps; it opens without a line."""
    return mark_public(render(request, "home/kept.html"))


@require_safe
def listed_set(request: HttpRequest) -> JsonResponse:
    """The texts of a list, its filters in the address as they stand there; in its order, the first sixty."""
    language = get_language() or "id"
    question = Question.from_querydict(request.GET, language=language, with_words=False)
    answer = ask(replace(question, page=1, page_size=MOST))
    kinds = question.filters.get("jenis", ())
    chosen = [
        chip.label for chip in answer.chips if chip.label not in [label("kind", kind) for kind in kinds]
    ]
    named = label("kind", kinds[0]) if len(kinds) == 1 else _("Cerita, komunitas, dan lokakarya")
    title = f"{named}: {', '.join(chosen)}" if chosen else str(named)
    return _answer(title, [hit.document.pk for hit in answer.hits], total=answer.total)


@require_safe
def community_set(request: HttpRequest, slug: str) -> JsonResponse:
    """A community's page and all its stories."""
    language = get_language() or "id"
    pages = Page.objects.live().public().filter(slug=slug, locale__language_code=language)
    page: Any = pages.filter(search_row__kind="komunitas").specific().first()
    if page is None:
        raise Http404
    cards = neighbours_of(page, {})["praktik"]
    keys = dict(SearchDocument.objects.filter(url__in=[card.url for card in cards]).values_list("url", "pk"))
    stories = [keys[card.url] for card in cards if card.url in keys]
    return _answer(page.title, [page.pk, *stories][:MOST], total=len(stories) + 1)


def _answer(title: str, keys: list[int], *, total: int) -> JsonResponse:
    texts = texts_of(keys)
    response = JsonResponse(
        {
            "title": title,
            "total": total,
            "kilobytes": sum(text.kilobytes for text in texts),
            "texts": [{"url": text.url, "title": text.title, "kilobytes": text.kilobytes} for text in texts],
        },
        json_dumps_params={"ensure_ascii": False},
    )
    mark_public(response)
    return response


def texts_of(keys: Iterable[int]) -> list[TextInSet]:
    """The texts with these keys, in this order, with what each costs on the line."""
    order = list(keys)
    documents = SearchDocument.objects.filter(pk__in=order).in_bulk()
    pictures = _kilobytes_of_pictures(order)
    return [
        TextInSet(document.url, document.title, _kilobytes_of_words(document) + pictures.get(key, 0))
        for key in order
        if (document := documents.get(key))
    ]


def _kilobytes_of_words(document: SearchDocument) -> int:
    words = "".join(str(part) for part in document.parts.values()).encode()
    return round((len(zlib.compress(words, 6)) + FRAME) / 1024)


def _kilobytes_of_pictures(keys: list[int]) -> dict[int, int]:
    """The narrow size of each picture, which is what a phone keeps."""
    shown = PublishedUse.objects.filter(
        page__in=keys, image__released=True, image__renditions__filter_spec=spec_for("webp", NARROW)
    )
    weights = shown.values_list("page").annotate(weight=Sum("image__renditions__file_size")).order_by()
    return {page: round((weight or 0) / 1024) for page, weight in weights}
