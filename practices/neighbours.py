"""The texts around a text, as cards: in the other language, adapted from it or for it, of the same community.

They come from the search documents, so only what is public is ever linked, and one query fetches them all. A room says
with `stands_around` which of its texts belong to a text of another kind; so a community shows the stories and reports of
its members although it knows neither.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from wagtail.models import Page

from core.cards import Card
from search.models import SHOWN, SearchDocument

Around = Callable[[Any], QuerySet[Any]]
_AROUND: dict[str, list[Around]] = {}
_CARD_FIELDS = frozenset(item.name for item in fields(Card))


def stands_around(kind: str) -> Callable[[Around], Around]:
    """Register a function that gives the keys of the texts which belong to a page of `kind`; they are grouped by theirs."""

    def register(find: Around) -> Around:
        _AROUND.setdefault(kind, []).append(find)
        return find

    return register


@dataclass
class Neighbours:
    """What was found around one text; `groups` holds cards by relation (or kind), each text once.

    `facets` are the filter values of the text itself, as the search knows them, and `words` the tokens that find it or
    one of its translations; both are empty for a text that is not public.
    """

    facets: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    groups: dict[str, list[Card]] = field(default_factory=dict)
    keys: list[int] = field(default_factory=list)

    def __getitem__(self, relation: str) -> list[Card]:
        """The cards of a relation or kind, newest first."""
        return self.groups.get(relation, [])

    def first(self, relation: str) -> Card | None:
        """The only or newest card of a relation."""
        return next(iter(self[relation]), None)


def card_of(document: SearchDocument, *, reader: str) -> Card:
    """The card of a search document for a reader of a language; `lang` marks a text in another one."""
    stored = {name: value for name, value in document.card.items() if name in _CARD_FIELDS}
    language = document.language if document.language != reader else ""
    return Card(**{**stored, "url": document.url, "title": document.title, "language": language})


def neighbours_of(page: Any, linked: dict[str, int | None]) -> Neighbours:
    """Everything around a page; `linked` maps a relation to the key of the page that this one points to."""
    reader = page.page_language()
    around = [find(page).order_by() for find in _AROUND.get(page.kind, [])]
    targets = {name: key for name, key in linked.items() if key}
    wanted = (
        Page.objects.filter(
            Q(translation_key=page.translation_key)
            | Q(translation_key__in=Page.objects.filter(pk__in=targets.values()).values("translation_key"))
        )
        .order_by()
        .values("pk")
    )
    if around:
        wanted = wanted.union(*around)
    documents = list(
        SearchDocument.objects.filter(page_id__in=wanted)
        .annotate(own_words=_words_of(page))
        .only(*SHOWN)
        .order_by("-published_at", "-page")
    )
    found = Neighbours(keys=[document.page_id for document in documents])
    found.facets = next((row.facets for row in documents if row.page_id == page.pk), {})
    found.words = [row.own_words for row in documents if row.own_words]
    found.addresses = [
        (row.language, row.url) for row in documents if row.translation_key == page.translation_key
    ]
    others = [row for row in documents if row.translation_key != page.translation_key]
    found.groups = _grouped(others, page, targets, reader)
    return found


def _words_of(page: Any) -> Case:
    """The tokens of a text and of its translations, read along with everything around it."""
    own = When(translation_key=page.translation_key, then=F("words__keys"))
    return Case(own, default=Value(""), output_field=TextField())


def _grouped(
    documents: Sequence[SearchDocument], page: Any, targets: dict[str, int], reader: str
) -> dict[str, list[Card]]:
    keys = {document.page_id: document.translation_key for document in documents}
    pointed = {keys[key]: name for name, key in targets.items() if key in keys}
    groups: dict[str, list[Card]] = {}
    for document in _once(documents, reader):
        relation = pointed.get(document.translation_key, document.kind)
        groups.setdefault(relation, []).append(card_of(document, reader=reader))
    return groups


def _once(documents: Iterable[SearchDocument], reader: str) -> list[SearchDocument]:
    """Each text once, in the reader's language where there is one."""
    chosen: dict[UUID, SearchDocument] = {}
    for document in documents:
        if document.translation_key not in chosen or document.language == reader:
            chosen[document.translation_key] = document
    return list(chosen.values())
