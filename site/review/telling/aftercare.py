"""What is told of published texts: a correction was added, an update is asked for, a reading ends because it was taken down."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from accounts.models import User

from ..models import Correction
from .noting import let_go, note


def tell_corrected(correction: Correction) -> None:
    """The author learns what readers see now below the title."""
    page = correction.page
    note(
        page.owner,
        "corrected",
        page,
        lambda: {
            "page_title": page.title,
            "link": page.get_url() or reverse("account"),
            "words": [(_("Ralat"), correction.text)],
        },
    )


def tell_asked_to_update(page: Page, words: str) -> None:
    """The author is asked to bring a published text up to date; it stays public."""
    note(
        page.owner,
        "update_asked",
        page,
        lambda: {
            "page_title": page.title,
            "link": reverse("account"),
            "words": [(_("Dari penyunting"), words)],
        },
    )


def tell_reading_ended(page: Page, state: TaskState) -> None:
    """Whoever was reading an update need not go on: the text was taken down. Called before the workflow is cancelled."""
    let_go(state)
    holds = User.objects.filter(claims__task_state=state)
    wrote = User.objects.filter(reviews__task_state=state, reviews__decision="")
    for reader in (holds | wrote).distinct():
        note(reader, "reading_ended", page, lambda: {"link": reverse("review:desk")}, urgent=True)
