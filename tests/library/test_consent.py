"""A parent withdraws consent: the picture is gone everywhere, the record and the text stay."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.delivery.generations import generations
from library import services
from library.models import Image, Rendition
from library.templatetags.pictures import picture_of
from tests.library.conftest import files
from tests.library.test_release import released_files


@pytest.fixture
def public(picture, page_with, publish):
    image = picture(consent_basis="izin-tertulis", consent_date="2026-01-05", consent_kept_at="Map kelas 5")
    return publish(page_with(image)), Image.objects.get()


@pytest.fixture
def withdrawn(public, guru, django_capture_on_commit_callbacks):
    page, image = public
    original = image.file.storage.open(image.file.name).read()
    addresses = [rendition.url for rendition in Rendition.objects.all()]
    generation = generations().site()
    with django_capture_on_commit_callbacks(execute=True):
        services.withdraw_consent(image, guru)
    image.refresh_from_db()
    return page, image, original, addresses, generation


def test_released_files_and_sizes_are_gone(withdrawn, media, client):
    _page, _image, _original, addresses, _generation = withdrawn
    assert len(addresses) == 10
    assert not released_files(media)
    assert not Rendition.objects.exists()
    assert {client.get(address).status_code for address in addresses} == {404}


def test_original_is_gone(withdrawn, media):
    _page, image, original, _addresses, _generation = withdrawn
    assert [path.read_bytes() for path in files(media)] != []
    assert original not in [path.read_bytes() for path in files(media)]
    assert (image.width, image.height) == (480, 320)


def test_cached_pages_are_renewed(withdrawn):
    assert generations().site() != withdrawn[4]


def test_record_stays(withdrawn, guru):
    image = withdrawn[1]
    assert (image.consent_basis, image.consent_kept_at) == ("izin-tertulis", "Map kelas 5")
    assert image.consent_withdrawn_at is not None
    assert ModelLogEntry.objects.get(action="library.withdraw_consent").user == guru


def test_picture_does_not_come_back_with_the_next_publication(withdrawn, publish, media):
    publish(withdrawn[0])
    assert not Image.objects.get().released
    assert not released_files(media)


def test_page_shows_nothing_in_its_place(withdrawn):
    assert picture_of(withdrawn[1]) == ""


def test_old_revisions_still_open(withdrawn):
    page = withdrawn[0]
    assert page.get_latest_revision_as_object().body[0].value["image"] == withdrawn[1]


def test_withdrawing_twice_is_one_record(withdrawn, guru):
    services.withdraw_consent(withdrawn[1], guru)
    assert ModelLogEntry.objects.filter(action="library.withdraw_consent").count() == 1


def test_stranger_cannot_take_a_picture_down(client, public, person):
    address = reverse("library:take_down", args=[public[1].pk])
    assert client.post(address).status_code in (302, 404)
    client.force_login(person("lain"))
    assert client.post(address).status_code == 404
    assert Image.objects.get().consent_withdrawn_at is None


def test_sender_takes_a_picture_down_by_one_button(client, public, guru):
    client.force_login(guru)
    address = reverse("library:take_down", args=[public[1].pk])
    assert "tidak dapat dibatalkan" in client.get(address).content.decode()
    response = client.post(address, follow=True)
    assert "Foto sudah kami turunkan" in response.content.decode()
    assert Image.objects.get().consent_withdrawn_at is not None


def test_printable_form_tells_of_the_right_to_withdraw(client, db):
    response = client.get(reverse("library:consent_form"))
    text = response.content.decode()
    assert "dicabut kapan saja" in text
    assert "Tanda tangan" in text
    assert "csrf" not in text
    assert not response.cookies
