"""Model fields that several rooms need."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class ChoiceListField(models.JSONField):
    """Several values of one enumeration at once, as a teacher ticks them (coastal *and* rural); kept as a JSON list."""

    def __init__(self, *args: Any, options: Callable[[], list[Any]] | None = None, **kwargs: Any) -> None:
        self.options = options
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self.options is not None:
            kwargs["options"] = self.options
        return name, path, list(args), kwargs

    def allowed(self) -> list[tuple[str, Any]]:
        """The choices as (value, label)."""
        return list(self.options()) if self.options else []

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        known = {item[0] for item in self.allowed()}
        for item in value or []:
            if item not in known:
                raise ValidationError(_("“%(value)s” bukan pilihan yang dikenal."), params={"value": item})

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        return forms.MultipleChoiceField(
            choices=self.allowed,
            required=not self.blank,
            label=kwargs.get("label", capfirst(self.verbose_name)),
            help_text=kwargs.get("help_text", self.help_text),
            widget=kwargs.get("widget", forms.CheckboxSelectMultiple),
        )

    def labels(self, value: list[str] | None) -> list[str]:
        """The words for a stored list, in the order of the enumeration."""
        chosen = set(value or [])
        return [str(label) for item, label in self.allowed() if item in chosen]
