"""Deciding: a reader's word on a submitted text; the last approval publishes what was read."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import record, rounds, rules, telling
from ..models import Claim, Review
from ..rules import Refused
from .keeping import Typed, keep
from .locking import locked_stage


@transaction.atomic
def decide(
    *,
    page: Page,
    by: User,
    decision: str,
    words: Mapping[str, str],
    comments: Mapping[str, str] | None = None,
    typed: Typed | None = None,
    seen_hash: str = "",
    task_state_id: int | None = None,
) -> Review:
    """Approve a text at the stage where it waits, or ask for more.

    A stage that needs several voices ends with the last of them: in approval when all approve, else it asks for more.
    `seen_hash` is the content hash of what the reader saw: a text that changed since is refused, as is a stage that
    has gone on meanwhile (`task_state_id`). Raises Refused.
    """
    state = locked_stage(page, by=by, expected=task_state_id)
    rules.require(rules.may_decide(user=by, page=page))
    submission = rules.current_submission(page)
    rules.require_unchanged(submission)
    assert submission is not None
    if seen_hash and seen_hash != submission.content_hash:
        raise rules.CHANGED
    review = keep(state, page, by, typed or Typed(words=words, comments=comments or {}))
    _require_words(review, decision)
    vote(state, review, decision)
    _close(state, page, review)
    return review


def vote(state: TaskState, review: Review, decision: str) -> None:
    """Write the decision into the review, and give the seat back."""
    review.decision, review.decided_at = decision, timezone.now()
    review.unnamed = state.task.specific.unnamed
    review.save(update_fields=["decision", "decided_at", "unnamed", "updated_at"])
    Claim.objects.filter(task_state=state, reviewer_id=review.reviewer_id).delete()
    record.note(
        review.submission.page, "vote", by=review.reviewer, unnamed=review.unnamed, data={"review": review.pk}
    )


def _close(state: TaskState, page: Page, review: Review) -> None:
    """End the stage when everybody who was needed has spoken."""
    votes = list(state.reviews.exclude(decision=""))
    if len(votes) < state.task.specific.voices_needed(state.workflow_state):
        return
    rounds.follow_same_words(state, review.submission.page.get_latest_revision())
    # Where names are kept from the author, they are not in Wagtail's history either.
    user = None if review.unnamed else review.reviewer
    approved = all(vote.decision == Review.Decision.APPROVE for vote in votes)
    with record.nameless(review.unnamed):
        (state.approve if approved else state.reject)(user=user, comment=_summary(review))
    telling.tell_decided(page, votes, approved=approved)


def _require_words(review: Review, decision: str) -> None:
    if decision not in (Review.Decision.APPROVE, Review.Decision.REQUEST_CHANGES):
        raise Refused(_("Pilih: setuju, atau minta dilengkapi."), code="unknown-decision")
    if decision == Review.Decision.REQUEST_CHANGES and not (
        review.notice or review.ask or review.offer or review.comments.exists()
    ):
        raise Refused(
            _(
                "Tuliskan apa yang perlu dilengkapi, satu kalimat pun cukup, supaya penulis tahu harus mulai dari mana."
            ),
            code="no-words",
        )


def _summary(review: Review) -> str:
    return "\n\n".join(text for text in (review.notice, review.ask, review.offer) if text)
