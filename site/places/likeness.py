"""How alike the circumstances of two schools or classes are: the one measure behind “sekolah seperti saya”.

What works in a city need not work on a coast without signal, so a reader weighs where a practice lived before
trying it. The measure asks nine things of both sides; each gives its points (`WEIGHTS`, a hundred in all) as far
as the two answers are alike. It is the same in both directions, and between 0 and 1. What one side does not tell
adds nothing: two schools of which little is known are not alike, they are unknown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.enumerations import label, values

from .provinces import island_of

#: what each answer is worth when both sides say the same. Where a school lies and whether the line carries
#: decide most about what can be tried there; how many pupils sit in class is overcome more easily.
WEIGHTS = {
    "setting": 32,
    "connectivity": 18,
    "level": 16,
    "electricity": 10,
    "region": 10,
    "class_size": 5,
    "multigrade": 5,
    "special_needs": 2,
    "instruction": 2,
}

#: settings that are not the same and yet share much of their days; whatever is not named shares nothing
KIN_OF_SETTINGS = {
    ("perkotaan", "pinggiran-kota"): 0.6,
    ("pinggiran-kota", "pedesaan"): 0.4,
    ("pedesaan", "pegunungan"): 0.5,
    ("pedesaan", "pesisir"): 0.3,
    ("pedesaan", "masyarakat-adat"): 0.3,
    ("pegunungan", "masyarakat-adat"): 0.3,
    ("pesisir", "kepulauan"): 0.7,
    ("pesisir", "pulau-kecil-terluar"): 0.6,
    ("kepulauan", "pulau-kecil-terluar"): 0.8,
    ("perbatasan", "pulau-kecil-terluar"): 0.5,
}
#: levels whose pupils or subjects are near each other
KIN_OF_LEVELS = {
    ("paud", "sd-mi"): 0.4,
    ("sd-mi", "smp-mts"): 0.3,
    ("smp-mts", "sma-ma"): 0.4,
    ("smp-mts", "smk-mak"): 0.3,
    ("sma-ma", "smk-mak"): 0.6,
    ("kesetaraan", "sd-mi"): 0.3,
    ("kesetaraan", "smp-mts"): 0.3,
    ("kesetaraan", "sma-ma"): 0.4,
}
#: answers that stand in a row from nothing to plenty: alike by how many steps lie between them
BY_STEPS = (1.0, 0.6, 0.2)
CLASS_SIZES = (10, 20, 30, 40)
BY_CLASS_SIZE = (1.0, 0.5)
SAME_REGENCY, SAME_PROVINCE, SAME_ISLAND = 1.0, 0.6, 0.3
#: more than this nobody needs to say of one place, and the search keeps them together as one value
MOST_SETTINGS = 6
WEAK_LINES = ("tanpa-internet", "sinyal-di-titik-tertentu", "tidak-stabil")
WEAK_POWER = ("tidak-ada", "beberapa-jam", "sering-padam")


@dataclass(frozen=True)
class Context:
    """The circumstances of a school or a class; whatever is empty is not known.

    `region` is Kemendagri's code of a regency, or of a province where no more is told; `class_size` a step of
    `CLASS_SIZES` (see `size_of`); `multigrade` and `special_needs` are “ya” or “tidak”.
    """

    setting: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    connectivity: str = ""
    electricity: str = ""
    region: str = ""
    class_size: str = ""
    multigrade: str = ""
    special_needs: str = ""
    instruction: str = ""

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return self != Context()


def context_of(place: Any) -> Context:
    """The circumstances that a school, or a page about a class, tells of itself."""
    told = values("setting")
    size = getattr(place, "class_size", None)
    level = place.level if isinstance(place.level, list | tuple) else [place.level]
    return Context(
        setting=tuple(sorted(set(place.setting or []) & set(told), key=told.index))[:MOST_SETTINGS],
        level=tuple(value for value in level if value),
        connectivity=place.connectivity,
        electricity=place.electricity,
        region=place.regency_id or "",
        class_size=size_of(size),
        multigrade=_yes_or_no(getattr(place, "multigrade", None)),
        special_needs=_yes_or_no(getattr(place, "special_needs", None) or (False if size else None)),
        instruction=getattr(place, "instruction_language", ""),
    )


def size_of(pupils: int | None) -> str:
    """The step that a number of pupils stands on: “0” for up to ten, “4” for more than forty."""
    return str(sum(pupils > most for most in CLASS_SIZES)) if pupils else ""


def _yes_or_no(told: Any) -> str:
    return "" if told is None else "ya" if told else "tidak"


def likeness(one: Context, other: Context) -> float:
    """From 0 (nothing that is known is alike) to 1 (all is told on both sides, and the same)."""
    return sum(points(name, getattr(one, name), getattr(other, name)) for name in WEIGHTS) / 100


def points(name: str, one: Any, other: Any) -> int:
    """What two answers to one question are worth: none to its whole weight."""
    return round(WEIGHTS[name] * _SHARES[name](one, other)) if one and other else 0


def _settings(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How well each setting of a side is matched by the nearest of the other's, over all of both sides."""
    best = [max(_kin(KIN_OF_SETTINGS, mine, theirs) for theirs in other) for mine in one]
    best += [max(_kin(KIN_OF_SETTINGS, mine, theirs) for mine in one) for theirs in other]
    return sum(best) / len(best)


