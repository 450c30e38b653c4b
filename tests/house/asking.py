"""One request, what it led to, and what it left behind; all of it is taken back afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client, TestCase
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState, get_page_models

from core.pages import ReviewedPage
from review.models import Claim, Review, Submission
from tests.house.texts import House, may_know
from tests.house.visits import Visit


@dataclass(frozen=True)
class Answer:
    """What a visit led to: its status, secrets that were told, whether it left a trace, what became public."""

    door: str
    visit: Visit
    status: int
    known: list[str]
    changed: bool
    shown: set[Any]

    def __str__(self) -> str:
        return f"{self.door}: {self.visit}: {self.status}"


def ask(client: Client, door: str, visit: Visit, house: House, path: str) -> Answer:
    """Look at an address, or post to it."""

    def act() -> Any:
        return client.post(path, dict(visit.data)) if visit.method == "POST" else client.get(path)

    return tell(client, door, visit, house, act, path=path)


def tell(
    client: Client,
    door: str,
    visit: Visit,
    house: House,
    act: Callable[[], Any],
    *,
    path: str = "/admin/",
    commits: bool = False,
) -> Answer:
    """Let something be done and note what came of it; what waits for the commit is done too, where `commits` says so."""
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        before, face = traces(), public()
        response, refused = _carried_out(act, commits=commits)
        said = words(response)
        known = [
            text.secret
            for text in house.texts
            if text.secret in said and not may_know(visit.role, text, path)
        ]
        status = 403 if refused else response.status_code
        answer = Answer(door, visit, status, known, traces() != before, public() - face)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(kept)  # some doors lead out
    return answer


def _carried_out(act: Callable[[], Any], *, commits: bool) -> tuple[Any, bool]:
    """The answer, and whether something was refused that had waited for the commit."""
    if not commits:
        return act(), False
    response = None
    try:
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = act()
    except PermissionDenied:
        return response, True
    return response, False


def words(response: HttpResponseBase | None) -> str:
    """All that is said."""
    if response is None:
        return ""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace")


def traces() -> tuple[int, ...]:
    """What a change of a text or of a review would leave."""
    decided = TaskState.objects.exclude(status="in_progress")
    counted = (
        model.objects.count()
        for model in (Page, Revision, Review, Claim, Submission, PageLogEntry, WorkflowState)
    )
    return (*counted, decided.count())


def public() -> set[Any]:
    """What readers can see of reviewed texts, and in which words."""
    kinds = [model._meta.model_name for model in get_page_models() if issubclass(model, ReviewedPage)]
    live = Page.objects.filter(live=True, content_type__model__in=kinds)
    return set(live.values_list("pk", "title", "live_revision_id"))
