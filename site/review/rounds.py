"""Rounds: each time an author hands a text in, the revision is pinned by id and content hash."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, Task, TaskState, WorkflowState

from accounts.models import User
from core.pages import ReviewedPage

from .hashing import content_hash
from .models import Submission
from .rules import Refused


def pin(workflow_state: WorkflowState, *, by: User | None) -> Submission:
    """The submission of the text as it stands now; made when its content is not the one pinned last.

    Raises Refused when something that readers need is missing (see the page's `gaps()`).
    """
    page = workflow_state.content_object.specific
    revision = page.get_latest_revision()
    digest = content_hash(revision)
    last = workflow_state.submissions.order_by("-round").first()
    if last is not None and last.content_hash == digest and _under_way(workflow_state, last):
        return last
    if isinstance(page, ReviewedPage) and page.get_latest_revision_as_object().gaps():
        raise Refused(_("Masih ada bagian yang perlu dilengkapi sebelum dikirim."), code="incomplete")
    return Submission.objects.create(
        page=page,
        workflow_state=workflow_state,
        revision=revision,
        content_hash=digest,
        round=(last.round + 1) if last else 1,
        submitted_by=by,
    )


def _under_way(workflow_state: WorkflowState, submission: Submission) -> bool:
    """Whether this round still goes on: some step approved it and none has sent it back."""
    return not submission.reviews.filter(decision="request_changes").exists()


def first_step_not_approved(workflow_state: WorkflowState, *, before: Task) -> Task | None:
    """The first step ahead of `before` that has not approved the newest content, or None."""
    page = workflow_state.content_object
    latest = page.get_latest_revision()
    for task in workflow_state.workflow.tasks.filter(active=True):
        if task.pk == before.pk:
            return None
        done = workflow_state.task_states.filter(
            task=task, revision=latest, status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED]
        )
        if (
            not done.exists()
            and not workflow_state.task_states.filter(
                task=task, revision=latest, status="in_progress"
            ).exists()
        ):
            return task.specific
    return None


def follow_same_words(state: TaskState, latest: Revision) -> None:
    """Let a newer revision with the very same words count as the one that was read.

    Wagtail looks for approvals of the latest revision only, and some of its views save one without a change.
    """
    if latest.pk == state.revision_id:
        return
    state.workflow_state.copy_approved_task_states_to_revision(latest)
    state.revision = latest
    state.save(update_fields=["revision"])
