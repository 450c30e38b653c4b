"""What reviewers are told: a text is offered, is due, need not be read on, and what became of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, WorkflowState

from accounts.models import User

from ..links import Purpose
from ..models import Claim, Offer, PartComment, Review, Submission
from .noting import day_for, let_go, note, note_task


def tell_offered(offer: Offer) -> None:
    """A text waits for a reader, and this one would fit; declined in one click."""
    _tell_offer(offer, "offered")


def tell_offered_again(offer: Offer) -> None:
    """The offered text still waits, and its promised day is near."""
    _tell_offer(offer, "offered_again")


def tell_reminded(claim: Claim) -> None:
    """A friendly word to whoever holds a text, by the clock or from an editor."""
    _tell_holder(claim, "reminded", Purpose.REMIND)


def tell_last_call(claim: Claim) -> None:
    """The promised day has passed; in two school days the text goes back to the others."""
    let_go(claim.task_state, only=claim.reviewer_id)  # an earlier word that was not mailed yet is stale now
    _tell_holder(claim, "last_call", Purpose.LAST_CALL, urgent=True)


def tell_put_back(claim: Claim, *, overdue: bool = False) -> None:
    """A held text is with the others again (by the clock when `overdue`); what was typed is kept."""
    page = claim.task_state.stage.submission.page
    let_go(claim.task_state, only=claim.reviewer_id)

    def words() -> dict[str, Any]:
        return {"link": reverse("review:text", args=[page.pk]), "overdue": overdue}

    note(claim.reviewer, "put_back", page, words)


def tell_withdrawn(page: Page, state: WorkflowState) -> None:
    """Whoever was reading it need not go on; called before the workflow is cancelled."""
    open_state = state.current_task_state
    if open_state is None:
        return
    let_go(open_state)
    for reader in _readers_at(open_state):
        note(reader, "withdrawn", page, lambda: {"link": reverse("review:desk")}, urgent=True)


def tell_outcome(submission: Submission, outcome: str, page: Page, *, except_for: int | None) -> None:
    """What became of a text, to those who read it: in this round, or in any of its rounds when it is done.

    `outcome` is returned, planned or published; whoever decided last knows already.
    """
    of_text = Q(submission__workflow_state=submission.workflow_state_id)
    reviews = Review.objects.filter(Q(submission=submission) if outcome == "returned" else of_text)
    people = User.objects.filter(reviews__in=reviews.exclude(decision="")).distinct()

    def words() -> dict[str, Any]:
        public = page.get_url() if outcome == "published" else ""
        return {"link": public or reverse("review:text", args=[page.pk]), "outcome": outcome}

    for reader in people.exclude(pk__in=[except_for or 0, page.owner_id or 0]):
        note(reader, "outcome", page, words, key=f"outcome:{submission.pk}:{outcome}")


def tell_thanked(review: Review) -> None:
    """The author's thanks, in the author's own words."""
    _tell_reviewer(review, "thanked", lambda: {"words": _pairs((_("Dari penulisnya"), review.thanks))})


def tell_reply(comment: PartComment) -> None:
    """The author has answered a note."""

    def words() -> dict[str, Any]:
        pairs = ((_("Catatan Bapak/Ibu"), comment.text), (_("Jawaban penulis"), comment.reply))
        return {"words": _pairs(*pairs)}

    _tell_reviewer(comment.review, "replied", words)


def tell_first_read(review: Review) -> None:
    """An editor has read somebody's first review, and perhaps written a word about it."""
    _tell_reviewer(
        review, "first_read", lambda: {"words": _pairs((_("Dari penyunting"), review.word_to_reviewer))}
    )


def _tell_offer(offer: Offer, kind: str) -> None:
    due = offer.task_state.stage.due_at

    def words() -> dict[str, Any]:
        return {"reasons": offer.why, "due": day_for(due, offer.reviewer)}

    note_task(offer.reviewer, kind, offer.task_state, Purpose.OFFER, words)


def _tell_holder(claim: Claim, kind: str, purpose: Purpose, *, urgent: bool = False) -> None:
    def words() -> dict[str, Any]:
        return {"due": day_for(claim.due_at, claim.reviewer)}

    note_task(claim.reviewer, kind, claim.task_state, purpose, words, urgent=urgent)


def _tell_reviewer(review: Review, kind: str, build: Any) -> None:
    page = review.submission.page
    note(review.reviewer, kind, page, lambda: {"link": reverse("review:text", args=[page.pk]), **build()})


def _pairs(*said: tuple[str, str]) -> list[tuple[str, str]]:
    """What was said under its label, without what was left empty."""
    return [(label, text) for label, text in said if text.strip()]


def _readers_at(state: TaskState) -> Iterable[User]:
    """Who holds the text now, or has begun to write about it."""
    holds, writes = Q(claims__task_state=state), Q(reviews__task_state=state, reviews__decision="")
    return User.objects.filter(holds | writes).distinct()
