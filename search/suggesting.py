"""What is offered while somebody types: subjects, places, tags, communities and titles that lead to something.

Only what is live and public is offered: titles come from the documents of the search, everything else is offered when
some document has it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from core.enumerations import label, values
from places.models import Region

from .closeness import REGION
from .engines import beginnings, facets
from .engines.kept_sets import KeptSets
from .guard import clean_words
from .models import Beginning, SearchDocument
from .words.analysis import words_of
from .words.names import place_forms

#: letters that are enough to offer something
ENOUGH = 2
MAX_WORDS = 6
MOST, LISTS_EACH, COMMUNITIES = 8, 2, 2
#: rows that are looked at for what is offered: some are texts that readers of this language get in their own
LOOKED_AT = 24
REGIONS = 6


@dataclass(frozen=True)
class Suggestion:
    """Something to go to: its words, what it is, its address, and its language when that is not the reader's."""

    label: str
    note: str
    url: str
    language: str = ""


def suggest(typed: object, language: str) -> list[Suggestion]:
    """What fits what was typed so far, for readers of a language; nothing below two letters."""
    words = words_of(clean_words(typed))[:MAX_WORDS]
    if len("".join(words)) < ENOUGH:
        return []
    return _Suggesting(words, language).all()


class _Suggesting:
    """One beginning on its way to what is offered."""

    def __init__(self, words: list[str], language: str) -> None:
        self.words, self.language = words, language
        self.kept = KeptSets()
        readers = (facets.READERS, language)
        self.readers = self.kept.read([], [readers]).get(readers, 0)

    def all(self) -> list[Suggestion]:
        """Lists first, because they hold many texts; then communities and titles, as many as there is room for."""
        found = [*self._subjects(), *self._places(), *self._tags()]
        found += self._texts(Beginning.COMMUNITY, COMMUNITIES)
        return found + self._texts(Beginning.TITLE, MOST - len(found))

    def _subjects(self) -> list[Suggestion]:
        fitting = [value for value in values("subject") if self._fits(label("subject", value))]
        if not fitting:
            return []
        sets = self.kept.read(["mapel"], [])
        return [
            _to_list(label("subject", value), gettext("Mata pelajaran"), mapel=value)
            for value in fitting
            if sets.get(("mapel", value), 0) & self.readers
        ][:LISTS_EACH]

    def _places(self) -> list[Suggestion]:
        meant = {name for form, names in place_forms().items() if self._begins(form) for name in names}
        called = Q(name__istartswith=self.words[0]) | Q(name__icontains=f" {self.words[0]}")
        for name in meant:
            called |= Q(name__iendswith=" ".join(name))
        regions = [
            region
            for region in Region.objects.filter(called)
            if self._fits(region.bare_name) or tuple(words_of(region.bare_name)) in meant
        ][:REGIONS]
        offered = self._held(_facet_of(region) for region in regions)
        return [_to_place(region) for region in regions if _facet_of(region) in offered][:LISTS_EACH]

    def _tags(self) -> list[Suggestion]:
        tags = beginnings.tags(self.words, LOOKED_AT)
        offered = self._held(("tag", tag) for tag in tags)
        return [_to_list(f"#{tag}", gettext("Tagar"), tag=tag) for tag in tags if ("tag", tag) in offered][
            :LISTS_EACH
        ]

    def _held(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those values of filters that some text for these readers has."""
        asked = list(pairs)
        return (
            {pair for pair, texts in facets.read([], asked).items() if texts & self.readers}
            if asked
            else set()
        )

    def _texts(self, group: str, count: int) -> list[Suggestion]:
        pages = beginnings.titles(group, self.words, LOOKED_AT)
        wanted = list(dict.fromkeys(page for page in pages if self.readers >> page & 1))[:count]
        documents = SearchDocument.objects.only("title", "url", "kind", "language").in_bulk(wanted)
        return [self._text(documents[number]) for number in wanted if number in documents]

    def _text(self, document: SearchDocument) -> Suggestion:
        foreign = document.language != self.language
        return Suggestion(
            document.title, label("kind", document.kind), document.url, document.language if foreign else ""
        )

    def _fits(self, text: str) -> bool:
        return self._begins(words_of(text))

    def _begins(self, words: Sequence[str]) -> bool:
        """Whether every typed word begins one of these."""
        return all(any(word.startswith(typed) for word in words) for typed in self.words)


def _facet_of(region: Region) -> tuple[str, str]:
    """The filter, and its value, by which the search knows the texts from a place."""
    return ("provinsi" if region.province_id is None else REGION, region.code)


def _to_place(region: Region) -> Suggestion:
    if region.province_id is None:
        return _to_list(region.name, gettext("Provinsi"), provinsi=region.code)
    return _to_list(region.short_name, gettext("Kabupaten atau kota"), q=region.bare_name)


def _to_list(words: str, note: str, **chosen: str) -> Suggestion:
    return Suggestion(words, note, f"{reverse('search:search')}?{urlencode(chosen)}")
