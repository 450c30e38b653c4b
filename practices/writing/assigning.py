"""Putting what was posted into a page: valid fields are taken, others come back with a sentence, nothing else is touched."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from core.pages import ReviewedPage

from .fields import form_field, posted
from .kinds import Kind
from .rows import RowForm, has_file, is_removed, posted_rows, typed_uid


@dataclass
class Assigned:
    """What became of a post: errors by the name of the input that they belong to."""

    errors: dict[str, list[str]] = field(default_factory=dict)
    #: names of inputs whose typed value could not be taken and must be shown again as typed
    kept_as_typed: list[str] = field(default_factory=list)

    def refuse(self, name: str, messages: list[str]) -> None:
        """Note an error and that the typed value is to be kept."""
        self.errors[name] = messages
        self.kept_as_typed.append(name)


def posted_fields(kind: Kind, data: Any, files: Any) -> list[str]:
    """The kind's fields that a post holds, in order."""
    return [name for name in kind.fields if posted(name, data, files)]


def clean_fields(kind: Kind, data: Any, files: Any) -> tuple[dict[str, Any], Assigned]:
    """The valid values of a post by field name, and what is wrong with the others."""
    names = posted_fields(kind, data, files)
    form_class = type("PostedForm", (forms.Form,), {name: form_field(kind.model, name) for name in names})
    form = form_class(data, files)
    form.is_valid()
    assigned = Assigned()
    for name, messages in form.errors.items():
        assigned.refuse(name, [str(message) for message in messages])
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}, assigned


def assign_fields(page: ReviewedPage, values: dict[str, Any]) -> None:
    """Write clean values into the page."""
    for name, value in values.items():
        if name == "tags":
            page.tags.set(value, clear=True)
        elif name == "title":
            page.title = value or page.title
        else:
            setattr(page, name, "" if value is None and _is_text(page, name) else value)


def _is_text(page: ReviewedPage, name: str) -> bool:
    return not page._meta.get_field(name).null


def assign_rows(
    kind: Kind, page: ReviewedPage, data: Any, files: Any, *, owner: User, skip: frozenset[str] = frozenset()
) -> Assigned:
    """Write posted rows into the page's child relations; `skip` names rows (relation:uid) to leave as they are."""
    assigned = Assigned()
    for relation, form_class in kind.rows.items():
        indexes = posted_rows(relation, data, files)
        if indexes:
            _assign_relation(form_class, indexes, page, data, files, owner, skip, assigned)
    return assigned


def _assign_relation(
    form_class: type[RowForm],
    indexes: list[int],
    page: ReviewedPage,
    data: Any,
    files: Any,
    owner: User,
    skip: frozenset[str],
    assigned: Assigned,
) -> None:
    relation = form_class.relation
    manager = getattr(page, relation)
    known = {row.uid: row for row in manager.all()}
    order: list[Any] = []
    for index in indexes:
        uid = typed_uid(relation, index, data)
        row = known.pop(uid, None) if uid else None
        if f"{relation}:{uid}" in skip:
            order += [row] if row else []
        elif not is_removed(relation, index, data):
            made = _row(form_class, index, row, uid, page, data, files, owner, assigned)
            order += [made] if made is not None else []
    rows = _in_place([row.uid for row in manager.all()], order, known)
    for position, row in enumerate(rows):
        row.sort_order = position
    manager.set(rows)


def _in_place(before: list[Any], order: list[Any], known: dict[Any, Any]) -> list[Any]:
    """The order of the post; where it holds only some of the rows they stay in their places, and new ones come last."""
    if not known:
        return order
    posted = {row.uid: row for row in order}
    kept = [known.get(uid) or posted.get(uid) for uid in before]
    return [row for row in kept if row is not None] + [row for row in order if row.uid not in before]


def _row(
    form_class: type[RowForm],
    index: int,
    row: Any,
    uid: uuid.UUID | None,
    page: ReviewedPage,
    data: Any,
    files: Any,
    owner: User,
    assigned: Assigned,
) -> Any:
    """The row with what was typed in it; None when there is nothing to make a row of."""
    relation = form_class.relation
    prefix = f"{relation}-{index}"
    form = form_class(data, files, prefix=prefix)
    valid = form.is_valid()
    if row is None and valid and form.is_empty() and not has_file(relation, index, files):
        return None
    model = getattr(page, relation).model
    made = row if row is not None else model(uid=uid or uuid.uuid4())
    try:
        if not valid:
            raise ValidationError(form.errors)  # type: ignore[arg-type]
        form.write(made, page=page, owner=owner)
    except ValidationError as error:
        messages = (
            error.message_dict if hasattr(error, "error_dict") else {form_class.essential[0]: error.messages}
        )
        for name, texts in messages.items():
            assigned.refuse(f"{prefix}-{name}", [str(text) for text in texts])
        return row
    return made
