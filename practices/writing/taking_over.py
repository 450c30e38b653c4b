"""A reviewer's wording in the place of the very sentence that it is for, wherever in the draft that sentence stands.

What a teacher sees is the latest draft with whatever was typed since over it, so the sentence is looked for there; the
box in which it stands is then saved like any other post of the form.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.pages import ReviewedPage
from core.story_text.plain import to_html, to_plain
from core.story_text.sentences import reworded, reworded_plain
from core.story_text.widget import StoryText
from review.models import PartComment
from review.rules import Refused
from review.services.answering import may_answer, notes_of, take_note

from .fields import form_field
from .kinds import Kind
from .models import FormDraft
from .rows import RowForm
from .services import draft_of, save_draft

CHANGED = _(
    "Kalimat itu sudah berubah, atau tersusun dari beberapa isian. Usulnya tetap ada di sini untuk disalin."
)
TWO_VERSIONS = _(
    "Bagian itu diubah di dua perangkat. Buka dulu di formulir dan pilih versinya; usulnya tetap ada di sini."
)
TOO_LONG = _("Usul itu lebih panjang daripada kotaknya. Salin bagian yang diperlukan.")


@dataclass(frozen=True)
class Box:
    """A box of the form with words in it: its names in a post, and whether it takes the small marks of a longer text."""

    name: str
    words: str
    rich: bool
    is_typed: bool
    #: what must come with it: the other boxes of its rows
    along: dict[str, list[str]]

    def with_wording(self, sentence: str, wording: str) -> str | None:
        """What to post for it with the wording in place; None when the sentence does not stand in it."""
        if not self.rich:
            return reworded_plain(self.words, sentence, wording)
        html = reworded(to_html(self.words), sentence, wording)
        return None if html is None else to_plain(html)


@transaction.atomic
def take_over(*, kind: Kind, page: ReviewedPage, by: User, note: PartComment) -> ReviewedPage:
    """Put a suggested wording into the draft and tick its note off. Raises Refused when the sentence is not there now."""
    known = {each.pk: each for each in notes_of(page, by)}
    note = known.get(note.pk) or _refuse(CHANGED, "changed")
    if not may_answer(page):
        _refuse(_("Tulisan ini sedang dibaca rekan; tarik dulu untuk mengubahnya."), "in-review")
    draft = draft_of(kind=kind, owner=by, page=page)
    found = find(kind, page.get_latest_revision_as_object(), draft, note)
    if found is None:
        raise Refused(CHANGED, code="changed")
    box, words = found
    post = QueryDict(mutable=True)
    for name, values in {**box.along, box.name: [words]}.items():
        post.setlist(name, values)
    base = draft.base_revision_id if box.is_typed else None
    saved = save_draft(
        kind=kind,
        owner=by,
        key=draft.key,
        data=post,
        files=MultiValueDict(),
        page=page,
        base=base or page.latest_revision_id,
    )
    if saved.conflicts:
        _refuse(TWO_VERSIONS, "two-versions")
    if saved.errors:
        _refuse(TOO_LONG, "too-long")
    take_note(page=saved.page, by=by, note=note)
    return saved.page


def _refuse(message: Any, code: str) -> Any:
    raise Refused(message, code=code)


def find(
    kind: Kind, latest: ReviewedPage, draft: FormDraft | None, note: PartComment
) -> tuple[Box, str] | None:
    """The first box in which the quoted sentence stands now, and what it would hold with the suggested wording."""
    for box in boxes(kind, latest, draft.data if draft else {}, note.part):
        words = box.with_wording(note.quote, note.suggestion) if note.quote and note.suggestion else None
        if words is not None:
            return box, words
    return None


def boxes(kind: Kind, latest: ReviewedPage, typed: dict[str, list[str]], part: str) -> Iterator[Box]:
    """The boxes whose words a part is made of: its own field, and the rows that are read with it."""
    for name in kind.fields:
        if name == part or name.startswith(f"{part}_"):
            field = form_field(kind.model, name)
            if _holds_words(field):
                yield _box(name, field, getattr(latest, name), typed, {})
    for relation, form_class in kind.rows.items():
        if relation == part or _is_read_with(kind, part, relation, form_class):
            yield from _row_boxes(relation, form_class, latest, typed)


def _is_read_with(kind: Kind, part: str, relation: str, form_class: type[RowForm]) -> bool:
    """Rows with a longer text of their own stand in the part of their step, as the steps of an action do."""
    same_step = part in kind.fields and kind.step_of(part) == kind.step_of(relation)
    return same_step and any(isinstance(f.widget, StoryText) for f in form_class.base_fields.values())


def _row_boxes(
    relation: str, form_class: type[RowForm], latest: ReviewedPage, typed: dict[str, list[str]]
) -> Iterator[Box]:
    """The boxes of a relation's rows; all its rows are posted along, so that none changes its place."""
    along = {
        name: values
        for name, values in typed.items()
        if name.startswith(f"{relation}-") and not name.endswith("-remove")
    }
    is_typed = bool(along)
    numbers = {values[-1]: int(name.split("-")[1]) for name, values in along.items() if name.endswith("-uid")}
    rows = list(getattr(latest, relation).all())
    for row in rows:
        number = numbers.setdefault(str(row.uid), max(numbers.values(), default=-1) + 1)
        along.setdefault(f"{relation}-{number}-uid", [str(row.uid)])
    for row in rows:
        for name, field in form_class.base_fields.items():
            if _holds_words(field):
                full = f"{relation}-{numbers[str(row.uid)]}-{name}"
                box = _box(full, field, getattr(row, name, ""), typed, along)
                yield replace(box, is_typed=is_typed)


def _box(
    name: str, field: forms.Field, stored: Any, typed: dict[str, list[str]], along: dict[str, list[str]]
) -> Box:
    rich, is_typed = isinstance(field.widget, StoryText), bool(typed.get(name))
    words = typed[name][-1] if is_typed else to_plain(str(stored or "")) if rich else str(stored or "")
    return Box(name, words, rich, is_typed, along)


def _holds_words(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and isinstance(field.widget, forms.Textarea | forms.TextInput)
