"""Rows of a text (steps, captions, what was done) as editors translate them, without rows of their own per language.

wagtail-localize translates child rows only when their model holds a locale and a translation key. Ours need neither: a
row keeps its UUID in every language. So the relation itself hands out the words of its rows and takes them back
translated, by the two methods that wagtail-localize asks any field for; everything else in a row is kept in step.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField
from wagtail_localize.models import Translation
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments


def translated_rows(*relations: str) -> list[BaseTranslatableField]:
    """For `override_translatable_fields`: the same slug in every language, and the words of these relations."""
    return [SynchronizedField("slug", overridable=False), *(TranslatableField(name) for name in relations)]


def kept_in_step(*names: str) -> list[BaseTranslatableField]:
    """For `override_translatable_fields`: text fields that are the same in every language."""
    return [SynchronizedField(name, overridable=False) for name in names]


class TextRows(models.ManyToOneRel):
    """The rows of a text as a field that can be translated."""

    @property
    def verbose_name(self) -> str:
        """What the translation editor calls it."""
        return str(self.related_model._meta.verbose_name)

    def words(self) -> set[str]:
        """The fields of a row that hold words."""
        return {
            field.name
            for field in self.related_model._meta.concrete_fields
            if isinstance(field, RichTextField | models.TextField | models.CharField)
            and not isinstance(field, models.EmailField | models.URLField)
            and not field.choices
        }

    def value_from_object(self, page: Any) -> list[Any]:
        """The rows of a page in their order."""
        return list(getattr(page, self.get_accessor_name()).all())

    def get_translatable_segments(self, rows: Iterable[Any]) -> list[Any]:
        """The words of all rows, each under its row's UUID."""
        words = self.words()
        return [
            segment.wrap(str(row.uid))
            for row in rows
            for segment in extract_segments(row)
            if segment.path.split(".")[0] in words
        ]

    def restore_translated_segments(self, rows: Iterable[Any], segments: Iterable[Any]) -> list[Any]:
        """Copies of the rows with the words translated."""
        by_row: dict[str, list[Any]] = defaultdict(list)
        for segment in segments:
            uid, inner = segment.unwrap()
            by_row[uid].append(inner)
        translated = []
        for row in rows:
            own = copy.copy(row)
            own.pk = None
            own._state = models.base.ModelState()
            ingest_segments(row, own, None, None, by_row[str(row.uid)])
            translated.append(own)
        return translated


class TextKey(ParentalKey):
    """The key of a row to its text. To the database and to migrations it is a plain ParentalKey."""

    rel_class: ClassVar[type[models.ManyToOneRel]] = TextRows

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalKey", list(args), kwargs


class TranslationsStayDrafts:
    """Mixed into the page types: saving a translation changes what readers see only when it is published.

    wagtail-localize saves the page itself before it saves the revision, so on a live page the new words would be public
    without a review. Here only the revision gets them.
    """

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save as Wagtail does, except the words of a live translation that is not being published."""
        if kwargs.get("update_fields") is None and self._is_translated_again():
            kwargs["update_fields"] = ["path", "depth", "numchild", "url_path"]
        return super().save(*args, **kwargs)  # type: ignore[misc]

    def _is_translated_again(self) -> bool:
        """Whether the page is live, made by the translation editor, and not just now set to another revision."""
        if not self.pk or not self.live:
            return False
        model: Any = type(self)
        kept = model._base_manager.filter(pk=self.pk, live=True).values_list("live_revision_id", flat=True)
        if list(kept) != [self.live_revision_id]:
            return False
        made = Translation.objects.filter(
            source__object_id=self.translation_key, target_locale=self.locale_id
        )
        return made.exists()
