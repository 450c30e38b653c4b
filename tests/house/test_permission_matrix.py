"""Every address × every role × own and another's text × draft, in review, published. The table is `expectations`."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import PageLogEntry, Revision

from review.models import Claim, Review
from tests.house.expectations import ROLES, STATES, Visit, rule_for
from tests.house.texts import House, build_house, may_know
from tests.house.walking import Route, routes

pytestmark = pytest.mark.django_db
TEXT = ("page_id", "page_to_move_id", "parent_page_id", "slug")
VALUES: dict[str, Any] = {
    "action": "publish",
    "action_name": "approve",
    "app_label": "articles",
    "app_name": "accounts",
    "collection_id": 1,
    "content_type_app_name": "articles",
    "content_type_model_name": "practicepage",
    "destination_id": 1,
    "doc_id": 1,
    "document_id": 1,
    "filter_spec": "original",
    "image_id": 1,
    "key": "x",
    "kind": "praktik",
    "mode": "",
    "model_name": "practicepage",
    "name": "aa/x.jpg",
    "object_id": 1,
    "overridable_segment_id": 1,
    "page_pk": 1,
    "page_view_restriction_id": 1,
    "piece": "tidak-ada",
    "query_id": 1,
    "redirect_id": 1,
    "restriction_id": 1,
    "revision_id": 1,
    "session_id": 1,
    "string_segment_id": 1,
    "task_id": 1,
    "task_state_id": 1,
    "token": "x",
    "translation_id": 1,
    "translation_source_id": 1,
    "uidb64": "x",
    "uploaded_file_id": 1,
    "workflow_pk": 1,
    "workflow_state_id": 1,
    "pk": 1,
    "page_id": 0,
    "parent_page_id": 0,
    "page_to_move_id": 0,
    "slug": "tidak-ada",
}
#: addresses that are written as regular expressions, as somebody would type them; {slug} is the text's
WRITTEN: dict[str, str] = {
    "wagtail_serve": "praktik/{slug}/",
    "wagtaildocs_serve": "documents/1/lembar.pdf",
    "account_confirm_email": "akun/surel/konfirmasi/x/",
    "account_reset_password_from_key": "akun/sandi/baru/x-y/",
    "wagtailadmin_pages:revisions_compare": "admin/pages/{page_id}/revisions/compare/earliest...latest/",
    "admin/^.*/$": "admin/tidak-ada/",
}
POSTED = {
    "review:text": {"act": "approve", "notice": "Bagus."},
    "writing:edit": {"act": "save", "goal": "Baru."},
}


@dataclass
class Answer:
    """What a visit led to."""

    route: Route
    visit: Visit
    status: int
    known: list[str]
    changed: bool

    def __str__(self) -> str:
        v = self.visit
        whose = f"{'own' if v.own else 'another'} {v.state}"
        return f"{v.role} {v.method} {self.route.key} [{v.language}, {whose}]: {self.status}"


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Built once; every request is taken back, and all of it at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_house()
        transaction.set_rollback(True)


@pytest.fixture(scope="module", params=ROLES)
def answers(request: pytest.FixtureRequest, house: House) -> list[Answer]:
    """All visits of one role."""
    client = Client(raise_request_exception=False)
    if request.param != "anonymous":
        client.force_login(house.people[request.param])
    return [answer for route in routes() for answer in visits(client, route, request.param, house)]


def visits(client: Client, route: Route, role: str, house: House) -> Iterator[Answer]:
    """Visit an address in every way that makes a difference."""
    for visit in admin_ways(route, role) if route.pattern.startswith("admin/") else ways(route, role):
        if not (visit.own and role == "anonymous"):
            yield ask(client, route, visit, house)


def ways(route: Route, role: str) -> list[Visit]:
    """Own and another's, in every state; in English the other's are looked at."""
    whose = list(product((True, False), STATES)) if takes_text(route) else [(False, "draft")]
    found = [Visit(role, method, own, state) for method in ("GET", "POST") for own, state in whose]
    return found + [
        Visit(role, "GET", own, state, "en") for own, state in whose if route.localised and not own
    ]


def admin_ways(route: Route, role: str) -> list[Visit]:
    """Who may not enter is turned away whatever the text; an editor looks at one in each state, and at an own draft;
    a superuser at texts."""
    if role == "editor" and takes_text(route):
        return [Visit(role, own=True), *(Visit(role, state=state) for state in STATES)]
    return [Visit(role)] if role != "superuser" or takes_text(route) else []


def takes_text(route: Route) -> bool:
    """Whether the address names one of the stories."""
    if route.key in WRITTEN:
        return "{" in WRITTEN[route.key]
    return any(name in TEXT for name in route.parameters) and route.key != "writing:new"


def address(route: Route, visit: Visit, house: House) -> str:
    """The address, about the text that this visit is about."""
    page = house.text(visit).page
    about = {"slug": page.slug, **dict.fromkeys(("page_id", "page_to_move_id", "parent_page_id"), page.pk)}
    if "destination_id" in route.parameters or "content_type_app_name" in route.parameters:
        about["destination_id"] = about["parent_page_id"] = page.get_parent().pk
    if route.key in WRITTEN:
        return ("/en/" if visit.language == "en" else "/") + WRITTEN[route.key].format(**about)
    return route.path({**VALUES, **about}, visit.language)


def ask(client: Client, route: Route, visit: Visit, house: House) -> Answer:
    """One request, taken back afterwards."""
    path = address(route, visit, house)
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    with transaction.atomic():
        before = traces()
        response = (
            client.post(path, POSTED.get(route.key, {})) if visit.method == "POST" else client.get(path)
        )
        body = b"".join(response.streaming_content) if response.streaming else response.content
        said = body.decode(errors="replace")
        known = [
            text.secret
            for text in house.texts
            if text.secret in said and not may_know(visit.role, text, path)
        ]
        answer = Answer(route, visit, response.status_code, known, traces() != before)
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(kept)  # some doors lead out
    return answer


def traces() -> tuple[int, ...]:
    """What a change of a text or of a review would leave."""
    return tuple(model.objects.count() for model in (Revision, Review, Claim, PageLogEntry))


def test_every_address_is_in_the_table() -> None:
    unknown = [f"{route.key} ({route.pattern})" for route in routes() if rule_for(route) is None]

    assert unknown == []


def test_every_parameter_of_an_address_has_a_value() -> None:
    asked = {name for route in routes() if route.key not in WRITTEN for name in route.parameters}

    assert asked - set(VALUES) == set()


def test_each_role_gets_what_the_table_says(answers: list[Answer]) -> None:
    wrong = [
        f"{answer}, not {sorted(rule(answer.visit))}"
        for answer in answers
        if (rule := rule_for(answer.route)) is not None and answer.status not in rule(answer.visit)
    ]

    assert not wrong, "\n".join(wrong)


def test_unpublished_words_reach_nobody_who_may_not_know_them(answers: list[Answer]) -> None:
    assert [f"{answer}: {answer.known}" for answer in answers if answer.known] == []


def test_refused_visits_change_nothing(answers: list[Answer]) -> None:
    assert [str(answer) for answer in answers if answer.status >= 400 and answer.changed] == []


def test_looking_changes_nothing_of_a_text(answers: list[Answer]) -> None:
    assert [str(answer) for answer in answers if answer.visit.method == "GET" and answer.changed] == []
