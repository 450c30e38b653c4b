"""Writing the mails that are due: one for each person and hour, written by one worker, tried again until it is out.

A batch is claimed in a transaction of its own (under a lock of the person, so that two workers never split a mail),
sent outside of it, and then marked. A process that is killed in between leaves a batch that another one sends after a
while, with the same Message-ID: should the first have got through in that last moment, mailboxes know the second for
the same mail.
"""

import logging
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any
from zoneinfo import ZoneInfo

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from ..models import Notice, NoticePreference, User
from .hours import is_quiet, next_digest, zone_of
from .words import letter

logger = logging.getLogger(__name__)
Rhythm = NoticePreference.Rhythm
#: a worker that has not said "sent" after this long is taken for dead
LEASE = timedelta(minutes=15)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=10), timedelta(hours=6)
#: with these waits over three days
ATTEMPTS = 20
#: other periodic acts run in the same thread
BUDGET = timedelta(seconds=40)
KEPT = timedelta(days=30)


class ServerAwayError(Exception):
    """The mail server does not answer; nobody's mail gets through now."""


@dataclass(frozen=True)
class Habit:
    """When somebody is to be written to: how often, at what hour, by which clock."""

    rhythm: str
    hour: int
    zone: ZoneInfo

    @classmethod
    def chosen(cls, rhythm: str | None, hour: int | None, region: str | None) -> "Habit":
        """With the defaults for whoever has chosen nothing."""
        usual = NoticePreference.HOUR if hour is None else hour
        return cls(rhythm or Rhythm.DAILY.value, usual, zone_of(region))

    @classmethod
    def of(cls, user: User) -> "Habit":
        """Of one person."""
        kept = getattr(user, "notice_preference", None) or NoticePreference()
        return cls.chosen(kept.rhythm, kept.hour, user.school.regency_id if user.school else None)

    def is_due(self, since: datetime, moment: datetime, *, urgent: bool) -> bool:
        """Whether what happened at `since` may and should be mailed at this moment."""
        if is_quiet(moment, self.zone):
            return False
        if urgent or self.rhythm == Rhythm.AT_ONCE:
            return since <= moment
        if self.rhythm == Rhythm.URGENT_ONLY:
            return False
        weekly = self.rhythm == Rhythm.WEEKLY
        return next_digest(since, self.zone, hour=self.hour, weekly=weekly) <= moment


def send_due_notices(*, now: datetime | None = None) -> int:
    """Send what is due, what is urgent first; returns the number of mails. Two at once never send the same twice."""
    moment, started, sent = now or timezone.now(), time.monotonic(), 0
    connection = get_connection()
    try:
        for user_id in _people_with_something_due(moment):
            passed = timedelta(seconds=time.monotonic() - started)
            if passed > BUDGET:
                break
            batch = claim(user_id, moment + passed)
            if batch is not None:
                sent += _try(batch, moment + passed, connection)
    except ServerAwayError:
        pass  # already told; the others do not wait for it one by one
    finally:
        connection.close()
    return sent


@transaction.atomic
def claim(user_id: int, moment: datetime) -> uuid.UUID | None:
    """Take what is due for a person into one batch, or a batch that nobody has finished; None when nothing is."""
    list(User.objects.select_for_update(no_key=True).filter(pk=user_id).values_list("pk"))
    user = User.objects.select_related("notice_preference", "school").filter(pk=user_id).first()
    waiting = _waiting(moment).filter(user_id=user_id)
    if user is None or not user.is_active:
        waiting.delete()
        return None
    habit = Habit.of(user)
    if is_quiet(moment, habit.zone):
        return None
    begun = waiting.exclude(batch=None).values_list("batch", flat=True).first()
    notices = list(waiting.filter(batch=begun)) if begun else _due(waiting.filter(batch=None), habit, moment)
    if not notices:
        return None
    batch = begun or uuid.uuid4()
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(
        batch=batch, held_until=moment + LEASE, attempts=notices[0].attempts + 1
    )
    return batch


def forget_told(*, now: datetime | None = None) -> int:
    """Delete notices a month after they were sent (or given up): they hold people's words. Returns how many."""
    before = (now or timezone.now()) - KEPT
    return Notice.objects.filter(Q(sent_at__lt=before) | Q(sent_at=None, created_at__lt=before)).delete()[0]


def _waiting(moment: datetime) -> QuerySet[Notice]:
    """Neither sent nor in another worker's hands nor given up."""
    free = Q(held_until=None) | Q(held_until__lte=moment)
    return Notice.objects.filter(free, sent_at=None, attempts__lt=ATTEMPTS)


def _people_with_something_due(moment: datetime) -> Iterator[int]:
    """Each of them once, those first for whom something is urgent, told by one query."""
    rows = (
        _waiting(moment)
        .values_list(
            "user_id",
            "urgent",
            "user__notice_preference__rhythm",
            "user__notice_preference__hour",
            "user__school__regency_id",
        )
        .annotate(oldest=Min("created_at"))
        .order_by("-urgent", "oldest")
    )
    due = (
        user_id
        for user_id, urgent, rhythm, hour, region, oldest in list(rows)
        if Habit.chosen(rhythm, hour, region).is_due(oldest, moment, urgent=urgent)
    )
    yield from dict.fromkeys(due)


def _due(waiting: QuerySet[Notice], habit: Habit, moment: datetime) -> list[Notice]:
    """What is due; when the first of a gathered mail is, all that waits for it goes along."""
    rows, going = list(waiting), []
    for urgent in (True, False):
        some = [notice for notice in rows if notice.urgent is urgent]
        if some and habit.is_due(some[0].created_at, moment, urgent=urgent):
            going += some
    return going


def _try(batch: uuid.UUID, moment: datetime, connection: Any) -> bool:
    """Send a batch and mark it; one that fails is tried again later. Raises ServerAwayError."""
    try:
        _post(batch, moment, connection)
    except Exception as error:
        _postpone(batch, moment)
        refused_one = isinstance(error, SMTPRecipientsRefused | SMTPDataError)
        if isinstance(error, OSError) and not refused_one:
            raise ServerAwayError from error
        return False
    return True


def _post(batch: uuid.UUID, moment: datetime, connection: Any) -> None:
    notices = list(Notice.objects.filter(batch=batch).select_related("user"))
    message = letter(notices[0].user, notices, batch)
    message.connection = connection
    message.send()
    Notice.objects.filter(batch=batch).update(sent_at=moment, held_until=None)


def _postpone(batch: uuid.UUID, moment: datetime) -> None:
    """Try again later, each time a while longer."""
    logger.exception("A mail could not be sent and is tried again: %s", batch)
    attempts = Notice.objects.filter(batch=batch).values_list("attempts", flat=True).first() or 1
    wait = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    Notice.objects.filter(batch=batch).update(held_until=moment + wait)
