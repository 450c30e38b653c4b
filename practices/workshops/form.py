"""The workshop report's form: three sentences are a report."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.enumerations import choices
from core.pages import ReviewedPage
from practices.articles.models import PracticePage
from practices.writing.fields import PageReferenceField
from practices.writing.kinds import Kind, Step, register
from practices.writing.media_rows import AttachmentRow, PictureRow
from practices.writing.people_rows import LeaderRow
from practices.writing.rows import RowForm

from .models import WorkshopIndexPage, WorkshopReportPage


class ParticipantRow(RowForm):
    """How many took part, by role."""

    role = forms.ChoiceField(label=_("Peran"), choices=lambda: choices("contributor_role"), required=False)
    count = forms.IntegerField(label=_("Banyaknya"), min_value=0, max_value=9999, required=False)

    relation: ClassVar[str] = "participants"
    label = _("Siapa saja yang ikut?")
    row_label = _("Peserta")
    add_label = _("Tambah peran")
    essential = ("count",)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """An empty number is none."""
        row.role = self.cleaned_data.get("role") or row.role
        if self.came("count"):
            row.count = self.cleaned_data.get("count") or 0


class AgreedActionRow(RowForm):
    """What was agreed: who, by when."""

    what = forms.CharField(label=_("Tindakan"), max_length=200, required=False)
    who = forms.CharField(label=_("Oleh siapa"), max_length=100, required=False)
    until = forms.DateField(
        label=_("Sampai kapan"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    done = forms.BooleanField(label=_("Selesai"), required=False)

    relation: ClassVar[str] = "agreed_actions"
    label = _("Tindakan yang disepakati")
    help = _("Satu langkah kecil dengan nama dan tanggal lebih berarti daripada sepuluh rencana.")
    row_label = _("Tindakan")
    add_label = _("Tambah tindakan")
    essential = ("what",)


class StoryRow(RowForm):
    """A story that the workshop was about."""

    story = PageReferenceField(PracticePage, label=_("Alamat cerita"), help_text=_("Salin dari peramban."))

    relation: ClassVar[str] = "story_links"
    label = _("Cerita terkait")
    row_label = _("Cerita")
    add_label = _("Tambah cerita")
    essential = ("story",)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """Only a story that was found."""
        if self.cleaned_data.get("story"):
            row.story = self.cleaned_data["story"]


STEPS = (
    Step(
        "waktu",
        _("Waktu dan tempat"),
        _("Apa yang dipelajari bersama, kapan, dan di mana?"),
        _("Pertemuan 45 menit pun boleh dilaporkan."),
        fields=("title", "summary", "held_on", "mode", "place", "regency"),
        more=("start_time", "zone", "duration_minutes"),
        more_label=_("Jam dan lama"),
        icon="pena",
    ),
    Step(
        "orang",
        _("Pemandu dan peserta"),
        _("Siapa yang memandu, dan siapa yang ikut?"),
        _("Peserta dihitung menurut peran, tanpa nama."),
        fields=(),
        rows=("leaders", "participants"),
        more=("community",),
        more_label=_("Komunitas"),
        icon="orang",
    ),
    Step(
        "hasil",
        _("Acara dan hasil"),
        _("Apa yang terjadi, dan apa hasilnya?"),
        _("Tiga kalimat sudah cukup."),
        fields=("agenda", "results", "did_not_work"),
        rows=("pictures",),
        icon="aks",
    ),
    Step(
        "tindak-lanjut",
        _("Tindak lanjut"),
        _("Apa yang disepakati?"),
        _("Siapa melakukan apa, sampai kapan."),
        fields=(),
        rows=("agreed_actions", "story_links", "attachments"),
        more=("materials", "tags", "licence"),
        more_label=_("Bahan, tagar, lisensi"),
        icon="coba",
    ),
)

KIND = Kind(
    slug="lokakarya",
    model=WorkshopReportPage,
    index_model=WorkshopIndexPage,
    label=_("Laporan lokakarya"),
    invitation=_("Laporkan lokakarya"),
    time=_("Lima menit"),
    steps=STEPS,
    rows={
        row.relation: row
        for row in (LeaderRow, ParticipantRow, AgreedActionRow, StoryRow, PictureRow, AttachmentRow)
    },
    icon="coba",
    untitled="Tanpa judul",
    people_relation="leaders",
)
register(KIND)
