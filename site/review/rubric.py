"""The rubric: a few things that a reader of a stage looks at; each may be left open, and none counts as a mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Stage

#: for what colleagues look at
SCALE: tuple[tuple[str, str | Promise], ...] = (
    ("ya", _("ya")),
    ("sebagian", _("sebagian")),
    ("belum", _("belum")),
)
SEEN = "ya"


@dataclass(frozen=True)
class Criterion:
    """One thing to look at: the value it is stored under, its words, and what is meant."""

    key: str
    label: str | Promise
    meaning: str | Promise


@dataclass(frozen=True)
class Asked:
    """A criterion in the form: its field, and the values that may be chosen, each with whether it is now."""

    criterion: Criterion
    field: str
    chosen: str
    options: list[tuple[str, str | Promise, bool]]


FIRST_LOOK = (
    Criterion("lengkap", _("Lengkap"), _("Bagian-bagiannya berisi; rekan dapat menelaahnya.")),
    Criterion(
        "izin", _("Izin"), _("Foto dan berkas punya jawaban tentang murid, dan izin tertulis bila perlu.")
    ),
    Criterion(
        "privasi", _("Privasi"), _("Tidak ada nomor, alamat, atau cerita pribadi yang bukan milik penulis.")
    ),
    Criterion(
        "tanpa-nama-murid", _("Tanpa nama murid"), _("Murid disebut dengan inisial atau nama samaran.")
    ),
)
PEER = (
    Criterion("konteks", _("Konteks jelas"), _("Terbayang di mana, dengan murid seperti apa, dan mengapa.")),
    Criterion("langkah", _("Langkah dapat diulang"), _("Rekan di sekolah lain tahu harus mulai dari mana.")),
    Criterion("jujur", _("Jujur tentang yang belum berhasil"), _("Yang belum jalan diceritakan apa adanya.")),
    Criterion(
        "aman", _("Aman bagi murid"), _("Tidak mempermalukan, membahayakan, atau membuka jati diri murid.")
    ),
)
RUBRICS: dict[str, tuple[Criterion, ...]] = {
    Stage.Kind.FIRST_LOOK: FIRST_LOOK,
    Stage.Kind.PEER: PEER,
    Stage.Kind.EDITOR: (),
}
LABELS = {criterion.key: criterion.label for criterion in (*FIRST_LOOK, *PEER)}


def is_checklist(kind: str) -> bool:
    """Whether a stage only ticks what was looked at (colleagues say how far it is so)."""
    return kind == Stage.Kind.FIRST_LOOK


def asked(kind: str, values: Mapping[str, Any]) -> list[Asked]:
    """The rubric of a stage with what was chosen so far."""
    return [
        _asked(kind, criterion, str(values.get(criterion.key, ""))) for criterion in RUBRICS.get(kind, ())
    ]


def _asked(kind: str, criterion: Criterion, chosen: str) -> Asked:
    scale = ((SEEN, _("sudah")),) if is_checklist(kind) else SCALE
    options = [(value, words, value == chosen) for value, words in scale]
    return Asked(criterion, f"rubric-{criterion.key}", chosen, options)


def rubric_in(post: Mapping[str, Any], kind: str) -> dict[str, str]:
    """What a post says of the stage's criteria; `rubric-<criterion>-shown` tells of a box that is not ticked."""
    found: dict[str, str] = {}
    for item in asked(kind, {}):
        value = str(post.get(item.field, ""))
        if value in [known for known, _words, _chosen in item.options]:
            found[item.criterion.key] = value
        elif f"{item.field}-shown" in post and item.field not in post:
            found[item.criterion.key] = ""
    return found


def told(values: Mapping[str, Any]) -> list[tuple[str | Promise, str | Promise]]:
    """What a review says of each criterion, in words; what was left open is not told."""
    words = dict(SCALE)
    return [
        (label, words.get(str(values.get(key)), ""))
        for key, label in LABELS.items()
        if values.get(key) in words
    ]
