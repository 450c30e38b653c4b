"""File fields through which nothing passes unchecked, whatever door it came in by."""

from typing import Any

from django.db import models
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from . import decoding
from .document_kinds import check_document


class PictureFieldFile(WagtailImageFieldFile):
    """A picture about to be stored: it is written anew first, unless that has just been done."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store the cleaned picture; raises ValidationError."""
        if not isinstance(content, decoding.CleanPicture):
            content = decoding.clean_picture(content)
        super().save(content.name or name, content, save=save)

    save.alters_data = True  # type: ignore[attr-defined]


class PictureField(WagtailImageField):
    """Where originals lie."""

    attr_class = PictureFieldFile


class CheckedFieldFile(models.fields.files.FieldFile):
    """A document about to be stored: what it is must match what it is called."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store the file; raises ValidationError."""
        check_document(content, name=name)
        super().save(name, content, save=save)

    save.alters_data = True  # type: ignore[attr-defined]


class CheckedFileField(models.FileField):
    """Where documents lie."""

    attr_class = CheckedFieldFile
