"""Stages: when each began, by when it is promised, and when and how it ended. Wagtail's task signals end them."""

from typing import Any

from django.utils import timezone
from wagtail.models import TaskState
from wagtail.signals import task_approved, task_cancelled, task_rejected

from .models import Claim, Stage, Submission
from .school_days import days_between, due_after
from .tasks import ReviewTask


def begin(state: TaskState, submission: Submission, task: ReviewTask) -> Stage:
    """Start the clock of a stage."""
    now = timezone.now()
    return Stage.objects.create(
        task_state=TaskState(pk=state.pk),
        submission=submission,
        kind=task.stage_kind,
        since=now,
        due_at=due_after(now, task.promised_days, province=submission.province, week=task.school_week),
    )


def end(task_state: TaskState, outcome: str) -> None:
    """Stop the clock; whoever held the text is free again. Ending twice changes nothing."""
    stage = (
        Stage.objects.filter(task_state_id=task_state.pk, ended_at=None).select_related("submission").first()
    )
    if stage is None:
        return
    stage.ended_at, stage.outcome = timezone.now(), outcome
    stage.took_days = days_between(
        stage.since,
        stage.ended_at,
        province=stage.submission.province,
        week=task_state.task.specific.school_week,
    )
    stage.save(update_fields=["ended_at", "outcome", "took_days"])
    Claim.objects.filter(task_state_id=task_state.pk).delete()


def catch_up() -> None:
    """Start the clock for open stages that have none (a database from before the desk kept time)."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, stage=None, task__content_type__app_label="review"
    )
    for state in states.select_related("workflow_state", "task"):
        submission = state.workflow_state.submissions.order_by("-round").first()
        if submission is not None:
            begin(state, submission, state.task.specific)


def _approved(sender: Any, instance: Any, **kwargs: Any) -> None:
    end(instance, "approved")


def _rejected(sender: Any, instance: Any, **kwargs: Any) -> None:
    end(instance, "rejected")


def _cancelled(sender: Any, instance: Any, **kwargs: Any) -> None:
    end(instance, "cancelled")


task_approved.connect(_approved, dispatch_uid="review.stage.approved")
task_rejected.connect(_rejected, dispatch_uid="review.stage.rejected")
task_cancelled.connect(_cancelled, dispatch_uid="review.stage.cancelled")
