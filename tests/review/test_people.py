"""What is a reviewer's own: availability and the room it leaves, and the page that tells what came of their reviews."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from review import services
from review.models import Claim, Review, ReviewerProfile
from review.rules import Refused
from tests.factories.accounts import SchoolFactory
from tests.factories.review import (
    approve,
    editor,
    published,
    ready_to_publish,
    reviewer,
    send_back,
    submitted,
    superuser,
    teacher,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
AVAILABILITY, OWN = "/telaah/kesediaan/", "/telaah/saya/"


def limited(per_month: int | None, **said: Any) -> User:
    """A reviewer who said how many texts a month they take."""
    user = reviewer()
    ReviewerProfile.objects.create(user=user, per_month=per_month, **said)
    return user


def last_month() -> datetime:
    return timezone.localtime().replace(day=1) - timedelta(days=2)


def refused(user: User) -> Refused:
    with pytest.raises(Refused) as refusal:
        services.claim(page=submitted(), by=user)
    return refusal.value


def own(user: User) -> str:
    return signed_in(user).get(OWN).content.decode()


def thanked(user: User, words: str) -> None:
    Review.objects.filter(reviewer=user).update(thanks=words, thanked_at=timezone.now())


def state(user: User, **fields: Any) -> Any:
    return signed_in(user).post(AVAILABILITY, fields)


def test_nobody_has_more_open_than_they_said() -> None:
    user = limited(1)
    services.claim(page=submitted(), by=user)

    assert "sebanyak yang disanggupi" in str(refused(user).message)


def test_text_decided_this_month_counts_though_the_desk_is_empty() -> None:
    user = limited(1)
    page = submitted()
    services.claim(page=page, by=user)
    approve(page, by=user)

    refusal = refused(user)

    assert (refusal.code, Claim.objects.count()) == ("full", 0)
    assert "Terima kasih" in str(refusal.message)


def test_approving_without_taking_is_allowed_beyond_it_and_counts() -> None:
    user = limited(1)
    approve(submitted(), by=user)
    approve(submitted(), by=user)

    assert Review.objects.filter(reviewer=user, decision="approve").count() == 2
    assert refused(user).code == "full"


def test_new_month_makes_room() -> None:
    user = limited(1)
    approve(submitted(), by=user)
    Review.objects.update(decided_at=last_month())

    assert services.claim(page=submitted(), by=user)


def test_text_held_since_last_month_still_fills_the_desk() -> None:
    user = limited(1)
    services.claim(page=submitted(), by=user)
    Claim.objects.update(claimed_at=last_month())

    assert refused(user).code == "full"


def test_who_said_nothing_is_held_to_no_number() -> None:
    silent, unsaid = reviewer(), limited(None)

    for _turn in range(5):
        services.claim(page=submitted(), by=silent)
        services.claim(page=submitted(), by=unsaid)

    assert Claim.objects.count() == 10


def test_resting_reviewer_is_told_so_when_taking_a_text() -> None:
    user = limited(None, away_until=timezone.localdate())

    refusal = refused(user)

    assert refusal.code == "away"
    assert "istirahat sampai" in str(refusal.message)


def test_editor_decides_however_much_was_reviewed_this_month() -> None:
    user = superuser()
    ReviewerProfile.objects.create(user=user, per_month=1)
    approve(submitted(), by=user)

    assert services.claim(page=ready_to_publish(), by=user)


def test_refusal_stands_on_the_page_of_the_text() -> None:
    user = limited(1)
    services.claim(page=submitted(), by=user)

    assert "sebanyak yang disanggupi" in act(submitted(), user, "claim").content.decode()


def test_availability_is_kept() -> None:
    user = reviewer()

    state(user, per_month="3", phases=["a", "b"], subjects=["matematika"], provinces=["13"], languages=["en"])

    profile = ReviewerProfile.objects.get(user=user)
    assert (profile.per_month, profile.phases, profile.provinces) == (3, ["a", "b"], ["13"])


def test_everything_may_be_left_empty() -> None:
    user = limited(3, phases=["a"], away_until=timezone.localdate())

    assert state(user).status_code == 302
    profile = ReviewerProfile.objects.get(user=user)
    assert (profile.per_month, profile.phases, profile.away_until) == (None, [], None)


@pytest.mark.parametrize(
    "fields", [{"per_month": "0"}, {"per_month": "99"}, {"away_until": "besok"}, {"phases": ["z"]}]
)
def test_what_cannot_be_is_answered_with_the_form(fields: dict[str, Any]) -> None:
    user = limited(3)

    assert state(user, **fields).status_code == 422
    assert ReviewerProfile.objects.get(user=user).per_month == 3


def test_head_adds_a_school_by_its_npsn_and_lets_it_go() -> None:
    user, school = reviewer(), SchoolFactory()

    state(user, school=school.npsn)
    assert school.name in signed_in(user).get(AVAILABILITY).content.decode()
    state(user, without=school.npsn)

    assert not ReviewerProfile.objects.get(user=user).oversees.exists()


def test_unknown_school_is_told_and_the_rest_of_the_page_stays_typed() -> None:
    answer = state(reviewer(), school="SD di bulan", per_month="7")

    assert (answer.status_code, 'value="7"' in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("address", [AVAILABILITY, OWN, "/telaah/belajar/"])
@pytest.mark.parametrize(("visitor", "status"), [(reviewer, 200), (editor, 200), (teacher, 403)])
def test_pages_are_for_readers(address: str, visitor: Callable[[], User], status: int) -> None:
    assert signed_in(visitor()).get(address).status_code == status


def test_page_counts_texts_and_not_rounds() -> None:
    user = reviewer()
    page = send_back(submitted(), by=user)
    services.start_review(page=page, by=page.owner)
    approve(page, by=user)

    assert "1 tulisan sudah tertolong" in own(user)


def test_page_shows_the_authors_thanks_in_their_words() -> None:
    user = reviewer()
    approve(submitted(), by=user)
    thanked(user, "Berkat pertanyaan itu saya menghitung ulang.")

    assert "Berkat pertanyaan itu saya menghitung ulang." in own(user)


def test_page_shows_what_became_of_the_text() -> None:
    user = reviewer()
    page = approve(approve(submitted(), by=user), by=editor())

    shown = own(user)

    assert "Terbit" in shown
    assert page.get_url() in shown


def test_title_is_the_one_that_was_read() -> None:
    user = reviewer()
    page = send_back(submitted(title="Timbangan Pak Nofri"), by=user)
    latest = page.get_latest_revision_as_object()
    latest.title = "Judul yang belum dibaca siapa pun"
    latest.save_revision(user=page.owner)

    shown = own(user)

    assert "Timbangan Pak Nofri" in shown
    assert "Judul yang belum dibaca siapa pun" not in shown


def test_page_compares_nobody_with_anybody() -> None:
    user, other = reviewer(), reviewer(display_name="Penelaah Lain")
    approve(submitted(), by=user)
    approve(submitted(), by=other)

    assert "Penelaah Lain" not in own(user)


def test_page_costs_the_same_for_one_text_and_for_fifteen() -> None:
    user = reviewer()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert "Telaah saya" in own(user)
        return len(seen)

    approve(approve(submitted(), by=user), by=editor())
    thanked(user, "Terima kasih.")
    queries()  # the first page of a process asks for the site's roots besides
    few = queries()
    for _turn in range(14):
        send_back(submitted(), by=user)
    thanked(user, "Terima kasih.")

    assert queries() == few


def test_first_review_is_read_by_an_editor_and_the_word_stands_on_the_page() -> None:
    user, reads = reviewer(), editor()
    approve(submitted(), by=user)
    first = services.first_reviews(reads).get(reviewer=user)

    services.read_first_review(review=first, by=reads, word="Pertanyaannya hangat dan tepat.")

    assert "Pertanyaannya hangat dan tepat." in own(user)
    assert not services.first_reviews(reads).filter(reviewer=user).exists()


def test_only_the_first_review_waits_for_an_editor() -> None:
    user = reviewer()
    for _turn in range(3):
        approve(submitted(), by=user)

    assert services.first_reviews().filter(reviewer=user).count() == 1


@pytest.mark.parametrize("by", [teacher, reviewer])
def test_only_an_editor_reads_first_reviews(by: Callable[[], User]) -> None:
    approve(submitted(), by=reviewer())

    with pytest.raises(Refused):
        services.read_first_review(review=services.first_reviews().get(), by=by())


def test_editor_learns_nothing_of_who_reviewed_the_own_text() -> None:
    owner = superuser()
    approve(submitted(owner=owner), by=reviewer())

    assert not services.first_reviews(owner).exists()
    with pytest.raises(Refused):
        services.read_first_review(review=services.first_reviews().get(), by=owner)


def test_first_review_is_read_once() -> None:
    published()
    first = services.first_reviews().first()
    services.read_first_review(review=first, by=editor())

    with pytest.raises(Refused) as refusal:
        services.read_first_review(review=first, by=editor())
    assert refusal.value.code == "read"
