"""The search page, and what is offered while somebody types."""

import hashlib
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition, require_safe

from core.delivery.generations import generations
from core.enumerations import label, values
from core.sharing import prefix_of

from .answers import Answer, ask
from .calls import calls_for
from .filters import ORDERS
from .guard import clean_words
from .missed import keep_if_missed
from .near import NearForm
from .next_steps import Door, single_words
from .question import Question
from .suggesting import suggest

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
ORDER_NAMES = {
    "relevansi": _("paling sesuai"),
    "terbaru": _("terbaru"),
    "dicoba": _("paling banyak dicoba"),
    "mirip": _("paling mirip sekolah saya"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer what stands in the address. Nothing in the page belongs to one reader; words that find nothing are
    kept for editors, without who asked.
    """
    question = Question.from_querydict(request.GET, language=get_language() or "id", facets=FACETS)
    answer = ask(question)
    response = render(request, "search/search.html", {"answer": answer, **shown(answer)})
    # The same bytes for everybody, and the address tells all of it: whoever goes back has it at hand.
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    keep_if_missed(request, response, answer)
    return response


def shown(answer: Answer) -> dict[str, Any]:
    """What the template says around the cards: orders, what stays when something else changes, other ways to
    ask.
    """
    question = answer.question
    return {
        "action": reverse("search:search"),
        "words": answer.correction.plain if answer.correction else question.words,
        "chosen": len(answer.chips),
        "kept_filters": question.pairs(words=False),
        "query": question.query(),
        "orders": orders(answer),
        "single_words": single_words(question, answer.understood) if not answer.total else [],
        "browse": lists(question.language) if not answer.total else [],
        "calls": calls_for(question.words, question.language) if not answer.total else [],
        "near": NearForm(question),
        "without_filters_url": f"?{question.asking(filters={}).query()}" if question.filters else "",
        "inexact_url": f"?{question.asking(literal=False).query()}" if question.literal else "",
    }


def lists(language: str) -> list[Door]:
    """The lists of all texts, a door for each kind."""
    return [Door(label("kind", kind), f"{prefix_of(language)}/{kind}/") for kind in values("kind")]


def orders(answer: Answer) -> list[tuple[Promise, str, bool]]:
    """The orders that mean something for this question, as (words, address, whether it is in force)."""
    question = answer.question
    named = [order for order in ORDERS if order != "relevansi" or question.words] if answer.total else []
    usual = question.asking(order="").sorted_by
    current = "mirip" if question.order == "mirip" else question.sorted_by
    return [
        (
            ORDER_NAMES[order],
            f"?{question.asking(order='' if order == usual else order).query()}",
            order == current,
        )
        for order in named
    ]


def _mark(request: HttpRequest) -> str:
    """Changes with whatever is published, and with the words: who has seen these suggestions needs no new ones."""
    asked = f"{generations().site()} {request.path} {clean_words(request.GET.get('q'))}"
    return f'"{hashlib.blake2b(asked.encode(), digest_size=12).hexdigest()}"'


@require_safe
@condition(etag_func=_mark)
def suggestions(request: HttpRequest) -> HttpResponse:
    """What fits what was typed so far, and how many there are, in words for whoever cannot see them."""
    found = suggest(request.GET.get("q"), get_language() or "id")
    many = ngettext(
        "%(count)s saran, pilih dengan panah.", "%(count)s saran, pilih dengan panah.", len(found)
    )
    status = many % {"count": len(found)} if found else gettext("Tidak ada saran.")
    answer = {"suggestions": [asdict(suggestion) for suggestion in found], "status": status}
    response = JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
