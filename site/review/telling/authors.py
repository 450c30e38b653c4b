"""What authors are told: their text has arrived, needs more, is public (or will be), was taken down."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from accounts.notices import take_back

from .. import rules
from ..models import Review, Stage, Submission
from .editors import tell_editors
from .noting import day_for, let_go, note, time_for
from .readers import tell_outcome
from .said import said_to_author


def tell_received(page: Page) -> None:
    """The text has arrived and waits for a reader; an editor's look comes first where something asks for it."""
    state = rules.open_task_state(page)
    stage = Stage.objects.filter(task_state=state).first() if state else None
    due = stage.due_at if stage else None
    note(
        page.owner,
        "submitted",
        page,
        lambda: {"link": reverse("account"), "due": day_for(due, page.owner)},
    )
    if stage is not None and stage.kind == Stage.Kind.FIRST_LOOK:
        tell_editors(stage, "editors_wanted")


def tell_decided(page: Page, votes: Iterable[Review], *, approved: bool) -> None:
    """More is asked for, or the text is (or will be) public; a peer's approval alone is news for the next stage only."""
    last = max(votes, key=lambda vote: (vote.decided_at or timezone.now(), vote.pk))
    # Read anew: whoever published has changed both since.
    page = Page.objects.get(pk=page.pk)
    submission = Submission.objects.select_related("revision").get(pk=last.submission_id)
    let_go(last.task_state)
    if not approved:
        _tell_outcomes(page, submission, "changes_requested", "returned", last.reviewer_id)
    elif page.workflow_in_progress:
        stage = Stage.objects.filter(task_state=rules.open_task_state(page)).first()
        if stage is not None and stage.kind != Stage.Kind.PEER:
            tell_editors(stage, "editors_wanted")
    elif submission.revision.approved_go_live_at:
        _tell_outcomes(page, submission, "planned", "planned", last.reviewer_id)
    elif page.live:
        tell_published(page, submission, except_for=last.reviewer_id)


def tell_published(page: Page, submission: Submission, *, except_for: int | None = None) -> None:
    """The text is public: its author reads so now, and its readers learn what their reading has led to."""
    _tell_outcomes(page, submission, "published", "published", except_for)


def tell_when_planned(sender: Any, instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """The planned time has come: what was told as a plan is told as done."""
    planned = parse_datetime(str(revision.content.get("go_live_at") or "")) if revision else None
    if planned is None or not instance.live:
        return
    chosen = Submission.objects.filter(page=instance.pk, revision=revision, reviews__publish_at=planned)
    submission = chosen.select_related("revision").order_by("-pk").first()
    if submission is not None:
        tell_published(Page.objects.get(pk=instance.pk), submission)


page_published.connect(tell_when_planned, dispatch_uid="review.telling.planned")


def tell_taken_down(page: Page, reason: str) -> None:
    """A published text is no longer public; its author learns why, and nobody reads any more that it is."""
    for pk in Submission.objects.filter(page=page.pk).values_list("pk", flat=True):
        take_back(f"outcome:{pk}:")
    words = {"link": reverse("account"), "reason": reason}
    note(page.owner, "taken_down", page, lambda: words, urgent=True)


def _tell_outcomes(
    page: Page, submission: Submission, kind: str, outcome: str, decided_by: int | None
) -> None:
    """A decision, and everything that was said in this round; to the readers of the text what became of it."""
    author, at = page.owner, submission.revision.approved_go_live_at
    said = submission.reviews.exclude(decision="").select_related("reviewer").order_by("decided_at", "pk")

    def words() -> dict[str, Any]:
        return {
            "link": _where(page, submission, kind),
            "said": said_to_author(page, said.prefetch_related("comments"), author),
            "at": time_for(at, author),
        }

    note(author, kind, page, words, urgent=True)
    tell_outcome(submission, outcome, page, except_for=decided_by)


def _where(page: Page, submission: Submission, kind: str) -> str:
    """What the author opens next: the public page, the feedback, or the list of own texts."""
    if kind == "published":
        return page.get_url() or reverse("account")
    if kind == "changes_requested" and submission.kind:
        return reverse("writing:feedback", args=[submission.kind, page.pk])
    return reverse("account")
