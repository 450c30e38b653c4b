"""How every notice of the desk is noted: about one text, in its reader's language, and let go when its task has ended."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.models import Page, TaskState

from accounts.models import User
from accounts.notices import take_back, tell
from accounts.notices.hours import zone_of
from accounts.notices.sending import region_of
from accounts.notices.words import language_of

from ..links import Purpose

#: what a notice says; asked for in the reader's language
Build = Callable[[], dict[str, Any]]


def note(
    user: User | None, kind: str, page: Page, build: Build, *, urgent: bool = False, key: str = ""
) -> None:
    """Note something about a text for a person; somebody who is gone is told nothing."""
    if user is None:
        return
    with translation.override(language_of(user)):
        tell(user, kind, {"page_title": page.draft_title or page.title, **build()}, urgent, key=key)


def note_task(
    user: User, kind: str, state: TaskState, purpose: Purpose, build: Build, *, urgent: bool = False
) -> None:
    """A notice whose link opens this one task."""
    page = state.stage.submission.page

    def words() -> dict[str, Any]:
        return {
            "link": reverse("review:text", args=[page.pk]),
            "signed": {"by": "review", "state": state.pk, "page": page.pk, "purpose": purpose.value},
            **build(),
        }

    key = f"{key_of(state.pk)}{kind}:{timezone.now():%Y%m%d%H}"
    note(user, kind, page, words, urgent=urgent, key=key)


def let_go(state: TaskState, *, only: int | None = None) -> None:
    """Calls for a task that has ended (for one person) are not mailed any more."""
    take_back(key_of(state.pk), user_id=only)


def key_of(state_id: int | None) -> str:
    """How the keys of all notices about one task begin."""
    return f"task:{state_id}:"


def day_for(moment: datetime | None, reader: User | None) -> str:
    """A day as its reader counts it, in the language now active; "" for none."""
    return date_format(moment.astimezone(_zone(reader)), "l, j F") if moment else ""


def time_for(moment: datetime | None, reader: User | None) -> str:
    """A day and hour by the reader's clock; "" for none."""
    return date_format(moment.astimezone(_zone(reader)), "l, j F Y, H.i") if moment else ""


def _zone(reader: User | None) -> Any:
    return zone_of(region_of(reader) if reader else "")
