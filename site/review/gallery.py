"""What the living page shows of the desk: notes on parts and sentences, what was said, lines of a comparison."""

from collections.abc import Iterable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from core.gallery.examples import LONG_PLACE, LONG_WORD, RIGHT_TO_LEFT, TEXT
from core.gallery.registry import Example, section


def _remark(**changes: Any) -> dict[str, Any]:
    return {"who": "Yohanes Bria", "round": 1, "quote": "", "text": TEXT, **changes}


def _line(state: str, *pieces: tuple[str, str], shape: str = "p") -> dict[str, Any]:
    shown = [{"kind": kind, "text": text, "spaced": True, "words": 12} for kind, text in pieces]
    return {"state": state, "shape": shape, "part": "Aksi", "shown": shown}


@section("remarks", "Catatan penelaah")
def remarks() -> Iterable[Example]:
    """From a plain word to a proposed sentence that was taken and answered."""
    answered = _remark(quote=LONG_PLACE, wording=LONG_WORD, reply=TEXT, done=True, taken=True)
    row = {"tail": "a-1", "sentence": TEXT, "note": "Berapa lama?", "suggest": ""}
    yield Example("review/text/remark.html", "Catatan", {"remark": _remark()})
    yield Example("review/text/remark.html", "Dari kanan ke kiri", {"remark": _remark(who=RIGHT_TO_LEFT)})
    yield Example("review/text/remark.html", "Terjawab", {"remark": answered})
    yield Example("review/text/row.html", "Satu kalimat", {"row": row})
    yield Example("review/text/letters.html", "Tiga huruf")


@section("reviews", "Yang sudah disampaikan")
def reviews() -> Iterable[Example]:
    """One review, the good first."""
    review = SimpleNamespace(round=2, notice="x", get_decision_display=lambda: "minta dilengkapi")
    said = {
        "who": "Bu Rina",
        "review": review,
        "decided_at": datetime(2026, 7, 14, 9, 30),
        "words": [("Sampaikan", TEXT), ("Tanyakan", LONG_WORD)],
        "rubric": [("Konteks", "jelas")],
        "thanks": TEXT,
    }
    yield Example("review/text/said.html", "Lengkap", {"review": said})


@section("compared", "Yang berubah")
def compared() -> Iterable[Example]:
    """Lines that came, went, moved or stayed."""
    lines = {
        "Diubah": _line(
            "changed", ("same", "Saya membagi murid"), ("gone", "yang berponsel"), ("new", LONG_WORD)
        ),
        "Dipindah ke sini": _line("moved-here", ("same", TEXT)),
        "Dipindah dari sini": _line("moved-away", ("same", TEXT)),
        "Butir, sebagian dilipat": _line("changed", ("folded", TEXT), ("new", "tiga rombongan"), shape="li"),
    }
    for state, line in lines.items():
        yield Example("review/compared_line.html", state, {"line": line})
