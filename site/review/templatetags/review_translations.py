"""For the template of the translation editor."""

from typing import Any

from django import template
from django.template import Context

from review import translations

register = template.Library()


@register.inclusion_tag("review/admin/hand_in_translation.html", takes_context=True)
def hand_in_translation(context: dict[str, Any]) -> dict[str, Any]:
    """The bar from which a translation of a reviewed text is handed in."""
    shown = translations.door(context["translation"], context["instance"])
    return {**shown, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def calm_editor(context: Context) -> str:
    """Put before the editor: its main button is none that takes down or deletes."""
    context["props"] = translations.calm(context["props"], context["instance"])
    return ""
