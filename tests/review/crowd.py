"""A crowd around one text: people of every role, the acts they may try, and two of them at the same moment."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from accounts.models import User
from review import services
from review.services.keeping import SentenceNote, Typed
from tests.factories.review import editor, fresh, reviewer, superuser, teacher

WORDS = {"notice": "Langkahnya jelas.", "ask": "Berapa lama?"}
Act = Callable[[Any, User, int], Any]


def people(owner: User) -> dict[str, User]:
    """Who is there: the author, colleagues, editors, somebody with every right, somebody with none."""
    return {
        "author": owner,
        "reviewer": reviewer(),
        "second reviewer": reviewer(),
        "third reviewer": reviewer(),
        "editor": editor(),
        "second editor": editor(),
        "superuser": superuser(),
        "stranger": teacher(),
    }


def change(page: Any, by: User, number: int) -> None:
    """New words in a new revision, as the form saves them for the author (others have no door to it)."""
    if page.owner_id != by.pk:
        raise PermissionDenied
    latest = page.get_latest_revision_as_object()
    latest.summary = f"Ringkasan {number}"
    latest.save_revision(user=by, clean=False)


def overwrite(page: Any, by: User, number: int) -> None:
    """The admin's autosave: the same revision again, with other words."""
    latest = page.get_latest_revision()
    draft = latest.as_object()
    draft.summary = f"Ringkasan {number} lagi"
    draft.save_revision(user=by, clean=False, overwrite_revision=latest)


def take_down(page: Any, by: User, number: int) -> None:
    """Wagtail's own door."""
    UnpublishPageAction(page, user=by).execute()


def decide(decision: str, *, later: bool = False) -> Act:
    """A decision, perhaps with a time of publication."""

    def act(page: Any, by: User, number: int) -> Any:
        at = timezone.now() + timedelta(days=1) if later else None
        return services.decide(
            page=page, by=by, decision=decision, words={}, typed=Typed(words=WORDS, publish_at=at)
        )

    return act


def steer(service: Callable[..., Any]) -> Act:
    """An editor's hand."""
    return lambda page, by, number: service(page=page, by=by, reason=f"Alasan {number}.")


def sign_off(page: Any, by: User, number: int) -> None:
    """The account is closed for good in the middle."""
    if page.owner_id == by.pk or by.is_superuser:
        raise PermissionDenied
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk).delete()


def note(page: Any, by: User, number: int) -> Any:
    """Key strokes of a review."""
    typed = Typed(
        words=WORDS,
        comments={"situation": f"Catatan {number}"},
        notes=(SentenceNote("situation", "Satu kalimat.", "Terlalu panjang", "Pendek."),),
    )
    return services.save_review(page=page, by=by, words={}, typed=typed)


ACTS: dict[str, Act] = {
    "hand in": lambda page, by, number: services.start_review(page=page, by=by),
    "withdraw": lambda page, by, number: services.withdraw(page=page, by=by),
    "claim": lambda page, by, number: services.claim(page=page, by=by),
    "hand back": lambda page, by, number: services.hand_back(page=page, by=by),
    "release": lambda page, by, number: services.release(page=page, reviewer=by),
    "note": note,
    "approve": decide("approve"),
    "approve for tomorrow": decide("approve", later=True),
    "ask for more": decide("request_changes"),
    "skip": steer(services.skip),
    "repeat": steer(services.repeat),
    "return": steer(services.return_to_author),
    "change": change,
    "overwrite": overwrite,
    "take down": take_down,
    "clock": lambda page, by, number: call_command("publish_scheduled", verbosity=0),
    "sign off": sign_off,
}


def attempt(name: str, page: Any, by: User, number: int) -> str:
    """Try one act; "" when it was done, else the refusal. Any other exception is a fault."""
    try:
        ACTS[name](fresh(page), User.objects.get(pk=by.pk), number)
    except (PermissionDenied, User.DoesNotExist) as refusal:
        return getattr(refusal, "code", "") or type(refusal).__name__
    return ""


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Let each act start at the same moment in a thread of its own; results, or what was raised."""
    start, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        close_old_connections()
        try:
            start.wait()
            results[number] = act()
        except Exception as raised:
            results[number] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def exists(page: Any) -> bool:
    """Whether the text is still there."""
    return Page.objects.filter(pk=page.pk).exists()
