"""What the clock does at the desk, once an hour: it reminds, calls a last time, and returns what stays unread.

A reader is reminded on the school day before the promised one, called once when it has passed, and two school days after
that call the text goes back to the others with everything typed kept. A text that nobody has taken is brought to mind
likewise, to those it was offered to and, when late, to the editors. Every step is a row's own mark, set in the transaction
that tells of it: run twice, or by two workers at once, it is told once.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from . import record, rules, services, telling
from .models import Claim, Offer, Pause, Stage
from .recount import task_settings
from .school_days import all_pauses, day_before, due_after, local_day
from .services.locking import lock_page, lock_person
from .tasks import ReviewTask

logger = logging.getLogger(__name__)
Step = Callable[[], bool]
#: school days between the last call and the return to the others
GRACE = 2


@dataclass(frozen=True)
class Clock:
    """One turn: the moment, and the pauses and settings of stages, read once for all texts."""

    now: datetime
    pauses: list[Pause]
    tasks: dict[int, ReviewTask]

    def nears(self, due: datetime, stage: Stage) -> datetime:
        """When the school day before the promised one begins."""
        return day_before(due, province=stage.submission.province, week=self._week(stage), pauses=self.pauses)

    def grace_ends(self, called: datetime, stage: Stage) -> datetime:
        """When two school days have passed since the last call."""
        province, week = stage.submission.province, self._week(stage)
        return due_after(called, GRACE, province=province, week=week, pauses=self.pauses)

    def unnamed(self, stage: Stage) -> bool:
        """Whether names at this stage are kept from the author."""
        task = self.tasks.get(stage.task_state.task_id)
        return task is not None and task.unnamed

    def _week(self, stage: Stage) -> int:
        task = self.tasks.get(stage.task_state.task_id)
        return task.school_week if task else 5


def remind(*, now: datetime | None = None) -> int:
    """One turn of the clock; returns how many steps were taken. May be run at any time, by several workers at once."""
    clock = Clock(now or timezone.now(), all_pauses(), task_settings())
    taken = sum(_taken(_step_for_holder(claim, clock), claim.pk) for claim in _held())
    # Afterwards, because a text that has just gone back is looked at here.
    return taken + sum(_taken(_step_for_stage(stage, clock), stage.pk) for stage in _open_stages())


def whatsapp_link(text: str) -> str:
    """An address that opens WhatsApp with this text typed, for whoever wants to pass it on."""
    return f"https://wa.me/?text={quote(text, safe='')}"


def words_to_pass_on(*, title: str, page_id: int) -> str:
    """A friendly reminder for an editor to pass on: with the plain address of the text, for which one signs in."""
    address = f"{settings.BASE_URL}{reverse('review:text', args=[page_id])}"
    return _("Salam. Tulisan “%(title)s” masih menunggu dibaca di Mitra Guru: %(address)s") % {
        "title": title,
        "address": address,
    }


def _held() -> QuerySet[Claim]:
    return Claim.objects.filter(task_state__stage__ended_at=None, due_at__isnull=False).select_related(
        "reviewer", "task_state__stage__submission__page"
    )


def _open_stages() -> QuerySet[Stage]:
    return Stage.objects.filter(ended_at=None, due_at__isnull=False, overdue_told_at=None).select_related(
        "submission__page", "task_state"
    )


def _taken(step: Step | None, pk: int) -> bool:
    """Take a step in a transaction of its own; one text that cannot be dealt with does not keep the others waiting."""
    if step is None:
        return False
    try:
        with transaction.atomic():
            return step()
    except Exception:
        logger.exception("A reminder could not be given and is tried again: %s", pk)
        return False


def _step_for_holder(claim: Claim, clock: Clock) -> Step | None:
    """What is due for a text in somebody's hands."""
    stage, due = claim.task_state.stage, claim.due_at
    if due is None:
        return None
    if claim.overdue_told_at is not None:
        over = clock.now >= clock.grace_ends(claim.overdue_told_at, stage)
        return partial(_put_back, claim) if over else None
    if clock.now >= due:
        return partial(_last_call, claim, clock)
    nears, province = clock.nears(due, stage), stage.submission.province
    told = claim.reminded_at is not None and claim.reminded_at >= nears  # an editor's earlier word is another
    taken_today = local_day(claim.claimed_at, province) == local_day(clock.now, province)
    return None if clock.now < nears or told or taken_today else partial(_remind_holder, claim, clock)


def _remind_holder(claim: Claim, clock: Clock) -> bool:
    lock_page(claim.task_state.stage.submission.page)
    mine = Claim.objects.filter(pk=claim.pk, reminded_at=claim.reminded_at)
    if not mine.update(reminded_at=clock.now):
        return False
    telling.tell_reminded(claim)
    _note(claim, "remind", clock)
    return True


def _last_call(claim: Claim, clock: Clock) -> bool:
    lock_page(claim.task_state.stage.submission.page)
    if not Claim.objects.filter(pk=claim.pk, overdue_told_at=None).update(overdue_told_at=clock.now):
        return False
    telling.tell_last_call(claim)
    _note(claim, "overdue", clock)
    return True


def _put_back(claim: Claim) -> bool:
    page = claim.task_state.stage.submission.page
    lock_person(claim.reviewer)  # first, as in every act: the release below asks for both
    lock_page(page)
    if not Claim.objects.filter(pk=claim.pk, overdue_told_at=claim.overdue_told_at).exists():
        return False
    services.release(page=page, reviewer=claim.reviewer)
    telling.tell_put_back(claim, overdue=True)
    return True


def _note(claim: Claim, act: str, clock: Clock) -> None:
    stage = claim.task_state.stage
    record.note(stage.submission.page, act, by=claim.reviewer, unnamed=clock.unnamed(stage))


def _step_for_stage(stage: Stage, clock: Clock) -> Step | None:
    """What is due for a text that nobody has taken."""
    if stage.due_at is None:
        return None
    if clock.now >= stage.due_at:
        return partial(_tell_overdue, stage, clock)
    if stage.reminded_at is None and clock.now >= clock.nears(stage.due_at, stage):
        began_today = local_day(stage.since, stage.submission.province) == local_day(
            clock.now, stage.submission.province
        )
        return None if began_today else partial(_remind_stage, stage, clock)
    return None


def _remind_stage(stage: Stage, clock: Clock) -> bool:
    """Those to whom it was offered, or the editors whose stage it is."""
    lock_page(stage.submission.page)
    offers = Offer.objects.filter(task_state=stage.task_state_id, declined_at=None).select_related("reviewer")
    of_peers = stage.kind == Stage.Kind.PEER
    if rules.seats_left(stage.task_state) < 1 or (of_peers and not offers):
        return False
    if not _still(stage, reminded_at=None).update(reminded_at=clock.now):
        return False
    if of_peers:
        for offer in offers:
            telling.tell_offered_again(offer)
    else:
        telling.tell_editors(stage, "editors_reminded")
    record.note(stage.submission.page, "remind")
    return True


def _tell_overdue(stage: Stage, clock: Clock) -> bool:
    """The editors see to it; the desk shows it as late."""
    lock_page(stage.submission.page)
    if rules.seats_left(stage.task_state) < 1:
        return False
    if not _still(stage, overdue_told_at=None).update(overdue_told_at=clock.now):
        return False
    telling.tell_editors(stage, "editors_overdue")
    record.note(stage.submission.page, "overdue")
    return True


def _still(stage: Stage, **marks: None) -> QuerySet[Stage]:
    return Stage.objects.filter(pk=stage.pk, ended_at=None, **marks)
