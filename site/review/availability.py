"""“Kesediaan saya”: what a reviewer would like to read, how many texts a month, and when they rest. All of it optional."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.enumerations import choices
from places.forms import SchoolField
from places.models import School
from places.provinces import province_choices

from .models import ReviewerProfile
from .models.reviewers import languages

MOST_A_MONTH = 31
MOST_SCHOOLS = 200
STATED = ("levels", "phases", "subjects", "provinces", "languages")


def _boxes(label: Any, options: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=options,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class AvailabilityForm(forms.Form):
    """One page of questions; what is left empty is no obstacle, the text then comes by the school of the profile."""

    per_month = forms.IntegerField(
        label=_("Berapa tulisan sebulan?"),
        required=False,
        help_text=_("Satu pun sudah menolong. Bila kosong, kami menawarkan paling banyak empat."),
        validators=[MinValueValidator(1), MaxValueValidator(MOST_A_MONTH)],
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": MOST_A_MONTH}),
    )
    away_until = forms.DateField(
        label=_("Istirahat sampai"),
        required=False,
        help_text=_(
            "Kosongkan bila tidak sedang beristirahat. Sampai tanggal itu tidak ada yang ditawarkan."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    levels = _boxes(_("Jenjang yang diajar"), lambda: choices("level"))
    phases = _boxes(_("Fase yang diajar"), lambda: choices("phase"))
    subjects = _boxes(_("Mata pelajaran yang diajar"), lambda: choices("subject"))
    provinces = _boxes(
        _("Provinsi yang dikenal"),
        province_choices,
        _("Bila kosong, kami memakai provinsi sekolah di profil."),
    )
    languages = _boxes(_("Bahasa tulisan yang dibaca"), languages, _("Bila kosong: bahasa Indonesia."))
    school = SchoolField(
        required=False,
        label=_("Tambah sekolah binaan"),
        help_text=_("Ketik NPSN, atau nama dan tempatnya: SDN 5 Painan."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "spellcheck": "false",
                "data-school-url": reverse_lazy("accounts_schools"),
            }
        ),
    )

    #: the groups of boxes that open when somebody wants them, so that the page stays short on a phone
    GROUPS = STATED

    def groups(self) -> list[tuple[forms.BoundField, int]]:
        """Each group of boxes with how many are ticked."""
        return [(self[name], len(self[name].value() or [])) for name in self.GROUPS]


def profile_of(user: User) -> ReviewerProfile:
    """What somebody has stated, or an empty statement that is not stored yet."""
    return ReviewerProfile.objects.filter(user=user).first() or ReviewerProfile(user=user)


def stated(profile: ReviewerProfile) -> dict[str, Any]:
    """The statement as the form shows it."""
    return {name: getattr(profile, name) for name in (*STATED, "per_month", "away_until")}


@transaction.atomic
def state(user: User, given: dict[str, Any], *, without: str = "") -> ReviewerProfile:
    """Store what came from the form; `without` is the NPSN of a school that somebody no longer looks after."""
    profile, _created = ReviewerProfile.objects.select_for_update().get_or_create(user=user)
    for name in (*STATED, "per_month", "away_until"):
        setattr(profile, name, given[name])
    profile.save()
    if without:
        profile.oversees.remove(*School.objects.filter(npsn=without))
    if given["school"] is not None and profile.oversees.count() < MOST_SCHOOLS:
        profile.oversees.add(given["school"])
    return profile
