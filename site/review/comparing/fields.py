"""The fields and rows of a page as people read them, whatever kind of page it is.

Every stored field that readers could notice is told, so that a new one needs no word here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField

from core.fields import ChoiceListField
from core.story_text.cleaning import to_text

from ..hashing import NOT_CONTENT

#: what readers see of a text before they open it: told in sections of their own
FIRST = ("title", "summary", "outcome")
#: the address follows the title
UNTOLD = NOT_CONTENT | {"slug"}


@dataclass(frozen=True)
class Fact:
    """A field with its label and its value in words."""

    label: str
    text: str


@dataclass(frozen=True)
class Row:
    """A row of a text: what it is known by, its words, and which picture, file or page it points to."""

    uid: str
    text: str
    target: tuple[Any, ...]


def facts(page: Any, *, without: Collection[str]) -> dict[str, Fact]:
    """The fields of one version by name, in the order of the model; `without` those that are told as parts."""
    found = {
        one.name: Fact(capfirst(str(one.verbose_name)), _readable(page, one))
        for one in page._meta.concrete_fields
        if not (one.primary_key or one.name in UNTOLD or one.name in without)
    }
    if hasattr(page, "tags"):
        words = ", ".join(sorted(tag.name for tag in page.tags.all()))
        found["tags"] = Fact(capfirst(str(page._meta.get_field("tags").verbose_name)), words)
    return found


def rows_of(page: Any, relation: str) -> list[Row]:
    """The rows of a relation in their order; people by the name that the page would show, and by no address."""
    rows = list(getattr(page, relation).all())
    told = [one for one in _columns(getattr(page, relation).model) if not isinstance(one, models.EmailField)]
    keys = [one for one in told if one.is_relation]
    prefetch_related_objects(rows, *(one.name for one in keys))
    names = {line.name for line in page.people()} if any(hasattr(row, "person") for row in rows) else set()
    return [
        Row(
            uid=str(getattr(row, "uid", row.pk)),
            text=" · ".join(text for one in told if (text := _cell(row, one, names))),
            target=tuple(getattr(row, one.attname) for one in keys),
        )
        for row in rows
    ]


def label_of(page: Any, relation: str) -> str:
    """What the rows of a relation are called."""
    return capfirst(str(getattr(page, relation).model._meta.verbose_name_plural))


def _columns(model: type[models.Model]) -> Sequence[Any]:
    beside = {"uid", "sort_order", "page"}
    return [one for one in model._meta.concrete_fields if not one.primary_key and one.name not in beside]


def _cell(row: Any, column: Any, names: Iterable[str]) -> str:
    """One value of a row; whom the page does not name yet (a founder who has not said yes) is not named here either."""
    if column.name == "person" and row.person is not None:
        name = row.person.shown_name(pupil=row.role == "murid")
        return name if name in names else _("orang yang belum menyatakan ikut")
    if isinstance(column, models.BooleanField):
        return str(column.verbose_name) if getattr(row, column.name) else ""
    return _readable(row, column)


def _readable(instance: Any, column: Any) -> str:
    """A value in words."""
    value = getattr(instance, column.name)
    if value is None or value in ("", []):
        return ""
    if isinstance(column, ChoiceListField):
        return ", ".join(column.labels(value))
    if column.choices:
        return str(getattr(instance, f"get_{column.name}_display")())
    if isinstance(column, RichTextField):
        return to_text(value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H.i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, time):
        return time_format(value, "H.i")
    return str(value)