def _levels(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return max(_kin(KIN_OF_LEVELS, mine, theirs) for mine in one for theirs in other)


def _kin(table: dict[tuple[str, str], float], one: str, other: str) -> float:
    return 1.0 if one == other else table.get((one, other), table.get((other, one), 0.0))


def _regions(one: str, other: str) -> float:
    if one == other and "." in one:
        return SAME_REGENCY
    if one[:2] == other[:2]:
        return SAME_PROVINCE
    return SAME_ISLAND if island_of(one) and island_of(one) == island_of(other) else 0.0


def _steps(row: Callable[[], list[str]], shares: tuple[float, ...]) -> Callable[[str, str], float]:
    def share(one: str, other: str) -> float:
        known = row()
        apart = abs(known.index(one) - known.index(other)) if {one, other} <= set(known) else len(shares)
        return shares[apart] if apart < len(shares) else 0.0

    return share


def _same(one: str, other: str) -> float:
    return float(one == other)


_SHARES: dict[str, Callable[[Any, Any], float]] = {
    "setting": _settings,
    "connectivity": _steps(lambda: values("connectivity"), BY_STEPS),
    "level": _levels,
    "electricity": _steps(lambda: values("electricity"), BY_STEPS),
    "region": _regions,
    "class_size": _steps(lambda: [str(step) for step in range(len(CLASS_SIZES) + 1)], BY_CLASS_SIZE),
    "multigrade": _same,
    "special_needs": _same,
    "instruction": _same,
}


def shared_words(one: Context, other: Context, most: int = 4) -> list[str]:
    """What two sides share, in words to stand after “sama-sama”, what weighs most first: “pesisir”, “sinyal lemah”."""
    told = {
        "setting": _setting_words(one.setting, other.setting),
        "connectivity": _line_words(one.connectivity, other.connectivity),
        "level": ", ".join(label("level", value) for value in one.level if value in other.level),
        "electricity": _power_words(one.electricity, other.electricity),
        "region": _region_words(one.region, other.region),
        "class_size": _size_words(one.class_size, other.class_size),
        "multigrade": _("kelas rangkap") if one.multigrade == other.multigrade == "ya" else "",
        "special_needs": _("ada PDBK") if one.special_needs == other.special_needs == "ya" else "",
        "instruction": _language_words(one.instruction, other.instruction),
    }
    return [told[name] for name in WEIGHTS if told[name]][:most]


def _setting_words(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    return ", ".join(label("setting", value).lower() for value in one if value in other)


def _line_words(one: str, other: str) -> str:
    if one == other:
        return {
            "": "",
            "tanpa-internet": _("tanpa internet"),
            "sinyal-di-titik-tertentu": _("sinyal di titik tertentu"),
            "tidak-stabil": _("sinyal tidak stabil"),
            "stabil": _("internet stabil"),
        }.get(one, "")
    return _("sinyal lemah") if one in WEAK_LINES and other in WEAK_LINES else ""


def _power_words(one: str, other: str) -> str:
    if one == other:
        return {
            "": "",
            "tidak-ada": _("tanpa listrik"),
            "beberapa-jam": _("listrik beberapa jam"),
            "sering-padam": _("listrik sering padam"),
            "24-jam": _("listrik 24 jam"),
        }.get(one, "")
    return _("listrik terbatas") if one in WEAK_POWER and other in WEAK_POWER else ""


def _region_words(one: str, other: str) -> str:
    if not one or not other:
        return ""
    if one == other and "." in one:
        return _("satu kabupaten atau kota")
    if one[:2] == other[:2]:
        return _("satu provinsi")
    island = island_of(one)
    return _("di %(island)s") % {"island": island} if island and island == island_of(other) else ""


def _size_words(one: str, other: str) -> str:
    if not one or one != other:
        return ""
    return {"0": _("kelas kecil"), "4": _("kelas besar")}.get(one, _("hampir sama banyak muridnya"))


def _language_words(one: str, other: str) -> str:
    shared = one == other and one in ("daerah", "keduanya")
    return _("berbahasa daerah di kelas") if shared else ""
