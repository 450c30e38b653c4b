"""What review tells Wagtail: the names of its entries in the history, and views that tell refusals kindly."""

from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from core.pages import ReviewedPage

from . import aftercare, pauses, record, rules, translations  # noqa: F401  pauses registers itself
from .admin_views import ReviewedPageViewSet
from .views import overview


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


class DeskMenuItem(MenuItem):
    """Leads to the overview; only editors see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person keeps the desk."""
        return rules.is_editor(request.user)  # type: ignore[arg-type]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    """The overview of the desk, near the top of the admin's menu."""
    return DeskMenuItem(_("Meja telaah"), reverse("review_admin_overview"), icon_name="tasks", order=150)


@hooks.register("register_admin_urls")
def desk_urls() -> list[URLPattern]:
    """The overview within the admin's frame."""
    return [path("telaah/", overview.admin_overview, name="review_admin_overview")]


@hooks.register("before_unpublish_page")
def ask_why(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A teacher's text is taken down with a reason: the desk's own page asks for it."""
    if not aftercare.needs_reason(user=request.user, page=page):  # type: ignore[arg-type]
        return None
    messages.info(request, _("Tuliskan alasannya; penulisnya akan membacanya."))
    return redirect(f"{reverse('review:published', args=[page.pk])}?lakukan=take_down")


@hooks.register("before_bulk_action")
def ask_why_one_by_one(request: HttpRequest, act: str, objects: Any, _view: Any) -> HttpResponse | None:
    """Several at once are not taken down without a reason for each."""
    texts = objects if act == "unpublish" else []
    if not any(aftercare.needs_reason(user=request.user, page=one) for one in texts):  # type: ignore[arg-type]
        return None
    messages.info(request, _("Tulisan guru diturunkan satu per satu, dengan alasannya."))
    return redirect("wagtailadmin_explore_root")
