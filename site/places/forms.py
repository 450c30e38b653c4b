"""Forms about schools: choosing one by typing, adding one that is missing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.enumerations import choices

from .models import Region, School, npsn_validator
from .schools import add_school, resolve


class SchoolField(forms.CharField):
    """A school as people type it: its NPSN, or words that fit one school only. Its value is a School or None.

    Give the widget `data-school-url` (the address that answers with JSON) and load `js/school.js` for
    suggestions.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Sekolah"))
        kwargs.setdefault("help_text", _("Ketik NPSN, atau nama dan tempatnya: SDN 5 Painan."))
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored school (or its key) by name and NPSN; what was typed stays as typed."""
        if isinstance(value, int):
            value = School.objects.filter(pk=value).first()
        return value.label if isinstance(value, School) else value

    def clean(self, value: Any) -> School | None:  # type: ignore[override]
        """The one school that is meant; otherwise a sentence that says how to go on."""
        text = super().clean(value)
        if not text:
            return None
        found = resolve(text)
        if isinstance(found, School):
            return found
        if found is None:
            raise ValidationError(
                _("Sekolah ini belum ada di daftar. Coba NPSN-nya, atau tambahkan sekolahnya lebih dulu."),
                code="unknown",
            )
        raise ValidationError(self._which(found), code="several")

    def _which(self, schools: list[School]) -> str:
        names = "; ".join(f"{school.label}, {school.regency.short_name}" for school in schools[:5])
        return ngettext(
            "Ada %(count)d sekolah yang mirip. Ketik NPSN-nya: %(names)s.",
            "Ada %(count)d sekolah yang mirip. Ketik NPSN-nya: %(names)s.",
            len(schools),
        ) % {"count": len(schools), "names": names}


def regency_choices() -> list[tuple[str, Any]]:
    """Regencies and cities under their provinces, for a native list that works on any phone."""
    names: dict[str, str] = {}
    grouped: dict[str, list[tuple[str, str]]] = {}
    for region in Region.objects.order_by("code"):
        if region.province_id is None:
            names[region.code] = region.name
        else:
            grouped.setdefault(region.province_id, []).append((region.code, region.short_name))
    return [
        ("", _("Pilih kabupaten atau kota")),
        *((names.get(code, code), items) for code, items in grouped.items()),
    ]


class NewSchoolForm(forms.Form):
    """What is asked of a school that is not in the list yet: enough to tell it from all others."""

    npsn = forms.CharField(
        label="NPSN",
        max_length=8,
        min_length=8,
        help_text=_("Delapan angka; ada di papan nama, rapor, atau data sekolah."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_("Nama sekolah"), max_length=150)
    level = forms.ChoiceField(
        label=_("Jenjang"), choices=lambda: [("", _("Pilih jenjang")), *choices("level")]
    )
    regency = forms.ChoiceField(label=_("Kabupaten atau kota"), choices=regency_choices)

    def clean_npsn(self) -> str:
        """An NPSN is written with a capital letter, if it has one."""
        npsn = self.cleaned_data["npsn"].strip().upper()
        npsn_validator(npsn)
        return npsn

    def save(self) -> School:
        """The school with that NPSN: the known one if there is one, else a new one."""
        data = self.cleaned_data
        return add_school(
            npsn=data["npsn"],
            name=data["name"],
            level=data["level"],
            regency=Region.objects.get(pk=data["regency"]),
        )
