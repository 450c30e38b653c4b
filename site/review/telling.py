"""Telling the people whom a stage concerns what happened, with the words that were said."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from accounts.notices import send_notice

from .models import Review

QUESTIONS = (("notice", _("Sampaikan")), ("ask", _("Tanyakan")), ("offer", _("Berikan")))


def tell_received(page: Page) -> None:
    """The text has arrived and waits for a reader."""
    _tell(page, "submitted", {"link": reverse("account")})


def tell_withdrawn(page: Page, state: WorkflowState) -> None:
    """Whoever was reading it need not go on."""


def tell_decided(page: Page, votes: Iterable[Review], *, approved: bool) -> None:
    """More is asked for, or the text is public; a peer's approval alone is no news yet."""
    words = [pair for review in votes for pair in words_of(page, review)]
    if not approved:
        _tell(page, "changes_requested", {"link": reverse("account"), "words": words})
        return
    page = Page.objects.get(pk=page.pk)
    if page.live and not page.workflow_in_progress:
        _tell(page, "published", {"link": page.get_url() or reverse("account"), "words": words})


def words_of(page: Page, review: Review) -> list[tuple[Any, str]]:
    """What was said, in the order in which it is to be read: the three questions, then part by part."""
    labels = {part.key: part.label for part in page.specific.parts()}
    said = [(label, getattr(review, name)) for name, label in QUESTIONS if getattr(review, name)]
    return [
        *said,
        *((labels.get(comment.part, comment.part), comment.text) for comment in review.comments.all()),
    ]


def _tell(page: Page, template: str, context: dict[str, Any]) -> None:
    if page.owner is not None:
        send_notice(page.owner, template, {"page_title": page.title, **context})
