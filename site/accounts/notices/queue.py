"""Noting what a person is to be told; the clock writes the mails (see `posting`)."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation

from ..models import Notice, NoticePreference, User
from .words import language_of, plain


def tell(
    user: User, kind: str, context: Mapping[str, Any], urgent: bool = False, *, key: str = ""
) -> Notice | None:
    """Note `notices/<kind>` for a person, in the current transaction; it is mailed when her hour has come.

    `context` holds text, numbers and lists of them, lazy translations too; `page_title` is what notices are gathered
    under, `link` a path on this site. An urgent one does not wait for the daily mail, only for the end of the quiet
    hours. The same `key` is told to the same person once. Returns the notice, or None where none was made: an account
    that is closed, somebody who wants only what is urgent, a key that was told already.
    """
    if not user.is_active or (not urgent and _wants_only_urgent(user)):
        return None
    with translation.override(language_of(user)):
        words = plain(dict(context))
    notice = Notice(user=user, kind=kind, context=words, urgent=urgent, key=key)
    if not key:
        notice.save()
        return notice
    # Two who tell at the same moment: the constraint lets one in, and nobody's transaction breaks.
    Notice.objects.bulk_create([notice], ignore_conflicts=True)
    return Notice.objects.filter(user=user, key=key, created_at=notice.created_at).first()


def take_back(prefix: str, *, user_id: int | None = None) -> int:
    """Let go of notices that no longer hold and were not sent yet, by the beginning of their key; returns how many.

    With `user_id` only those of one person.
    """
    waiting = Notice.objects.filter(key__startswith=prefix, sent_at=None, batch=None)
    if user_id is not None:
        waiting = waiting.filter(user_id=user_id)
    return waiting.delete()[0]


def choose(user: User, *, rhythm: str, hour: int) -> NoticePreference:
    """Keep how often somebody wants mail; what she no longer wants is not kept waiting."""
    chosen, _created = NoticePreference.objects.update_or_create(
        user=user, defaults={"rhythm": rhythm, "hour": hour}
    )
    if chosen.rhythm == NoticePreference.Rhythm.URGENT_ONLY:
        Notice.objects.filter(user=user, urgent=False, sent_at=None, batch=None).delete()
    return chosen


def _wants_only_urgent(user: User) -> bool:
    return NoticePreference.objects.filter(user=user, rhythm=NoticePreference.Rhythm.URGENT_ONLY).exists()
