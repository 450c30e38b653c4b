"""The community's form: two or three teachers can found one in minutes."""

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.enumerations import choices
from core.pages import ReviewedPage
from practices.writing.kinds import Door, Kind, Step, register
from practices.writing.people_rows import PersonRow
from practices.writing.rows import RowForm

from .completeness import FOUNDERS_NEEDED
from .founding import confirm_own, invite, without_enough_founders
from .models import CommunityIndexPage, CommunityPage


class FounderRow(PersonRow):
    """A founder; an address lets the site ask for that person's own yes."""

    email = forms.EmailField(
        label=_("Alamat surel"),
        required=False,
        help_text=_("Untuk meminta persetujuannya; tidak ditampilkan."),
    )

    relation: ClassVar[str] = "founders"
    label = _("Perintis")
    help = _("Dua atau tiga guru sudah cukup. Rekan yang diundang menyatakan ikut lewat satu tautan.")
    row_label = _("Perintis")
    add_label = _("Tambah perintis")
    leads_to = ("undang", _("Simpan dan undang perintis kedua"))

    @classmethod
    def show(cls, row: Any) -> dict[str, Any]:
        """Name, role and the address to ask."""
        return {**super().show(row), "email": row.email}

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """The person, then the address."""
        super().write(row, page=page, owner=owner)
        if self.came("email"):
            row.email = self.cleaned_data.get("email", "").lower()


class ActivityRow(RowForm):
    """An action and what came of it."""

    date = forms.DateField(
        label=_("Tanggal"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    activity = forms.ChoiceField(
        label=_("Kegiatan"), choices=lambda: choices("community_activity"), required=False
    )
    title = forms.CharField(label=_("Apa yang dilakukan"), max_length=150, required=False)
    text = forms.CharField(
        label=_("Apa jadinya"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    relation: ClassVar[str] = "activities"
    label = _("Tindakan yang lahir")
    help = _(
        "Bukan jumlah anggota, melainkan apa yang dilakukan dan apa jadinya. Yang ditinggalkan pun boleh dicatat."
    )
    row_label = _("Tindakan")
    add_label = _("Tambah tindakan")
    essential = ("title",)

    def clean(self) -> dict[str, Any]:
        """A thing that was done has a day."""
        cleaned = super().clean() or {}
        if cleaned.get("title") and not cleaned.get("date") and "date" not in self.errors:
            self.add_error("date", _("Isi tanggalnya; perkiraan pun boleh."))
        return cleaned


class DutyRow(RowForm):
    """A small responsibility."""

    who = forms.CharField(label=_("Siapa"), max_length=100, required=False)
    what = forms.CharField(label=_("Tanggungan"), max_length=200, required=False)
    until = forms.DateField(
        label=_("Sampai"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    done = forms.BooleanField(label=_("Selesai"), required=False)

    relation: ClassVar[str] = "duties"
    label = _("Tanggungan kecil")
    row_label = _("Tanggungan")
    add_label = _("Tambah tanggungan")
    essential = ("what",)


STEPS = (
    Step(
        "nama",
        _("Nama dan tempat"),
        _("Siapa kalian, dan di mana?"),
        _("Nama yang mewakili tujuan. Semua boleh diubah nanti."),
        fields=("title", "summary", "community_kind", "form", "regency", "rhythm"),
        more=("school", "place_note", "setting", "level", "subject"),
        more_label=_("Tempat dan jenjang lebih lengkap"),
        icon="orang",
    ),
    Step(
        "mengapa",
        _("Mengapa"),
        _("Mengapa kalian berkumpul?"),
        _("Kegelisahan yang sama lebih mengikat daripada jadwal."),
        fields=("shared_concern", "purpose", "enthusiasm"),
        more=("care", "aims"),
        more_label=_("Kepedulian dan tujuan"),
        icon="sit",
    ),
    Step(
        "janji",
        _("Komitmen dan perintis"),
        _("Apa yang kalian janjikan, dan siapa yang memulai?"),
        _("Tanggung jawab kecil yang tetap lebih bertahan daripada rencana besar."),
        fields=("commitment", "stage"),
        rows=("founders", "duties"),
        icon="hati",
    ),
    Step(
        "tindakan",
        _("Tindakan"),
        _("Apa yang sudah dilakukan, dan apa jadinya?"),
        _("Boleh kosong bila baru mulai."),
        fields=(),
        rows=("activities",),
        more=("tags", "licence"),
        more_label=_("Tagar dan lisensi"),
        icon="coba",
    ),
)


def invitations_url(page: CommunityPage) -> str:
    """Where the author sees who was asked to found the community along, and asks."""
    return reverse("communities:invite", args=[page.pk])


def doors(pages: list[CommunityPage]) -> dict[int, list[Door]]:
    """Beside a community on its author's own page: the second founder, as long as there is none."""
    alone = without_enough_founders(pages, FOUNDERS_NEEDED)
    return {
        page.pk: [Door(_("Undang perintis kedua"), invitations_url(page))]
        for page in pages
        if page.pk in alone
    }


KIND = Kind(
    slug="komunitas",
    model=CommunityPage,
    index_model=CommunityIndexPage,
    label=_("Profil komunitas"),
    invitation=_("Rintis komunitas"),
    time=_("Dua guru, beberapa menit"),
    steps=STEPS,
    rows={row.relation: row for row in (FounderRow, DutyRow, ActivityRow)},
    icon="orang",
    untitled="Tanpa judul",
    people_relation="founders",
    after_save=confirm_own,
    after_gaps=invite,
    doors=doors,
    exits={"undang": invitations_url},
)
register(KIND)
