"""Asking a colleague to found along: from the form or from /akun/, seen by the author, never pressing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from practices.communities import founding
from practices.communities.models import CommunityPage, FounderInvitation
from tests.factories.accounts import UserFactory

from .conftest import Writer
from .test_founding import WHOLE

SARI = "sari@sekolah.example"


@pytest.fixture
def community(writer: Writer) -> CommunityPage:
    """A whole profile whose second founder has not been asked."""
    writer.post("/tulis/komunitas/", act="save", **WHOLE)
    return CommunityPage.objects.get(owner=writer.user)


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """Does something and answers to whom letters went out."""

    def act(doing) -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            doing()
        return [message.to[0] for message in mail.outbox]

    return act


def path(page: CommunityPage) -> str:
    return f"/tulis/komunitas/{page.pk}/undang/"


def shown(writer: Writer, page: CommunityPage) -> str:
    return writer.client.get(path(page)).content.decode()


def days_go_by(days: int) -> None:
    FounderInvitation.objects.update(sent_at=timezone.now() - timedelta(days=days))


def test_account_has_the_door_until_two_have_said_yes(writer: Writer, community: CommunityPage) -> None:
    assert path(community) in writer.client.get("/akun/").content.decode()
    second = community.founders.exclude(person__user=writer.user).get().person
    founding.confirm(page=community, person=second)
    assert path(community) not in writer.client.get("/akun/").content.decode()


def test_form_saves_and_leads_to_the_invitations(writer: Writer, community: CommunityPage) -> None:
    step = f"/tulis/komunitas/{community.pk}/?langkah=3"
    assert "ke=undang" in writer.client.get(step).content.decode()
    response = writer.post(f"{step}&ke=undang", act="save", commitment="Bertemu tiap Jumat.")
    assert response["Location"] == path(community)
    assert "tiap Jumat" in community.__class__.objects.get(pk=community.pk).commitment


def test_author_sees_who_was_asked_and_when_and_who_said_yes(
    writer: Writer, community: CommunityPage, letters
) -> None:
    assert "Belum diundang." in shown(writer, community)
    assert letters(lambda: writer.client.post(path(community), {"act": "invite"})) == [SARI]
    told = shown(writer, community)
    assert "Diundang pada" in told
    assert SARI in told
    assert told.count("Menyatakan ikut pada") == 1
    second = community.founders.exclude(person__user=writer.user).get().person
    founding.confirm(page=community, person=second)
    assert shown(writer, community).count("Menyatakan ikut pada") == 2
    assert not FounderInvitation.objects.exists()


def test_nobody_is_asked_twice_within_a_day(writer: Writer, community: CommunityPage, letters) -> None:
    writer.client.post(path(community), {"act": "invite"})
    assert letters(lambda: writer.client.post(path(community), {"act": "invite"})) == []
    assert "Undangan dapat dikirim lagi mulai" in shown(writer, community)
    days_go_by(1)
    assert letters(lambda: writer.client.post(path(community), {"act": "invite"})) == [SARI]
    assert "Diundang 2 kali" in shown(writer, community)


def test_handing_in_again_and_again_sends_one_letter(
    writer: Writer, community: CommunityPage, letters
) -> None:
    def hand_in() -> None:
        writer.post(f"/tulis/komunitas/{community.pk}/?langkah=4", act="submit")

    assert letters(hand_in) == [SARI]
    assert letters(hand_in) == []


def test_after_three_letters_a_greeting_is_better(writer: Writer, community: CommunityPage, letters) -> None:
    for _letter in range(3):
        writer.client.post(path(community), {"act": "invite"})
        days_go_by(2)
    assert letters(lambda: writer.client.post(path(community), {"act": "invite"})) == []
    assert "Barangkali lebih baik disapa langsung." in shown(writer, community)


def test_another_address_may_be_asked_at_once(writer: Writer, community: CommunityPage, letters) -> None:
    writer.client.post(path(community), {"act": "invite"})
    row = writer.draft(community).founders.exclude(email="").get()
    sent = {"act": "save", "founders-0-uid": str(row.uid), "founders-0-email": "bu.sari@sekolah.example"}
    writer.post(f"/tulis/komunitas/{community.pk}/?langkah=3", **sent)
    asked = letters(lambda: writer.client.post(path(community), {"act": "invite"}))
    assert asked == ["bu.sari@sekolah.example"]


def test_nobody_writes_to_more_than_ten_people_a_day(
    writer: Writer, community: CommunityPage, letters
) -> None:
    def ask(number: int) -> list[str]:
        sent = {"act": "add", "name": f"Rekan {number}", "email": f"rekan{number}@sekolah.example"}
        return letters(lambda: writer.client.post(path(community), sent))

    asked = [address for number in range(12) for address in ask(number)]
    assert len(asked) == 10
    assert "Sudah sepuluh undangan hari ini." in shown(writer, community)


def test_colleague_is_added_and_asked_in_one_go(writer: Writer, community: CommunityPage, letters) -> None:
    typed = f"/tulis/komunitas/{community.pk}/ketik/"
    writer.post(typed, shared_concern="Diketik, belum disimpan.")
    sent = {"act": "add", "name": "Pak Joni", "email": "joni@sekolah.example"}
    asked = letters(lambda: writer.client.post(path(community), sent))
    assert asked == [SARI, "joni@sekolah.example"]
    rows = list(writer.draft(community).founders.all())
    assert [row.person.name for row in rows] == [writer.user.display_name, "Bu Sari", "Pak Joni"]
    assert rows[1].email == SARI
    second = writer.client.get(f"/tulis/komunitas/{community.pk}/?langkah=2").content.decode()
    assert "Diketik, belum disimpan." in second


def test_address_that_is_none_is_told_and_the_name_is_kept(writer: Writer, community: CommunityPage) -> None:
    response = writer.client.post(path(community), {"act": "add", "name": "Pak Joni", "email": "joni"})
    assert response.status_code == 422
    assert 'value="Pak Joni"' in response.content.decode()
    assert writer.draft(community).founders.count() == 2


def test_nobody_else_invites_for_this_community(community: CommunityPage) -> None:
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(path(community)).status_code == 404
    assert stranger.post(path(community), {"act": "invite"}).status_code == 404
    assert not FounderInvitation.objects.exists()
