"""Key strokes as a form shows them again: text as it was typed, boxes as they were ticked."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from core.story_text.plain import to_html
from core.story_text.widget import StoryText

from .rows import RowForm

_ROW = re.compile(r"^(?P<row>[a-z_]+-\d{1,3})-")


NOT_TYPED = (
    "csrfmiddlewaretoken",
    "act",
    "kind",
    "submission_key",
    "base_revision",
    "hand",
    "turn",
    "sent",
    "owner",
    "page",
    "login",
    "password",
    "remember",
)


def typed_values(data: QueryDict) -> dict[str, list[str]]:
    """What was typed, without tokens and buttons; every value as a list."""
    return {name: data.getlist(name) for name in data if name not in NOT_TYPED}


def typed_initial(values: list[str], field: forms.Field) -> Any:
    """The initial value of a field from what was typed into it."""
    if isinstance(field, forms.MultipleChoiceField):
        return values
    text = values[-1] if values else ""
    if isinstance(field, forms.BooleanField):
        return bool(text)
    return to_html(text) if isinstance(field.widget, StoryText) else text


def typed_row(form_class: type[RowForm], prefix: str, typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """The initial values of a row from what was typed into it; files cannot be shown again."""
    return {
        name: typed_initial(typed[f"{prefix}{name}"], field)
        for name, field in form_class.base_fields.items()
        if f"{prefix}{name}" in typed and name not in ("uid", "file")
    }


def without(data: QueryDict, names: set[str]) -> QueryDict:
    """A post without some of its fields and rows (relation:uid)."""
    if not names:
        return data
    rows = {
        name.removesuffix("-uid")
        for name in data
        if name.endswith("-uid") and f"{name.split('-')[0]}:{data[name]}" in names
    }
    fewer = data.copy()
    for name in data:
        match = _ROW.match(name)
        if name.removesuffix("-shown") in names or (match and match["row"] in rows):
            del fewer[name]
    return fewer


def left_over(kept: Mapping[str, list[str]], posted: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Of the key strokes that are kept, those on other steps than the one that is being saved; rows go by their UUID."""
    uids = {values[-1] for name, values in posted.items() if name.endswith("-uid") and values}
    rows = {match["row"] for name in posted if (match := _ROW.match(name))}

    def is_posted(name: str) -> bool:
        match = _ROW.match(name)
        if match:
            return match["row"] in rows or bool(uids & set(kept.get(f"{match['row']}-uid", [])))
        field = name.removesuffix("-shown")
        return field in posted or f"{field}-shown" in posted

    return {name: values for name, values in kept.items() if not is_posted(name)}
