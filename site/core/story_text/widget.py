"""The box in which a longer text is written: a textarea, which a script makes handier."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .cleaning import clean
from .plain import to_html, to_plain

LABELS = {
    "tools": _("Alat tulis"),
    "bold": _("Tebal"),
    "list": pgettext_lazy("tombol", "Daftar"),
    "link": _("Tautan"),
    "words": _("teks tautan"),
}


class StoryText(forms.Textarea):
    """Shows stored HTML in plain syntax and hands back clean HTML, in teachers' forms and in the admin alike.

    In a template it needs only `{{ form.media }}`. A script that posts HTML says so in `<name>-format`.
    """

    class Media:
        js = [Script("js/story-text.js", defer=True)]

    def __init__(self, attrs: dict[str, Any] | None = None, options: dict[str, Any] | None = None) -> None:
        # Wagtail hands over the OPTIONS of its setting; they are attributes of the textarea.
        super().__init__({"rows": 8, **(options or {}).get("attrs", {}), **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """What is stored, as the teacher typed it."""
        return to_plain(str(value)) if value else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the words of the script's buttons, so that they follow the reader's language."""
        context = super().get_context(name, value, attrs)
        given = context["widget"]["attrs"]
        given["class"] = f"{given.get('class', '')} story-text".strip()
        given["data-story-text"] = True
        given |= {f"data-{key}": label for key, label in LABELS.items()}
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """Clean HTML of what was posted; None when the field was not posted at all."""
        posted = super().value_from_datadict(data, files, name)
        if posted is None:
            return None
        return clean(posted) if data.get(f"{name}-format") == "html" else to_html(posted)
