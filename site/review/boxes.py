"""The boxes beside each part of a text: a note on the part, notes on its sentences, and what was typed into them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.parts import Part
from core.story_text.sentences import sentences

from .forms import BOX
from .models import PartComment, Review
from .remarks import Remark, question
from .services import WORDS


@dataclass(frozen=True)
class RowView:
    """A note on one sentence: a kept one (with its number), or the empty one that waits for a sentence."""

    part: str
    number: int
    sentence: str
    note: str
    suggest: str

    @property
    def tail(self) -> str:
        """What stands behind the names of its boxes."""
        return f"{self.part}-{self.number}" if self.number else self.part

    @property
    def is_begun(self) -> bool:
        """Whether something stands in it."""
        return bool(self.note or self.suggest)


@dataclass(frozen=True)
class PartView:
    """A part of the text: what was said about it before, and the boxes to write in."""

    part: Part
    remarks: list[Remark]
    concerns: list[str]
    typed: str
    rows: list[RowView]
    new: RowView
    choices: list[str]


def part_view(
    part: Part, *, own: Review | None, typed: Mapping[str, str], remarks: list[Remark], concerns: list[str]
) -> PartView:
    """A part with the reader's own notes in their boxes; what was typed since stands over them."""
    kept = [note for note in (own.comments.all() if own else ()) if note.part == part.key]
    whole = next((note.text for note in kept if not note.quote), "")
    rows = [_row(note, typed) for note in kept if note.quote]
    noted = {row.sentence for row in rows}
    new = [typed.get(f"{box}-{part.key}", "") for box in ("sentence", "note", "suggest")]
    return PartView(
        part=part,
        remarks=remarks,
        concerns=concerns,
        typed=typed.get(f"comment-{part.key}", whole),
        rows=rows,
        new=RowView(part.key, 0, *new),
        choices=[text for text in sentences(part.html) if text not in noted],
    )


def _row(note: PartComment, typed: Mapping[str, str]) -> RowView:
    tail = f"{note.part}-{note.pk}"
    words = typed.get(f"note-{tail}", note.text), typed.get(f"suggest-{tail}", note.suggestion)
    return RowView(note.part, note.pk, note.quote, *words)


def unsaved_words(typed: Mapping[str, str], parts: list[Part]) -> list[tuple[str, str]]:
    """What was typed in a post that could not be saved, with the name of each box, for the reader to copy."""
    labels = {part.key: str(part.label) for part in parts}
    boxes = {name: question(name) for name in WORDS}
    boxes |= {f"comment-{key}": label for key, label in labels.items()}
    for name in typed:
        match = BOX.match(name)
        if match and match["box"] in ("note", "suggest"):
            boxes[name] = labels.get(match["part"], match["part"])
    boxes["reason"] = _("Alasan")
    return [(label, typed[name]) for name, label in boxes.items() if typed.get(name, "").strip()]
