"""Every address × every role × own and another's text × draft, in review, published × each kind. The table is `expectations`."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.house.addresses import VALUES, WRITTEN, address, subjects, ways
from tests.house.asking import Answer, ask, tell
from tests.house.doors import DOORS, Door, tries
from tests.house.expectations import rule_for
from tests.house.texts import House, build_house
from tests.house.visits import ROLES, Visit
from tests.house.walking import routes

pytestmark = pytest.mark.django_db


# Each role stays with one worker, so that its house is built once and each of its visits made once.
@pytest.fixture(
    scope="module", params=[pytest.param(role, marks=pytest.mark.xdist_group(f"{role}s")) for role in ROLES]
)
def house(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Built once for each role; every request is taken back, and all of it at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_house(request.param, subjects(request.param))
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def client_of(house: House) -> Client:
    """The visitor's browser."""
    client = Client(raise_request_exception=False)
    if house.visitor is not None:
        client.force_login(house.visitor)
    return client


@pytest.fixture(scope="module")
def answers(house: House, client_of: Client) -> list[Answer]:
    """All visits of one role to all addresses."""
    return [
        ask(client_of, route.key, visit, house, address(route, visit, house.text(visit)))
        for route in routes()
        for visit in ways(route, house.role)
    ]


@pytest.fixture(scope="module")
def tried(house: House, client_of: Client) -> list[tuple[Door, Answer]]:
    """Every other door of the admin, tried by one role."""

    def at(door: Door, visit: Visit) -> Answer:
        text = house.text(visit)
        return tell(client_of, door.name, visit, house, lambda: door.way(client_of, text), commits=True)

    return [(door, at(door, visit)) for door in DOORS for visit in tries(house.role, door)]


def test_every_address_is_in_the_table() -> None:
    unknown = [f"{route.key} ({route.pattern})" for route in routes() if rule_for(route) is None]

    assert unknown == []


def test_every_parameter_of_an_address_has_a_value() -> None:
    asked = {name for route in routes() if route.key not in WRITTEN for name in route.parameters}

    assert asked - set(VALUES) == set()


def test_each_role_gets_what_the_table_says(answers: list[Answer]) -> None:
    rules = {route.key: rule_for(route) for route in routes()}
    wrong = [
        f"{answer}, not {sorted(rule(answer.visit))}"
        for answer in answers
        if (rule := rules[answer.door]) is not None and answer.status not in rule(answer.visit)
    ]

    assert not wrong, "\n".join(wrong)


def test_unpublished_words_reach_nobody_who_may_not_know_them(answers: list[Answer]) -> None:
    assert [f"{answer}: {answer.known}" for answer in answers if answer.known] == []


def test_refused_visits_change_nothing(answers: list[Answer]) -> None:
    assert [str(answer) for answer in answers if answer.status >= 400 and answer.changed] == []


def test_looking_changes_nothing_of_a_text(answers: list[Answer]) -> None:
    assert [str(answer) for answer in answers if answer.visit.method == "GET" and answer.changed] == []


def test_nothing_becomes_public_at_any_address(answers: list[Answer]) -> None:
    assert [f"{answer}: {answer.shown}" for answer in answers if answer.shown] == []


def test_no_door_of_the_admin_makes_anything_public(tried: list[tuple[Door, Answer]]) -> None:
    assert [f"{answer}: {answer.shown}" for _door, answer in tried if answer.shown] == []


def test_doors_that_are_shut_leave_nothing_behind(tried: list[tuple[Door, Answer]]) -> None:
    shut = [answer for door, answer in tried if not door.opens(answer.visit)]

    assert [str(answer) for answer in shut if answer.changed] == []


def test_doors_that_are_open_lead_somewhere(tried: list[tuple[Door, Answer]]) -> None:
    wide = [answer for door, answer in tried if door.sure(answer.visit)]

    assert [str(answer) for answer in wide if not answer.changed] == []


def test_no_door_of_the_admin_breaks_or_tells(tried: list[tuple[Door, Answer]]) -> None:
    assert [str(answer) for _door, answer in tried if answer.status >= 500 or answer.known] == []


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process has no groups")
@pytest.mark.xdist_group("together")
def test_groups_are_seen_by_those_who_share_the_tests_out(request: pytest.FixtureRequest) -> None:
    """Else every house above is built by each worker, and nothing tells why the suite takes a third longer."""
    assert request.node.nodeid.endswith("@together")
