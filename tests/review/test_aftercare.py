"""After publication: corrections that stay, taking down with a reason, reading again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notice, User
from mitraguru.setup import set_up
from practices.articles.models import PracticePage
from review import aftercare, services
from review.models import LookAgain
from review.rules import Refused
from review.status import standing_of
from tests.factories.pages import publish_community, publish_report, publish_story
from tests.factories.review import (
    approve,
    change,
    editor,
    fresh,
    published,
    reviewer,
    teacher,
)
from tests.review.door import signed_in

pytestmark = pytest.mark.django_db
KINDS = [publish_story, publish_community, publish_report]
WHY = "Nama seorang murid terbaca di foto papan tulis."


@pytest.mark.parametrize("make", KINDS)
def test_a_correction_is_seen_at_once_and_stays_through_an_update(
    client: Client, make: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = make()
    client.get(page.url)

    with django_capture_on_commit_callbacks(execute=True):
        services.correct(page=page, by=editor(), text="Timbangannya di pasar, bukan di TPI.")
        page.get_latest_revision().publish(skip_permission_checks=True)

    found = client.get(page.url).content.decode()
    assert "Ralat, " in found
    assert "Timbangannya di pasar, bukan di TPI." in found


def test_an_own_update_that_is_read_is_not_lost_by_a_correction() -> None:
    page = change(published(), by=teacher(), goal="Lebih jelas.")

    services.correct(page=page, by=editor(), text="Di pasar.")

    assert page.get_latest_revision_as_object().goal == "Lebih jelas."


@pytest.mark.parametrize("make", KINDS)
def test_corrections_cost_readers_no_query(client: Client, make: Any) -> None:
    page, asked = make(), []
    for _time in range(2):
        client.get(page.url)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as found:
            assert client.get(page.url).status_code == 200
        asked.append(len(found))
        services.correct(page=page, by=editor(), text="Di pasar.")

    assert asked[0] == asked[1]


def test_a_correction_is_text_and_nothing_else(client: Client) -> None:
    page = publish_story()

    services.correct(page=page, by=editor(), text="<script>alert(1)</script>")

    assert "<script>alert" not in client.get(page.url).content.decode()


def test_taking_down_tells_the_author_why_and_gives_the_text_back() -> None:
    author = teacher()
    page = published(owner=author)

    services.take_down(page=page, by=editor(), reason=WHY)

    page = fresh(page)
    assert (page.live, standing_of(page).value, aftercare.reason_of([page])) == (
        False,
        "draf",
        {page.pk: WHY},
    )
    assert Notice.objects.get(user=author, kind="taken_down").context["reason"] == WHY
    assert WHY in signed_in(author).get("/akun/").content.decode()


def test_taking_down_without_a_reason_is_refused() -> None:
    page = published()

    with pytest.raises(Refused):
        services.take_down(page=page, by=editor(), reason="  ")
    assert fresh(page).live


def an_update_in_review() -> tuple[PracticePage, User]:
    page, holder = published(), reviewer()
    page = change(page, by=page.owner, goal="Lebih jelas.")
    services.start_review(page=page, by=page.owner)
    services.claim(page=page, by=holder)
    return fresh(page), holder


def test_an_update_that_is_being_read_goes_back_with_the_text() -> None:
    page, holder = an_update_in_review()

    services.take_down(page=page, by=editor(), reason=WHY)

    assert standing_of(fresh(page)).value == "draf"
    assert Notice.objects.filter(user=holder, kind="reading_ended").exists()


def test_a_text_that_was_taken_down_comes_back_by_review() -> None:
    page = published()
    services.take_down(page=page, by=editor(), reason=WHY)

    services.start_review(page=fresh(page), by=page.owner)
    page = approve(approve(fresh(page), by=reviewer()), by=editor())

    assert page.live
    assert aftercare.reason_of([page]) == {}
    assert LookAgain.objects.get(page=page.pk).taken_down_at is None


def test_publishing_sets_the_day_to_look_again() -> None:
    page = published()

    assert LookAgain.objects.get(page=page.pk).on == aftercare.months_later(timezone.localdate(), 12)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2027, 3, 3), 12, date(2028, 3, 3)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, wanted: date) -> None:
    assert aftercare.months_later(day, months) == wanted


def test_texts_from_before_get_their_day_by_setting_up_again() -> None:
    page = published()
    LookAgain.objects.all().delete()
    PracticePage.objects.update(last_published_at=timezone.now() - timedelta(days=400))

    for _time in range(2):
        set_up()

    assert [row.page_id for row in aftercare.due(editor())] == [page.pk]


def overdue(page: PracticePage) -> PracticePage:
    LookAgain.objects.filter(page=page.pk).update(on=timezone.localdate() - timedelta(days=1))
    return page


def test_a_text_whose_year_is_over_is_listed_until_somebody_has_read_it() -> None:
    page, keeper = overdue(published()), editor()
    listed = signed_in(keeper).get("/telaah/ikhtisar/").content.decode()

    signed_in(keeper).post(f"/telaah/terbit/{page.pk}/", {"act": "still_holds"})

    assert page.title in listed
    assert not aftercare.due(keeper).exists()


def test_the_author_is_asked_for_an_update_and_the_text_stays_public() -> None:
    author, keeper = teacher(), editor()
    page = overdue(published(owner=author))

    signed_in(keeper).post(
        f"/telaah/terbit/{page.pk}/", {"act": "ask_update", "words": "Alamat lembarnya berubah."}
    )

    page = fresh(page)
    assert page.live
    assert aftercare.asked_of([page]) == {page.pk: "Alamat lembarnya berubah."}
    assert "Alamat lembarnya berubah." in signed_in(author).get("/akun/").content.decode()
    assert Notice.objects.filter(user=author, kind="update_asked").exists()
    assert not aftercare.due(keeper).exists()


def test_an_update_that_was_published_answers_what_was_asked() -> None:
    page = published()
    services.ask_update(page=page, by=editor(), words="Alamat lembarnya berubah.")

    page.get_latest_revision().publish(skip_permission_checks=True)

    assert aftercare.asked_of([fresh(page)]) == {}
