"""Whose text somebody should not read: refused in kind words, and the draft is not there for them."""

from collections.abc import Callable

import pytest
from django.db.models import Model
from wagtail.models import Page

from accounts.models import Person, User
from places.models import School
from practices.communities.models import CommunityPage
from practices.workshops.models import WorkshopReportPage
from review import rules, services
from review.models import ReviewerProfile
from tests.factories.accounts import SchoolFactory, UserFactory
from tests.factories.pages import image, person, publish_community, publish_report, story
from tests.factories.review import complete_story, reviewer, submitted
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
Case = Callable[[User], Page]


def head_of(school: School) -> User:
    """A reviewer who looks after a school's teachers without belonging to it."""
    found = reviewer()
    ReviewerProfile.objects.create(user=found).oversees.add(school)
    return found


def named(user: User) -> Person:
    one = person(user.get_full_name())
    one.user = user
    one.save()
    return one


def community_of(user: User) -> CommunityPage:
    """A public community of which this person said yes as a founder."""
    page = publish_community()
    founder = page.founders.first().person
    founder.user = user
    founder.save()
    return page


def handed_in(page: Page) -> Page:
    services.start_review(page=page, by=page.owner)
    return type(page).objects.get(pk=page.pk)


def own(user: User) -> Page:
    return submitted(owner=user)


def same_school(user: User) -> Page:
    user.school = SchoolFactory()
    user.save()
    return submitted(school=user.school)


def school_of_author(user: User) -> Page:
    user.school = SchoolFactory()
    user.save()
    return submitted(owner=UserFactory(school=user.school))


def contributor(user: User) -> Page:
    page = complete_story()
    latest = page.get_latest_revision_as_object()
    latest.contributors.add(type(latest.contributors.first())(person=named(user), role="guru"))
    latest.save_revision()
    return handed_in(page)


def story_of_own_community(user: User) -> Page:
    return submitted(community=community_of(user))


def report_of_own_community(user: User) -> Page:
    report = publish_report(community=community_of(user))
    return handed_in(WorkshopReportPage.objects.get(pk=report.pk))


def own_community_itself(user: User) -> Page:
    return handed_in(CommunityPage.objects.get(pk=community_of(user).pk))


def own_teacher(user: User) -> Page:
    school = SchoolFactory()
    ReviewerProfile.objects.create(user=user).oversees.add(school)
    return submitted(owner=UserFactory(school=school))


CASES: list[tuple[Case, str]] = [
    (own, "tulisan Bapak/Ibu sendiri"),
    (same_school, "dari sekolah Bapak/Ibu"),
    (school_of_author, "dari sekolah Bapak/Ibu"),
    (contributor, "disebut dalam tulisan ini"),
    (story_of_own_community, "dari komunitas Bapak/Ibu"),
    (report_of_own_community, "dari komunitas Bapak/Ibu"),
    (own_teacher, "dari sekolah Bapak/Ibu"),
]
each = pytest.mark.parametrize(("case", "words"), CASES, ids=[case.__name__ for case, _words in CASES])


@each
def test_taking_it_is_refused_in_kind_words(case: Case, words: str) -> None:
    user = reviewer()
    page = case(user)

    with pytest.raises(rules.Refused) as refusal:
        services.claim(page=page, by=user)

    assert words in str(refusal.value.message)
    assert "rekan lain yang akan menelaahnya" in str(refusal.value.message)


@each
@pytest.mark.parametrize("address", ["/telaah/{}/", "/telaah/{}/baca/"])
def test_the_draft_is_not_there_for_them(case: Case, words: str, address: str) -> None:
    user = reviewer()
    page = case(user)

    assert signed_in(user).get(address.format(page.pk)).status_code == 404


@each
@pytest.mark.parametrize("address", ["/telaah/{}/", "/telaah/{}/ketik/"])
def test_what_they_post_about_it_finds_nothing(case: Case, words: str, address: str) -> None:
    user = reviewer()
    page = case(user)

    assert signed_in(user).post(address.format(page.pk), {"act": "claim"}).status_code == 404


@each
def test_it_is_not_on_their_desk(case: Case, words: str) -> None:
    user = reviewer()
    page = case(user)

    assert page.title not in signed_in(user).get("/telaah/").content.decode()


@each
def test_its_pictures_are_not_there_for_them(case: Case, words: str) -> None:
    user = reviewer()
    page = case(user)
    picture: Model = image(owner=UserFactory(), page=page)

    answer = signed_in(user).get(f"/berkas/foto/{picture.pk}/").status_code

    assert answer == (200 if page.owner_id == user.pk else 404)
    assert signed_in(reviewer()).get(f"/berkas/foto/{picture.pk}/").status_code == 200


def test_founder_does_not_review_the_community_itself() -> None:
    user = reviewer()
    page = own_community_itself(user)

    assert not rules.may_decide(user=user, page=page).allowed
    assert signed_in(user).get(f"/telaah/{page.pk}/").status_code == 404


def test_founder_who_left_the_new_draft_still_does_not_review_it() -> None:
    user = reviewer()
    page = community_of(user)
    latest = page.get_latest_revision_as_object()
    stays = latest.founders.last()
    latest.founders.set([stays, type(stays)(person=person("Bu Baru"), role="guru")])
    page.confirmations.create(person=latest.founders.last().person)
    latest.save_revision()

    assert not rules.may_decide(user=user, page=handed_in(page)).allowed


def test_community_that_a_story_no_longer_names_does_not_count() -> None:
    user = reviewer()
    page = story(community=community_of(user))
    latest = page.get_latest_revision_as_object()
    latest.community = None
    latest.save_revision()

    assert rules.may_decide(user=user, page=handed_in(page)).allowed


def test_head_reads_stories_of_other_schools() -> None:
    head = head_of(SchoolFactory())

    assert rules.may_decide(user=head, page=submitted(owner=UserFactory(school=SchoolFactory()))).allowed


def test_reviewer_from_elsewhere_may_read_it() -> None:
    page = submitted(owner=UserFactory(), school=SchoolFactory())

    assert rules.may_decide(user=reviewer(school=SchoolFactory()), page=page).allowed
