"""Who may read, claim and decide; and what must be true of a text for it. Asked by the desk, the admin and the services.

Refusals are sentences for people: what is so, and what happens instead.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState, WorkflowState

from accounts.models import User
from core.pages import ReviewedPage

from . import conflicts
from .hashing import content_hash
from .models import Review, Stage, Submission
from .tasks import EditorDecisionTask, FirstLookTask, ReviewTask

#: nothing is published on one person's word
VOICES = 2


class Refused(PermissionDenied):
    """An act that the rules do not allow; `message` is for the person who tried.

    It is a PermissionDenied, so that the admin's own views answer it as they answer any refusal.
    """

    def __init__(self, message: str | Promise, code: str = "refused") -> None:
        super().__init__(str(message))
        self.message = message
        self.code = code


#: whose turn it is instead, by kind of stage
NOT_THIS_STEP = {
    Stage.Kind.FIRST_LOOK: _("Langkah ini diputuskan oleh penyunting."),
    Stage.Kind.PEER: _("Tulisan ini di tahap telaah rekan; penyunting memutuskan sesudahnya."),
    Stage.Kind.EDITOR: _("Langkah ini diputuskan oleh penyunting."),
}


@dataclass(frozen=True)
class Verdict:
    """Whether somebody may do something, and if not, why (a sentence)."""

    allowed: bool
    reason: str | Promise = ""
    code: str = ""


YES = Verdict(allowed=True)
CHANGED = Refused(
    _("Tulisan ini berubah sejak dibaca. Keputusan belum disimpan; baca dulu yang baru."), code="changed"
)


def _no(code: str, reason: str | Promise) -> Verdict:
    return Verdict(allowed=False, reason=reason, code=code)


def require(verdict: Verdict) -> None:
    """Raise Refused unless allowed."""
    if not verdict.allowed:
        raise Refused(verdict.reason, code=verdict.code)


def open_task_state(page: Page) -> TaskState | None:
    """The stage at which the text waits now, or None."""
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
    """Whether the text is this person's own work: written, handed in, changed, or named in it."""
    return conflicts.own_part(user, page, current_submission(page))


def may_read(*, user: User, page: Page) -> Verdict:
    """Whether somebody may see this unpublished text at the desk: a reader with no part in it, while it is reviewed."""
    state = open_task_state(page)
    if state is None:
        return _no("not-in-review", _("Tulisan ini sedang tidak ditelaah."))
    if not user.is_active or not is_reader(user):
        return _no("not-a-reader", _("Halaman ini untuk penelaah."))
    why = conflicts.conflict_of(user, page, current_submission(page))
    return _no(why, conflicts.SENTENCES[why]) if why else YES


def is_reader(user: User) -> bool:
    """Whether somebody reads what others wrote: as a colleague or as an editor."""
    return user.has_perm("review.add_review") or user.has_perm("review.decide_submission")


def is_editor(user: User) -> bool:
    """Whether somebody decides after the colleagues, and keeps the desk."""
    return user.is_active and user.has_perm("review.decide_submission")


def may_decide(*, user: User, page: Page) -> Verdict:
    """Whether somebody may decide at the stage where the text waits now."""
    readable = may_read(user=user, page=page)
    if not readable.allowed:
        return readable
    state = open_task_state(page)
    assert state is not None  # may_read has looked
    task = state.task.specific
    if not user.has_perm(task.reader_permission):
        return _no("not-this-step", NOT_THIS_STEP[task.stage_kind])
    if state.reviews.filter(reviewer=user).exclude(decision="").exists():
        return _no("voted", _("Telaah Bapak/Ibu sudah tercatat; kami menunggu penelaah yang lain."))
    if not state.claims.filter(reviewer=user).exists() and seats_left(state) < 1:
        return _no("claimed", _("Rekan lain sedang menelaah tulisan ini."))
    if _voted_before(user, state):
        return _no(
            "two-people", _("Bapak/Ibu sudah menelaah tulisan ini; keputusan berikutnya oleh orang lain.")
        )
    return YES


def seats_left(state: TaskState) -> int:
    """How many more people may take the text at this stage."""
    needed = state.task.specific.voices_needed(state.workflow_state)
    return needed - state.reviews.exclude(decision="").count() - state.claims.count()


def _voted_before(user: User, state: TaskState) -> bool:
    """Nothing is published on one person's word: who approved one stage does not decide the next one."""
    if isinstance(state.task.specific, FirstLookTask):
        return False
    return user.pk in approving_people(state.workflow_state, except_stage=state.task)


def approving_people(workflow_state: WorkflowState, *, except_stage: Task | None = None) -> set[int | None]:
    """Accounts whose approval of the newest words counts towards publishing; the first look is no such approval."""
    submission = Submission.objects.filter(workflow_state=workflow_state).order_by("-round").first()
    if submission is None:
        return set()
    votes = (
        Review.objects.filter(
            submission=submission, content_hash=submission.content_hash, decision=Review.Decision.APPROVE
        )
        .exclude(task_state__stage__kind=Stage.Kind.FIRST_LOOK)
        .exclude(task_state__status=TaskState.STATUS_CANCELLED)
    )
    if except_stage is not None:
        votes = votes.exclude(task_state__task_id=except_stage.pk)
    return set(votes.values_list("reviewer_id", flat=True))


def require_unchanged(submission: Submission | None) -> None:
    """Raise unless the text is still the one that was submitted and read."""
    if submission is None:
        raise Refused(_("Tulisan ini belum pernah dikirim untuk ditelaah."), code="no-submission")
    latest = submission.page.get_latest_revision()
    if latest.pk != submission.revision_id and content_hash(latest) != submission.content_hash:
        raise CHANGED
    if content_hash(submission.revision) != submission.content_hash:
        raise CHANGED


def require_two_voices(submission: Submission) -> None:
    """Raise unless two people have approved these very words, one of them as an editor."""
    editors = Review.objects.filter(
        submission=submission,
        content_hash=submission.content_hash,
        decision=Review.Decision.APPROVE,
        task_state__task__content_type__model=EditorDecisionTask._meta.model_name,
    )
    if len(approving_people(submission.workflow_state)) < VOICES or not editors.exists():
        raise Refused(
            _("Tulisan terbit bila seorang rekan dan seorang penyunting setuju. Salah satunya belum."),
            code="two-people",
        )


def open_task_states(*, user: User, task: Task | None = None) -> QuerySet[TaskState]:
    """Stages that wait for a decision which this person might take, oldest first, without conflicts known at hand-in.

    The finer rules (claims, votes, a school changed since) are asked for each text by `may_decide`.
    """
    submissions = conflicts.without_conflicts(Submission.objects.all(), user)
    stages = Stage.objects.filter(ended_at=None, kind__in=stage_kinds_of(user), submission__in=submissions)
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, stage__in=stages)
    if task is not None:
        states = states.filter(task_id=task.pk)
    return states.order_by("started_at", "pk")


def stage_kinds_of(user: User) -> list[str]:
    """The kinds of stage at which this person reads."""
    return [
        model.stage_kind
        for model in ReviewTask.__subclasses__()
        if user.is_active and user.has_perm(model.reader_permission)
    ]


def is_reviewed(page: Any) -> bool:
    """Whether a page is of a kind that goes through review."""
    return isinstance(page, ReviewedPage)
