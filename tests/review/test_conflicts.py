"""Whose text somebody should not read, though it is not an own one."""

import pytest

from review import rules
from tests.factories.accounts import SchoolFactory, UserFactory
from tests.factories.review import submitted

pytestmark = pytest.mark.django_db


def test_a_reviewer_from_the_same_school_leaves_it_to_others() -> None:
    school = SchoolFactory()
    page = submitted(owner=UserFactory(school=school), school=school)
    verdict = rules.may_decide(user=UserFactory(roles=["Penelaah"], school=school), page=page)
    assert not verdict.allowed
    assert "dari sekolah Bapak/Ibu" in str(verdict.reason)


def test_a_reviewer_from_elsewhere_may_read_it() -> None:
    page = submitted(owner=UserFactory(), school=SchoolFactory())
    assert rules.may_decide(user=UserFactory(roles=["Penelaah"], school=SchoolFactory()), page=page).allowed
