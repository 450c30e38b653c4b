"""Wagtail's own workflow mails stay away from reviewed texts: they go to every moderator, at night, from within the
transaction, name the reader, and lead teachers to an admin they have no key to. Other pages keep them.
"""

from collections.abc import Callable
from typing import Any

from wagtail.admin import signal_handlers as stock
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from core.pages import ReviewedPage

MAILS = (
    (workflow_submitted, stock.workflow_submission_email_notifier, "submitted"),
    (workflow_rejected, stock.workflow_rejection_email_notifier, "rejected"),
    (workflow_approved, stock.workflow_approval_email_notifier, "approved"),
)


def silence() -> None:
    """Called once Wagtail has connected its mails, when all apps are ready."""
    for signal, notifier, name in MAILS:
        known = f"workflow_state_{name}_email_notification"
        signal.disconnect(sender=WorkflowState, dispatch_uid=known)
        signal.connect(_for_other_pages(notifier), sender=WorkflowState, dispatch_uid=known, weak=False)


def _for_other_pages(notifier: Callable[..., Any]) -> Callable[..., Any]:
    def notify(instance: WorkflowState, **kwargs: Any) -> Any:
        about = instance.content_object
        model = about.specific_class if hasattr(about, "specific_class") else type(about)
        return None if issubclass(model, ReviewedPage) else notifier(instance=instance, **kwargs)

    return notify
