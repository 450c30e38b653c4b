"""What an author is promised while a stage is open: how many school days it usually takes, and which of them this is."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Stage
from .school_days import all_pauses, days_between

SETTINGS = ("firstlooktask", "peerreviewtask", "editordecisiontask")


def promises(task_states: Iterable[int | None], *, now: datetime | None = None) -> dict[int, str]:
    """One sentence for each open stage, by the key of its task state, in two queries however many there are."""
    moment = now or timezone.now()
    stages = list(
        with_school_week(
            Stage.objects.filter(
                task_state__in=[pk for pk in task_states if pk], ended_at=None, due_at__isnull=False
            )
        ).select_related("submission")
    )
    pauses = all_pauses() if stages else []
    found: dict[int, str] = {}
    for stage in stages:
        assert stage.due_at is not None
        counting = {"province": stage.submission.province, "week": stage.week, "pauses": pauses}  # type: ignore[attr-defined]
        days = days_between(stage.since, stage.due_at, **counting)
        day = days_between(stage.since, moment, **counting)
        found[stage.task_state_id] = _sentence(days, max(day, 1), told=stage.overdue_told_at is not None)
    return found


def with_school_week(stages: QuerySet[Stage]) -> QuerySet[Stage]:
    """Stages with `week`, the number of school days in a week as the stage's settings have it (5 or 6)."""
    weeks = [F(f"task_state__task__{kind}__school_week") for kind in SETTINGS]
    return stages.annotate(week=Coalesce(*weeks, 5))


def _sentence(days: int, day: int, *, told: bool) -> str:
    if day > days and not told:
        return _("Biasanya %(days)d hari sekolah; sekarang lewat sedikit.") % {"days": days}
    if day > days:
        return _("Biasanya %(days)d hari sekolah. Sekarang lewat sedikit; penyunting sudah diberi tahu.") % {
            "days": days
        }
    return _("Biasanya %(days)d hari sekolah; ini hari ke-%(day)d.") % {"days": days, "day": day}
