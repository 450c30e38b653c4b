"""System checks of the house: each names the fix."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from .pages import ReviewedIndexPage, ReviewedPage

REQUIRED = ("parts", "gaps", "card", "search_document")


@register()
def reviewed_pages_keep_the_rules(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A reviewed page type without its gate, its parts or its search document would be published or lost unseen."""
    found: list[CheckMessage] = []
    for model in apps.get_models():
        if issubclass(model, ReviewedPage):
            found += _reviewed(model)
        if issubclass(model, ReviewedIndexPage):
            found += _gated(model, ReviewedIndexPage, "core.E004")
    return found


def _reviewed(model: type[ReviewedPage]) -> list[CheckMessage]:
    found = [
        Error(
            f"{model.__name__} has no {name}().",
            hint=f"Write {name}() on {model.__name__}.",
            obj=model,
            id="core.E001",
        )
        for name in REQUIRED
        if getattr(getattr(model, name, None), "__isabstractmethod__", not hasattr(model, name))
    ]
    if not model.kind:
        found.append(
            Error(
                f"{model.__name__} has no kind.",
                hint="Set `kind` to a value of enums.json.",
                obj=model,
                id="core.E002",
            )
        )
    return [*found, *_gated(model, ReviewedPage, "core.E003")]


def _gated(
    model: type[ReviewedPage] | type[ReviewedIndexPage],
    base: type[ReviewedPage] | type[ReviewedIndexPage],
    code: str,
) -> list[CheckMessage]:
    # Compared by function: asking an instance would need the database, which checks must not.
    if model.permissions_for_user is base.permissions_for_user:
        return []
    hint = f"Remove its permissions_for_user(), so that {base.__name__}'s gate holds."
    return [Error(f"{model.__name__} leaves the gate.", hint=hint, obj=model, id=code)]
