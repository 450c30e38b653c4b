"""The demo's content passes through the same services as everybody's, and may be loaded twice."""

import pytest
from django.test import Client

from accounts.models import User
from mitraguru.demo import content, desk, editorial, loading
from practices.articles.models import PracticePage
from practices.communities.models import CommunityPage
from practices.workshops.models import WorkshopReportPage
from review.models import ReviewerProfile
from review.own_page import OwnPage
from review.status import standings


@pytest.mark.slow
@pytest.mark.django_db
def test_the_demo_fills_every_screen_and_keeps_what_was_written() -> None:
    for room in (loading, editorial, desk):
        list(room.load())
    stories = PracticePage.objects.filter(locale__language_code="id")
    assert stories.live().count() == 30
    assert CommunityPage.objects.filter(locale__language_code="id").live().count() == 6
    assert WorkshopReportPage.objects.filter(locale__language_code="id").live().count() == 6
    assert {standing.value for standing in standings(stories.filter(live=False)).values()} == {
        "draf",
        "menunggu-penelaah",
        "perlu-dilengkapi",
    }
    assert PracticePage.objects.filter(locale__language_code="en").live().count() == 2
    for path in ("/", "/en/", "/tentang/", "/en/cara-berbagi/", "/praktik/", "/komunitas/kkg-kampung-laut/"):
        assert Client().get(path).status_code == 200
    for profile in ReviewerProfile.objects.all():
        own = OwnPage(profile.user)
        assert own.thanks
        assert own.load.offered
        assert own.load.month < own.load.per_month
    assert [title for room in (loading, editorial, desk) for title in room.load()] == []


@pytest.mark.django_db
def test_the_printed_accounts_can_sign_in() -> None:
    from mitraguru.demo import people

    people.add_accounts()
    for _name, email, _roles in content.ACCOUNTS:
        client = Client()
        response = client.post("/akun/masuk/", {"login": email, "password": content.PASSWORD})
        assert response.status_code == 302
        assert client.session["_auth_user_id"] == str(User.objects.get(email=email).pk)


def test_adaptations_come_after_what_they_adapt() -> None:
    seen: set[int] = set()
    for story in content.stories():
        assert story.get("adapts") in seen or "adapts" not in story
        seen.add(story["number"])
