"""Rounds: each time an author hands a text in, the revision is pinned by id and content hash."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from wagtail.models import Revision, Task, TaskState, WorkflowState

from accounts.models import User
from core.pages import ReviewedPage

from .conflicts import note_involvements
from .hashing import content_hash
from .models import Submission
from .rules import Refused

PASSED = [TaskState.STATUS_APPROVED, TaskState.STATUS_SKIPPED]


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
    submission = Submission.objects.create(
        page=page,
        workflow_state=workflow_state,
        revision=revision,
        content_hash=digest,
        round=(last.round + 1) if last else 1,
        submitted_by=by,
        title=revision.content.get("title", "")[:255],
        kind=getattr(page, "kind", ""),
        levels=_spaced(revision.content.get("level")),
        phases=_spaced(revision.content.get("phase")),
        topics=_spaced([*_listed(revision.content.get("subject")), *_tags(revision.content)]),
        province=str(revision.content.get("regency") or "")[:2],
        language=page.locale.language_code,
    )
    note_involvements(submission)
    return submission


def _spaced(values: Any) -> str:
    """Values of a revision's field, a blank on both sides of each."""
    return "".join(f" {value}" for value in _listed(values)) + " "


def _listed(values: Any) -> list[str]:
    """What a revision holds in a field: one value, or a list that may be stored as JSON."""
    if isinstance(values, str) and values.startswith("["):
        values = json.loads(values)
    return [value for value in (values if isinstance(values, list) else [values]) if value]


def _tags(content: dict[str, Any]) -> list[str]:
    """The tags of a revision, as they stand in addresses."""
    rows = content.get("tagged_items") or []
    return list(Tag.objects.filter(pk__in=[row.get("tag") for row in rows]).values_list("slug", flat=True))


def _under_way(workflow_state: WorkflowState, submission: Submission) -> bool:
    """Whether this round still goes on: some step approved it and none has sent it back."""
    return not submission.reviews.filter(decision="request_changes").exists()


def first_step_not_approved(workflow_state: WorkflowState, *, before: Task) -> Task | None:
    """The first stage ahead of `before` that has not passed the newest content, or None."""
    latest = workflow_state.content_object.get_latest_revision()
    passed = set(
        workflow_state.task_states.filter(
            revision=latest, status__in=[*PASSED, TaskState.STATUS_IN_PROGRESS]
        ).values_list("task_id", flat=True)
    )
    for task in workflow_state.workflow.tasks.filter(active=True):
        if task.pk == before.pk:
            return None
        if task.pk not in passed:
            return task.specific
    return None


def follow_same_words(state: TaskState, latest: Revision) -> None:
    """Let a newer revision with the very same words count as the one that was read.

    Wagtail looks for approvals of the latest revision only, and some of its views save one without a change.
    """
    if latest.pk == state.revision_id:
        return
    for passed in state.workflow_state.task_states.filter(status__in=PASSED):
        passed.copy(update_attrs={"revision": latest})
    state.revision = latest
    state.save(update_fields=["revision"])
