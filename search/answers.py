"""Asking: from a question to what a page shows, with cards, excerpts, counts beside the filters and chips."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.utils.html import format_html
from django.utils.translation import gettext, override

from core import enumerations
from core.cards import Card
from core.sharing import prefix_of

from .content import PART_NAMES
from .corrections import Correction, correction_of
from .engines import Found, engine
from .excerpts import Passage, passage, read
from .filters import FILTERS
from .models import SearchDocument
from .next_steps import Door, doors
from .promotions import Promoted, promoted
from .question import Question
from .reasons import nearness, reason
from .words.understanding import Understood, understand

#: filters whose options read better by their number than in their own order
BY_COUNT = ("provinsi", "tag")


@dataclass(frozen=True)
class Hit:
    """One text that was found, and why: in one line, without figures; empty when nothing but filters was asked."""

    document: SearchDocument
    card: Card
    score: float
    why: str = ""


@dataclass(frozen=True)
class Option:
    """One choice of a filter and how many texts it would give."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetView:
    """A filter as it is shown."""

    name: str
    label: str
    options: list[Option]
    open: bool = False


@dataclass(frozen=True)
class Chip:
    """A choice that can be taken back by one touch."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class Answer:
    """Everything a page needs to show what was found, and what to try when nothing was.

    `correction` tells what was searched in place of slips; `reserve` that the database answered for the engine;
    `promoted` is what editors chose for these words.
    """

    question: Question
    understood: Understood
    hits: list[Hit]
    total: int
    page_obj: Page
    facets: list[FacetView]
    chips: list[Chip]
    doors: list[Door]
    correction: Correction | None = None
    reserve: bool = False
    promoted: list[Promoted] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        """The texts as cards."""
        return [hit.card for hit in self.hits]

    @property
    def set_url(self) -> str:
        """Where a phone gets the addresses of these texts to keep them as one set; words make no set, filters do."""
        if self.question.words or not self.total:
            return ""
        kind = [("jenis", self.question.kind)] if self.question.kind else []
        query = urlencode([*kind, *self.question.pairs()])
        return f"{prefix_of(self.question.language)}/tersimpan/kumpulan/" + (f"?{query}" if query else "")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of the filters must send along: words, order, and choices it has no box for."""
        boxes = {facet.name for facet in self.facets}
        return [(name, value) for name, value in self.question.pairs() if name not in boxes]


def ask(question: Question) -> Answer:
    """Answer a question; whatever came through the guard gets an answer."""
    understood = understand(question.words, question.languages(), literal=question.literal)
    found = engine().search(question, understood.groups)
    page_obj = Paginator(range(found.total), question.page_size).get_page(found.page)
    labels = _labels(question, found)
    return Answer(
        question=question,
        understood=understood,
        hits=_hits(question, understood, found),
        total=found.total,
        page_obj=page_obj,
        facets=[
            view for name in question.facets if (view := _facet(name, question, found, labels[name])).options
        ],
        chips=_chips(question, labels),
        doors=doors(question, found, labels),
        correction=correction_of(question, understood),
        reserve=found.reserve,
        promoted=promoted(question),
    )


def _hits(question: Question, understood: Understood, found: Found) -> list[Hit]:
    documents = SearchDocument.objects.in_bulk([number for number, _ in found.hits])
    return [
        _hit(document, score, question, understood)
        for number, score in found.hits
        if (document := documents.get(number))
    ]


def _hit(document: SearchDocument, score: float, question: Question, understood: Understood) -> Hit:
    fields = read(document, understood.groups) if understood.groups else []
    card = _card(document, question, passage(document, fields))
    why = (nearness(document, question.context), reason(fields, understood))
    return Hit(document, card, score, why=" · ".join(bit for bit in why if bit))


def _card(document: SearchDocument, question: Question, best: Passage | None) -> Card:
    """The page's own card, its text replaced by the passage that matched, in words of the reader's language."""
    card = Card(**document.card)
    foreign = document.language != question.language
    return replace(
        card,
        url=document.url,
        text=_told(best, document.language) if best else card.text,
        outcome_label=enumerations.label("outcome", card.outcome) if card.outcome else "",
        language=document.language if foreign else "",
        meta=_in_language(document.language, card.meta) if foreign else card.meta,
    )


def _told(best: Passage, language: str) -> str:
    """A passage after the name of its part, both in the language of the text; the summary needs no name."""
    with override(language):
        name = str(PART_NAMES.get(best.key, "")).split(":")[0]
    return format_html("<b>{}:</b> {}", name, best.text) if name else best.text


def _in_language(language: str, meta: str) -> str:
    name = {code: str(label) for code, label in settings.LANGUAGES}.get(language, language)
    return " · ".join(bit for bit in (gettext("Dalam %(language)s") % {"language": name}, meta) if bit)


def _labels(question: Question, found: Found) -> dict[str, dict[str, str]]:
    """The words for every value that is shown, asked once for each filter."""
    names = {*question.facets, *question.filters}
    return {
        name: FILTERS[name].labels({*found.facets.get(name, ()), *question.filters.get(name, ())})
        for name in names
    }


def _facet(name: str, question: Question, found: Found, labels: dict[str, str]) -> FacetView:
    chosen = question.filters.get(name, ())
    counts = found.facets.get(name, {})
    options = [
        Option(value, labels[value], counts[value], value in chosen)
        for value in _in_order(name, counts)
        if value in labels
    ]
    return FacetView(
        name, str(FILTERS[name].label), options, open=any(option.selected for option in options[7:])
    )


def _in_order(name: str, counts: dict[str, int]) -> list[str]:
    if name in BY_COUNT:
        return sorted(counts, key=lambda value: (-counts[value], value))
    known = FILTERS[name].known
    if known:
        return [value for value in known() if value in counts]
    return sorted(counts, reverse=True)


def _chips(question: Question, labels: dict[str, dict[str, str]]) -> list[Chip]:
    return [
        Chip(labels[name].get(value, value), f"?{question.without(name, value).query()}")
        for name, values in question.filters.items()
        for value in values
    ]
