"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .answers import Answer, ask
from .models import Term
from .question import Question

FACETS = (
    "jenis",
    "hasil",
    "latar",
    "jenjang",
    "fase",
    "kelas",
    "mapel",
    "provinsi",
    "tahun",
    "bahasa",
    "tag",
)
ORDERS = ("relevansi", "terbaru")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer what stands in the address; nothing of it is kept, and nothing in the page belongs to one
    reader.
    """
    question = Question.from_querydict(request.GET, language=get_language() or "id", facets=FACETS)
    answer = ask(question)
    return render(request, "search/search.html", {"answer": answer, **shown(answer)})


def shown(answer: Answer) -> dict[str, Any]:
    """What the template says around the cards: orders, what stays when something else changes, other ways to
    ask.
    """
    question = answer.question
    return {
        "action": reverse("search:search"),
        "chosen": len(answer.chips),
        "kept_filters": question.pairs(words=False),
        "query": question.query(),
        "orders": [
            (order, f"?{question.asking(order=order).query()}", order == question.sorted_by)
            for order in ORDERS
            if question.words and answer.total
        ],
        "single_words": single_words(answer) if not answer.total else [],
        "without_filters_url": f"?{question.asking(filters={}).query()}" if question.filters else "",
    }


def single_words(answer: Answer) -> list[dict[str, str]]:
    """When several words find nothing together, those of them that find something alone, as doors."""
    question = answer.question
    groups = [group.ways[0] for group in answer.understood.groups if group.typed]
    tokens = {token for way in groups for row in way.tokens() for token in row}
    known = set(Term.objects.filter(token__in=tokens, documents__gt=0).values_list("token", flat=True))
    words = [way.words[0] for way in groups if len(way.words) == 1 and known.intersection(way.tokens()[0])]
    if len(groups) < 2:
        return []
    return [
        {"label": word, "url": f"?{question.asking(words=word, filters={}).query()}"} for word in words[:6]
    ]
