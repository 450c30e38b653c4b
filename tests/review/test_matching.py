"""Who is asked to read a waiting text: whoever fits it and carries least, with the reasons in words."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from accounts.models import User
from practices.articles.models import PracticePage
from review import matching, services
from review.matching import Match
from review.models import Offer, ReviewerProfile
from review.services.offers import waiting_stages
from tests.factories.accounts import SchoolFactory, UserFactory
from tests.factories.review import approve, reviewer, send_back, submitted, teacher

pytestmark = pytest.mark.django_db


def stating(user: User | None = None, **said: Any) -> User:
    """A reviewer who has said what they like to read."""
    user = user or reviewer()
    ReviewerProfile.objects.create(user=user, **said)
    return user


def ranked(page: PracticePage) -> list[Match]:
    return matching.ranked(waiting_stages().get(submission__page=page.pk))


def people(page: PracticePage) -> list[User]:
    return [match.reviewer for match in ranked(page)]


def why(page: PracticePage, user: User) -> list[str]:
    return next(match.why for match in ranked(page) if match.reviewer == user)


def taken(user: User, number: int) -> None:
    for _turn in range(number):
        services.claim(page=submitted(), by=user)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"phases": ["c"]}, "mengajar fase C (kelas 5–6)"),
        ({"levels": ["sd-mi"]}, "mengajar di SD/MI"),
        ({"subjects": ["matematika"]}, "mengajar matematika"),
        ({"provinces": ["13"]}, "satu provinsi"),
        ({"provinces": ["12"]}, "sama-sama di Sumatera"),
    ],
)
def test_reviewer_who_fits_comes_first_and_the_reason_is_said(said: dict[str, Any], words: str) -> None:
    stating(phases=["a"], subjects=["ipas"], provinces=["51"], levels=["paud"])
    fits = stating(**said)
    page = submitted()

    assert people(page)[0] == fits
    assert words in why(page, fits)


def test_school_tells_level_and_province_of_somebody_who_said_nothing() -> None:
    near = reviewer(school=SchoolFactory())

    found = why(submitted(), near)

    assert "mengajar di SD/MI" in found
    assert "satu provinsi" in found


def test_who_reviewed_the_same_tag_before_is_told_so() -> None:
    knows = reviewer()
    approve(submitted(tags=["kantin jujur"], subject=[]), by=knows)

    assert "pernah mengulas kantin jujur" in why(submitted(tags=["kantin jujur"], subject=[]), knows)


def test_who_reviewed_the_same_subject_before_comes_first() -> None:
    reviewer()
    knows = reviewer()
    approve(submitted(subject=["matematika"]), by=knows)
    page = submitted(subject=["matematika"])

    assert people(page)[0] == knows
    assert "pernah mengulas matematika" in why(page, knows)


def test_who_read_the_round_before_comes_first_in_the_next() -> None:
    stating(phases=["c"], subjects=["matematika"])
    knows = reviewer()
    page = send_back(submitted(), by=knows)
    services.start_review(page=page, by=page.owner)

    assert people(page)[0] == knows
    assert "sudah membaca putaran sebelumnya" in why(page, knows)


def test_english_text_goes_to_who_reads_english() -> None:
    stating(phases=["c"], subjects=["matematika"], levels=["sd-mi"])
    reads = stating(languages=["id", "en"])
    stage = waiting_stages().get(submission__page=submitted().pk)
    stage.submission.language = "en"

    assert matching.ranked(stage)[0].reviewer == reads


def test_of_two_who_fit_alike_the_one_who_carries_less_comes_first() -> None:
    busy, free = stating(phases=["c"], per_month=4), stating(phases=["c"], per_month=4)
    taken(busy, 2)
    page = submitted()

    assert people(page)[:2] == [free, busy]
    assert "sedang tidak memegang tulisan lain" in why(page, free)
    assert "sedang tidak memegang tulisan lain" not in why(page, busy)


def test_load_is_measured_against_what_was_said() -> None:
    much, little = stating(per_month=10), stating(per_month=2)
    taken(much, 1)
    taken(little, 1)

    assert people(submitted())[:2] == [much, little]


def test_full_reviewer_is_not_asked() -> None:
    full = stating(per_month=1)
    taken(full, 1)

    assert full not in people(submitted())


def test_offers_nobody_answered_count_as_carried() -> None:
    asked = stating(per_month=1)
    services.offer(page=submitted(), reviewer=asked)

    assert asked not in people(submitted())


def test_resting_reviewer_is_not_asked() -> None:
    rests = stating(away_until=timezone.localdate() + timedelta(days=3))

    assert rests not in people(submitted())


def test_reviewer_whose_rest_is_over_is_asked_again() -> None:
    back = stating(away_until=timezone.localdate() - timedelta(days=1))

    assert back in people(submitted())


def test_closed_account_is_not_asked() -> None:
    gone = reviewer(is_active=False)

    assert gone not in people(submitted())


def test_teacher_without_that_role_is_not_asked() -> None:
    assert teacher() not in people(submitted())


def test_who_declined_is_not_asked_again_nor_in_the_next_round() -> None:
    declined, other, page = reviewer(), reviewer(), submitted()
    services.offer(page=page, reviewer=declined)
    services.hand_back(page=page, by=declined)

    assert declined not in people(page)

    page = send_back(page, by=other)
    services.start_review(page=page, by=page.owner)
    assert declined not in people(page)


def test_who_took_it_and_gave_it_back_is_not_asked_again() -> None:
    tried, page = reviewer(), submitted()
    services.claim(page=page, by=tried)
    services.hand_back(page=page, by=tried)

    assert tried not in people(page)


def test_whose_time_ran_out_is_not_asked_again() -> None:
    slow, page = reviewer(), submitted()
    services.claim(page=page, by=slow)
    services.release(page=page, reviewer=slow)

    assert slow not in people(page)


def test_people_with_a_part_in_the_text_are_not_asked() -> None:
    school = SchoolFactory()
    colleague, head, owner = reviewer(school=school), stating(), reviewer()
    head.reviewer_profile.oversees.add(school)
    page = submitted(owner=owner, school=school)

    assert not {colleague, head, owner} & set(people(page))


def test_reasons_are_said_in_the_language_of_whoever_reads_them() -> None:
    stating(provinces=["13"])
    reasons = ranked(submitted())[0].reasons

    with translation.override("en"):
        assert Offer(reasons=reasons).why != Offer(reasons=["unknown:x"]).why == []


def test_five_hundred_reviewers_cost_no_more_queries_than_five() -> None:
    page = submitted()
    stage = waiting_stages().get(submission__page=page.pk)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            matching.ranked(stage)
        return len(seen)

    for _turn in range(5):
        stating(phases=["c"])
    few = queries()
    made = User.objects.bulk_create(
        User(email=f"banyak{n}@sekolah.example", display_name=f"Guru {n}") for n in range(500)
    )
    group = reviewer().groups.get(name="Penelaah")
    group.user_set.add(*made)
    ReviewerProfile.objects.bulk_create(ReviewerProfile(user=user, phases=["c"]) for user in made)

    assert len(ranked(page)) > 500
    assert queries() == few <= 6


def test_subject_and_tags_of_the_submitted_words_count() -> None:
    page = submitted(subject=["ipas"], tags=["Kebun Sekolah"])

    topics = waiting_stages().get(submission__page=page.pk).submission.topics

    assert topics == " ipas kebun-sekolah "
    assert UserFactory() not in people(page)
