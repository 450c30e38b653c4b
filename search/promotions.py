"""Results that editors have chosen for a question: shown above what was found, and said to be chosen.

They are Wagtail's own search promotions. A page is shown only while it is public, an address elsewhere only if it is
a safe one; what was found keeps its own order.
"""

from dataclasses import dataclass

from django.db import transaction
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

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
    """What editors chose for these words, on the first page; one query."""
    if not question.words or question.page > 1:
        return []
    spelled = {normalise_query_string(question.words), " ".join(words_of(question.words))}
    rows = SearchPromotion.objects.filter(query__query_string__in=spelled)
    found = [
        shown
        for row in rows.select_related("page__search_row").order_by("sort_order", "pk")
        if (shown := _shown(row, question.language))
    ]
    return found[:SHOWN]


def _shown(row: SearchPromotion, language: str) -> Promoted | None:
    if row.page_id is None:
        if not row.external_link_url.startswith("https://"):
            return None
        title = row.external_link_text or row.external_link_url
        return Promoted(row.external_link_url, title, row.description, outside=True)
    document = getattr(row.page, "search_row", None)  # there is one for public pages alone
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
