"""Two founders, each saying yes for themselves."""

import re

import pytest
from django.core import mail
from django.test import Client

from practices.communities.models import CommunityPage
from review.status import standing_of

from .conftest import Writer

WHOLE = {
    "title": "Lingkar Kelas Rangkap",
    "summary": "Dua guru, satu kegelisahan.",
    "purpose": "Mencari cara untuk kelas rangkap.",
    "shared_concern": "Kelas satu selalu menunggu.",
    "commitment": "Bertemu tiap Kamis.",
    "stage": "merintis",
    "founders-1-name": "Bu Sari",
    "founders-1-role": "guru",
    "founders-1-email": "sari@sekolah.example",
}


@pytest.fixture
def community(writer: Writer, django_capture_on_commit_callbacks: object) -> CommunityPage:
    """A whole profile whose second founder has not answered."""
    writer.post("/tulis/komunitas/", act="save", **WHOLE)
    return CommunityPage.objects.get(owner=writer.user)


def submit(writer: Writer, page: CommunityPage) -> object:
    return writer.post(f"/tulis/komunitas/{page.pk}/?langkah=4", act="submit")


def test_one_founder_is_not_enough(writer: Writer, community: CommunityPage) -> None:
    response = submit(writer, community)
    assert "Perlu dua perintis" in response.content.decode()
    assert standing_of(community).value == "draf"


def test_the_second_founder_says_yes_by_the_mailed_link(
    writer: Writer, community: CommunityPage, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        submit(writer, community)
    (letter,) = [message for message in mail.outbox if message.to == ["sari@sekolah.example"]]
    path = re.search(r"http://testserver(/tulis/komunitas/ikut/\S+)", letter.body)[1]
    guest = Client()
    assert "Ikut merintis Lingkar Kelas Rangkap?" in guest.get(path).content.decode()
    assert community.confirmations.count() == 1
    guest.post(path)
    assert community.confirmations.count() == 2
    assert submit(writer, community).status_code == 302
    assert standing_of(community).value == "menunggu-penelaah"


def test_a_broken_link_changes_nothing(community: CommunityPage, client: Client) -> None:
    assert client.post("/tulis/komunitas/ikut/palsu/").status_code == 404
    assert community.confirmations.count() == 1
