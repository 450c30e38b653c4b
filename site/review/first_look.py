"""The first look: what an editor checks before colleagues give their time, and what the computer sees by itself."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from core.pages import ReviewedPage
from core.privacy import findings

from . import stages
from .models import Submission
from .tasks import FirstLookTask


@dataclass(frozen=True)
class Concern:
    """Something in a part that an editor should look at: the sentence says what and what to do."""

    part: str
    label: str
    message: str


def concerns(page: ReviewedPage) -> list[Concern]:
    """What the automatic check finds in a revision's parts: numbers and addresses of people, names of pupils."""
    named: list[tuple[str, Any, str]] = [
        ("summary", _("Ringkasan"), page.summary),
        ("title", _("Judul"), page.title),
    ]
    named += [(part.key, part.label, part.html) for part in page.parts()]
    return [
        Concern(part=key, label=str(label), message=str(message))
        for key, label, html in named
        for message in findings(strip_tags(html.replace("<", " <")))
    ]


def pass_if_clear(state: TaskState, task: FirstLookTask) -> None:
    """Skip the stage where its setting asks for no human eye and the automatic check has found nothing."""
    submission = state.workflow_state.submissions.order_by("-round").first()
    assert submission is not None  # the stage has just pinned it
    if _wanted(submission, task):
        return
    state.status, state.finished_at = TaskState.STATUS_SKIPPED, timezone.now()
    state.save(update_fields=["status", "finished_at"])
    stages.end(state, "skipped")
    log(instance=submission.page.specific, action="mitraguru.review.looked", data={"clear": True})


def _wanted(submission: Submission, task: FirstLookTask) -> bool:
    if task.when == FirstLookTask.When.ALWAYS:
        return True
    if task.when == FirstLookTask.When.FIRST and _first_of_author(submission):
        return True
    return bool(concerns(submission.revision.as_object()))


def _first_of_author(submission: Submission) -> bool:
    owner = submission.page.owner_id
    return not Submission.objects.filter(page__owner=owner).exclude(page=submission.page_id).exists()
