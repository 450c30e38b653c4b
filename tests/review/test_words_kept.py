"""No word that a reader has typed is lost: kept as it is typed, and in the answer when it could not be."""

from typing import Any

import pytest

from accounts.models import User
from practices.articles.models import PracticePage
from review import services
from review.models import PartComment, Review
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.review import (
    WORDS,
    approve,
    change,
    complete_story,
    editor,
    fresh,
    reviewer,
    send_back,
    submitted,
    teacher,
)
from tests.review.door import act, signed_in

pytestmark = pytest.mark.django_db
QUESTION = "Berapa lama tiap kelompok menimbang?"


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
