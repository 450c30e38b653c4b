"""Offering a waiting text to those who fit it best and carry least: by an editor's hand, or by the clock."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import matching, record, rules, telling
from ..capacity import load_of
from ..models import Offer, ReviewerProfile, Stage
from ..rules import Refused
from ..school_days import days_between
from .editing import require_editor
from .locking import locked_stage

#: to how many a text is offered at once
AT_ONCE = 2
#: school days until it is offered to others as well
PATIENCE = 2
#: how many texts one turn of the clock looks at
MOST_TEXTS = 200

SENTENCES: dict[str, str | Promise] = {
    "declined": _("Rekan ini sudah memberi tahu belum bisa membaca tulisan ini."),
    "away": _("Rekan ini sedang istirahat."),
    "full": _("Rekan ini sudah memegang tulisan sebanyak yang disanggupi."),
    "voted": _("Rekan ini sudah menelaah tulisan ini."),
    "claimed": _("Rekan lain sedang menelaah tulisan ini."),
}
NOT_THIS_ONE = _("Rekan ini punya hubungan dengan tulisan ini, jadi tidak ditawari.")


@transaction.atomic
def offer(
    *,
    page: Page,
    reviewer: User,
    by: User | None = None,
    reasons: list[str] | None = None,
    task_state_id: int | None = None,
) -> Offer:
    """Offer a waiting text to one reviewer, who takes or declines it in one click. Offering twice changes nothing.

    `by` is an editor, or None when the clock does it; `reasons` are the codes of a match. Raises Refused.
    """
    state = locked_stage(page, by=reviewer, expected=task_state_id)
    if state.stage.kind != Stage.Kind.PEER:
        raise Refused(_("Tulisan ini sedang tidak menunggu rekan."), code="not-peer")
    if by is not None:
        require_editor(by, page)
    known = Offer.objects.filter(task_state=state, reviewer=reviewer).first()
    if known is not None and known.declined_at is None:
        return known
    _require_willing(reviewer, page, declined=known is not None)
    made = Offer.objects.create(task_state=state, reviewer=reviewer, reasons=reasons or [], offered_by=by)
    record.note(page, "offer", by=by)
    telling.tell_offered(made)
    return made


def offer_best(*, page: Page, by: User | None = None, count: int = AT_ONCE) -> list[Offer]:
    """Offer a text to the `count` best who were not asked yet; fewer where there are no more. Raises Refused."""
    stage = waiting_stages().filter(submission__page_id=page.pk).first()
    if stage is None:
        raise Refused(_("Tulisan ini sedang tidak menunggu rekan."), code="not-peer")
    if by is not None:
        require_editor(by, page)
    return _offer_from(matching.Pool(), stage, by=by, count=count)


def offer_waiting() -> int:
    """By the clock: every text that nobody has taken is offered to the two best as soon as it waits for colleagues.

    After somebody has declined, or two school days without a taker, it goes to the next two. Returns how many were made.
    """
    pool, made = matching.Pool(), 0
    for stage in _due():
        if not pool:
            break
        made += len(_offer_from(pool, stage, by=None, count=AT_ONCE))
    return made


def waiting_stages() -> QuerySet[Stage]:
    """Open stages at which colleagues read, with what offering needs to know of their texts."""
    return Stage.objects.filter(
        kind=Stage.Kind.PEER, ended_at=None, task_state__status=TaskState.STATUS_IN_PROGRESS
    ).select_related("submission__page", "submission__workflow_state", "task_state__task")


def _due() -> Iterator[Stage]:
    """The texts whose turn it is, those that were never offered first."""
    now = timezone.now()
    stages = waiting_stages().annotate(
        wave=Max("task_state__offers__offered_at"), refused=Max("task_state__offers__declined_at")
    )
    turn = Q(wave=None) | Q(refused__gt=F("wave")) | Q(wave__lte=now - timedelta(days=PATIENCE))
    for stage in stages.filter(turn).order_by(F("wave").asc(nulls_first=True), "since")[:MOST_TEXTS]:
        if rules.seats_left(stage.task_state) < 1:
            continue
        if (
            stage.wave is None
            or (stage.refused and stage.refused > stage.wave)
            or _days_since(stage) >= PATIENCE
        ):
            yield stage


def _days_since(stage: Stage) -> int:
    """School days since it was offered last."""
    week = stage.task_state.task.specific.school_week
    return days_between(stage.wave, timezone.now(), province=stage.submission.province, week=week)  # type: ignore[attr-defined]


def _offer_from(pool: matching.Pool, stage: Stage, *, by: User | None, count: int) -> list[Offer]:
    """Offer to the best of the pool; whoever turns out to be no reader of it after all is passed over."""
    made: list[Offer] = []
    page = stage.submission.page
    for match in pool.ranked(stage):
        if len(made) == count:
            break
        try:
            made.append(
                offer(
                    page=page,
                    reviewer=match.reviewer,
                    by=by,
                    reasons=match.reasons,
                    task_state_id=stage.task_state_id,
                )
            )
        except Refused:
            continue
        pool.asked(match.reviewer)
    return made


def _require_willing(reviewer: User, page: Page, *, declined: bool) -> None:
    """Raise, in words for whoever offers, when the reviewer may not read the text or has said no."""
    verdict = rules.may_decide(user=reviewer, page=page)
    profile = ReviewerProfile.objects.filter(user=reviewer).first()
    code = verdict.code if not verdict.allowed else ""
    if declined:
        code = "declined"
    elif not code and profile is not None and profile.is_away(timezone.localdate()):
        code = "away"
    elif not code and load_of(reviewer).is_full:
        code = "full"
    if code:
        raise Refused(SENTENCES.get(code, NOT_THIS_ONE), code=code)
