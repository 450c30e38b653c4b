"""The locks that every act on a review takes, in the same order: who acts, the page, its workflow, the open stage."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState, WorkflowState

from accounts.models import User

from ..rules import Refused


def lock_page(page: Page) -> None:
    """Let one act at a time touch a text."""
    Page.objects.select_for_update().filter(pk=page.pk).values_list("pk", flat=True).first()


def lock_person(by: User) -> None:
    """Keep an account from being closed while it acts. Raises Refused when it is closed already."""
    if not User.objects.select_for_update(no_key=True).filter(pk=by.pk).values_list("pk").first():
        raise Refused(_("Akun ini sudah ditutup."), code="closed")


def locked_stage(page: Page, *, by: User, expected: int | None = None) -> TaskState:
    """The open stage, read again under the locks. Raises Refused when there is none, or when it is not `expected`."""
    lock_person(by)
    lock_page(page)
    states = WorkflowState.objects.select_for_update().filter(
        object_id=str(page.pk), status=WorkflowState.STATUS_IN_PROGRESS
    )
    workflow_state = states.filter(base_content_type__app_label="wagtailcore").first()
    if workflow_state is None or workflow_state.current_task_state_id is None:
        raise Refused(_("Tulisan ini sedang tidak ditelaah."), code="not-in-review")
    state = TaskState.objects.select_for_update().get(pk=workflow_state.current_task_state_id)
    if state.status != TaskState.STATUS_IN_PROGRESS or expected not in (None, state.pk):
        raise Refused(_("Rekan lain baru saja memutuskan. Catatan Bapak/Ibu tidak hilang."), code="decided")
    return state
