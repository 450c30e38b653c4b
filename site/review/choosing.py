"""Choosing among what waits: the filters of the desk, their counts, and addresses that can be passed on.

The rows are few columns of some thousand texts at most, so they are counted here, after one query.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core import enumerations
from places.provinces import provinces

MAX_VALUES = 20


@dataclass(frozen=True)
class Filter:
    """One filter: its words, the values it knows in their order, and the words of each."""

    label: str | Promise
    known: Callable[[], Mapping[str, str]]


def _labels(enumeration: str) -> dict[str, str]:
    return {value: enumerations.label(enumeration, value) for value in enumerations.values(enumeration)}


FILTERS: dict[str, Filter] = {
    "jenis": Filter(_("Jenis"), partial(_labels, "kind")),
    "jenjang": Filter(_("Jenjang"), partial(_labels, "level")),
    "provinsi": Filter(_("Provinsi"), provinces),
    "bahasa": Filter(_("Bahasa"), lambda: {code: str(name) for code, name in settings.LANGUAGES}),
}


@dataclass(frozen=True)
class Row:
    """A text as the filters see it: its key, its values by the name of the filter, and what else is told of it."""

    pk: int
    values: Mapping[str, Sequence[str]]
    told: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, chosen: Mapping[str, Sequence[str]]) -> bool:
        """Whether every filter that is set finds one of its values here."""
        return all(set(wanted) & set(self.values[name]) for name, wanted in chosen.items())


@dataclass(frozen=True)
class Option:
    """One choice of a filter and how many texts it would give."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
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
class Choice:
    """What stands in the address, and what follows from it for a list of rows."""

    chosen: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def from_query(cls, query: QueryDict) -> "Choice":
        """Known values only; whatever else stands in an address is passed over."""
        found = {
            name: [value for value in dict.fromkeys(query.getlist(name)[:MAX_VALUES]) if value in one.known()]
            for name, one in FILTERS.items()
        }
        return cls({name: values for name, values in found.items() if values})

    def query(self, *, without: tuple[str, str] | None = None, more: Iterable[tuple[str, str]] = ()) -> str:
        """The choices as the query string of an address, perhaps without one of them, or with more beside them."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values]
        return urlencode([*(pair for pair in pairs if pair != without), *more])

    def of(self, rows: Sequence[Row]) -> list[int]:
        """The keys of the rows that fit, in their order."""
        return [row.pk for row in rows if row.fits(self.chosen)]

    def facets(self, rows: Sequence[Row]) -> list[Facet]:
        """Each filter with what it would find beside the choices in the others; one without any is left out."""
        return [facet for name, one in FILTERS.items() if (facet := self._facet(name, one, rows)).options]

    def chips(self) -> list[Chip]:
        """Every choice that is set."""
        return [
            Chip(FILTERS[name].known()[value], f"?{self.query(without=(name, value))}")
            for name, values in self.chosen.items()
            for value in values
        ]

    def _facet(self, name: str, one: Filter, rows: Sequence[Row]) -> Facet:
        others = {key: values for key, values in self.chosen.items() if key != name}
        counts: dict[str, int] = {}
        for row in rows:
            if row.fits(others):
                for value in row.values[name]:
                    counts[value] = counts.get(value, 0) + 1
        own = self.chosen.get(name, [])
        options = [
            Option(value, label, counts.get(value, 0), value in own)
            for value, label in one.known().items()
            if value in counts or value in own
        ]
        return Facet(name, str(one.label), options, any(option.selected for option in options[7:]))
