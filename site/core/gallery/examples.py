"""What the living page shows of the components that all rooms share. Plain data: long words, names from right to left,
places with the longest names there are, every outcome and stage."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

from .registry import Example, section

LONG_PLACE = "Kabupaten Kepulauan Siau Tagulandang Biaro, Sulawesi Utara"
LONG_WORD = "Pertanggungjawabankesejahteraanketenagakerjaanguruhonorer"
TITLE = "Timbangan di TPI: desimal dari lelang ikan"
TEXT = (
    "Angka di timbangan ikan menjadi bahan ajar. Pak Nofri, juru lelang, mengajari kami membaca setengah ons."
)
RIGHT_TO_LEFT = "عبد الرحمن الكنتاني"
OUTCOMES = (
    ("berhasil", "Berhasil"),
    ("berhasil-sebagian", "Berhasil sebagian"),
    ("belum-berhasil", "Belum berhasil"),
)
PICTURE = {
    "src": "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20width='640'%20height='400'%3E%3Cpath%20fill='%23cfdbe6'%20"
    "d='M0%200h640v400H0z'/%3E%3Cpath%20fill='%2328508c'%20d='M0%20250h640v150H0z'/%3E%3Cpath%20fill='%23e7b04a'%20d='M420%2090h90v90h-90z'/%3E%3C/svg%3E",
    "width": 640,
    "height": 400,
    "alt": "Perahu di dermaga",
}
TABLE = (
    "<table><thead><tr><th>Menit</th><th>Yang dilakukan</th></tr></thead>"
    "<tbody><tr><td>0–5</td><td>Tiga buku tulis dibuka</td></tr></tbody></table>"
)


def card(**changes: Any) -> dict[str, Any]:
    """A story as a list shows it."""
    told = {"url": "#s-card", "title": TITLE, "text": TEXT, "eyebrow": "Pesisir Selatan · SD/MI, kelas 5"}
    return {**told, "weave": "ombak", "dye": "d2", "outcome": "", "outcome_label": "", **changes}


@section("masthead", "Kepala dan kaki halaman")
def masthead() -> Iterable[Example]:
    yield Example("masthead", "Di bagian Praktik", {"section": "praktik", "language_prefix": ""})
    yield Example("footer", "Kaki", {"language_prefix": "", "language": "id"})
    yield Example("selvedge", "Kepang tepi")
    yield Example("crumb", "Letak", {"links": [("Praktik", "#"), ("Matematika", "#")], "here": LONG_PLACE})
    yield Example("meta", "Untuk mesin pencari", {"meta": {"title": TITLE}}, as_source=True)


@section("hero", "Kepala beranda")
def hero() -> Iterable[Example]:
    lead = "Guru di seluruh Indonesia berbagi yang berhasil dan yang belum, lengkap dengan konteksnya."
    doors = {"action": "/cari/", "write_url": "/tulis/", "placeholder": "membaca permulaan"}
    yield Example("hero", "Biasa", {"title": "Cerita dari kelas, apa adanya.", "lead": lead, **doors})


@section("card", "Kartu")
def cards() -> Iterable[Example]:
    for outcome, label in OUTCOMES:
        yield Example("card", label, {"card": card(outcome=outcome, outcome_label=label)})
    yield Example(
        "card",
        "Dengan hasil pencarian",
        {"card": card(text=mark_safe("<mark>Timbangan</mark> ikan")), "why": "“timbangan” di judul"},
    )
    yield Example("card", "Kata panjang", {"card": card(title=LONG_WORD, eyebrow=LONG_PLACE, text=LONG_WORD)})
    yield Example("card", "Dari kanan ke kiri", {"card": card(title=RIGHT_TO_LEFT, weave="mata", dye="d3")})
    yield Example("card", "Bahasa lain", {"card": card(title="One teacher, three classes", language="en")})
    yield Example(
        "first",
        "Yang terbaru",
        {"card": card(outcome="berhasil", outcome_label="Berhasil"), "picture": PICTURE},
    )
    yield Example("first", "Tanpa gambar", {"card": card(meta="Mengadaptasi Video yang tak terputar")})


@section("outcome", "Hasil")
def outcomes() -> Iterable[Example]:
    for outcome, label in OUTCOMES:
        yield Example("outcome", label, {"outcome": outcome, "label": label})
        yield Example(
            "outcome", f"{label}, di bawah judul", {"outcome": outcome, "label": label, "big": True}
        )


@section("context", "Konteks kelas")
def context() -> Iterable[Example]:
    facts = [
        ("Tempat", "Kab. Pesisir Selatan"),
        ("Jenjang", "SD/MI, kelas 5 (fase C)"),
        ("Murid", "27 anak, 2 PDBK"),
    ]
    long = [("Tempat", LONG_PLACE), ("Bahasa", LONG_WORD), ("Waktu dan biaya", "3 × 70 menit, Rp0"), *facts]
    yield Example("context", "Tiga hal", {"facts": facts, "weave": "ombak", "dye": "d2", "similar_url": "#"})
    yield Example(
        "context", "Panjang", {"facts": long, "weave": "kepar", "dye": "d3", "title": "Tentang pertemuan ini"}
    )


@section("stage", "Tahap komunitas")
def stages() -> Iterable[Example]:
    notes = ["Agustus 2025", "sejak Januari 2026", "belum"]
    step = {"next_step": "tuliskan satu refleksi dari tindakan bulan ini.", "next_url": "#"}
    for stage in ("merintis", "menumbuhkan", "merawat"):
        yield Example("stage", stage, {"stage": stage, "notes": notes, **step})


@section("part", "Bagian cerita")
def parts() -> Iterable[Example]:
    html = f"<p>{TEXT}</p>"
    steps = [
        {"title": "Tiga nota, satu sore", "text": TEXT},
        {"text": LONG_WORD, "picture": PICTURE, "caption": "Nota"},
    ]
    for key in ("situation", "challenge"):
        yield Example("part", key, {"key": key, "html": html})
    yield Example("part", "actions", {"key": "actions", "html": html, "steps": steps})
    yield Example(
        "part", "reflection", {"key": "reflection", "html": f"<blockquote>{TEXT}</blockquote>{TABLE}"}
    )
    yield Example("not-yet", "Yang belum berhasil", {"html": html})
    yield Example(
        "table", "Tabel", {"caption": "Acara", "head": ["Menit", "Yang dilakukan"], "rows": [["0–5", TEXT]]}
    )
    yield Example(
        "figure", "Gambar", {"picture": PICTURE, "caption": "Perahu.", "credit": "Gambar: Rahma Yunita"}
    )
    framed = {**PICTURE, "placeholder": PICTURE["src"], "label": "Tampilkan gambar, 84 KB"}
    yield Example(
        "figure",
        "Di atas bayangannya",
        {"picture": framed, "caption": "Perahu.", "weave": "sirip", "dye": "d6"},
    )
    yield Example("corrections", "Ralat", {"corrections": [{"day": date(2026, 7, 14), "text": TEXT}]})


@section("aids", "Alat bantu baca")
def aids() -> Iterable[Example]:
    contents = [("situation", "Situasi"), ("did_not_work", "Apa yang belum berhasil"), ("long", LONG_WORD)]
    yield Example(
        "aids", "Cerita dengan gambar", {"contents": contents, "title": "Isi cerita", "pictures": True}
    )
    yield Example("saver-switch", "Hemat data")


@section("kept", "Tersimpan di ponsel")
def kept() -> Iterable[Example]:
    yield Example("keep", "Satu halaman", {"size": 84})
    yield Example(
        "keep", "Satu daftar", {"set_url": "#", "label": "Simpan semua cerita komunitas ini"}, unhidden=True
    )
    yield Example("install", "Tawaran memasang", {}, unhidden=True)
    yield Example("sign-out", "Sebelum keluar", {}, unhidden=True)
    yield Example("kept", "Kata-kata untuk skrip", as_source=True)


@section("people", "Orang")
def people() -> Iterable[Example]:
    for person in (
        {"name": "Rahma Yunita", "role": "guru kelas 5", "note": "SDN 07 Painan Timur"},
        {"name": RIGHT_TO_LEFT, "role": "ustaz", "note": LONG_PLACE, "tint": "b"},
        {"name": f"{LONG_WORD} bin Abdullah", "tint": "c"},
        {"name": "Ni", "monogram": "NI"},
    ):
        yield Example("person", person["name"], {"person": person}, inside="people")


@section("community", "Komunitas")
def community() -> Iterable[Example]:
    entries = [
        {
            "title": "Nota lelang ditinggalkan di kelas 3",
            "text": TEXT,
            "eyebrow": "12 Maret · merefleksikan",
            "strand": "kunyit",
        },
        {"title": LONG_WORD, "text": LONG_PLACE, "eyebrow": "26 Februari · mencoba", "url": "#"},
        {"title": "Berbagi masalah", "text": "", "strand": "sogan"},
    ]
    meeting = {
        "day": 19,
        "month": "Maret",
        "title": "Bedah satu soal cerita",
        "when": "Kamis, 14.00–14.45 WIB",
    }
    duties = [
        {"who": "Pak Hen", "text": "meminjam timbangan pegas", "state": "selesai", "done": True},
        {"who": RIGHT_TO_LEFT, "text": "mencoba kartu garis bilangan", "state": "sedang dicoba"},
    ]
    yield Example("log", "Catatan", {"entries": entries})
    yield Example(
        "date",
        "Pertemuan",
        {**meeting, "place": "SDN 07 Painan Timur", "note": "Bawa satu soal.", "iso": "2026-03-19"},
    )
    yield Example("duties", "Tanggungan", {"duties": duties})


@section("finding", "Mencari dan menyaring")
def finding() -> Iterable[Example]:
    levels = [{"value": n, "label": f"Pilihan {n}", "count": n, "selected": n == 2} for n in range(1, 11)]
    outcome = [{"value": value, "label": label, "count": 7} for value, label in OUTCOMES]
    facets = [
        {"name": "hasil", "label": "Hasil", "options": outcome},
        {"name": "jenjang", "label": "Jenjang", "options": levels},
    ]
    pages = Paginator(range(50), 20)
    yield Example(
        "search", "Kosong", {"action": "/cari/", "label": "Cari", "placeholder": "membaca permulaan"}
    )
    yield Example("search", "Terisi", {"action": "/cari/", "label": "Cari", "q": LONG_WORD})
    yield Example("filters", "Satu dipilih", {"facets": facets, "action": "#", "chosen": 1, "hidden": []})
    yield Example(
        "chips",
        "Pintu",
        {"chips": [{"label": "kelas rangkap", "url": "#"}, {"label": LONG_PLACE, "url": "#", "count": 12}]},
    )
    yield Example("chips", "Dipilih", {"chips": [{"label": "SD/MI", "remove_url": "#"}], "label": "Dipilih"})
    for number in (1, 2, 3):
        yield Example("pager", f"Halaman {number}", {"page_obj": pages.page(number), "query": "q=ikan"})


@section("notices", "Pemberitahuan dan keadaan kosong")
def notices() -> Iterable[Example]:
    kept = {
        "title": "Tersimpan di ponsel ini, belum terkirim.",
        "text": "Buka lagi halaman ini saat ada sinyal.",
    }
    yield Example("notice", "Tanpa sinyal", {"icon": "putus", **kept})
    yield Example("notice", "Tanpa ikon, panjang", {"text": LONG_WORD})
    yield Example("messages", "Baru saja", {"messages": ["Tersimpan.", "Undangan dikirim."]})
    yield Example("saved", "Tersimpan", {"text": "Tersimpan 07.41"})
    yield Example("saved", "Di ponsel", {"text": "Di ponsel ini, 07.41", "live": True})
    yield Example("status", "Sedang ditelaah", {"label": "Sedang ditelaah"})
    yield Example(
        "empty",
        "Dua pintu",
        {
            "title": "Belum ada cerita dari PAUD pesisir",
            "text": TEXT,
            "url": "#",
            "label": "Ceritakan",
            "other_url": "#",
            "other_label": "Beranda",
        },
    )
    yield Example("empty", "Tanpa pintu", {"title": LONG_WORD})
    yield Example(
        "thanks", "Dua pintu", {"news_url": "#", "adapt_url": "#", "text": "Tujuh guru sudah mencobanya."}
    )
    yield Example("report-link", "Melapor", {"url": "#"})
    yield Example(
        "small-steps",
        "Tiga langkah",
        {
            "steps": [
                {"icon": icon, "title": "Coba satu cara", "text": TEXT, "url": "#", "label": "Lihat"}
                for icon in ("hati", "coba", "tanya")
            ]
        },
    )


@section("pieces", "Bagian terkecil")
def pieces() -> Iterable[Example]:
    yield Example("swatch", "Kain", {"weave": "wajik", "dye": "d1"})
    yield Example("picture", "Gambar", {"picture": PICTURE})
    yield Example(
        "saver",
        "Hemat data",
        {"url": "#", "label": "Tampilkan gambar, 84 KB", "weave": "tangga", "dye": "d4"},
    )
    yield Example(
        "steps",
        "Langkah",
        {"steps": [{"title": "Satu", "text": TEXT}, {"title": "Dua", "text": TEXT}, {"text": TEXT}]},
    )
