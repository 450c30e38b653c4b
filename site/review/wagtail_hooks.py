"""What review tells Wagtail: the names of its entries in the history, and views that tell refusals kindly."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from core.pages import ReviewedPage

from .admin_views import ReviewedPageViewSet


@hooks.register("register_log_actions")
def register_review_actions(actions: Any) -> None:
    """Claiming and handing back stand in the page's history beside Wagtail's own entries."""
    actions.register_action(
        "mitraguru.review.claim", _("Mengambil untuk ditelaah"), _("Mengambil untuk ditelaah")
    )
    actions.register_action(
        "mitraguru.review.hand_back", _("Mengembalikan"), _("Mengembalikan untuk rekan lain")
    )


@hooks.register("register_admin_viewset")
def register_reviewed_pages() -> list[ReviewedPageViewSet]:
    """One for each kind of reviewed text, whichever room it comes from."""
    kinds = [model for model in apps.get_models() if issubclass(model, ReviewedPage)]
    return [ReviewedPageViewSet(model._meta.model_name, model=model) for model in kinds]
