"""No dead end: what to try when nothing was found, each as a door that leads somewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from .engines import Found, engine
from .filters import FILTERS
from .models import Term
from .question import Question
from .words.terms import QUOTED
from .words.understanding import Understood, understand

MAX_WORDS = 6
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Door:
    """Another question: its words for people, its address, and how many texts it would give (None: not counted)."""

    label: str
    url: str
    count: int | None = None


def doors(question: Question, found: Found, labels: Labels) -> list[Door]:
    """The same question with less in it: without exactness, without the choices of a filter, without all of them.

    `labels` are the words for each chosen value of each filter.
    """
    if found.total:
        return []
    steps = [*_looser_words(question), *_fewer_filters(question, found, labels)]
    return [step for step in steps if step.count is None or step.count]


def single_words(question: Question, understood: Understood) -> list[Door]:
    """When several words find nothing together, those of them that stand in some text."""
    typed = [group.ways[0] for group in understood.groups if group.typed and len(group.ways[0].words) == 1]
    tokens = {token for way in typed for token in way.tokens()[0]}
    known = set(Term.objects.filter(token__in=tokens, documents__gt=0).values_list("token", flat=True))
    words = [way.words[0] for way in typed if known.intersection(way.tokens()[0])]
    if len(typed) < 2:
        return []
    return [
        Door(word, f"?{question.asking(words=word, filters={}, literal=False).query()}")
        for word in words[:MAX_WORDS]
    ]


def _looser_words(question: Question) -> Iterator[Door]:
    if question.literal:
        label = gettext("Cari juga kata yang ejaannya mirip")
        yield Door(label, f"?{question.asking(literal=False).query()}")
    if QUOTED.search(question.words):
        words = " ".join(QUOTED.sub(r" \1 ", question.words).split())
        loose = question.asking(words=words)
        yield Door(
            gettext("Tanpa tanda kutip: %(words)s") % {"words": words}, f"?{loose.query()}", how_many(loose)
        )


def _fewer_filters(question: Question, found: Found, labels: Labels) -> Iterator[Door]:
    for name, values in question.filters.items():
        chosen = ", ".join(labels[name].get(value, value) for value in values)
        left = {other: kept for other, kept in question.filters.items() if other != name}
        yield Door(
            gettext("Tanpa %(filter)s: %(chosen)s") % {"filter": FILTERS[name].label, "chosen": chosen},
            f"?{question.asking(filters=left).query()}",
            found.without.get(name),
        )
    if len(question.filters) > 1:
        bare = question.asking(filters={})
        yield Door(
            gettext("Tanpa saringan sama sekali"),
            f"?{bare.query()}",
            # A list of one kind has few queries to spend, and it is never empty without its filters for long.
            None if question.kind else how_many(bare),
        )


def how_many(question: Question) -> int:
    """How many texts another question would give; in the newest order, since nobody looks for the best ones."""
    counted = question.asking(order="terbaru", facets=(), page_size=1)
    understood = understand(counted.words, counted.languages(), literal=counted.literal)
    return engine().search(counted, understood.groups).total
