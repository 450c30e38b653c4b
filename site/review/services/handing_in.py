"""Handing a text in and taking it back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from accounts.models import User
from core.pages import ReviewedPage

from .. import telling
from ..models import Submission
from ..publishing import unplan
from ..rules import Refused
from .answering import tell_answers
from .locking import lock_page, lock_person


@transaction.atomic
def start_review(*, page: ReviewedPage, by: User) -> Submission:
    """Hand a text in: a fresh revision of it is pinned and waits for readers. Raises Refused."""
    lock_person(by)
    lock_page(page)
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
    submission = state.submissions.order_by("-round").first()
    tell_answers(submission)
    return submission


@transaction.atomic
def withdraw(*, page: Page, by: User) -> None:
    """Take a text back; it stays a draft and whoever was reading it is free again. Raises Refused."""
    lock_page(page)
    page = Page.objects.get(pk=page.pk).specific
    if page.owner_id != by.pk:
        raise Refused(_("Hanya penulisnya yang dapat menarik tulisan ini."), code="not-yours")
    state = page.current_workflow_state
    if state is None:
        if unplan(page):
            return
        raise Refused(_("Tulisan ini sedang tidak ditelaah."), code="not-in-review")
    telling.tell_withdrawn(page, state)
    state.cancel(user=by)
