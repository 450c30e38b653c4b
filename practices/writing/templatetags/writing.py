"""Small looks into what a screen holds."""

from typing import Any

from django import forms, template
from django.forms import BoundField

register = template.Library()


FOLD_FROM = 8


@register.filter
def is_long(field: BoundField) -> bool:
    """Whether a group of boxes is so long that a phone shows it folded."""
    return isinstance(field.field, forms.MultipleChoiceField) and len(_choices(field)) > FOLD_FROM


@register.filter
def is_list(value: Any) -> bool:
    """Whether a version of a part is a row, told name by name."""
    return isinstance(value, list)


@register.filter
def chosen(field: BoundField) -> str:
    """The words of the boxes that are ticked."""
    values = set(field.value() or [])
    return ", ".join(str(label) for value, label in _choices(field) if value in values)


def _choices(field: BoundField) -> list[tuple[str, Any]]:
    return list(getattr(field.field, "choices", []))
