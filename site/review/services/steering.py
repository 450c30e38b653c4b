"""An editor's hand on the way of a text: skip a stage, repeat one, or send the text back to its author, with a reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import record, rounds, rules, stages, telling
from ..models import Review
from ..rules import Refused
from ..tasks import EditorDecisionTask, ReviewTask
from .deciding import vote
from .editing import require_editor
from .keeping import Typed, keep
from .locking import locked_stage


@transaction.atomic
def skip(*, page: Page, by: User, reason: str, task_state_id: int | None = None) -> None:
    """Leave out the stage where the text waits; two people still approve before it is published. Raises Refused."""
    state = _steered(page, by, reason, task_state_id)
    if isinstance(state.task.specific, EditorDecisionTask):
        raise Refused(_("Keputusan penyunting tidak dapat dilewati."), code="last-stage")
    rules.require_unchanged(rules.current_submission(page))
    _follow(state)
    task, unnamed = state.task.specific, state.task.specific.unnamed
    state.status, state.finished_at = TaskState.STATUS_SKIPPED, timezone.now()
    # Wagtail shows the comment to whoever opens the page in the admin, perhaps its author.
    state.finished_by, state.comment = (None, "") if unnamed else (by, reason.strip())
    state.save()
    stages.end(state, "skipped")
    data = {"reason": reason.strip(), "stage": task.stage_kind}
    record.note(page, "skip", by=by, unnamed=unnamed, data=data)
    state.workflow_state.update(user=by)


@transaction.atomic
def repeat(*, page: Page, by: User, reason: str, task_state_id: int | None = None) -> None:
    """Let other colleagues read the same words once more; earlier approvals no longer count. Raises Refused."""
    state = _steered(page, by, reason, task_state_id)
    target = _stage_before(state)
    if target is None:
        raise Refused(_("Tidak ada tahap telaah rekan sebelum ini."), code="no-stage")
    rules.require_unchanged(rules.current_submission(page))
    _follow(state)
    stale = state.workflow_state.task_states.filter(task__in=_from(state, target)).exclude(
        status=TaskState.STATUS_REJECTED
    )
    for open_state in stale.filter(status=TaskState.STATUS_IN_PROGRESS):
        stages.end(open_state, "repeated")
    stale.update(status=TaskState.STATUS_CANCELLED, finished_at=timezone.now())
    data = {"reason": reason.strip(), "stage": target.stage_kind}
    record.note(page, "repeat", by=by, unnamed=state.task.specific.unnamed, data=data)
    workflow_state = state.workflow_state
    workflow_state.current_task_state = target.start(workflow_state, user=by)
    workflow_state.save()


@transaction.atomic
def return_to_author(*, page: Page, by: User, reason: str, task_state_id: int | None = None) -> Review:
    """Send the text back from any stage, with the reason as what is asked; also one that has changed. Raises Refused."""
    state = _steered(page, by, reason, task_state_id)
    own = Review.objects.filter(task_state=state, reviewer=by).first()
    words = "\n\n".join(text for text in (own.ask if own else "", reason.strip()) if text)
    review = keep(state, page, by, Typed(words={"ask": words}))
    vote(state, review, Review.Decision.REQUEST_CHANGES)
    with record.nameless(review.unnamed):
        state.reject(user=None if review.unnamed else by, comment=reason.strip())
    telling.tell_decided(page, list(state.reviews.exclude(decision="")), approved=False)
    return review


def _steered(page: Page, by: User, reason: str, task_state_id: int | None) -> TaskState:
    """The locked stage, for an editor without a part in the text who gives a reason."""
    state = locked_stage(page, by=by, expected=task_state_id)
    require_editor(by, page)
    if not reason.strip():
        raise Refused(_("Tuliskan alasannya, satu kalimat pun cukup."), code="no-reason")
    return state


def _follow(state: TaskState) -> None:
    rounds.follow_same_words(state, state.workflow_state.content_object.get_latest_revision())


def _stage_before(state: TaskState) -> ReviewTask | None:
    """The peer stage to repeat: this one, or else the nearest before it."""
    tasks = [task.specific for task in state.workflow_state.workflow.tasks.filter(active=True)]
    upto = [task for task in tasks if task.pk == state.task_id or _before(tasks, task, state.task_id)]
    peers = [task for task in upto if getattr(task, "stage_kind", "") == "peer"]
    return peers[-1] if peers else None


def _before(tasks: list[ReviewTask], task: ReviewTask, pk: int) -> bool:
    order = [one.pk for one in tasks]
    return pk in order and order.index(task.pk) < order.index(pk)


def _from(state: TaskState, target: ReviewTask) -> list[int]:
    order = list(state.workflow_state.workflow.tasks.values_list("pk", flat=True))
    return order[order.index(target.pk) :] if target.pk in order else [target.pk]
