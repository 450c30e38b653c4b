"""A value of the form as people read it: longer texts with their marks, choices by their names, a school by its own."""

from datetime import date, time
from typing import Any, cast

from django import forms
from django.utils.formats import date_format, time_format
from django.utils.safestring import mark_safe

from core.story_text.widget import StoryText


def readable(field: forms.Field, value: Any) -> Any:
    """The words of one value; HTML of longer texts has been cleaned by the field and is shown as it is."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field.widget, StoryText):
        return mark_safe(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return time_format(value, "H.i")
    if isinstance(field, forms.BooleanField):
        return field.label
    named = _names(field)
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(named.get(str(item), item)) for item in values)


def _names(field: forms.Field) -> dict[str, Any]:
    """The names of a field's choices; a list behind a key (regencies) names itself."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return {}
    options = cast(list[tuple[Any, Any]], list(field.choices))  # type: ignore[arg-type]
    return {str(value): label for value, label in options if not isinstance(label, list | tuple)}
