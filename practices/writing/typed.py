"""Key strokes as a form shows them again: text as it was typed, boxes as they were ticked."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from core.story_text.plain import to_html
from core.story_text.widget import StoryText

from .rows import RowForm

_ROW = re.compile(r"^(?P<row>[a-z_]+-\d{1,3})-")


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
