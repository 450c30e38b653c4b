"""The form fields of a text: the model's own, and the few that a teacher answers in other words (school, tags)."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.utils import edit_string_for_tags, parse_tags
from wagtail.models import Page

from core.fields import ChoiceListField
from core.pages import ReviewedPage
from places.models import Region, School
from places.schools import resolve


class SchoolInput(forms.TextInput):
    """A text box that a script turns into a list of schools while one types."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-school-url"] = reverse("accounts_schools")
        return context


class SchoolField(forms.CharField):
    """A school by NPSN, name or place; the value is a School or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=150,
            label=_("Sekolah"),
            help_text=_("Ketik nama sekolah, NPSN, atau tempatnya."),
            widget=SchoolInput(attrs={"autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value: Any) -> School | None:
        text = super().clean(value).strip()
        if not text:
            return None
        found = resolve(text)
        if isinstance(found, School):
            return found
        if not found:
            raise ValidationError(
                _(
                    "Sekolah ini belum ada di daftar. Isian lain tersimpan; tambahkan sekolahnya lewat tautan di bawah."
                )
            )
        names = "; ".join(f"{school.name} ({school.npsn})" for school in found[:5])
        raise ValidationError(
            _("Ada beberapa yang cocok: %(names)s. Ketik NPSN-nya."), params={"names": names}
        )

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, School):
            return f"{value.npsn} {value.name}"
        if isinstance(value, int):
            school = School.objects.filter(pk=value).first()
            return f"{school.npsn} {school.name}" if school else ""
        return value


class TagsField(forms.CharField):
    """Tags as words with commas between them; the value is a list of tags in lower case."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=300,
            label=_("Tagar"),
            help_text=_("Pisahkan dengan koma, misalnya: desimal, dunia usaha."),
            **kwargs,
        )

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        return sorted(
            {
                tag.strip().lstrip("#").lower()[:60]
                for tag in parse_tags(text if "," in text else text.replace(" #", ","))
            }
            - {""}
        )[:12]

    def prepare_value(self, value: Any) -> Any:
        return (
            edit_string_for_tags(value)
            if hasattr(value, "__iter__") and not isinstance(value, str)
            else value
        )


class PageReferenceField(forms.CharField):
    """Another text of the site, by its number or its address; the value is a live page of the wanted type or None."""

    def __init__(self, model: type[ReviewedPage], **kwargs: Any) -> None:
        self.model = model
        super().__init__(required=False, max_length=500, **kwargs)

    def clean(self, value: Any) -> Page | None:
        text = super().clean(value).strip()
        if not text:
            return None
        live = self.model.objects.live()
        slug = text.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
        found = (
            live.filter(pk=int(text)).first()
            if text.isdigit()
            else live.filter(slug=slug).order_by("pk").first()
        )
        if found is None:
            raise ValidationError(
                _("Alamat ini belum kami kenali. Salin alamat halaman ceritanya dari peramban.")
            )
        return found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            page = self.model.objects.filter(pk=value).first()
            return page.url if page else ""
        return value.url if isinstance(value, Page) else value


def regencies() -> list[tuple[str, Any]]:
    """Regencies and cities grouped by province, for a native select."""
    groups: dict[str, tuple[str, list[tuple[str, str]]]] = {
        region.code: (region.name, []) for region in Region.objects.filter(province=None)
    }
    for region in Region.objects.exclude(province=None):
        groups[region.code[:2]][1].append((region.code, region.short_name))
    return [("", _("Pilih kabupaten/kota")), *groups.values()]


def form_field(model: type[ReviewedPage], name: str) -> forms.Field:
    """The form field for a model field, never required: drafts may be as incomplete as they like."""
    special = SPECIAL.get(name)
    if special is not None:
        return special()
    column = model._meta.get_field(name)
    if isinstance(column, models.ForeignKey) and issubclass(column.remote_field.model, Page):
        return PageReferenceField(
            cast(type[ReviewedPage], column.remote_field.model),
            label=str(column.verbose_name).capitalize(),
            help_text=_("Tempelkan alamat halamannya, bila ada."),
        )
    field = column.formfield()  # type: ignore[union-attr]
    field.required = False
    field.label = str(field.label)[:1].upper() + str(field.label)[1:]
    field.help_text = HELP.get(name, field.help_text)
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = ROWS.get(name, 5)
    if not isinstance(column, ChoiceListField) and isinstance(field, forms.TypedChoiceField):
        field.widget = forms.RadioSelect() if name in RADIO else field.widget
        blank = [] if name in RADIO else [("", _("Belum dipilih"))]
        named = cast(list[tuple[Any, Any]], list(field.choices))  # type: ignore[arg-type]
        field.choices = [*blank, *(choice for choice in named if choice[0])]
    if isinstance(field.widget, forms.DateInput):
        field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if isinstance(field.widget, forms.TimeInput):
        field.widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return field


def _regency_field() -> forms.Field:
    return forms.ModelChoiceField(
        Region.objects.exclude(province=None),
        required=False,
        label=_("Kabupaten/kota"),
        widget=RegencySelect,
    )


class RegencySelect(forms.Select):
    """The native select with provinces as groups."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        self.choices = regencies()
        return super().optgroups(name, value, attrs)


HELP = {"title": _("Apa yang dicoba, di mana. Boleh diubah sampai terbit.")}
ROWS = {"summary": 3, "goal": 2, "care": 2, "materials": 4, "did_not_work": 6, "situation": 7}
RADIO = ("outcome", "stage", "mode", "licence")
SPECIAL: dict[str, Any] = {"school": SchoolField, "tags": TagsField, "regency": _regency_field}


def posted(name: str, data: Any, files: Any) -> bool:
    """Whether a field came with a post; `<name>-shown` marks boxes of which none was ticked."""
    return name in data or name in files or f"{name}-shown" in data
