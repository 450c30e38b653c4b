"""Who may read, claim and decide; and what must be true of a text for it. Asked by the desk, the admin and the services.

Refusals are sentences for people: what is so, and what happens instead.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from accounts.models import User
from core.pages import ReviewedPage

from .hashing import content_hash
from .models import Review, Submission
from .tasks import EditorDecisionTask, PeerReviewTask, ReviewTask


class Refused(PermissionDenied):
    """An act that the rules do not allow; `message` is for the person who tried.

    It is a PermissionDenied, so that the admin's own views answer it as they answer any refusal.
    """

    def __init__(self, message: str | Promise, code: str = "refused") -> None:
        super().__init__(str(message))
        self.message = message
        self.code = code


@dataclass(frozen=True)
class Verdict:
    """Whether somebody may do something, and if not, why (a sentence)."""

    allowed: bool
    reason: str | Promise = ""
    code: str = ""


YES = Verdict(allowed=True)


def _no(code: str, reason: str | Promise) -> Verdict:
    return Verdict(allowed=False, reason=reason, code=code)


def open_task_state(page: Page) -> TaskState | None:
    """The step at which the text waits now, or None."""
    state = page.current_workflow_task_state
    if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
        return None
    return state if isinstance(state.task.specific, ReviewTask) else None


def current_submission(page: Page) -> Submission | None:
    """The last round of the review that is going on (or was sent back), or None."""
    state = page.current_workflow_state
    if state is None:
        return None
    return (
        Submission.objects.filter(workflow_state=state).select_related("revision").order_by("-round").first()
    )


def own_part(user: User, page: Page) -> bool:
    """Whether the text is this person's own: owner, the one who submitted it, who changed it, or named in it."""
    submission = current_submission(page)
    if page.owner_id == user.pk or (submission is not None and submission.submitted_by_id == user.pk):
        return True
    if submission is not None and _changed_by(user, page, submission):
        return True
    revision = submission.revision if submission else page.get_latest_revision()
    person = getattr(user, "person", None)
    return person is not None and revision is not None and _names(revision.content, person.pk)


def _same_school(user: User, page: Page) -> bool:
    """A colleague down the corridor is no stranger to the text; somebody from elsewhere reads it."""
    submission = current_submission(page)
    school = submission.revision.content.get("school") if submission else None
    return user.school_id is not None and user.school_id == school


def _changed_by(user: User, page: Page, submission: Submission) -> bool:
    since = page.revisions.filter(user=user, pk__lte=submission.revision_id)
    if page.live_revision_id:
        since = since.filter(pk__gt=page.live_revision_id)
    return since.exists()


def _names(content: Any, person_id: int) -> bool:
    rows = [
        row for rows in content.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)
    ]
    return any(row.get("person") == person_id for row in rows)


def may_read(*, user: User, page: Page) -> Verdict:
    """Whether somebody may see this unpublished text at the desk: readers of a text under review that is not their own."""
    state = open_task_state(page)
    if state is None:
        return _no("not-in-review", _("Tulisan ini sedang tidak ditelaah."))
    if not user.is_active or not is_reader(user):
        return _no("not-a-reader", _("Halaman ini untuk penelaah."))
    if own_part(user, page):
        return _no("own", _("Ini tulisan Bapak/Ibu sendiri, jadi rekan lain yang akan menelaahnya."))
    return YES


def is_reader(user: User) -> bool:
    return user.has_perm("review.add_review") or user.has_perm("review.decide_submission")


def may_decide(*, user: User, page: Page) -> Verdict:
    """Whether somebody may decide at the step where the text waits now."""
    readable = may_read(user=user, page=page)
    if not readable.allowed:
        return readable
    state = open_task_state(page)
    assert state is not None  # may_read has looked
    if isinstance(state.task.specific, PeerReviewTask) and _same_school(user, page):
        return _no(
            "same-school", _("Cerita ini dari sekolah Bapak/Ibu, jadi rekan lain yang akan menelaahnya.")
        )
    task = state.task.specific
    if not user.has_perm(task.reader_permission):
        return _no("not-this-step", _("Langkah ini diputuskan oleh penyunting."))
    claim = getattr(state, "claim", None)
    if claim is not None and claim.reviewer_id != user.pk:
        return _no("claimed", _("Rekan lain sedang menelaah tulisan ini."))
    if _voted_before(user, state):
        return _no(
            "two-people", _("Bapak/Ibu sudah menelaah tulisan ini; keputusan berikutnya oleh orang lain.")
        )
    return YES


def _voted_before(user: User, state: TaskState) -> bool:
    """Nothing is published on one person's word: who approved one step does not decide the next one."""
    submission = Submission.objects.filter(workflow_state=state.workflow_state).order_by("-round").first()
    return (
        Review.objects.filter(submission=submission, reviewer=user, decision=Review.Decision.APPROVE)
        .exclude(task_state__task=state.task)
        .exists()
    )


def require_unchanged(submission: Submission | None) -> None:
    """Raise unless the text is still the one that was submitted and read."""
    if submission is None:
        raise Refused(_("Tulisan ini belum pernah dikirim untuk ditelaah."), code="no-submission")
    page = submission.page
    latest = page.get_latest_revision()
    if latest.pk != submission.revision_id and content_hash(latest) != submission.content_hash:
        raise Refused(
            _("Tulisan ini berubah sejak dibaca. Keputusan belum disimpan; baca dulu yang baru."),
            code="changed",
        )
    if content_hash(submission.revision) != submission.content_hash:
        raise Refused(
            _("Tulisan ini berubah sejak dibaca. Keputusan belum disimpan; baca dulu yang baru."),
            code="changed",
        )


def require_two_voices(submission: Submission) -> None:
    """Raise unless two people have approved these very words, one of them as an editor."""
    approved = Review.objects.filter(
        submission=submission, content_hash=submission.content_hash, decision=Review.Decision.APPROVE
    ).values_list("reviewer_id", "task_state__task__content_type__model")
    people = {person for person, _task in approved}
    if len(people) < 2 or EditorDecisionTask._meta.model_name not in {task for _person, task in approved}:
        raise Refused(
            _("Tulisan terbit bila seorang rekan dan seorang penyunting setuju. Salah satunya belum."),
            code="two-people",
        )


def open_task_states(*, user: User, task: Task | None = None) -> QuerySet[TaskState]:
    """Steps that wait for a decision which this person might take, oldest first; own texts are left out by owner.

    The finer rules (contributors, claims) are asked for each text by `may_decide`.
    """
    wanted = [
        model
        for model in ReviewTask.__subclasses__()
        if user.is_active and user.has_perm(model.reader_permission)
    ]
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        task__content_type__model__in=[model._meta.model_name for model in wanted],
        task__content_type__app_label="review",
    )
    if task is not None:
        states = states.filter(task_id=task.pk)
    own = Page.objects.filter(owner=user).values_list("pk", flat=True)
    own_ids = [str(pk) for pk in own]
    return states.exclude(workflow_state__object_id__in=own_ids).order_by("started_at")


def is_reviewed(page: Page) -> bool:
    """Whether a page is of a kind that goes through review."""
    return isinstance(page, ReviewedPage)
