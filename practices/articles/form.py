"""The story's form: STAR with guiding questions, six steps that fit a phone and ten minutes between lessons."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from core.story_text.widget import StoryText
from practices.writing.kinds import Example, Kind, Step, register
from practices.writing.media_rows import AttachmentRow, PictureRow
from practices.writing.people_rows import ContributorRow
from practices.writing.rows import RowForm

from .models import PracticeIndexPage, PracticePage
from .models.rows import PARTS


class StepRow(RowForm):
    """One step that a colleague can repeat."""

    title = forms.CharField(label=_("Langkah"), max_length=120, required=False)
    text = forms.CharField(label=_("Uraian"), required=False, widget=StoryText(attrs={"rows": 2}))

    relation: ClassVar[str] = "steps"
    label = _("Langkah-langkah")
    help = _("Satu kotak untuk satu langkah.")
    row_label = _("Langkah")
    add_label = _("Tambah langkah")
    spare = 2
    essential = ("title", "text")


class StoryPictureRow(PictureRow):
    """A photo beside the part it shows."""

    part = forms.ChoiceField(label=_("Untuk bagian"), choices=PARTS, required=False, initial="actions")

    def write(self, row: Any, **kwargs: Any) -> None:
        """The picture, then its part."""
        super().write(row, **kwargs)
        row.part = self.cleaned_data.get("part") or row.part or "actions"


STEPS = (
    Step(
        "judul",
        _("Judul dan konteks"),
        _("Apa yang Bapak/Ibu coba, dan di mana?"),
        _("Konteks dulu, supaya rekan tahu apakah keadaannya mirip. Yang belum diketahui boleh dikosongkan."),
        fields=(
            "title",
            "summary",
            "school",
            "regency",
            "level",
            "phase",
            "subject",
            "setting",
            "connectivity",
            "electricity",
        ),
        more=(
            "place_note",
            "grade",
            "class_size",
            "special_needs",
            "multigrade",
            "instruction_language",
            "local_language",
            "devices",
            "curriculum",
            "school_year",
            "semester",
        ),
        more_label=_("Konteks lebih lengkap, boleh nanti"),
        examples=(Example("title", _("Timbangan di TPI: desimal dari lelang ikan"), _("Pesisir Selatan")),),
    ),
    Step(
        "situasi",
        _("Situasi"),
        _("Situasi: mengapa praktik ini perlu dibagikan?"),
        _(
            "Apa keadaannya, dan apa peran serta tanggung jawab Bapak/Ibu? Tiga kalimat sudah cukup untuk mulai."
        ),
        fields=("situation", "goal"),
        more=("adapted_from", "adaptation_note"),
        more_label=_("Cerita ini mengadaptasi cerita lain"),
        icon="sit",
        examples=(
            Example(
                "situation",
                _(
                    "Murid hafal langkahnya, tetapi saat ditanya mana yang lebih berat, separuh kelas memilih angka yang lebih panjang."
                ),
                _("Timbangan di TPI"),
            ),
        ),
    ),
    Step(
        "tantangan",
        _("Tantangan"),
        _("Tantangan: apa yang menghalangi, dan siapa yang terlibat?"),
        _("Kekurangan alat, waktu, izin, kebiasaan: sebut apa adanya."),
        fields=("challenge",),
        icon="tan",
        examples=(
            Example(
                "challenge",
                _("Lelang berlangsung pukul lima pagi, saat murid belum di sekolah."),
                _("Timbangan di TPI"),
            ),
        ),
    ),
    Step(
        "aksi",
        _("Aksi"),
        _("Aksi: apa yang Bapak/Ibu lakukan?"),
        _("Ceritakan supaya rekan di sekolah lain bisa mencoba. Pendek tidak apa-apa; bisa ditambah nanti."),
        fields=("actions",),
        rows=("steps", "pictures"),
        more=("materials", "duration", "cost"),
        more_label=_("Bahan, waktu, dan biaya"),
        icon="aks",
        examples=(
            Example(
                "actions",
                _(
                    "Kami merekam suara dengan ponsel kepala sekolah, lalu memutarnya lewat pengeras suara dusun setiap Selasa sore."
                ),
                _("Radio kelas, Kepulauan Mentawai"),
            ),
        ),
    ),
    Step(
        "refleksi",
        _("Refleksi"),
        _("Refleksi: apa yang berubah, dan apa sebabnya?"),
        _("Hasilnya, tanggapan murid dan rekan, dan yang Bapak/Ibu pelajari."),
        fields=("reflection",),
        rows=("contributors", "attachments"),
        more=(
            "graduate_dimensions",
            "principles",
            "local_wisdom",
            "local_wisdom_source",
            "community",
            "tags",
        ),
        more_label=_("Kaitan: profil lulusan, kearifan lokal, komunitas, tagar"),
        icon="ref",
    ),
    Step(
        "belum-berhasil",
        _("Yang belum berhasil"),
        _("Bagaimana hasilnya, dan apa yang belum berhasil?"),
        _(
            "Bagian ini sama berharganya. Pengalaman yang gagal menolong guru lain, sama seperti cerita yang berhasil."
        ),
        fields=("outcome", "did_not_work"),
        more=("licence", "credit"),
        more_label=_("Lisensi"),
        icon="bel",
        examples=(
            Example(
                "did_not_work",
                _(
                    "Saya mengira semua anak pesisir mengenal nota lelang, ternyata tujuh anak belum pernah melihatnya."
                ),
                _("Timbangan di TPI"),
            ),
        ),
    ),
)

KIND = Kind(
    slug="praktik",
    model=PracticePage,
    index_model=PracticeIndexPage,
    label=_("Cerita praktik"),
    invitation=_("Ceritakan praktik"),
    time=_("Sepuluh menit, boleh dicicil"),
    steps=STEPS,
    rows={row.relation: row for row in (StepRow, StoryPictureRow, ContributorRow, AttachmentRow)},
    icon="pena",
    untitled="Tanpa judul",
    people_relation="contributors",
)
register(KIND)
