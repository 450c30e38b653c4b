"""Handing in, taking back, and what the account page says of it."""

from django.test import Client

from review import services
from review.status import standing_of
from tests.factories.accounts import ReviewerFactory

from .conftest import WHOLE_STORY, Writer


def test_an_incomplete_story_is_kept_and_told_what_is_missing(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    response = writer.post(writer.path(page, 6), act="submit", outcome="belum-berhasil")
    assert response.status_code == 422
    assert "Tulis refleksi" in response.content.decode()
    assert writer.draft(page).outcome == "belum-berhasil"
    assert standing_of(page).value == "draf"


def test_a_whole_story_waits_for_a_reader(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    response = writer.post(writer.path(page, 6), act="submit")
    assert response["Location"] == "/akun/"
    assert standing_of(page).value == "menunggu-penelaah"
    assert "Menunggu penelaah" in writer.client.get("/akun/").content.decode()


def test_what_is_typed_while_it_is_read_is_kept_but_changes_nothing(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    writer.post(writer.path(page, 6), act="submit")
    response = writer.post(writer.path(page, 2), act="save", situation="Terlambat.")
    assert response.status_code == 409
    assert "Terlambat" not in writer.draft(page).situation
    writer.post(writer.path(page), act="withdraw")
    assert "Terlambat." in writer.shown(page, 2)


def test_a_text_can_be_taken_back_and_handed_in_again(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    writer.post(writer.path(page, 6), act="submit")
    writer.post(writer.path(page), act="withdraw")
    assert standing_of(page).value == "ditarik-penulis"
    writer.post(writer.path(page, 6), act="submit")
    assert standing_of(page).value == "menunggu-penelaah"


def test_the_reviewers_words_stand_on_the_step_that_they_are_about(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    writer.post(writer.path(page, 6), act="submit")
    services.decide(
        page=page,
        by=ReviewerFactory(display_name="Bu Ratna"),
        decision="request_changes",
        words={"notice": "Jujur sekali."},
        comments={"challenge": "Berapa jumlah timbangannya?"},
    )
    assert "Berapa jumlah timbangannya?" in writer.shown(page, 3)
    assert "Berapa jumlah timbangannya?" not in writer.shown(page, 5)
    assert "Perlu dilengkapi" in writer.client.get("/akun/").content.decode()


def test_two_sends_of_the_same_submission_start_one_review(writer: Writer) -> None:
    page = writer.begin(**WHOLE_STORY)
    for _send in range(2):
        writer.post(writer.path(page, 6), act="submit")
    assert page.submissions.count() == 1


def test_an_expired_session_signs_in_in_place_and_loses_nothing(writer: Writer) -> None:
    page = writer.begin(title="Kartu")
    guest = Client()
    held = guest.post(
        writer.path(page, 2),
        {"situation": "Diketik lama sekali.", "act": "save", "submission_key": writer.key},
    )
    assert "Diketik lama sekali." in held.content.decode()
    from tests.factories.accounts import PASSWORD

    guest.post(
        writer.path(page, 2),
        {
            "situation": "Diketik lama sekali.",
            "act": "save",
            "submission_key": writer.key,
            "login": writer.user.email,
            "password": PASSWORD,
        },
    )
    assert writer.draft(page).situation == "<p>Diketik lama sekali.</p>"
