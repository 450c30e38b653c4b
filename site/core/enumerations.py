"""The values that fields may take, with the words people read: one file (`data/enums.json`) for the whole house.

A value is ASCII and the same in database, forms and addresses in both languages; only its label changes.
"""

import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language

_FILE = Path(__file__).parent / "data" / "enums.json"


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    raw: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: {item["value"]: item for item in entry["values"]}
        for name, entry in raw.items()
        if isinstance(entry, dict) and isinstance(entry.get("values"), list)
    }


def label(name: str, value: str) -> str:
    """What people read for `value` of the enumeration `name`, in the language now active; unknown values stay as they are."""
    item = _table()[name].get(value)
    if item is None:
        return value
    return item["en" if (get_language() or "id").startswith("en") else "id"]


_lazy_label = lazy(label, str)


def values(name: str) -> list[str]:
    """All values of an enumeration, in their natural order."""
    return list(_table()[name])


def choices(name: str) -> list[tuple[str, str | Promise]]:
    """Choices for a form or model field; labels follow the reader's language."""
    return [(value, _lazy_label(name, value)) for value in _table()[name]]


def choices_of(name: str) -> Callable[[], list[tuple[str, str | Promise]]]:
    """The same as a callable, so that a migration does not freeze the list."""
    return partial(choices, name)
