"""Rows of a text (steps, pictures, people …) in a plain form: `<relation>-<n>-<field>`, matched on a client UUID.

Only rows that were posted are touched; a row that stays empty is not made; `<relation>-<n>-remove` takes one away.
"""

import re
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from core.pages import ReviewedPage

NAME = re.compile(r"^(?P<relation>[a-z_]+)-(?P<index>\d{1,3})-(?P<field>[a-z_]+)$")
MAX_ROWS = 60


class RowForm(forms.Form):
    """One row. A concrete form names its relation and says how a row is shown and written."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    relation: ClassVar[str] = ""
    label: ClassVar[Any] = ""
    help: ClassVar[Any] = ""
    row_label: ClassVar[Any] = ""
    add_label: ClassVar[Any] = ""
    #: how many empty rows a form without JavaScript offers
    spare: ClassVar[int] = 1
    #: fields that make a row worth keeping
    essential: ClassVar[tuple[str, ...]] = ()

    #: a word of the kind's `exits` and the button below the rows that saves and leads there
    leads_to: ClassVar[tuple[str, Any] | None] = None
    #: whether the row is already part of the text
    is_known: bool = False
    #: the picture or file behind a row that is already part of the text
    medium: Any = None

    @classmethod
    def show(cls, row: Any) -> dict[str, Any]:
        """The initial values of an existing row."""
        return {name: getattr(row, name) for name in cls.base_fields if hasattr(row, name)}

    @classmethod
    def medium_of(cls, row: Any) -> Any:
        """The picture or file behind a row; most rows have none."""
        return None

    def is_empty(self) -> bool:
        """Whether nothing was given that would make this a row."""
        return not any(self.cleaned_data.get(name) for name in self.essential)

    def write(self, row: Any, *, page: ReviewedPage, owner: User) -> None:
        """Put what was typed into the row; may raise ValidationError with the name of a field."""
        for name, value in self.cleaned_data.items():
            if name != "uid" and hasattr(row, name) and self.came(name):
                setattr(row, name, value)

    def came(self, name: str) -> bool:
        """Whether a field came with the post; what did not stays as it is. `<name>-shown` marks an empty box."""
        prefixed = self.add_prefix(name)
        return prefixed in self.data or prefixed in self.files or f"{prefixed}-shown" in self.data


def posted_rows(relation: str, data: Mapping[str, Any], files: Mapping[str, Any]) -> list[int]:
    """The numbers of the rows of one relation in a post, in order."""
    found = {
        int(match["index"])
        for name in (*data, *files)
        if (match := NAME.match(name)) and match["relation"] == relation
    }
    return sorted(found)[:MAX_ROWS]


def is_removed(relation: str, index: int, data: Mapping[str, Any]) -> bool:
    """Whether the row is to be taken away."""
    return bool(data.get(f"{relation}-{index}-remove"))


def typed_uid(relation: str, index: int, data: Mapping[str, Any]) -> uuid.UUID | None:
    """The row's UUID as posted; None for a row that has none yet or a broken one."""
    try:
        return uuid.UUID(str(data.get(f"{relation}-{index}-uid") or ""))
    except ValueError:
        return None


def has_file(relation: str, index: int, files: Mapping[str, Any]) -> bool:
    """Whether a file came with the row."""
    return any(
        isinstance(value, UploadedFile) and name.startswith(f"{relation}-{index}-")
        for name, value in files.items()
    )
