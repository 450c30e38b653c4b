"""Offering a waiting text: by an editor's hand, by the clock, and what the reviewer makes of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts.models import Person, User
from practices.articles.models import PracticePage
from review import rules, services
from review.models import Claim, Offer, PeerReviewTask, ReviewerProfile
from tests.factories.review import editor, ready_to_publish, reviewer, submitted, superuser, teacher
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db


def offered(page: PracticePage) -> list[User]:
    return [offer.reviewer for offer in Offer.objects.filter(task_state__stage__submission__page=page.pk)]


def earlier(**ago: int) -> None:
    """As if all offers had been made that long ago."""
    Offer.objects.update(offered_at=timezone.now() - timedelta(**ago))


def refusal_of(page: PracticePage, person: User, by: User | None = None) -> str:
    with pytest.raises(rules.Refused) as refusal:
        services.offer(page=page, reviewer=person, by=by)
    return refusal.value.code


def test_waiting_text_is_offered_to_the_two_best_as_soon_as_it_waits() -> None:
    page = submitted()
    for _turn in range(3):
        reviewer()

    assert services.offer_waiting() == 2
    assert len(offered(page)) == 2


def test_next_turn_of_the_clock_offers_nothing_more() -> None:
    submitted()
    for _turn in range(5):
        reviewer()
    services.offer_waiting()

    assert services.offer_waiting() == 0


def test_after_a_decline_the_next_two_are_asked() -> None:
    page = submitted()
    for _turn in range(5):
        reviewer()
    services.offer_waiting()
    services.hand_back(page=page, by=offered(page)[0])

    assert services.offer_waiting() == 2
    assert len(set(offered(page))) == 4


def test_after_it_was_taken_and_given_back_the_next_two_are_asked() -> None:
    page, takes = submitted(), reviewer()
    for _turn in range(4):
        reviewer()
    services.offer_waiting()
    services.claim(page=page, by=takes)
    assert services.offer_waiting() == 0

    services.hand_back(page=page, by=takes)

    assert services.offer_waiting() == 2
    assert Offer.objects.filter(reviewer=takes, declined_at__isnull=True).count() == 0


def test_after_two_school_days_the_next_two_are_asked() -> None:
    page = submitted()
    for _turn in range(5):
        reviewer()
    services.offer_waiting()
    earlier(days=7)

    assert services.offer_waiting() == 2
    assert len(set(offered(page))) == 4


def test_taken_text_is_offered_to_nobody() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)
    reviewer()

    assert services.offer_waiting() == 0


def test_second_seat_of_a_text_is_offered_though_the_first_is_taken() -> None:
    PeerReviewTask.objects.update(reviewers_needed=2)
    page, holder, other = submitted(), reviewer(), reviewer()
    services.claim(page=page, by=holder)

    services.offer_waiting()

    assert offered(page) == [other]


def test_text_that_waits_for_an_editor_is_offered_to_nobody() -> None:
    ready_to_publish()
    reviewer()

    assert services.offer_waiting() == 0


def test_nobody_is_offered_more_than_they_said() -> None:
    for _turn in range(3):
        submitted()
    asked = reviewer()
    ReviewerProfile.objects.create(user=asked, per_month=1)

    services.offer_waiting()

    assert Offer.objects.filter(reviewer=asked).count() == 1


def test_who_became_a_contributor_since_is_passed_over() -> None:
    """Known only when the offer is made: the rows kept at hand-in say nothing of it."""
    page, joined, other = submitted(), reviewer(), reviewer()
    Person.objects.filter(pk=page.contributors.first().person_id).update(user=joined)

    assert [offer.reviewer for offer in services.offer_best(page=page)] == [other]


def test_offering_twice_is_one_offer() -> None:
    page, asked = submitted(), reviewer()

    assert services.offer(page=page, reviewer=asked) == services.offer(page=page, reviewer=asked)


def test_declining_takes_one_click_and_is_thanked() -> None:
    page, asked = submitted(), reviewer()
    services.offer(page=page, reviewer=asked)

    client = signed_in(asked)
    answer = client.post(f"/telaah/{page.pk}/", {"act": "hand_back"}, follow=True)

    assert Offer.objects.get().declined_at is not None
    assert "Terima kasih sudah memberi tahu" in answer.content.decode()


def test_taking_an_offered_text_answers_the_offer() -> None:
    page, asked = submitted(), reviewer()
    services.offer(page=page, reviewer=asked)

    act(page, asked, "claim")

    assert Claim.objects.get().reviewer == asked


@pytest.mark.parametrize("by", [teacher, reviewer])
def test_only_an_editor_offers(by: Callable[[], User]) -> None:
    assert refusal_of(submitted(), reviewer(), by=by()) == "not-an-editor"


def test_editor_with_a_part_in_the_text_finds_it_no_readers() -> None:
    owner = superuser()

    assert refusal_of(submitted(owner=owner), reviewer(), by=owner) == "own"


def test_author_is_never_offered_the_own_text() -> None:
    owner = reviewer()

    assert refusal_of(submitted(owner=owner), owner, by=editor()) == "own"


def test_resting_full_and_unwilling_reviewers_are_not_asked_by_hand_either() -> None:
    page, rests, full, unwilling = submitted(), reviewer(), reviewer(), reviewer()
    ReviewerProfile.objects.create(user=rests, away_until=timezone.localdate())
    ReviewerProfile.objects.create(user=full, per_month=1)
    services.claim(page=submitted(), by=full)
    services.offer(page=page, reviewer=unwilling)
    services.hand_back(page=page, by=unwilling)

    assert [refusal_of(page, person, editor()) for person in (rests, full, unwilling)] == [
        "away",
        "full",
        "declined",
    ]


def test_history_tells_that_it_was_offered_and_not_to_whom() -> None:
    page, asked = submitted(), reviewer(display_name="Nama Penelaah Rahasia")
    services.offer(page=page, reviewer=asked)

    entry = PageLogEntry.objects.get(page=page.pk, action="mitraguru.review.offer")
    assert entry.user is None
    assert str(asked.pk) not in str(entry.data)


PAGE = "/telaah/{}/tawarkan/"


def test_editor_sees_who_fits_and_why() -> None:
    page, fits = submitted(), reviewer(display_name="Bu Cocok")
    ReviewerProfile.objects.create(user=fits, phases=["c"])

    shown = signed_in(editor()).get(PAGE.format(page.pk)).content.decode()

    assert "Bu Cocok" in shown
    assert "mengajar fase C" in shown


def test_editor_offers_with_one_button() -> None:
    page, asked = submitted(), reviewer()
    ReviewerProfile.objects.create(user=asked, phases=["c"])

    signed_in(editor()).post(PAGE.format(page.pk), {"reviewer": asked.pk})

    assert Offer.objects.get().reviewer == asked
    assert "phase:c" in Offer.objects.get().reasons


def test_editor_offers_to_the_best_two_with_one_button() -> None:
    page = submitted()
    for _turn in range(3):
        reviewer()

    signed_in(editor()).post(PAGE.format(page.pk), {"act": "best"})

    assert len(offered(page)) == 2


@pytest.mark.parametrize("posted", [{}, {"reviewer": "x"}, {"reviewer": "999999"}])
def test_choosing_nobody_changes_nothing(posted: dict[str, str]) -> None:
    page = submitted()

    answer = signed_in(editor()).post(PAGE.format(page.pk), posted, follow=True)

    assert "Pilih dulu seorang rekan" in answer.content.decode()
    assert not Offer.objects.exists()


def test_page_tells_when_nobody_is_to_be_asked() -> None:
    page = ready_to_publish()

    assert "tidak menunggu rekan" in signed_in(editor()).get(PAGE.format(page.pk)).content.decode()


@pytest.mark.parametrize("visitor", [teacher, reviewer])
def test_page_is_not_there_for_others(visitor: Callable[[], User]) -> None:
    assert signed_in(visitor()).get(PAGE.format(submitted().pk)).status_code == 404


def test_page_is_not_there_for_an_editor_with_a_part_in_the_text() -> None:
    owner = superuser()

    assert signed_in(owner).get(PAGE.format(submitted(owner=owner).pk)).status_code == 404
