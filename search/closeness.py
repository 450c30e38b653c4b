"""The one context measure (`places.likeness`) over thousands of texts at once, on any engine.

A text tells its circumstances in facets. For a context that somebody compares with, `wishes` says which values of
which facet give how many points: of one facet the best value counts, over the facets the points add up. So an
engine needs only sets of documents and whole numbers, and comes to what the measure says of every single text.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from core.enumerations import values
from places.likeness import CLASS_SIZES, Context, context_of, points
from places.provinces import island_of

#: the facets that hold a text's circumstances besides `jenjang`; none of them is a filter that readers choose
SETTINGS, REGION = "lingkungan", "daerah"
BETWEEN = "+"
#: facet → the answer it holds, and the values it knows
ANSWERS: dict[str, tuple[str, Callable[[], list[str]]]] = {
    "jenjang": ("level", lambda: values("level")),
    "sinyal": ("connectivity", lambda: values("connectivity")),
    "listrik": ("electricity", lambda: values("electricity")),
    "rombel": ("class_size", lambda: [str(step) for step in range(len(CLASS_SIZES) + 1)]),
    "rangkap": ("multigrade", lambda: ["ya", "tidak"]),
    "pdbk": ("special_needs", lambda: ["ya", "tidak"]),
    "pengantar": ("instruction", lambda: ["indonesia", "daerah", "keduanya"]),
}
CONTEXT_FACETS = frozenset({SETTINGS, REGION, *ANSWERS} - {"jenjang"})


class Wish(NamedTuple):
    """Points for the values of one facet, the most first; a text gets those of its best value, once."""

    facet: str
    tiers: tuple[tuple[int, tuple[str, ...]], ...]


def context_facets(place: Any) -> dict[str, list[str]]:
    """What the search is told of the circumstances of a page, beside the filters that it answers to."""
    told = context_of(place)
    facets = {facet: getattr(told, answer) for facet, (answer, _known) in ANSWERS.items()}
    facets.pop("jenjang")
    facets[SETTINGS] = BETWEEN.join(told.setting)
    return {facet: [value] for facet, value in facets.items() if value} | {REGION: regions_of(told.region)}


def context_in(facets: Mapping[str, list[str]]) -> Context:
    """The circumstances that a text told by its facets."""
    found: dict[str, Any] = {
        answer: next(iter(facets.get(facet, ())), "") for facet, (answer, _known) in ANSWERS.items()
    }
    found["level"] = tuple(facets.get("jenjang", ()))
    found["setting"] = tuple(value for row in facets.get(SETTINGS, ()) for value in row.split(BETWEEN))
    found["region"] = max(
        (code for code in facets.get(REGION, ()) if code[:1].isdigit()), key=len, default=""
    )
    return Context(**found)


def wishes(context: Context, settings: Iterable[str]) -> list[Wish]:
    """What texts like this context have. `settings` are the values of the facet `SETTINGS` that the index knows."""
    found = [
        _wish(
            facet,
            [(points(answer, getattr(context, answer), _told(facet, value)), value) for value in known()],
        )
        for facet, (answer, known) in ANSWERS.items()
    ]
    found.append(
        _wish(
            SETTINGS,
            [(points("setting", context.setting, tuple(value.split(BETWEEN))), value) for value in settings],
        )
    )
    found.append(_wish(REGION, _near_regions(context.region)))
    return [wish for wish in found if wish.tiers]


def _told(facet: str, value: str) -> Any:
    return (value,) if facet == "jenjang" else value


def _wish(facet: str, given: Iterable[tuple[int, str]]) -> Wish:
    tiers: dict[int, list[str]] = {}
    for worth, value in given:
        if worth:
            tiers.setdefault(worth, []).append(value)
    return Wish(facet, tuple((worth, tuple(sorted(tiers[worth]))) for worth in sorted(tiers, reverse=True)))


def regions_of(code: str) -> list[str]:
    """A place as its regency, its province and its island, so that each nearness is one value."""
    if not code:
        return []
    return list(dict.fromkeys([code, code[:2], *([f"pulau {island_of(code)}"] if island_of(code) else [])]))


def _near_regions(code: str) -> list[tuple[int, str]]:
    """For each of these values what the measure gives a place that shares it and nothing finer."""
    if not code:
        return []
    province = code[:2]
    elsewhere = f"{province[0]}x.00"  # no province: somewhere else on the island
    given = [(points("region", code, f"{province}.x"), province)]
    if "." in code:
        given.append((points("region", code, code), code))
    if island_of(code):
        given.append((points("region", code, elsewhere), f"pulau {island_of(code)}"))
    return given
