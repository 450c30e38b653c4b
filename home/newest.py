"""What the home page tells of teachers' texts: the newest, what the first of them adapts, what was tried most often."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from practices.articles.models import PracticePage
from search.models import SHOWN, SearchDocument

STORIES = 5
COMMUNITIES = 4


@dataclass(frozen=True)
class Newest:
    """Texts for readers of one language, the newest first."""

    stories: list[SearchDocument]
    communities: list[SearchDocument]
    #: what the first story adapts
    origin: SearchDocument | None
    #: what most other schools have adapted
    tried: SearchDocument | None


def newest(language: str) -> Newest:
    """Read all of it with two queries, however much there is."""
    stories, communities = (
        _of_kind("praktik", language, STORIES),
        _of_kind("komunitas", language, COMMUNITIES),
    )
    rows = list(_in_order(Q(page_id__in=stories.values("pk")) | Q(page_id__in=communities.values("pk"))))
    told = _once([row for row in rows if row.kind == "praktik"], language)[:STORIES]
    moving = _once([row for row in rows if row.kind == "komunitas"], language)[:COMMUNITIES]
    return Newest(told, moving, *_adapted(told[0].pk if told else None))


def _in_order(wanted: Q) -> QuerySet[SearchDocument]:
    return SearchDocument.objects.filter(wanted).only(*SHOWN).order_by("-published_at", "-page")


def _of_kind(kind: str, language: str, count: int) -> QuerySet[SearchDocument]:
    """Candidates: an English page fills up with Indonesian texts, so half of them may be the same text twice."""
    found = SearchDocument.objects.filter(kind=kind).order_by("-published_at", "-page")
    if language == settings.LANGUAGE_CODE:
        return found.filter(language=language)[:count]
    return found[: count * 2]


def _once(documents: list[SearchDocument], language: str) -> list[SearchDocument]:
    """Each text once, in the page's language where it has one."""
    chosen: dict[Any, SearchDocument] = {}
    for document in documents:
        if document.translation_key not in chosen or document.language == language:
            chosen[document.translation_key] = document
    return list(chosen.values())


def _adapted(first: int | None) -> tuple[SearchDocument | None, SearchDocument | None]:
    """What the first story adapts and what was adapted most often; both may be the same."""
    origin = PracticePage.objects.filter(pk=first or 0).values("adapted_from_id")
    often = (
        PracticePage.objects.filter(adapted_from__live=True, live=True)
        .values("adapted_from_id")
        .annotate(times=Count("pk"))
        .order_by("-times", "adapted_from_id")
        .values("adapted_from_id")[:1]
    )
    is_origin, is_tried = Q(page_id__in=origin), Q(page_id__in=often)
    rows = _in_order(is_origin | is_tried).annotate(
        is_origin=ExpressionWrapper(is_origin, BooleanField()),
        is_tried=ExpressionWrapper(is_tried, BooleanField()),
    )
    found = list(rows)
    return (
        next((row for row in found if row.is_origin), None),  # type: ignore[attr-defined]
        next((row for row in found if row.is_tried), None),  # type: ignore[attr-defined]
    )
