"""The acts of review, one service each: start, withdraw, claim, hand back, keep what is typed, decide.

Form, desk, admin and demo all come here. Decisions happen under a row lock with a second look, because two stock
decisions at once contradict each other.
"""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState, WorkflowState

from accounts.models import User
from core.pages import ReviewedPage

from . import rounds, rules, telling
from .models import Claim, PartComment, Review, Submission
from .rules import Refused

WORDS = ("notice", "ask", "offer")


@transaction.atomic
def start_review(*, page: ReviewedPage, by: User) -> Submission:
    """Hand a text in: a fresh revision of it is pinned and waits for readers. Raises Refused."""
    _lock_page(page)
    page = page.__class__.objects.get(pk=page.pk)
    if page.workflow_in_progress:
        raise Refused(_("Tulisan ini sudah menunggu dibaca."), code="in-review")
    if page.owner_id != by.pk and not page.permissions_for_user(by).can_edit():
        raise Refused(_("Hanya penulisnya yang dapat mengirim tulisan ini."), code="not-yours")
    latest = page.get_latest_revision_as_object()
    latest.save_revision(user=by, clean=False, log_action=True)
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
    else:
        workflow = page.get_workflow()
        if workflow is None:
            raise Refused(_("Bagian ini belum punya alur telaah; hubungi penyunting."), code="no-workflow")
        state = workflow.start(latest, by)
    telling.tell_received(page)
    return state.submissions.order_by("-round").first()


@transaction.atomic
def withdraw(*, page: Page, by: User) -> None:
    """Take a text back; it stays a draft and whoever was reading it is free again. Raises Refused."""
    _lock_page(page)
    page = Page.objects.get(pk=page.pk).specific
    state = page.current_workflow_state
    if state is None:
        raise Refused(_("Tulisan ini sedang tidak ditelaah."), code="not-in-review")
    if page.owner_id != by.pk:
        raise Refused(_("Hanya penulisnya yang dapat menarik tulisan ini."), code="not-yours")
    state.cancel(user=by)


@transaction.atomic
def claim(*, page: Page, by: User) -> Claim:
    """Take a waiting text to read it. Claiming twice changes nothing. Raises Refused."""
    state = _locked_step(page)
    _require(rules.may_decide(user=by, page=page))
    found, created = Claim.objects.get_or_create(task_state=state, defaults={"reviewer": by})
    if not created and found.reviewer_id != by.pk:
        raise Refused(_("Rekan lain sedang menelaah tulisan ini."), code="claimed")
    if created:
        log(instance=page.specific, action="mitraguru.review.claim", user=by)
    return found


@transaction.atomic
def hand_back(*, page: Page, by: User) -> None:
    """Give a claimed text back to the others; what was typed is kept for whoever returns."""
    state = _locked_step(page)
    deleted, _rows = Claim.objects.filter(task_state=state, reviewer=by).delete()
    if deleted:
        log(instance=page.specific, action="mitraguru.review.hand_back", user=by)


@transaction.atomic
def save_review(
    *, page: Page, by: User, words: Mapping[str, str], comments: Mapping[str, str] | None = None
) -> Review:
    """Keep what a reader has typed so far; nothing is decided. Raises Refused."""
    state = _locked_step(page)
    _require(rules.may_decide(user=by, page=page))
    return _keep(state, page, by, words, comments or {})


@transaction.atomic
def decide(
    *,
    page: Page,
    by: User,
    decision: str,
    words: Mapping[str, str],
    comments: Mapping[str, str] | None = None,
    seen_hash: str = "",
    task_state_id: int | None = None,
) -> Review:
    """Approve a text at the step where it waits, or ask for more; the last approval publishes what was read.

    `seen_hash` is the content hash of what the reader saw: a text that changed since is refused, as is a step that has
    gone on meanwhile (`task_state_id`). Raises Refused.
    """
    state = _locked_step(page)
    if task_state_id is not None and state.pk != task_state_id:
        raise Refused(_("Rekan lain baru saja memutuskan. Catatan Bapak/Ibu tidak hilang."), code="decided")
    _require(rules.may_decide(user=by, page=page))
    submission = rules.current_submission(page)
    rules.require_unchanged(submission)
    assert submission is not None
    if seen_hash and seen_hash != submission.content_hash:
        raise Refused(
            _("Tulisan ini berubah sejak dibaca. Keputusan belum disimpan; baca dulu yang baru."),
            code="changed",
        )
    review = _keep(state, page, by, words, comments or {})
    _require_words(review, decision)
    review.decision, review.decided_at = decision, timezone.now()
    review.save(update_fields=["decision", "decided_at", "updated_at"])
    rounds.follow_same_words(state, submission.page.get_latest_revision())
    if decision == Review.Decision.APPROVE:
        state.approve(user=by, comment=_summary(review))
    else:
        state.reject(user=by, comment=_summary(review))
    telling.tell_decided(page, review)
    return review


def _require(verdict: rules.Verdict) -> None:
    if not verdict.allowed:
        raise Refused(verdict.reason, code=verdict.code)


def _lock_page(page: Page) -> None:
    Page.objects.select_for_update().filter(pk=page.pk).values_list("pk", flat=True).first()


def _locked_step(page: Page) -> TaskState:
    """The open step, read again under the locks that every decision takes in the same order."""
    _lock_page(page)
    states = WorkflowState.objects.select_for_update().filter(
        object_id=str(page.pk), status=WorkflowState.STATUS_IN_PROGRESS
    )
    workflow_state = states.filter(base_content_type__app_label="wagtailcore").first()
    if workflow_state is None or workflow_state.current_task_state_id is None:
        raise Refused(_("Tulisan ini sedang tidak ditelaah."), code="not-in-review")
    state = TaskState.objects.select_for_update().get(pk=workflow_state.current_task_state_id)
    if state.status != TaskState.STATUS_IN_PROGRESS:
        raise Refused(_("Rekan lain baru saja memutuskan. Catatan Bapak/Ibu tidak hilang."), code="decided")
    return state


def _keep(
    state: TaskState, page: Page, by: User, words: Mapping[str, str], comments: Mapping[str, str]
) -> Review:
    submission = rules.current_submission(page)
    assert submission is not None
    review, _created = Review.objects.update_or_create(
        task_state=state,
        reviewer=by,
        defaults={
            "submission": submission,
            "content_hash": submission.content_hash,
            "round": submission.round,
            **{name: words[name].strip() for name in WORDS if name in words},
        },
    )
    for part, text in comments.items():
        if text.strip():
            PartComment.objects.update_or_create(review=review, part=part, defaults={"text": text.strip()})
        else:
            PartComment.objects.filter(review=review, part=part).delete()
    return review


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
