"""Forms for published texts: a reader's report, and what an editor does about a text."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Flag
from .services.aftercare import MAX_WORDS

ACTS: list[tuple[str, str | Promise]] = [
    ("correct", _("Tambahkan ralat yang tampak di bawah judul")),
    ("ask_update", _("Minta penulis memperbarui; tulisannya tetap terbit")),
    ("take_down", _("Turunkan dari situs; tulisannya kembali menjadi draf penulis")),
]
WORDS = _(
    "Kalimat ralat (dibaca semua orang), atau permintaan atau alasan (dibaca penulisnya). "
    "Tulis dengan hormat, satu dua kalimat."
)


class ReportForm(forms.ModelForm):
    """What a reader saw; an address only for whoever wants to hear of it."""

    #: people never see this box; whatever fills it is a machine
    website = forms.CharField(required=False, label=_("Kosongkan kotak ini"))

    class Meta:
        model = Flag
        fields = ("kind", "text", "email")
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 5}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, text, email = (self.fields[name] for name in ("kind", "text", "email"))
        kind.label = _("Apa yang Bapak/Ibu lihat?")
        # Without an empty one, which the model's field would add.
        kind.choices = Flag.Kind.choices  # type: ignore[attr-defined]
        kind.error_messages["required"] = _("Pilih salah satu.")
        text.label = _("Di bagian mana, dan apa yang sebaiknya tertulis?")
        text.help_text = _("Satu kalimat pun cukup. Yang membacanya hanya penyunting.")
        text.error_messages["required"] = _(
            "Tuliskan satu kalimat supaya penyunting tahu harus melihat ke mana."
        )
        email.label = _("Alamat surel (boleh kosong)")

    def is_filled_by_a_machine(self) -> bool:
        """Whether the box that nobody sees was filled."""
        return bool(self.cleaned_data["website"])

    def told(self) -> dict[str, str]:
        """What was told, for the service."""
        return {name: self.cleaned_data[name] for name in ("kind", "text", "email")}


class ActForm(forms.Form):
    """What an editor does with a published text."""

    act = forms.ChoiceField(
        label=_("Apa yang dilakukan?"),
        choices=[("still_holds", _("Masih berlaku; baca lagi setahun kemudian")), *ACTS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih apa yang dilakukan.")},
    )
    words = forms.CharField(
        label=_("Kalimatnya"),
        help_text=WORDS,
        required=False,
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SettleForm(ActForm):
    """What an editor does about a reader's report, and what the reader is told."""

    act = forms.ChoiceField(
        label=_("Apa yang dilakukan?"),
        choices=[("", _("Biarkan seperti adanya")), *ACTS],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    answer = forms.CharField(
        label=_("Jawaban untuk pelapor"),
        help_text=_("Apa yang dilakukan dan mengapa. Dikirim bila pelapor meninggalkan alamat surel."),
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Tuliskan apa yang dilakukan, satu kalimat pun cukup.")},
    )
