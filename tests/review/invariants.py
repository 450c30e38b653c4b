"""What must be true of a text at every moment, whoever has done what to it."""

from typing import Any

from wagtail.models import TaskState, WorkflowState

from review import rules
from review.hashing import content_hash
from review.models import Claim, Review, Stage, Submission
from review.status import standing_of
from tests.factories.review import fresh

KNOWN = {
    "draf",
    "menunggu-penelaah",
    "sedang-ditelaah",
    "perlu-dilengkapi",
    "siap-terbit",
    "terbit",
    "ditarik-penulis",
}
APPROVE = Review.Decision.APPROVE


def check(page: Any) -> None:
    """Assert all of them."""
    page = fresh(page)
    _one_open_stage(page)
    _seats(page)
    _rounds(page)
    _votes(page)
    _public_words(page)
    assert standing_of(page).value in KNOWN


def _one_open_stage(page: Any) -> None:
    """At most one workflow under way, with exactly one open stage, whose clock alone is running."""
    flows = WorkflowState.objects.filter(object_id=str(page.pk), status="in_progress")
    open_states = TaskState.objects.filter(workflow_state__object_id=str(page.pk), status="in_progress")
    assert flows.count() <= 1
    assert [state.current_task_state_id for state in flows] == [state.pk for state in open_states]
    running = Stage.objects.filter(submission__page=page.pk, ended_at=None)
    assert [stage.task_state_id for stage in running] == [state.pk for state in open_states]


def _seats(page: Any) -> None:
    """Nobody holds a text that does not wait, and no more people hold it than are needed."""
    for claim in Claim.objects.filter(task_state__workflow_state__object_id=str(page.pk)):
        assert claim.task_state.status == TaskState.STATUS_IN_PROGRESS
    state = rules.open_task_state(page)
    if state is not None:
        assert rules.seats_left(state) >= 0
        assert state.reviews.exclude(decision="").count() < state.task.specific.voices_needed(
            state.workflow_state
        )


def _rounds(page: Any) -> None:
    """Rounds are counted without a gap, and what was handed in is as it was."""
    for flow in WorkflowState.objects.filter(object_id=str(page.pk)):
        rounds = list(flow.submissions.order_by("round"))
        assert [submission.round for submission in rounds] == list(range(1, len(rounds) + 1))
        for submission in rounds:
            assert content_hash(submission.revision) == submission.content_hash


def _votes(page: Any) -> None:
    """Nobody judges an own text; every word belongs to the round it was said in."""
    for review in Review.objects.filter(submission__page=page.pk).select_related("submission"):
        assert review.reviewer_id is None or review.reviewer_id != page.owner_id
        assert review.round == review.submission.round
        assert review.content_hash == review.submission.content_hash


def _public_words(page: Any) -> None:
    """What readers see (or will see at a planned time) was approved by two people, one of them as an editor."""
    shown = {page.live_revision_id} if page.live else set()
    shown |= set(page.revisions.exclude(approved_go_live_at=None).values_list("pk", flat=True))
    for revision in shown:
        submission = Submission.objects.filter(page=page.pk, revision=revision).latest("pk")
        votes = Review.objects.filter(
            submission=submission, decision=APPROVE, content_hash=submission.content_hash
        ).exclude(task_state__stage__kind=Stage.Kind.FIRST_LOOK)
        voices = {vote.reviewer_id or f"gone {vote.pk}" for vote in votes}
        assert len(voices) >= rules.VOICES
        assert votes.filter(task_state__stage__kind=Stage.Kind.EDITOR).exists()
        assert page.owner_id not in voices
