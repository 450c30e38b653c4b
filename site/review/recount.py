"""Promises follow the calendar: when an editor sets or changes a pause, the days promised for open texts move with it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page

from .models import Claim, Pause, Stage
from .school_days import all_pauses, due_after
from .tasks import ReviewTask

FIELDS = ["due_at", "reminded_at", "overdue_told_at"]


def task_settings() -> dict[int, ReviewTask]:
    """Every stage's settings by its key, in one query for each type of stage."""
    return {task.pk: task for model in ReviewTask.__subclasses__() for task in model.objects.all()}


@transaction.atomic
def count_again() -> int:
    """Reckon what is promised for every open stage and every held text; returns how many days moved.

    Whoever was reminded of a day that now lies later is reminded anew when it comes.
    """
    open_stages = Stage.objects.filter(ended_at=None)
    # The lock of every act comes first here too, so that a decision at the same moment and this wait for each other.
    pages = Page.objects.select_for_update().filter(pk__in=open_stages.values("submission__page"))
    list(pages.order_by("pk").values_list("pk"))
    pauses, tasks = all_pauses(), task_settings()
    stages = open_stages.select_related("submission", "task_state")
    held = Claim.objects.filter(task_state__stage__ended_at=None)
    claims = held.select_related("task_state__stage__submission")
    moved = [stage for stage in stages if _moves(stage, stage.since, stage, tasks, pauses)]
    moved_claims = [
        claim for claim in claims if _moves(claim, claim.claimed_at, claim.task_state.stage, tasks, pauses)
    ]
    Stage.objects.bulk_update(moved, FIELDS, batch_size=200)
    Claim.objects.bulk_update(moved_claims, FIELDS, batch_size=200)
    return len(moved) + len(moved_claims)


def _moves(
    row: Stage | Claim, since: datetime, stage: Stage, tasks: dict[int, ReviewTask], pauses: list[Pause]
) -> bool:
    """Put the day that is promised now into a row; tells whether it is another one."""
    task = tasks.get(stage.task_state.task_id)
    if task is None:
        return False
    province, week = stage.submission.province, task.school_week
    due = due_after(since, task.promised_days, province=province, week=week, pauses=pauses)
    if due == row.due_at:
        return False
    row.due_at = due
    if due > timezone.now():
        row.reminded_at = row.overdue_told_at = None
    return True


def _pause_changed(sender: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        count_again()


for _signal in (post_save, post_delete):
    _signal.connect(_pause_changed, sender=Pause, dispatch_uid=f"review.recount.{_signal is post_save}")
