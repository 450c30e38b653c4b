"""Results that editors have chosen for a question: shown above what was found, and said to be chosen.

They are Wagtail's own search promotions. A page is shown only while it is public, an address elsewhere only if it is
a safe one; what was found keeps its own order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from .models import SearchDocument
from .question import Question
from .words.analysis import words_of

SHOWN = 3


@dataclass(frozen=True)
class Promoted:
    """One chosen result, as the page shows it. `language` is told when it is not the reader's."""

    url: str
    title: str
    text: str = ""
    language: str = ""
    outside: bool = False


def promoted(question: Question) -> list[Promoted]:
    """What editors chose for these words, on the first page; a query, and one more for the pages where there are some."""
    if not question.words or question.page > 1:
        return []
    spelled = {normalise_query_string(question.words), " ".join(words_of(question.words))}
    rows = list(SearchPromotion.objects.filter(query__query_string__in=spelled).order_by("sort_order", "pk"))
    chosen = {row.page_id for row in rows if row.page_id}
    public = SearchDocument.objects.in_bulk(chosen) if chosen else {}
    found = [shown for row in rows if (shown := _shown(row, public, question.language))]
    return found[:SHOWN]


def _shown(row: SearchPromotion, public: Mapping[int, SearchDocument], language: str) -> Promoted | None:
    if row.page_id is None:
        if not row.external_link_url.startswith("https://"):
            return None
        title = row.external_link_text or row.external_link_url
        return Promoted(row.external_link_url, title, row.description, outside=True)
    document = public.get(row.page_id)
    if document is None:
        return None
    foreign = document.language if document.language != language else ""
    return Promoted(document.url, document.title, row.description or document.summary, foreign)


def promote(*, words: str, page: Page, description: str = "") -> SearchPromotion:
    """Choose a page for a question; choosing it again changes what is said of it."""
    with transaction.atomic():
        query = Query.get(words)
        last = SearchPromotion.objects.filter(query=query).count()
        row, _made = SearchPromotion.objects.update_or_create(
            query=query,
            page=page,
            defaults={"description": description},
            create_defaults={"description": description, "sort_order": last},
        )
    return row
