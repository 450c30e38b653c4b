"""Rows that name people: by name and role; the person behind the name is found or added."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.people import find_or_add_person, person_of
from core.enumerations import choices
from core.pages import ReviewedPage

from .rows import RowForm


class PersonRow(RowForm):
    """Somebody who took part, with or without an account."""

    name = forms.CharField(
        label=_("Nama"), max_length=100, required=False, help_text=_("Murid cukup dengan inisial.")
    )
    role = forms.ChoiceField(label=_("Peran"), choices=lambda: choices("contributor_role"), required=False)
    note = forms.CharField(
        label=_("Sebagai apa"), max_length=120, required=False, help_text=_("Misalnya: guru kelas 5.")
    )

    row_label = _("Orang")
    add_label = _("Tambah orang")
    essential = ("name",)

    @classmethod
    def show(cls, row: Any) -> dict[str, Any]:
        """The name behind the key."""
        return {"uid": row.uid, "name": row.person.name, "role": row.role, "note": row.note}

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """Find or add the person; the author's own name stays the author's own person."""
        name = self.cleaned_data.get("name", "").strip()
        own = person_of(owner)
        if name and (row.person_id is None or row.person.name != name):
            row.person = own if name == own.name else find_or_add_person(name=name, added_by=owner)
        row.role = self.cleaned_data.get("role") or row.role or "guru"
        if self.came("note"):
            row.note = self.cleaned_data.get("note", "")


class ContributorRow(PersonRow):
    """Who made a story."""

    relation: ClassVar[str] = "contributors"
    label = _("Siapa saja yang terlibat?")
    help = _(
        "Guru, kepala sekolah, orang tua, mitra usaha, tokoh setempat. Murid ikut melalui gurunya, cukup inisial."
    )


class LeaderRow(PersonRow):
    """Who led a workshop."""

    relation: ClassVar[str] = "leaders"
    label = _("Siapa yang memandu?")
    row_label = _("Pemandu")
    add_label = _("Tambah pemandu")
