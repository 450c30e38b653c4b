"""What one screen of the form shows: the page's latest words, over them whatever was typed since, and what was said of it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.pages import ReviewedPage
from core.parts import Gap
from review.names import Names
from review.remarks import Remark, Said, remark, said
from review.services.answering import heard

from .fields import form_field
from .kinds import Kind, Step
from .models import FormDraft
from .rows import RowForm, typed_uid
from .typed import typed_initial, typed_row


@dataclass(frozen=True)
class RowsView:
    """The rows of one relation as forms, with empty ones at the end, and one more as a pattern for the script."""

    relation: str
    form_class: type[RowForm]
    forms: list[RowForm]
    pattern: RowForm
    leads_to: str = ""
    #: the id of the group, where it is not that of its relation
    anchor: str = ""


@dataclass(frozen=True)
class PartState:
    """A step in the list beside the form."""

    label: str
    icon: str
    state: str
    url: str


class Screen:
    """One step of one text for its author."""

    def __init__(
        self,
        *,
        kind: Kind,
        number: int,
        page: ReviewedPage | None,
        draft: FormDraft | None,
        key: uuid.UUID,
        errors: Mapping[str, list[str]] | None = None,
        typed: Mapping[str, list[str]] | None = None,
    ) -> None:
        self.kind = kind
        self.number = min(max(number, 1), len(kind.steps))
        self.page = page
        self.draft = draft
        self.key = key
        self.errors = dict(errors or {})
        self.typed = {**(draft.data if draft else {}), **(typed or {})}

    @property
    def step(self) -> Step:
        """The step shown."""
        return self.kind.steps[self.number - 1]

    @property
    def total(self) -> int:
        """How many steps the form has."""
        return len(self.kind.steps)

    @property
    def is_last(self) -> bool:
        """Whether this is the step that hands the text in."""
        return self.number == self.total

    def form(self, names: tuple[str, ...]) -> forms.Form:
        """The fields of the step with their values, errors beside them."""
        fields = {name: form_field(self.kind.model, name) for name in names}
        form = type("StepForm", (forms.Form,), dict(fields))(
            initial={name: self._initial(name, fields[name]) for name in names}
        )
        form.errors.update(
            {name: form.error_class(self.errors[name]) for name in names if name in self.errors}
        )
        return form

    @cached_property
    def main(self) -> forms.Form:
        """What is asked at once."""
        return self.form(self.step.fields)

    @cached_property
    def more(self) -> forms.Form | None:
        """What may wait."""
        return self.form(self.step.more) if self.step.more else None

    @property
    def more_is_open(self) -> bool:
        """Whether something is amiss among the fields that may wait."""
        return any(name in self.errors for name in self.step.more)

    def _initial(self, name: str, field: forms.Field) -> Any:
        if name in self.typed or f"{name}-shown" in self.typed:
            return typed_initial(self.typed.get(name, []), field)
        if self.page is None:
            return None
        if name == "title" and self.page.title == self.kind.untitled:
            return ""
        return self.page.tags.all() if name == "tags" else getattr(self.page, name)

    @cached_property
    def rows(self) -> list[RowsView]:
        """The rows that belong to the step."""
        return [self._rows(relation) for relation in self.step.rows]

    def _rows(self, relation: str) -> RowsView:
        form_class = self.kind.rows[relation]
        existing = list(getattr(self.page, relation).all()) if self.page else []
        shown = [
            form_class(prefix=f"{relation}-{n}", initial=self._row_initial(form_class, n, row))
            for n, row in enumerate(existing)
        ]
        for form, row in zip(shown, existing, strict=True):
            form.is_known, form.medium = True, form_class.medium_of(row)
        count = len(shown)
        extra = self._typed_extra(relation, {row.uid for row in existing})
        shown += [
            form_class(prefix=f"{relation}-{count + n}", initial=values)
            for n, values in enumerate(
                [*extra, *({"uid": uuid.uuid4()} for _n in range(form_class.spare if not shown else 1))]
            )
        ]
        for form in shown:
            _show_errors(form, self.errors)
        leads_to = self.leaving(form_class.leads_to[0]) if form_class.leads_to else ""
        return RowsView(relation, form_class, shown, form_class(prefix=f"{relation}-__n__"), leads_to)

    def _row_initial(self, form_class: type[RowForm], index: int, row: Any) -> dict[str, Any]:
        prefix = f"{form_class.relation}-{index}-"
        initial = form_class.show(row)
        if typed_uid(form_class.relation, index, {k: v[-1] for k, v in self.typed.items() if v}) == row.uid:
            initial |= typed_row(form_class, prefix, self.typed)
        return initial

    def _typed_extra(self, relation: str, known: set[uuid.UUID]) -> list[dict[str, Any]]:
        """Rows that were typed but are not saved yet."""
        form_class = self.kind.rows[relation]
        flat = {name: values[-1] for name, values in self.typed.items() if values}
        found = []
        for index in sorted(
            {
                int(name.split("-")[1])
                for name in flat
                if name.startswith(f"{relation}-") and name.count("-") == 2
            }
        ):
            uid = typed_uid(relation, index, flat)
            values = typed_row(form_class, f"{relation}-{index}-", self.typed)
            if uid not in known and any(values.get(name) for name in form_class.essential):
                found.append({**values, "uid": uid or uuid.uuid4()})
        return found

    @property
    def parts(self) -> list[PartState]:
        """The list of steps, the filled ones ticked."""
        return [
            PartState(str(step.title), step.icon, self._state(number, step), self.url(number))
            for number, step in enumerate(self.kind.steps, 1)
        ]

    def _state(self, number: int, step: Step) -> str:
        if number == self.number:
            return "now"
        first = [
            name
            for name in step.fields
            if name
            in (
                "situation",
                "challenge",
                "actions",
                "reflection",
                "did_not_work",
                "summary",
                "results",
                "commitment",
                "shared_concern",
            )
        ]
        filled = self.page is not None and any(getattr(self.page, name) for name in first)
        return "done" if filled else ""

    def url(self, number: int | None = None) -> str:
        """The address of a step (this one if not told)."""
        if self.page is None:
            return reverse("writing:new", args=[self.kind.slug])
        return (
            f"{reverse('writing:edit', args=[self.kind.slug, self.page.pk])}?langkah={number or self.number}"
        )

    def leaving(self, where: str) -> str:
        """The address that saves this step and leads elsewhere afterwards."""
        here = self.url()
        return f"{here}{'&' if '?' in here else '?'}ke={where}"

    @property
    def keep_url(self) -> str:
        """Where the script sends key strokes."""
        if self.page is None:
            return reverse("writing:keep-new", args=[self.kind.slug])
        return reverse("writing:keep", args=[self.kind.slug, self.page.pk])

    @property
    def base_revision(self) -> int | str:
        """The revision that the form is shown from."""
        return self.page.latest_revision_id or "" if self.page else ""

    @property
    def turn(self) -> int:
        """How many pieces of typing this showing of the form has seen."""
        return self.draft.turn if self.draft else 0

    @property
    def saved(self) -> str:
        """When something was last kept, in the words of the bar, with the zone of the server's clock."""
        if self.draft is None:
            return ""
        return _("Tersimpan %(time)s") % {
            "time": timezone.localtime(self.draft.updated_at).strftime("%H.%M %Z")
        }

    @property
    def hint(self) -> str:
        """What comes next."""
        if self.is_last:
            return _("Seorang rekan membacanya dulu, lalu penyunting. Bisa ditarik kembali kapan saja.")
        return _("Berikutnya: %(step)s.") % {"step": self.kind.steps[self.number].title}

    @cached_property
    def voices(self) -> list[Said]:
        """What readers said of the text as it was handed in last; all of it stands on the page of its own."""
        reviews = heard(self.page) if self.page else []
        if self.page is None or not reviews:
            return []
        names = Names(reviews, viewer=self.page.owner, is_author=True)
        last = [review for review in reviews if review.submission_id == reviews[-1].submission_id]
        return [said(review, names.of(review)) for review in last]

    def remarks(self) -> list[tuple[str, list[Remark]]]:
        """Of that, the notes on the parts of this step that are not ticked off, beside the part that they are about."""
        keys = (*self.step.all_fields, *self.step.rows)
        labels = (
            {part.key: str(part.label) for part in self.page.parts()} if self.voices and self.page else {}
        )
        found: dict[str, list[Remark]] = {}
        for voice in self.voices:
            for note in voice.review.comments.all():
                if note.part in keys and note.done_at is None:
                    label = labels.get(note.part, note.part)
                    found.setdefault(label, []).append(remark(note, voice.review, voice.who))
        return list(found.items())

    @property
    def feedback_url(self) -> str:
        """Where all of it is read and answered."""
        return reverse("writing:feedback", args=[self.kind.slug, self.page.pk]) if self.page else ""


def _show_errors(form: RowForm, errors: Mapping[str, list[str]]) -> None:
    for name in form.fields:
        messages = errors.get(f"{form.prefix}-{name}")
        if messages:
            form.errors[name] = form.error_class(messages)


def gap_links(kind: Kind, page: ReviewedPage, gaps: list[Gap]) -> list[tuple[str, str]]:
    """What is missing, each with the address of the step that asks for it."""
    base = reverse("writing:edit", args=[kind.slug, page.pk])
    return [(str(gap.message), f"{base}?langkah={kind.step_of(gap.field)}#id_{gap.field}") for gap in gaps]
