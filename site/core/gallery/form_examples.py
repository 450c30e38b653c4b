"""What the living page shows of forms: questions of every kind, empty, filled and amiss, and what readers say beside a text."""

from collections.abc import Iterable

from django import forms
from django.utils.safestring import mark_safe

from .examples import LONG_PLACE, LONG_WORD, RIGHT_TO_LEFT, TEXT, TITLE
from .registry import Example, section


class Questions(forms.Form):
    """One question of each kind."""

    title = forms.CharField(label="Judul", help_text="Apa yang dicoba, di mana. Boleh diubah sampai terbit.")
    situation = forms.CharField(label="Situasi", widget=forms.Textarea(attrs={"rows": 4}))
    level = forms.ChoiceField(label="Jenjang", choices=[("", "Belum dipilih"), ("sd", "SD/MI")])
    mode = forms.ChoiceField(
        label="Cara bertemu", choices=[("a", "Tatap muka"), ("b", "Daring")], widget=forms.RadioSelect
    )
    setting = forms.MultipleChoiceField(
        label="Latar sekolah",
        choices=[("pesisir", "Pesisir"), ("perbatasan", "Perbatasan"), ("padat", "Perkotaan padat penduduk")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Boleh lebih dari satu.",
    )
    agreed = forms.BooleanField(
        label="Saya setuju", help_text="Isi dapat dipakai ulang dengan menyebut nama."
    )
    day = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}))
    picture = forms.FileField(label="Foto, bila ada", help_text="Dikecilkan dulu di ponsel.")


def _field_examples(form: Questions, state: str) -> Iterable[Example]:
    return (Example("field", f"{state}: {name}", {"field": form[name]}) for name in form.fields)


@section("form", "Formulir")
def form_steps() -> Iterable[Example]:
    parts = [
        {"label": "Judul dan konteks", "icon": "sit", "state": "done", "url": "#"},
        {"label": "Aksi", "icon": "aks", "state": "now"},
        {"label": "Refleksi", "icon": "ref", "state": ""},
    ]
    yield Example("bar", "Ada yang disimpan", {"form": "tulis", "saved": "Tersimpan 07.41"})
    yield Example("bar", "Tidak ada yang disimpan", {"exit_url": "#"})
    for step in (1, 4, 6):
        yield Example("form-step", f"Langkah {step}", {"step": step, "total": 6, "name": TITLE})
    yield Example("form-parts", "Bagian", {"parts": parts})
    yield Example("form-bottom", "Langkah tengah", {"back": True, "hint": "Berikutnya: Refleksi."})
    yield Example("form-bottom", "Langkah pertama", {})
    yield Example(
        "form-bottom",
        "Langkah terakhir",
        {"back": True, "act": "submit", "label": "Kirim untuk dibaca rekan"},
    )


@section("field", "Isian")
def fields() -> Iterable[Example]:
    yield from _field_examples(Questions(), "Kosong")
    question = {
        "field": Questions({"situation": TEXT})["situation"],
        "example": TEXT,
        "example_by": "Bu Rahma",
    }
    yield Example("field", "Terisi, dengan contoh", question)


@section("amiss", "Isian yang keliru")
def amiss() -> Iterable[Example]:
    form = Questions({"title": "", "level": "tk", "day": ""})
    yield from _field_examples(form, "Keliru")
    yield Example("field-errors", "Hanya kalimatnya", {"field": form["title"]})


@section("review", "Telaah")
def review() -> Iterable[Example]:
    form = Questions()
    note = {"author": "Bu Rina", "text": TEXT, "replies": [{"author": "Penulis", "text": LONG_WORD}]}
    html = mark_safe(
        "<p>Saya membagi murid <del>yang punya ponsel</del> <ins>menjadi tiga rombongan</ins>.</p>"
    )
    yield Example(
        "beside",
        "Catatan dan kotak",
        {
            "key": "actions",
            "html": html,
            "notes": [note],
            "field": form["situation"],
            "saved": "Tersimpan 19.22",
        },
    )
    yield Example("said", "Dari kanan ke kiri", {"note": {"author": RIGHT_TO_LEFT, "text": LONG_PLACE}})
    yield Example("stb", "Kotak", {"notice": form["title"], "ask": form["situation"], "offer": form["level"]})
    yield Example("stb", "Yang disampaikan", {"texts": {"notice": TEXT, "ask": LONG_WORD, "offer": TEXT}})
