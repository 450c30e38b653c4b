"""What somebody compares with when they ask for texts from schools like theirs: a school, or circumstances.

Neither is kept, and neither belongs to the reader: it stands in the address, so that it can be shared, and the page is
the same for everybody who opens it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.enumerations import label, values
from places.likeness import Context, context_of
from places.models import School
from places.schools import NPSN, find_schools, folded

from . import guard

#: the address parameter for circumstances without a school, and where each kind of them is told
CIRCUMSTANCES = "seperti"
ASKED = ("level", "setting", "connectivity", "electricity")
MANY = 6


@dataclass(frozen=True)
class Standpoint:
    """The circumstances to compare with, and what the page says of them.

    `typed` is what stands in the box for the school; `candidates` are schools it may have meant, where it fits several.
    """

    context: Context = field(default_factory=Context)
    npsn: str = ""
    name: str = ""
    circumstances: tuple[str, ...] = ()
    typed: str = ""
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """“SD Negeri 5 Painan”, or “SD/MI, pesisir, tanpa internet”."""
        words = [label(of, value) for value in self.circumstances for of in ASKED if value in values(of)]
        return ", ".join(
            [*([self.name] if self.name else []), *words[:1], *(_lower_first(word) for word in words[1:])]
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The standpoint as parameters of an address."""
        school = self.npsn or self.typed
        return [
            *([("sekolah", school)] if school else []),
            *((CIRCUMSTANCES, value) for value in self.circumstances),
        ]


def standpoint_of(
    school: str, circumstances: Iterable[str], filters: Mapping[str, tuple[str, ...]]
) -> Standpoint:
    """Read what an address says: the school by its NPSN or by words, circumstances chosen, else those filtered for.

    What is chosen beside a school stands in the place of what the school tells.
    """
    typed = guard.clean_words(school)
    known = {value for name in ASKED for value in values(name)}
    chosen = tuple(value for value in guard.values(circumstances) if value in known)
    found, candidates = _school(typed)
    given = context_of(found) if found else Context()
    if not given and not chosen:
        given = _of_filters(filters)
    return Standpoint(
        context=_with(given, chosen),
        npsn=found.npsn if found else "",
        name=found.name if found else "",
        circumstances=chosen,
        typed=typed,
        candidates=candidates,
    )


def _school(typed: str) -> tuple[School | None, tuple[tuple[str, str], ...]]:
    """The one school that is meant, or those that may be."""
    if not typed:
        return None, ()
    number = NPSN.search(typed.upper())
    if number:
        return School.objects.filter(npsn=number.group()).first(), ()
    schools = find_schools(typed, MANY)
    same = [school for school in schools if folded(school.name) == folded(typed)]
    if len(schools) == 1 or len(same) == 1:
        return (same or schools)[0], ()
    return None, tuple((school.npsn, f"{school.name}, {school.regency.short_name}") for school in schools)


def _with(context: Context, chosen: tuple[str, ...]) -> Context:
    if not chosen:
        return context
    of = {name: tuple(value for value in chosen if value in values(name)) for name in ASKED}
    return Context(
        setting=of["setting"] or context.setting,
        level=of["level"] or context.level,
        connectivity=of["connectivity"][0] if of["connectivity"] else context.connectivity,
        electricity=of["electricity"][0] if of["electricity"] else context.electricity,
        region=context.region,
    )


def _of_filters(filters: Mapping[str, tuple[str, ...]]) -> Context:
    """Whoever has chosen a level and a setting already has said what their school is like."""
    return Context(
        setting=filters.get("latar", ()),
        level=filters.get("jenjang", ()),
        region=next(iter(filters.get("provinsi", ())), ""),
    )


def _lower_first(word: str) -> str:
    return word if re.match(r"[A-Z]{2}", word) else word[:1].lower() + word[1:]
