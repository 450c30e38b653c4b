"""When the deciding editor lets a text go public: now, or at a time of the editor's own clock."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from practices.articles.models import PracticePage
from review import services
from review.models import Review
from review.status import standing_of
from tests.factories.accounts import SchoolFactory, region
from tests.factories.review import (
    approve,
    change,
    editor,
    fresh,
    published,
    ready_to_publish,
    reviewer,
    submitted,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db


def local(moment: Any) -> str:
    """As the box of the form sends it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def tomorrow() -> Any:
    """At noon: the minute of the clock may turn between two calls."""
    day = timezone.localtime(timezone.now() + timedelta(days=1))
    return day.replace(hour=12, minute=0, second=0, microsecond=0)


def planned(page: PracticePage) -> PracticePage:
    act(page, editor(), "approve", publish_at=local(tomorrow()))
    return fresh(page)


def test_text_is_public_at_once_when_no_time_is_told() -> None:
    page = ready_to_publish()

    act(page, editor(), "approve", publish_at="")

    assert fresh(page).live


def test_text_waits_for_its_time_and_its_author_reads_when() -> None:
    page = planned(ready_to_publish())

    standing = standing_of(page)

    assert (page.live, standing.value) == (False, "siap-terbit")
    assert standing.planned == tomorrow()
    assert "Sudah disetujui, dan terbit pada" in signed_in(page.owner).get("/akun/").content.decode()


def test_text_is_published_when_its_time_has_come() -> None:
    page = planned(ready_to_publish())
    page.revisions.exclude(approved_go_live_at=None).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    revision = page.get_latest_revision()
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save(update_fields=["content"])

    call_command("publish_scheduled")

    assert fresh(page).live


def test_time_is_told_by_the_editors_own_clock() -> None:
    page, in_papua = ready_to_publish(), editor(school=SchoolFactory(regency=region("91.71")))

    html = signed_in(in_papua).get(f"/telaah/{page.pk}/").content.decode()
    act(page, in_papua, "approve", publish_at=tomorrow().strftime("%Y-%m-%dT08:00"))

    assert "Jam WIT." in html
    at = Review.objects.get(decision="approve", publish_at__isnull=False).publish_at
    assert timezone.localtime(at).strftime("%H:%M") == "06:00"


@pytest.mark.parametrize(
    ("time", "words"),
    [("2020-01-01T08:00", "sudah lewat"), ("2026-13-45T99:00", "belum terbaca"), ("besok", "belum")],
)
def test_time_that_cannot_be_is_refused_kindly_and_nothing_typed_is_lost(time: str, words: str) -> None:
    page, decider = ready_to_publish(), editor()

    response = act(page, decider, "approve", publish_at=time, notice="Langkahnya jelas sekali.")

    html = response.content.decode()
    assert (response.status_code, fresh(page).live) == (409, False)
    assert words in html
    assert "Langkahnya jelas sekali." in html


def test_time_is_kept_with_the_rest() -> None:
    page, decider = ready_to_publish(), editor()
    act(page, decider, "save", publish_at=local(tomorrow()))
    act(page, decider, "save", notice="Jelas.")

    html = signed_in(decider).get(f"/telaah/{page.pk}/").content.decode()

    assert f'value="{local(tomorrow())}"' in html


def test_colleague_cannot_choose_a_time() -> None:
    page = submitted()

    act(page, reviewer(), "approve", publish_at=local(tomorrow()))
    act(page, editor(), "approve")

    assert fresh(page).live


def test_author_takes_a_planned_text_back() -> None:
    page = planned(ready_to_publish())

    response = signed_in(page.owner).post(f"/tulis/praktik/{page.pk}/", {"act": "withdraw"})

    assert response.status_code == 302
    assert standing_of(fresh(page)).value == "ditarik-penulis"
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


def test_plan_that_was_taken_back_does_not_hold_the_next_decision_up() -> None:
    page = planned(ready_to_publish())
    services.withdraw(page=page, by=page.owner)
    services.start_review(page=fresh(page), by=page.owner)
    approve(page, by=reviewer())

    act(page, editor(), "approve")

    assert fresh(page).live


def test_author_takes_back_a_planned_update_and_the_public_text_stays() -> None:
    page = published()
    title = page.title
    change(page, by=page.owner, title="Judul yang baru")
    services.start_review(page=fresh(page), by=page.owner)
    planned(approve(page, by=reviewer()))
    waits = standing_of(fresh(page)).value

    response = signed_in(page.owner).post(f"/tulis/praktik/{page.pk}/", {"act": "withdraw"})

    assert (waits, response.status_code) == ("siap-terbit", 302)
    assert (standing_of(fresh(page)).value, fresh(page).title) == ("terbit", title)
    assert not page.revisions.exclude(approved_go_live_at=None).exists()
