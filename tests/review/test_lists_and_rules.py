"""The lists of the desk say the same as the rules: no text that may not be taken, and every one that may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict

from accounts.models import User
from practices.articles.models import Contributor, PracticePage
from review import rules, services
from review.models import ReviewerProfile
from review.shelves import shelves_for
from review.tasks import PeerReviewTask
from tests.factories.accounts import PersonFactory, SchoolFactory, UserFactory
from tests.factories.pages import story
from tests.factories.review import (
    approve,
    change,
    editor,
    fresh,
    ready_to_publish,
    reviewer,
    submitted,
    superuser,
    teacher,
)

pytestmark = pytest.mark.django_db


def on_the_desk(user: User) -> set[str]:
    found = shelves_for(user, QueryDict())
    return {item.submission.title for item in (*found.mine, *found.offered, *found.waiting.items)}


def named(owner: User) -> PracticePage:
    """A text that names a reviewer among those who made it."""
    page = story(owner=teacher())
    page.contributors.add(Contributor(person=PersonFactory(user=owner), role="guru"))
    page.save_revision()
    services.start_review(page=page, by=page.owner)
    return fresh(page)


def of_the_same_school(user: User) -> PracticePage:
    user.school = SchoolFactory()
    user.save()
    return submitted(owner=UserFactory(school=user.school))


def of_an_overseen_school(user: User) -> PracticePage:
    school = SchoolFactory()
    ReviewerProfile.objects.create(user=user).oversees.add(school)
    return submitted(owner=UserFactory(school=school))


def changed_by(user: User) -> PracticePage:
    page = change(story(owner=teacher()), by=user, goal="Diubah rekan.")
    services.start_review(page=page, by=page.owner)
    return fresh(page)


def held_by_another(user: User) -> PracticePage:
    page = submitted()
    services.claim(page=page, by=reviewer())
    return page


def held_by_me(user: User) -> PracticePage:
    page = submitted()
    services.claim(page=page, by=user)
    return page


def with_a_second_seat(user: User) -> PracticePage:
    PeerReviewTask.objects.update(reviewers_needed=2)
    page = submitted()
    services.claim(page=page, by=reviewer())
    return page


def with_both_seats_taken(user: User) -> PracticePage:
    page = with_a_second_seat(user)
    return approve(page, by=reviewer())


def decided_by_me(user: User) -> PracticePage:
    PeerReviewTask.objects.update(reviewers_needed=2)
    return approve(submitted(), by=user)


def approved_by_me(user: User) -> PracticePage:
    return approve(submitted(), by=user)


def without_colleagues(user: User) -> PracticePage:
    """The peer stage was skipped: two editors decide, and one of them has."""
    page = submitted()
    services.skip(page=page, by=editor(), reason="Mendesak.")
    return approve(page, by=editor())


CASES: list[Callable[[User], PracticePage]] = [
    lambda user: submitted(),
    lambda user: submitted(owner=user),
    lambda user: ready_to_publish(),
    named,
    of_the_same_school,
    of_an_overseen_school,
    changed_by,
    held_by_another,
    held_by_me,
    with_a_second_seat,
    with_both_seats_taken,
    decided_by_me,
    approved_by_me,
    without_colleagues,
]


@pytest.mark.parametrize("roles", [["Penelaah"], ["Penyunting"], ["Penelaah", "Penyunting"]])
@pytest.mark.parametrize("make", CASES)
def test_the_lists_show_exactly_what_the_rules_let_me_take(make: Any, roles: list[str]) -> None:
    person = UserFactory(roles=["Penelaah", "Penyunting"])
    page = make(person)
    person.groups.set(person.groups.filter(name__in=[*roles, "Guru"]))
    person = User.objects.get(pk=person.pk)

    allowed = rules.may_decide(user=person, page=fresh(page)).allowed

    assert (page.title in on_the_desk(person)) == allowed


def test_superuser_takes_what_colleagues_and_editors_take() -> None:
    both = {submitted().title, ready_to_publish().title}

    assert on_the_desk(superuser()) == both
