"""The question: what somebody asks of the search, whichever door they come through."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

from places.likeness import Context

from . import guard
from .filters import FILTERS, ORDERS, normal
from .standpoint import CIRCUMSTANCES, Standpoint, standpoint_of

PAGE_SIZE = 12


@dataclass(frozen=True)
class Question:
    """Words, filters, order and page, all of them already past the guard.

    `kind` is what the page itself is about (the list of practices asks for nothing else); `language` is that
    of the reader: texts in it come up, and those that have no translation into it. `facets` names the filters
    to count. `literal` wants the words exactly as they were typed, slips and all. `standpoint` is what texts
    are compared with in the order `mirip`.
    """

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    page: int = 1
    page_size: int = PAGE_SIZE
    language: str = "id"
    kind: str = ""
    facets: tuple[str, ...] = ()
    literal: bool = False
    standpoint: Standpoint | None = None

    @classmethod
    def from_querydict(
        cls,
        querydict: QueryDict,
        *,
        language: str,
        kind: str = "",
        facets: tuple[str, ...] = (),
        with_words: bool = True,
    ) -> "Question":
        """Read an address. Unknown parameters and values are left out; nothing in it raises."""
        chosen = {name: _accepted(name, querydict.getlist(name)) for name in FILTERS if name in querydict}
        if kind:
            chosen.pop("jenis", None)
        words = guard.clean_words(querydict.get("q")) if with_words else ""
        order = str(querydict.get("urut") or "")
        standpoint = _standpoint(querydict, chosen) if order == "mirip" else None
        return cls(
            words=words,
            filters={name: values for name, values in chosen.items() if values},
            order=order if order in ORDERS else "",
            page=guard.page_number(querydict.get("page")),
            language=language,
            kind=kind,
            facets=facets,
            literal=bool(words) and querydict.get("persis") == "1",
            standpoint=standpoint,
        )

    @property
    def context(self) -> Context | None:
        """The circumstances that texts are compared with; None in every other order, and when nothing is known of them."""
        return self.standpoint.context or None if self.standpoint and self.order == "mirip" else None

    @property
    def sorted_by(self) -> str:
        """The order in force: by relevance when there are words, else the newest first."""
        needed = {"relevansi": bool(self.words), "mirip": self.context is not None}
        if self.order and needed.get(self.order, True):
            return self.order
        return "relevansi" if self.words else "terbaru"

    def languages(self) -> tuple[str, ...]:
        """The languages whose stems the words may have."""
        asked = self.filters.get("bahasa", ())
        return tuple(
            dict.fromkeys(
                [*asked, *([] if asked else [self.language]), *(["id"] if self.language != "id" else [])]
            )
        )

    def query(self) -> str:
        """The address of this question without its page, in one fixed order, so that equal questions look
        equal.
        """
        return urlencode(self.pairs())

    def pairs(self, *, words: bool = True, filters: bool = True) -> list[tuple[str, str]]:
        """The parameters of this question without its page."""
        found = [("q", self.words)] if words and self.words else []
        found += [("persis", "1")] if words and self.literal else []
        if filters:
            found += [(name, value) for name in FILTERS for value in self.filters.get(name, ())]
        if self.standpoint and self.order == "mirip":
            found += self.standpoint.pairs()
        return found + ([("urut", self.order)] if self.order else [])

    def without(self, name: str, value: str) -> "Question":
        """The same question with one chosen value taken back."""
        left = {
            key: tuple(v for v in values if (key, v) != (name, value)) for key, values in self.filters.items()
        }
        return replace(self, filters={key: values for key, values in left.items() if values}, page=1)

    def asking(self, **changes: object) -> "Question":
        """The same question with something changed, from its first page."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]


def _accepted(name: str, raw: list[str]) -> tuple[str, ...]:
    return FILTERS[name].accepted(normal(name, value) for value in guard.values(raw))


def _standpoint(querydict: QueryDict, chosen: dict[str, tuple[str, ...]]) -> Standpoint:
    """What is compared with; the school is no filter then."""
    chosen.pop("sekolah", None)
    return standpoint_of(querydict.get("sekolah", ""), querydict.getlist(CIRCUMSTANCES), chosen)
