"""Files to take along, by a plain post: the question about pupils, and the way back from a withdrawn consent."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from library.models import Document
from practices.articles.models import PracticePage
from practices.writing import services
from review.services import start_review
from review.status import standing_of
from tests.factories.accounts import UserFactory
from tests.factories.pages import document, publish_story, story

from .conftest import WHOLE_STORY, Writer

QUESTION = "Jawab pertanyaan tentang murid di berkas"


def sheet(name: str = "nota.pdf") -> SimpleUploadedFile:
    """A worksheet as a phone sends it."""
    return SimpleUploadedFile(name, b"%PDF-1.7\nnota lelang", "application/pdf")


@pytest.fixture
def uid() -> str:
    return str(uuid.uuid4())


@pytest.fixture
def whole(writer: Writer, uid: str) -> PracticePage:
    """A whole story with a file whose question nobody has answered."""
    page = writer.begin(**WHOLE_STORY)
    attach(writer, page, uid, **{"attachments-0-file": sheet(), "attachments-0-title": "Nota kosong"})
    return page


def attach(writer: Writer, page: PracticePage, uid: str, **fields: Any) -> Any:
    return writer.post(writer.path(page, 5), **{"act": "save", "attachments-0-uid": uid, **fields})


def submit(writer: Writer, page: PracticePage) -> Any:
    return writer.post(writer.path(page, 6), act="submit")


def test_story_with_an_unanswered_file_is_kept_and_told_what_to_do(
    writer: Writer, whole: PracticePage
) -> None:
    response = submit(writer, whole)
    assert response.status_code == 422
    assert QUESTION in response.content.decode()
    assert writer.draft(whole).attachments.get().document.title == "Nota kosong"
    assert standing_of(whole).value == "draf"


def test_one_touch_is_enough_for_a_file_without_pupils(writer: Writer, whole: PracticePage, uid: str) -> None:
    attach(writer, whole, uid, **{"attachments-0-consent_basis": "tanpa-murid"})
    assert submit(writer, whole).status_code == 302


def test_written_leave_asks_for_its_date_and_place(writer: Writer, whole: PracticePage, uid: str) -> None:
    attach(writer, whole, uid, **{"attachments-0-consent_basis": "izin-tertulis"})
    assert "Isi tanggal izin untuk berkas" in submit(writer, whole).content.decode()
    leave = {"attachments-0-consent_date": "2026-01-05", "attachments-0-consent_kept_at": "Map kelas 5"}
    attach(writer, whole, uid, **leave)
    assert submit(writer, whole).status_code == 302
    assert Document.objects.get().consent_basis == "izin-tertulis"


def test_answer_may_come_with_the_file(writer: Writer, uid: str) -> None:
    page = writer.begin(**WHOLE_STORY)
    sent = {"attachments-0-file": sheet(), "attachments-0-consent_basis": "tidak-dikenali"}
    attach(writer, page, uid, **sent)
    assert submit(writer, page).status_code == 302


def test_answer_that_nobody_offers_is_told_and_the_file_is_asked_for_again(writer: Writer, uid: str) -> None:
    page = writer.begin(**WHOLE_STORY)
    sent = {"attachments-0-file": sheet(), "attachments-0-consent_basis": "mungkin"}
    assert attach(writer, page, uid, **sent).status_code == 422
    assert not writer.draft(page).attachments.exists()


def test_part_of_a_row_leaves_the_rest_of_it(writer: Writer, whole: PracticePage, uid: str) -> None:
    attach(writer, whole, uid, **{"attachments-0-title": "Nota lelang"})
    attach(writer, whole, uid, **{"attachments-0-consent_basis": "tanpa-murid"})
    assert writer.draft(whole).attachments.get().title == "Nota lelang"


@pytest.mark.parametrize("step", [4, 5])
def test_every_question_has_the_form_to_print_beside_it(
    writer: Writer, whole: PracticePage, step: int
) -> None:
    shown = writer.shown(whole, step)
    questions = shown.count("Adakah murid yang dapat dikenali")
    assert questions
    assert shown.count('href="/berkas/izin/"') == questions


def test_gap_leads_to_the_files(writer: Writer, whole: PracticePage) -> None:
    told = submit(writer, whole).content.decode()
    assert f"/tulis/praktik/{whole.pk}/?langkah=5#id_attachments" in told
    assert 'id="id_attachments"' in writer.shown(whole, 5)


@pytest.fixture
def own(db: None, client: Client) -> PracticePage:
    """A public story of the teacher who is signed in, with a recording."""
    author = UserFactory()
    client.force_login(author)
    recording = document(owner=author, title="Rekaman nota")
    return publish_story(owner=author, attachments=[recording])


def media_list(client: Client, page: PracticePage) -> str:
    return client.get(f"/tulis/praktik/{page.pk}/berkas/").content.decode()


def test_author_finds_the_door_to_taking_down_after_publication(client: Client, own: PracticePage) -> None:
    assert f"/tulis/praktik/{own.pk}/berkas/" in client.get("/akun/").content.decode()
    shown = media_list(client, own)
    assert "Dapat dilihat semua orang." in shown
    assert f'href="{Document.objects.get().take_down_url}"' in shown


def test_file_that_was_taken_down_is_offered_to_nobody(
    client: Client, own: PracticePage, django_capture_on_commit_callbacks: Any
) -> None:
    address = Document.objects.get().url
    assert address in Client().get(own.url).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(Document.objects.get().take_down_url)
    assert Client().get(address).status_code == 404
    assert 'id="bawa-pulang"' not in Client().get(own.url).content.decode()
    assert "Sudah diturunkan karena izinnya dicabut." in media_list(client, own)


def test_update_with_a_file_that_was_taken_down_says_what_to_do(client: Client, own: PracticePage) -> None:
    client.post(Document.objects.get().take_down_url)
    with pytest.raises(services.Incomplete) as told:
        services.submit(page=own, by=own.owner)
    assert "Ada berkas yang sudah diturunkan" in str(told.value.gaps[0].message)


def test_leave_can_be_withdrawn_while_the_story_is_being_read(db: None, client: Client) -> None:
    author = UserFactory()
    client.force_login(author)
    page = story(owner=author, attachments=[document(owner=author)])
    start_review(page=page, by=author)
    assert "/berkas/" in client.get(f"/tulis/praktik/{page.pk}/").content.decode()
    assert f'href="{Document.objects.get().take_down_url}"' in media_list(client, page)


def test_nobody_else_sees_the_list(own: PracticePage) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(f"/tulis/praktik/{own.pk}/berkas/").status_code == 404


def test_licence_leaves_out_files_in_which_pupils_can_be_recognised(db: None) -> None:
    leave = {"consent_basis": "izin-tertulis", "consent_date": "2026-01-05", "consent_kept_at": "Map kelas 5"}
    page = publish_story(attachments=[document(**leave)])
    assert "yang memuat murid tidak termasuk lisensi" in Client().get(page.url).content.decode()
