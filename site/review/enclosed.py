"""What is enclosed with a text, and what its sender answered about pupils: whoever reads it asks that too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

#: the child relations that hold pictures and files, and the field of each row
RELATIONS = (("pictures", "image"), ("attachments", "document"))


@dataclass(frozen=True)
class Enclosed:
    """A picture or file: its words, and the answer about pupils. `suffices` tells whether it may be published."""

    title: str
    is_picture: bool
    consent: str
    suffices: bool


def enclosed_with(page: Any) -> list[Enclosed]:
    """Everything enclosed with a text as it was handed in, in its order; at most two queries."""
    found: list[Enclosed] = []
    for relation, name in RELATIONS:
        rows = list(getattr(page, relation).all()) if hasattr(page, relation) else []
        media = _media(rows, name)
        found += [
            _told(row, medium, name == "image")
            for row in rows
            if (medium := media.get(getattr(row, f"{name}_id")))
        ]
    return found


def _media(rows: Iterable[Any], name: str) -> dict[int, Any]:
    """The media of some rows by key, read together."""
    rows = list(rows)
    if not rows:
        return {}
    model = rows[0]._meta.get_field(name).related_model
    return model.objects.in_bulk({getattr(row, f"{name}_id") for row in rows} - {None})


def _told(row: Any, medium: Any, is_picture: bool) -> Enclosed:
    title = (getattr(row, "alt", "") if is_picture else getattr(row, "title", "")) or medium.title
    return Enclosed(title, is_picture, _answer(medium), medium.may_be_published)


def _answer(medium: Any) -> str:
    if medium.consent_withdrawn_at:
        return _("Izin dicabut.")
    bits = [str(medium.get_consent_basis_display())]
    if medium.consent_date:
        bits.append(date_format(medium.consent_date, "j F Y"))
    if medium.consent_kept_at:
        bits.append(_("formulir: %(place)s") % {"place": medium.consent_kept_at})
    return ", ".join(bits)
