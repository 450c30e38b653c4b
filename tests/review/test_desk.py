"""The desk at /telaah/: what readers find there, and what others do not."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from review import services
from review.models import Claim
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    approve,
    change,
    complete_story,
    editor,
    fresh,
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
QUESTION = "Berapa lama tiap kelompok menimbang?"


def desk(user: User) -> str:
    return signed_in(user).get("/telaah/").content.decode()


@pytest.mark.parametrize("role", [reviewer, superuser])
def test_reader_finds_what_waits(role: Any) -> None:
    assert submitted().title in desk(role())


def test_editor_finds_what_a_colleague_has_approved() -> None:
    waiting, ready = submitted(), ready_to_publish()

    found = desk(editor())

    assert ready.title in found
    assert waiting.title not in found


def test_own_texts_are_never_on_the_desk() -> None:
    owner = reviewer()

    assert submitted(owner=owner).title not in desk(owner)


def test_text_that_a_colleague_holds_is_on_nobody_elses_desk() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)

    assert page.title in desk(holder)
    assert page.title not in desk(reviewer())


def test_text_that_i_have_approved_does_not_wait_for_me_at_the_next_step() -> None:
    both = UserFactory(roles=["Penelaah", "Penyunting"])
    page = approve(submitted(), by=both)

    waiting, _line, read = desk(both).partition("Sudah Bapak/Ibu telaah")

    assert page.title not in waiting
    assert page.title in read


@pytest.mark.parametrize("make", [complete_story, published])
def test_text_that_is_not_in_review_is_not_on_the_desk(make: Any) -> None:
    assert make().title not in desk(reviewer())


def test_desk_shows_the_submitted_title_not_a_newer_one() -> None:
    page = change(submitted(title="Timbangan Pak Nofri"), by=teacher(), title="Belum dikirim")

    found = desk(reviewer())

    assert page.title in found
    assert "Belum dikirim" not in found


def test_desk_is_closed_to_teachers() -> None:
    page, person = submitted(), teacher()

    response = signed_in(person).get("/telaah/")

    assert response.status_code == 403
    assert page.title not in response.content.decode()


def test_visitor_is_asked_to_sign_in() -> None:
    assert Client().get("/telaah/")["Location"].startswith("/akun/masuk/")


ADDRESSES = ["/telaah/{}/", "/telaah/{}/baca/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_reader_reads_what_waits(address: str) -> None:
    page = submitted()

    assert page.title in signed_in(reviewer()).get(address.format(page.pk)).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_text_shown_is_the_submitted_revision(address: str) -> None:
    page = change(submitted(), by=teacher(), situation="<p>Kalimat yang belum dikirim.</p>")

    assert (
        "Kalimat yang belum dikirim"
        not in signed_in(reviewer()).get(address.format(page.pk)).content.decode()
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_teacher_finds_nothing_under_the_address_of_a_text(address: str) -> None:
    assert signed_in(teacher()).get(address.format(submitted().pk)).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_author_finds_nothing_there_whatever_other_roles(address: str) -> None:
    owner = UserFactory(roles=["Penelaah", "Penyunting"])

    assert signed_in(owner).get(address.format(submitted(owner=owner).pk)).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("make", [complete_story, published])
def test_reader_finds_nothing_that_is_not_in_review(make: Any, address: str) -> None:
    assert signed_in(reviewer()).get(address.format(make().pk)).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_index_pages_are_no_texts(address: str) -> None:
    assert signed_in(reviewer()).get(address.format(complete_story().get_parent().pk)).status_code == 404


def test_reader_returns_to_what_was_said_after_the_decision() -> None:
    page, colleague = submitted(), reviewer()
    send_back(page, by=colleague)

    response = signed_in(colleague).get(f"/telaah/{page.pk}/")

    assert QUESTION in response.content.decode()
    assert b'value="approve"' not in response.content


def test_claim_makes_the_text_mine() -> None:
    page, colleague = submitted(), reviewer()

    act(page, colleague, "claim")

    assert (Claim.objects.get().reviewer, standing_of(fresh(page)).value) == (colleague, "sedang-ditelaah")


def test_claimed_text_cannot_be_claimed_by_another() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)

    response = act(page, reviewer(), "claim")

    assert (response.status_code, Claim.objects.get().reviewer) == (409, holder)
    assert "Rekan lain sedang menelaah" in response.content.decode()


def test_claimed_text_cannot_be_decided_on_by_another() -> None:
    page = submitted()
    services.claim(page=page, by=reviewer())

    assert act(page, reviewer(), "approve").status_code == 409
    assert standing_of(fresh(page)).value == "sedang-ditelaah"


def test_handing_back_lets_another_take_it() -> None:
    page, first, second = submitted(), reviewer(), reviewer()
    act(page, first, "claim")
    act(page, first, "hand_back")

    act(page, second, "claim")

    assert Claim.objects.get().reviewer == second


def test_handing_back_what_a_colleague_holds_changes_nothing() -> None:
    page, holder = submitted(), reviewer()
    services.claim(page=page, by=holder)

    act(page, reviewer(), "hand_back")

    assert Claim.objects.get().reviewer == holder


def test_decision_by_the_button_moves_the_text_on() -> None:
    page = submitted()

    response = act(page, reviewer(), "approve", notice="Bagus.")

    assert (response.status_code, standing_of(fresh(page)).value) == (302, "siap-terbit")
