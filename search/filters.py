"""The filters: which there are, which values they know, and what people read for them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core import enumerations
from places.models import Region, School

Labels = Callable[[Iterable[str]], dict[str, str]]


@dataclass(frozen=True)
class Filter:
    """One filter. `known` is None where any value of the pattern may come up (tags, years, schools)."""

    name: str
    label: str | Promise
    known: Callable[[], list[str]] | None
    labels: Labels
    pattern: str = ""
    #: whether its options are shown with counts; a school is only ever given by an address
    shown: bool = True

    def accepted(self, values: Iterable[str]) -> tuple[str, ...]:
        """Those values that can mean anything to this filter, each once; what it knows is asked once for all."""
        if self.known is None:
            return tuple(value for value in dict.fromkeys(values) if re.fullmatch(self.pattern, value))
        known = set(self.known())
        return tuple(value for value in dict.fromkeys(values) if value in known)


def _from_enumeration(name: str, label: Promise, enumeration: str) -> Filter:
    return Filter(
        name,
        label,
        partial(enumerations.values, enumeration),
        lambda found: {value: enumerations.label(enumeration, value) for value in found},
    )


def _as_written(found: Iterable[str]) -> dict[str, str]:
    return {value: value for value in found}


def _grades(found: Iterable[str]) -> dict[str, str]:
    return {value: gettext("Kelas %(number)s") % {"number": value} for value in found}


def _languages(found: Iterable[str]) -> dict[str, str]:
    names = {code: str(name) for code, name in settings.LANGUAGES}
    return {value: names.get(value, value) for value in found}


def _province_codes() -> list[str]:
    return list(Region.objects.filter(province__isnull=True).values_list("code", flat=True))


def _provinces(found: Iterable[str]) -> dict[str, str]:
    return dict(Region.objects.filter(code__in=list(found)).values_list("code", "name"))


def _schools(found: Iterable[str]) -> dict[str, str]:
    return dict(School.objects.filter(npsn__in=list(found)).values_list("npsn", "name"))


FILTERS: dict[str, Filter] = {
    item.name: item
    for item in (
        _from_enumeration("jenis", _("Jenis"), "kind"),
        _from_enumeration("hasil", _("Hasil"), "outcome"),
        _from_enumeration("tahap", _("Tahap"), "community_stage"),
        _from_enumeration("latar", _("Latar sekolah"), "setting"),
        _from_enumeration("jenjang", _("Jenjang"), "level"),
        _from_enumeration("fase", _("Fase"), "phase"),
        Filter("kelas", _("Kelas"), lambda: [str(grade) for grade in range(1, 14)], _grades),
        _from_enumeration("mapel", _("Mata pelajaran"), "subject"),
        Filter("provinsi", _("Provinsi"), _province_codes, _provinces),
        Filter("tahun", _("Tahun"), None, _as_written, r"(?:19|20)[0-9]{2}"),
        Filter("bahasa", _("Bahasa"), lambda: [code for code, _name in settings.LANGUAGES], _languages),
        Filter(
            "tag", _("Tagar"), None, lambda found: {value: f"#{value}" for value in found}, r"[^<>\"]{1,100}"
        ),
        Filter("sekolah", _("Sekolah"), None, _schools, r"[A-Z0-9][0-9]{7}", shown=False),
    )
}

#: `mirip` asks for something to compare with (`standpoint`)
ORDERS = ("relevansi", "terbaru", "dicoba", "mirip")


def normal(name: str, value: str) -> str:
    """A value as it is compared: tags without capitals, all else as it is."""
    return " ".join(value.split()).casefold()[:100] if name == "tag" else value
