"""Small looks into what a screen holds."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def item(mapping: dict[str, Any] | None, key: str) -> Any:
    """What a mapping holds for a key, or nothing."""
    return (mapping or {}).get(key)
