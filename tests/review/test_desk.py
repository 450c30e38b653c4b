"""The desk at /telaah/: what readers find there, what others do not, and that no word is lost."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from practices.articles.models import PracticePage
from review import services
from review.models import Claim, PartComment, Review
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    WORDS,
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

pytestmark = pytest.mark.django_db
QUESTION = "Berapa lama tiap kelompok menimbang?"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def act(page: PracticePage, user: User, name: str, **fields: str) -> Any:
    return signed_in(user).post(f"/telaah/{page.pk}/", {"act": name, **fields})


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

    assert "Kalimat yang belum dikirim" not in signed_in(reviewer()).get(address.format(page.pk)).content.decode()


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


@pytest.mark.parametrize("name", ["claim", "hand_back", "save"])
def test_words_in_the_form_are_kept_by_every_button(name: str) -> None:
    page, colleague = submitted(), reviewer()

    act(page, colleague, name, ask=QUESTION)

    assert Review.objects.get().ask == QUESTION


def test_notes_on_parts_come_back_into_their_boxes() -> None:
    page, colleague = submitted(), reviewer()
    act(page, colleague, "save", **{"comment-situation": "Dari mana angka 2,35?"})

    assert "Dari mana angka 2,35?" in signed_in(colleague).get(f"/telaah/{page.pk}/").content.decode()


def test_notes_on_parts_that_the_text_has_not_are_left_out() -> None:
    page = submitted()

    act(page, reviewer(), "save", notice="Bagus.", **{"comment-hadiah": "?"})

    assert not PartComment.objects.exists()


def test_decision_by_the_button_moves_the_text_on() -> None:
    page = submitted()

    response = act(page, reviewer(), "approve", notice="Bagus.")

    assert (response.status_code, standing_of(fresh(page)).value) == (302, "siap-terbit")


def test_unfinished_notes_of_a_colleague_are_seen_by_nobody_else() -> None:
    page = submitted()
    services.save_review(page=page, by=reviewer(), words={"ask": QUESTION})

    assert QUESTION not in signed_in(reviewer()).get(f"/telaah/{page.pk}/").content.decode()


def test_words_are_in_the_answer_when_the_text_changed_meanwhile() -> None:
    page, colleague = submitted(), reviewer()
    change(page, by=page.owner, title="Judul lain")

    response = act(page, colleague, "approve", ask=QUESTION)

    assert response.status_code == 409
    assert QUESTION in response.content.decode()
    assert "berubah sejak dibaca" in response.content.decode()


def test_words_are_in_the_answer_when_a_colleague_claimed_it_meanwhile() -> None:
    page = submitted()
    services.claim(page=page, by=reviewer())

    response = act(page, reviewer(), "request_changes", ask=QUESTION)

    assert response.status_code == 409
    assert QUESTION in response.content.decode()


def test_words_are_in_the_answer_when_a_colleague_approved_meanwhile() -> None:
    page = submitted()
    approve(page, by=reviewer())

    response = act(page, reviewer(), "approve", **{"comment-situation": QUESTION})

    assert response.status_code == 409
    assert QUESTION in response.content.decode()


def test_words_are_in_the_answer_when_the_text_was_sent_back_meanwhile() -> None:
    page = submitted()
    send_back(page, by=reviewer())

    response = act(page, reviewer(), "approve", offer=QUESTION)

    assert response.status_code == 409
    assert QUESTION in response.content.decode()


def test_words_are_in_the_answer_when_the_author_withdrew_it_meanwhile() -> None:
    page = submitted(situation="<p>Kalimat yang ditarik kembali.</p>")
    services.withdraw(page=page, by=page.owner)

    response = act(page, reviewer(), "approve", offer=QUESTION)

    assert response.status_code == 409
    assert QUESTION in response.content.decode()
    assert "ditarik kembali." not in response.content.decode()


def test_posting_to_a_text_that_was_never_handed_in_finds_nothing() -> None:
    assert act(complete_story(), reviewer(), "approve", offer=QUESTION).status_code == 404


def test_posting_by_the_author_finds_nothing() -> None:
    owner = UserFactory(roles=["Penelaah", "Penyunting"])
    page = submitted(owner=owner)

    assert act(page, owner, "approve").status_code == 404
    assert not Review.objects.exists()


def test_deleted_text_is_not_found() -> None:
    page = submitted()
    fresh(page).delete()

    assert act(page, reviewer(), "approve").status_code == 404


def keys(page: PracticePage, user: User, **fields: str) -> Any:
    return signed_in(user).post(f"/telaah/{page.pk}/ketik/", fields, headers={"accept": "application/json"})


def test_key_strokes_are_kept() -> None:
    page, colleague = submitted(), reviewer()

    response = keys(page, colleague, ask=QUESTION)

    assert set(response.json()) == {"saved"}
    assert Review.objects.get(reviewer=colleague).ask == QUESTION


def test_key_strokes_decide_nothing() -> None:
    page = submitted()

    keys(page, reviewer(), act="approve", notice="Bagus.")

    assert standing_of(fresh(page)).value == "menunggu-penelaah"


def test_key_strokes_leave_other_boxes_as_they_were() -> None:
    page, colleague = submitted(), reviewer()
    keys(page, colleague, **WORDS)

    keys(page, colleague, ask=QUESTION)

    assert Review.objects.get().notice == WORDS["notice"]


def test_key_strokes_on_a_claimed_text_are_refused_with_the_reason() -> None:
    page = submitted()
    services.claim(page=page, by=reviewer())

    response = keys(page, reviewer(), ask=QUESTION)

    assert (response.status_code, "Rekan lain" in response.json()["detail"]) == (409, True)


@pytest.mark.parametrize("role", [teacher, editor])
def test_key_strokes_of_others_are_not_kept(role: Any) -> None:
    assert keys(submitted(), role(), ask=QUESTION).status_code in (404, 409)
    assert not Review.objects.exists()
