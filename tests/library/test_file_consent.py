"""Sounds, videos and sheets have the same question about pupils as pictures, and the same way back."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry, UploadedFile

from library import services, usage
from library.models import Document
from tests.library.conftest import files
from tests.library.making import upload

SOUND = b"ID3\x03" + b"suara murid " * 20
WRITTEN = {"consent_basis": "izin-tertulis", "consent_date": "2026-01-05", "consent_kept_at": "Map kelas 5"}
ANSWERED = {"title": "Rekaman", "collection": "1", "tags": "", "consent_basis": "tanpa-murid"}


@pytest.fixture
def sound(document):
    """A recording of a pupil, with a parent's written leave."""
    return document(file=upload(SOUND, "Membaca Nyaring.mp3"), **WRITTEN)


@pytest.fixture
def public(sound, page_with, publish):
    page = publish(page_with(document=sound))
    return page, Document.objects.get()


@pytest.fixture
def withdrawn(public, guru, django_capture_on_commit_callbacks):
    page, file = public
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw_consent(file, guru)
    return page, file.url, Document.objects.get()


def test_file_with_written_leave_is_public_with_its_page(public, client):
    assert client.get(public[1].url).getvalue() == SOUND


@pytest.mark.parametrize("answer", [{}, {"consent_basis": "izin-tertulis"}])
def test_file_without_a_sufficient_answer_stays_closed(document, page_with, publish, client, answer):
    file = document(**{"consent_basis": "", **answer})
    page = publish(page_with(document=file))
    assert usage.lacking_consent(page) == [file]
    assert client.get(file.url).status_code == 404
    assert file.url not in client.get(page.url).content.decode()


def test_answer_that_is_not_known_is_refused(document):
    with pytest.raises(ValidationError):
        document(consent_basis="mungkin")


def test_file_is_closed_the_moment_leave_is_withdrawn(withdrawn, client):
    page, address, file = withdrawn
    assert client.get(address).status_code == 404
    assert client.get(file.url).status_code == 404
    assert address not in client.get(page.url).content.decode()


def test_nothing_of_the_file_stays_in_storage(withdrawn, media):
    assert SOUND not in [path.read_bytes() for path in files(media)]


def test_record_of_the_leave_stays(withdrawn, guru):
    file = withdrawn[2]
    assert (file.consent_basis, file.consent_kept_at) == ("izin-tertulis", "Map kelas 5")
    assert ModelLogEntry.objects.get(action="library.withdraw_consent").user == guru


def test_revisions_that_had_the_file_still_open(withdrawn):
    page, _address, file = withdrawn
    assert page.get_latest_revision_as_object().body[0].value["document"] == file


def test_file_does_not_come_back_with_the_next_publication(withdrawn, publish, client):
    publish(withdrawn[0])
    assert not Document.objects.get().released


def test_sender_takes_a_file_down_by_one_button(client, public, guru):
    client.force_login(guru)
    assert "tidak dapat dibatalkan" in client.get(public[1].take_down_url).content.decode()
    response = client.post(public[1].take_down_url, follow=True)
    assert "Berkas sudah kami turunkan" in response.content.decode()
    assert Document.objects.get().consent_withdrawn_at is not None


def test_stranger_cannot_take_a_file_down(client, public, person):
    client.force_login(person("lain"))
    assert client.post(public[1].take_down_url).status_code == 404
    assert Document.objects.get().consent_withdrawn_at is None


def test_answer_given_later_opens_what_a_public_page_offers(document, page_with, publish, client):
    file = document(consent_basis="")
    page = publish(page_with(document=file))
    services.describe(medium=Document.objects.get(), words={"consent_basis": "tanpa-murid"})
    assert client.get(file.url).status_code == 200
    assert file.url in client.get(page.url).content.decode()


def test_public_file_is_not_closed_by_half_an_answer(public):
    with pytest.raises(ValidationError):
        services.describe(medium=public[1], words={"consent_kept_at": ""})
    assert Document.objects.get().consent_kept_at == "Map kelas 5"


def test_empty_answer_takes_none_back(public):
    services.describe(medium=public[1], words={"consent_basis": ""})
    assert Document.objects.get().consent_basis == "izin-tertulis"


@pytest.mark.parametrize(
    "answers",
    [{"consent_basis": ""}, {**WRITTEN, "consent_date": ""}, {**WRITTEN, "consent_kept_at": ""}],
)
def test_admin_asks_for_the_answer_and_its_date_and_place(client, admin_user, answers):
    client.force_login(admin_user)
    sent = {**ANSWERED, **answers, "file": upload(SOUND, "rekaman.mp3")}
    client.post(reverse("wagtaildocs:add"), sent)
    assert not Document.objects.exists()


def test_admin_takes_an_answered_file(client, admin_user):
    client.force_login(admin_user)
    client.post(reverse("wagtaildocs:add"), {**ANSWERED, **WRITTEN, "file": upload(SOUND, "rekaman.mp3")})
    assert Document.objects.get().may_be_published


def test_file_sent_among_many_waits_for_its_answer(client, admin_user):
    client.force_login(admin_user)
    sent = client.post(
        reverse("wagtaildocs:add_multiple"), {"title": "Rekaman", "files[]": upload(SOUND, "rekaman.mp3")}
    ).json()
    assert not Document.objects.exists()
    name = f"uploaded-document-{sent['uploaded_file_id']}"
    answers = {f"{name}-{field}": value for field, value in ANSWERED.items()}
    client.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[sent["uploaded_file_id"]]),
        answers,
    )
    assert Document.objects.get().consent_basis == "tanpa-murid"


def test_admin_leads_from_the_question_to_the_form_and_to_taking_down(client, admin_user, sound):
    client.force_login(admin_user)
    shown = client.get(reverse("wagtaildocs:edit", args=[sound.pk])).content.decode()
    assert f'href="{reverse("library:consent_form")}"' in shown
    assert f'href="{sound.take_down_url}"' in shown


def test_page_named_mp3_does_not_even_wait(client, admin_user):
    client.force_login(admin_user)
    sent = client.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Rekaman", "files[]": upload(b"<html><script></script></html>", "rekaman.mp3")},
    ).json()
    assert not sent["success"]
    assert not UploadedFile.objects.exists()
