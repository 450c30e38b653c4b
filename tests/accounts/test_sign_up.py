"""From a new account to the first sign-in, and back in after a forgotten password."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from accounts.models import User
from accounts.roles import TEACHER
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SIGN_UP = {"display_name": "Bu  Rahma", "email": "Rahma@Sekolah.example", "password1": PASSWORD}


def link_in(message: Any) -> str:
    """The path of the first button of a mail."""
    return re.search(rf"{re.escape(settings.BASE_URL)}(/\S+)", message.body).group(1)


def test_newcomer_signs_up_confirms_and_signs_in(client: Client) -> None:
    client.post("/akun/daftar/", SIGN_UP)
    client.post(link_in(mail.outbox[0]))
    client.post("/akun/masuk/", {"login": "rahma@sekolah.example", "password": PASSWORD})
    user = User.objects.get(email="rahma@sekolah.example")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_new_account_has_its_name_its_person_and_a_place_among_the_teachers(client: Client) -> None:
    client.post("/akun/daftar/", SIGN_UP)
    user = User.objects.get()
    assert (user.display_name, user.person.name) == ("Bu Rahma", "Bu Rahma")
    assert [group.name for group in user.groups.all()] == [TEACHER]


def test_confirmation_mail_is_plain_words_in_text_and_html(client: Client) -> None:
    client.post("/akun/daftar/", SIGN_UP)
    message = mail.outbox[0]
    html = message.alternatives[0].content
    assert "Bu Rahma" in message.body
    assert f'href="{settings.BASE_URL}{link_in(message)}"' in html


def test_mail_of_a_reader_of_english_leads_to_english_pages(client: Client) -> None:
    client.post("/en/akun/daftar/", SIGN_UP)
    assert link_in(mail.outbox[0]).startswith("/en/akun/surel/konfirmasi/")


def test_opening_the_link_alone_confirms_nothing(client: Client) -> None:
    client.post("/akun/daftar/", SIGN_UP)
    client.get(link_in(mail.outbox[0]))
    assert not User.objects.get().emailaddress_set.get().verified


def test_nobody_gets_in_with_an_address_that_is_not_confirmed(client: Client) -> None:
    user = UserFactory(confirmed=False)
    client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("password", ["pendek", "password123", "kata sandi"[:9]])
def test_weak_password_is_refused_and_the_rest_is_kept(client: Client, password: str) -> None:
    response = client.post("/akun/daftar/", {**SIGN_UP, "password1": password})
    assert not User.objects.exists()
    assert 'value="Rahma@Sekolah.example"' in response.content.decode()


def test_forgotten_password_is_replaced_by_the_link_in_the_mail(client: Client) -> None:
    user = UserFactory()
    client.post("/akun/sandi/lupa/", {"email": user.email})
    form = client.get(link_in(mail.outbox[0]), follow=True)
    new = "gurita ungu menari pelan"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)


def test_link_for_a_new_password_works_once(client: Client) -> None:
    user = UserFactory()
    client.post("/akun/sandi/lupa/", {"email": user.email})
    link = link_in(mail.outbox[0])
    address = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(address, {"password1": "gurita ungu menari", "password2": "gurita ungu menari"})
    assert "sudah tidak berlaku" in Client().get(link).content.decode()


def test_links_in_mails_name_our_own_host_whatever_host_was_asked(client: Client) -> None:
    user = UserFactory()
    client.post("/akun/sandi/lupa/", {"email": user.email}, headers={"Host": "example.test"})
    assert "example.test" not in mail.outbox[0].body
    assert settings.BASE_URL in mail.outbox[0].body
