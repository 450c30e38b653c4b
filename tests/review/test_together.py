"""Two people at the same moment: one decision, one record, and the other is told."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import close_old_connections, connection
from wagtail.models import PageLogEntry

from review import services
from review.models import Claim, Offer, Review, ReviewerProfile
from review.rules import Refused
from review.status import standing_of
from tests.factories.review import (
    WORDS,
    fresh,
    ready_to_publish,
    reviewer,
    submitted,
    superuser,
    teacher,
)

pytestmark = pytest.mark.django_db(transaction=True)
ASK = {"ask": "Berapa lama tiap kelompok menimbang?"}


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Let each act start at the same moment in a thread of its own; results, or what was raised."""
    start, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        close_old_connections()
        try:
            start.wait()
            results[number] = act()
        except Exception as raised:
            results[number] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def deciding(page: Any, person: Any, decision: str, words: dict[str, str]) -> Callable[[], Any]:
    return lambda: services.decide(page=fresh(page), by=person, decision=decision, words=words)


def refused(results: list[Any]) -> list[Any]:
    """Those who were told; any other exception is none of them."""
    return [result for result in results if isinstance(result, Refused)]


def decided(results: list[Any]) -> list[Any]:
    return [result for result in results if isinstance(result, Review)]


@pytest.mark.parametrize("attempt", range(3))
def test_approval_and_request_at_once_are_one_decision(attempt: int) -> None:
    page = submitted()

    results = at_once(
        deciding(page, reviewer(), "approve", WORDS), deciding(page, reviewer(), "request_changes", ASK)
    )

    assert (len(decided(results)), len(refused(results))) == (1, 1)
    assert Review.objects.exclude(decision="").count() == 1
    wanted = "siap-terbit" if decided(results)[0].decision == "approve" else "perlu-dilengkapi"
    assert standing_of(fresh(page)).value == wanted


def test_two_last_approvals_at_once_publish_once() -> None:
    page = ready_to_publish()

    results = at_once(*(deciding(page, superuser(), "approve", WORDS) for _ in range(2)))

    assert (len(decided(results)), len(refused(results))) == (1, 1)
    assert fresh(page).live
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").count() == 1


def test_one_person_pressing_twice_decides_once() -> None:
    page, colleague = submitted(), reviewer()

    results = at_once(*(deciding(page, colleague, "approve", WORDS) for _ in range(2)))

    assert (len(decided(results)), len(refused(results))) == (1, 1)
    assert Review.objects.count() == 1


def test_two_claims_at_once_are_one_claim() -> None:
    page, people = submitted(), [reviewer(), reviewer()]

    results = at_once(
        *((lambda person=person: services.claim(page=fresh(page), by=person)) for person in people)
    )

    assert len(refused(results)) == 1
    assert Claim.objects.get().reviewer in people


def test_two_claims_of_one_person_at_once_are_not_more_than_were_promised() -> None:
    person, pages = reviewer(), [submitted(), submitted()]
    ReviewerProfile.objects.create(user=person, per_month=1)

    results = at_once(*((lambda page=page: services.claim(page=fresh(page), by=person)) for page in pages))

    assert len(refused(results)) == 1
    assert Claim.objects.count() == 1


def test_two_clocks_at_once_offer_a_text_to_the_same_two() -> None:
    submitted()
    for _turn in range(4):
        reviewer()

    at_once(services.offer_waiting, services.offer_waiting)

    assert Offer.objects.count() == 2


def test_withdrawal_and_decision_at_once_do_not_contradict_each_other() -> None:
    page = ready_to_publish()

    results = at_once(
        lambda: services.withdraw(page=fresh(page), by=page.owner),
        deciding(page, superuser(), "approve", WORDS),
    )

    assert len(refused(results)) == 1
    assert fresh(page).live == bool(decided(results))
    assert not fresh(page).workflow_in_progress


def test_change_and_last_decision_at_once_publish_only_what_was_read() -> None:
    page = ready_to_publish(title="Timbangan Pak Nofri")

    def change_words() -> None:
        latest = fresh(page).get_latest_revision_as_object()
        latest.title = "Judul lain"
        latest.save_revision(user=teacher_)

    teacher_ = teacher()
    at_once(change_words, deciding(page, superuser(), "approve", WORDS))

    assert fresh(page).title == "Timbangan Pak Nofri"


def test_handing_in_twice_at_once_is_one_submission() -> None:
    page = submitted()
    services.withdraw(page=page, by=page.owner)

    results = at_once(*(lambda: services.start_review(page=fresh(page), by=page.owner) for _ in range(2)))

    assert len(refused(results)) == 1
    assert fresh(page).workflow_states.filter(status="in_progress").count() == 1
