"""The names under which teachers know the parts of a story, in the spellings found on blogs and worksheets.

STAR is written as Situasi–Tantangan–Aksi–Refleksi and as Situation–Task–Action–Result; worksheet LK 3.1 adds
a head.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

STAR = ("situation", "challenge", "actions", "reflection", "did_not_work")

# Aliases in the order in which they are tried: longer before shorter.
_ALIASES = {
    "did_not_work": (
        "apa yang belum berhasil", "hal yang belum berhasil", "yang belum berhasil", "belum berhasil",
        "apa yang tidak berhasil", "tidak berhasil", "hambatan yang tersisa", "kendala yang tersisa",
        "kendala", "kekurangan", "what did not work",
    ),
    "goal": ("tujuan yang ingin dicapai", "tujuan yang hendak dicapai", "tujuan", "goal"),
    "situation": (
        "latar belakang masalah", "latar belakang", "situasi", "situation", "kondisi awal", "kondisi",
    ),
    "challenge": ("tantangan", "challenges", "challenge", "permasalahan", "masalah", "tugas", "task"),
    "actions": ("langkah-langkah", "langkah langkah", "aksi", "actions", "action", "tindakan"),
    "reflection": (
        "refleksi hasil dan dampak", "refleksi", "reflection", "results", "result", "hasil", "dampak",
        "pembelajaran yang dipetik",
    ),
}  # fmt: skip
_FIRM = {
    "situasi", "situation", "tantangan", "challenge", "aksi", "action", "refleksi",
    "refleksi hasil dan dampak", "apa yang belum berhasil", "latar belakang", "langkah-langkah",
    "tujuan yang ingin dicapai",
}  # fmt: skip
_HEAD = {
    "location": ("lokasi", "tempat", "location"),
    "scope": ("lingkup pendidikan", "ruang lingkup pendidikan", "lingkup", "jenjang"),
    "goal": ("tujuan yang ingin dicapai", "tujuan yang hendak dicapai", "tujuan"),
    "author": ("penulis", "nama penulis", "nama guru", "ditulis oleh", "author"),
    "date": ("tanggal", "tanggal pelaksanaan", "waktu pelaksanaan", "hari/tanggal", "date"),
}
# Words that may follow a name and leave it the same heading: "Tantangan yang dihadapi", "Hasil kegiatan".
_TAIL = {
    "yang", "dan", "serta", "atau", "dari", "di", "ke", "untuk", "dengan", "dalam", "pada", "the", "of",
    "and", "a", "dihadapi", "dilakukan", "diperoleh", "dicapai", "terjadi", "muncul", "ditempuh",
    "diambil", "awal", "akhir", "kegiatan", "aksi", "aksinya", "pembelajaran", "sekolah", "kelas",
    "praktik", "baik", "nyata", "ini", "itu", "saya", "kami", "guru", "murid", "siswa", "tersisa",
    "hasil", "dampak", "dampaknya", "masalah", "permasalahan", "tantangan", "hambatan", "kendala",
    "kekurangan", "solusi", "strategi", "proses", "pelaksanaan", "tindak", "lanjut", "evaluasi",
    "peserta", "didik",
}  # fmt: skip
_BACK_MATTER = re.compile(
    r"^(?:daftar pustaka|referensi|sumber(?: bacaan| rujukan)?|lampiran|dokumentasi(?: kegiatan)?"
    r"|biodata(?: penulis)?|profil penulis|tentang penulis|ucapan terima kasih)\b[^.]{0,30}$",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"^(?:\(?[STARstar]\)?\s*[-–—:=.)]\s*|\(\s*[STAR]\s*\)\s*|(?:\d{1,2}|[A-Ha-h]|[IVX]{1,5})\s*[.)]\s*"
    r"|bagian\s+\d\s*[:.]?\s*|[-•*▪]\s+)",
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_COLON = re.compile(r"\s*(?::|[–—]|\s-)\s*")
LONGEST_HEADING = 90


@dataclass(frozen=True)
class Label:
    """A name at the beginning of a line: its field, the name as written, and how many letters it takes."""

    field: str
    name: str
    length: int


def heading_field(text: str) -> str:
    """The field that a heading names ("S - Situasi :", "2.

    TANTANGAN", "Aksi (Action)"); empty for any other heading.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_HEADING or text.endswith(("?", ".", "!")):
        return ""
    for candidate in (text, _COUNTER.sub("", text, count=1)):
        words = " ".join(_WORD.findall(candidate.lower()))
        for field, aliases in _ALIASES.items():
            for alias in aliases:
                if words == alias or (
                    words.startswith(f"{alias} ") and _only_tail(words[len(alias) :], field)
                ):
                    return field
    return ""


def label_at(text: str, *, emphasised: bool = False) -> Label | None:
    """A name followed by its text on the same line ("Tantangan: murid malu bertanya").

    Names that are everyday words too (hasil, masalah, tugas …) count only where they are `emphasised`.
    """
    counter = _COUNTER.match(text)
    for start in (0, counter.end() if counter else 0):
        colon = _COLON.search(text, start)
        name = text[start : colon.start()].strip() if colon else ""
        if not colon or not name or len(name) > LONGEST_HEADING or not text[colon.end() :].strip():
            continue
        field = heading_field(name)
        if field and (emphasised or (name.lower() in _FIRM and ":" in colon[0])):
            return Label(field, text[: colon.start()].strip(), colon.end())
    return None


def head_label(text: str) -> Label | None:
    """A line of the worksheet's head ("Lokasi : SD Negeri 5")."""
    colon = re.search(r"\s*:\s*", text)
    if colon is None or colon.start() > 40:
        return None
    field = head_field(text[: colon.start()])
    return Label(field, text[: colon.start()].strip(), colon.end()) if field else None


def head_field(name: str) -> str:
    """The field of the worksheet's head that a name means; empty for any other name."""
    words = _COUNTER.sub("", name.strip(), count=1).strip(" :").lower()
    return next((field for field, names in _HEAD.items() if words in names), "")


def cell_field(text: str) -> str:
    """The field that the left cell of a worksheet names; its guiding questions may follow the name."""
    text = " ".join(text.split())
    if field := head_field(text) or heading_field(text):
        return field
    bare = _COUNTER.sub("", text, count=1).lower()
    for field, aliases in _ALIASES.items():
        if any(re.match(rf"{re.escape(alias)}\s*(?:[:.(?–-]|$)", bare) for alias in aliases):
            return field
    return next(
        (field for field, names in _HEAD.items() if any(bare.startswith((f"{n}:", f"{n} :")) for n in names)),
        "",
    )


def is_back_matter(text: str) -> bool:
    """Whether a heading begins what stands behind a story: sources, appendices, the author's life."""
    return bool(_BACK_MATTER.match(_COUNTER.sub("", text.strip(), count=1)))


def _only_tail(words: str, field: str) -> bool:
    known = {word for alias in _ALIASES[field] for word in alias.split()}
    return all(word in _TAIL or word in known or len(word) == 1 for word in words.split())
