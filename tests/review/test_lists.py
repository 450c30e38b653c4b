"""The shelves of the desk: what I hold, what is offered, what waits (by pages and filters), what I have read."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from mitraguru.scale_desk import DeskFiller
from review import services
from review.models import Claim, Offer, Stage
from review.shelves import A_PAGE, shelves_for
from tests.factories.accounts import region
from tests.factories.review import (
    reviewer,
    send_back,
    submitted,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
QUERIES = 15


def shelves(user: User, address: str = "") -> Any:
    return shelves_for(user, QueryDict(address))


def titles(items: list[Any]) -> list[str]:
    return [item.submission.title for item in items]


def test_what_i_hold_is_on_my_shelf_with_the_day() -> None:
    page, colleague = submitted(), reviewer()
    services.claim(page=page, by=colleague)

    assert titles(shelves(colleague).mine) == [page.title]
    assert "Disanggupi sampai" in signed_in(colleague).get("/telaah/").content.decode()


def test_a_day_that_has_passed_is_told_kindly() -> None:
    page, colleague = submitted(), reviewer()
    services.claim(page=page, by=colleague)
    Claim.objects.update(due_at=timezone.now() - timedelta(days=1))

    found = signed_in(colleague).get("/telaah/").content.decode()

    assert "Masih boleh diselesaikan hari ini" in found


def test_an_offer_stands_with_its_reasons_and_two_buttons() -> None:
    page, colleague = submitted(), reviewer()
    services.offer(page=page, reviewer=colleague, reasons=["level:sd-mi", "free"])

    found = signed_in(colleague).get("/telaah/").content.decode()

    assert titles(shelves(colleague).offered) == [page.title]
    assert "mengajar di SD/MI" in found
    assert 'value="claim"' in found
    assert 'value="hand_back"' in found


def test_an_offer_to_a_colleague_is_for_me_a_text_that_waits() -> None:
    page = submitted()
    services.offer(page=page, reviewer=reviewer(), reasons=[])

    found = shelves(reviewer())

    assert (titles(found.offered), titles(found.waiting.items)) == ([], [page.title])


def test_declining_takes_the_offer_from_the_shelf() -> None:
    page, colleague = submitted(), reviewer()
    services.offer(page=page, reviewer=colleague, reasons=[])

    act(page, colleague, "hand_back")

    assert Offer.objects.get().declined_at is not None
    assert shelves(colleague).offered == []


def test_taking_an_offer_puts_it_on_my_shelf() -> None:
    page, colleague = submitted(), reviewer()
    services.offer(page=page, reviewer=colleague, reasons=[])

    act(page, colleague, "claim")

    assert titles(shelves(colleague).mine) == [page.title]


def test_what_i_have_read_is_listed_with_my_word_on_it() -> None:
    colleague = reviewer()
    page = send_back(submitted(), by=colleague)

    found = signed_in(colleague).get("/telaah/").content.decode()

    assert shelves(colleague).read[0].submission.page_id == page.pk
    assert "minta dilengkapi" in found


def test_filters_stand_in_an_address_that_can_be_passed_on() -> None:
    submitted(level="sd-mi")
    wanted = submitted(level="smp-mts", regency=region("12.07"))

    found = shelves(reviewer(), "jenjang=smp-mts&provinsi=12&jenis=praktik&bahasa=id")

    assert titles(found.waiting.items) == [wanted.title]
    assert found.waiting.query == "jenis=praktik&jenjang=smp-mts&provinsi=12&bahasa=id"


def test_several_values_of_one_filter_are_either_of_them() -> None:
    for level in ("sd-mi", "smp-mts", "sma-ma"):
        submitted(level=level)

    assert shelves(reviewer(), "jenjang=sd-mi&jenjang=smp-mts").waiting.total == 2


def test_a_filter_tells_how_many_each_choice_would_find_beside_the_others() -> None:
    submitted(level="sd-mi", regency=region("12.07"))
    submitted(level="sd-mi", regency=region("13.01"))
    submitted(level="smp-mts", regency=region("13.01"))

    facets = {facet.name: facet for facet in shelves(reviewer(), "provinsi=13").waiting.facets}

    assert [(option.value, option.count) for option in facets["jenjang"].options] == [
        ("sd-mi", 1),
        ("smp-mts", 1),
    ]
    assert [(option.value, option.count) for option in facets["provinsi"].options] == [("12", 1), ("13", 2)]


def test_a_choice_can_be_taken_back_alone() -> None:
    submitted(level="sd-mi")

    chips = shelves(reviewer(), "jenjang=sd-mi&jenis=praktik").waiting.chips

    assert [chip.remove_url for chip in chips] == ["?jenjang=sd-mi", "?jenis=praktik"]


@pytest.mark.parametrize(
    "address", ["jenjang=tidak-ada", "provinsi=%00", "page=abc", "page=-1", "page=99999999999999999999"]
)
def test_an_address_with_odd_values_shows_everything(address: str) -> None:
    page = submitted()

    response = signed_in(reviewer()).get(f"/telaah/?{address}")

    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_more_than_a_page_is_turned_and_keeps_the_choices() -> None:
    DeskFiller().fill(A_PAGE * 2)
    person = reviewer()

    first = shelves(person, "jenis=praktik")
    second = shelves(person, "jenis=praktik&page=2")

    assert len(first.waiting.items) == A_PAGE
    assert not {item.stage.pk for item in first.waiting.items} & {
        item.stage.pk for item in second.waiting.items
    }
    assert "?jenis=praktik&amp;page=2" in signed_in(person).get("/telaah/?jenis=praktik").content.decode()


def queries(user: User, address: str) -> int:
    client = signed_in(user)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", ["/telaah/", "/telaah/?jenjang=sd-mi"])
def test_the_desk_asks_the_same_number_of_queries_with_five_and_fifty_texts(address: str) -> None:
    asked = set()
    for size in (5, 50):
        DeskFiller().fill(size)
        busy = Claim.objects.values_list("reviewer", flat=True).first() or reviewer().pk
        asked.add(queries(User.objects.get(pk=busy), address))

    assert len(asked) == 1
    assert max(asked) <= QUERIES


def test_a_generated_text_is_read_and_decided_like_any_other() -> None:
    DeskFiller().fill(1)
    stage = Stage.objects.get(ended_at=None)
    colleague = reviewer()

    response = signed_in(colleague).post(
        f"/telaah/{stage.submission.page_id}/", {"act": "approve", "notice": "Jelas sekali."}
    )

    stage.refresh_from_db()
    assert (response.status_code, stage.outcome) == (302, "approved")
