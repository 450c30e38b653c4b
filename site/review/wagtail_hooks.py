"""What review tells Wagtail: the names of its entries in the history, and views that tell refusals kindly."""

from typing import Any

from django.apps import apps
from django.urls import URLPattern, path
from wagtail import hooks

from core.pages import ReviewedPage

from . import record, translations
from .admin_views import ReviewedPageViewSet


@hooks.register("register_log_actions")
def register_review_actions(actions: Any) -> None:
    """The acts of a review stand in the page's history beside Wagtail's own entries."""
    for act, words in record.ACTS.items():
        actions.register_action(f"{record.PREFIX}{act}", words, words)


@hooks.register("register_admin_viewset")
def register_reviewed_pages() -> list[ReviewedPageViewSet]:
    """One for each kind of reviewed text, whichever room it comes from."""
    kinds = [model for model in apps.get_models() if issubclass(model, ReviewedPage)]
    return [ReviewedPageViewSet(model._meta.model_name, model=model) for model in kinds]


@hooks.register("register_admin_urls")
def translation_urls() -> list[URLPattern]:
    """Handing in from the translation editor."""
    return [
        path(
            "terjemahan/<int:translation_id>/kirim/",
            translations.hand_in,
            name="review_hand_in_translation",
        )
    ]
