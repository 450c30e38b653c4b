"""Nothing typed is lost when a session or a token has run out meanwhile."""

import html
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.echo_urls")]

PATH = "/tulis/gema/?langkah=2"
TYPED = {
    "title": 'Timbangan di "TPI" <1 & 2>',
    "situation": "Baris satu\nBaris dua\n\n*tebal*",
    "setting": ["pesisir", "pedesaan"],
    "act": "save",
}
STORED = {
    **{name: [value] for name, value in TYPED.items() if isinstance(value, str)},
    "setting": TYPED["setting"],
}


def held_fields(response: HttpResponse) -> dict[str, list[str]]:
    """The hidden fields of the page, as a browser would send them."""
    found: dict[str, list[str]] = {}
    pattern = r'<input type="hidden" name="([^"]*)" value="([^"]*)">'
    form = response.content.decode().split("data-held")[1].split("</form>")[0]
    for name, value in re.findall(pattern, form):
        found.setdefault(html.unescape(name), []).append(html.unescape(value))
    return found


def with_sign_in(fields: dict[str, list[str]], user: User, password: str = PASSWORD) -> dict[str, object]:
    return {**fields, "login": user.email, "password": password}


def without_token(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}


def code_of(user: User) -> str:
    """Turn the second factor on and return the code that its app shows now."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30))


def test_page_after_an_expired_session_holds_every_field(client: Client) -> None:
    response = client.post(PATH, TYPED)
    assert response.status_code == 403
    assert without_token(held_fields(response)) == STORED


def test_signing_in_on_that_page_goes_on_with_the_same_form(client: Client) -> None:
    user = UserFactory()
    fields = held_fields(client.post(PATH, TYPED))
    told = client.post(PATH, with_sign_in(without_token(fields), user)).json()
    assert told == {"by": user.email, "fields": STORED}


def test_wrong_password_on_that_page_keeps_every_field(client: Client) -> None:
    user = UserFactory()
    response = client.post(PATH, with_sign_in(STORED, user, "salah sekali"))
    assert without_token(held_fields(response)) == STORED
    assert "tidak cocok" in response.content.decode()


def test_wrong_passwords_on_that_page_are_slowed_like_at_the_door(client: Client) -> None:
    user = UserFactory()
    for _ in range(12):
        client.post(PATH, with_sign_in(STORED, user, "salah sekali"))
    response = client.post(PATH, with_sign_in(STORED, user))
    assert "_auth_user_id" not in client.session
    assert without_token(held_fields(response)) == STORED


def test_old_token_holds_every_field_and_the_new_one_goes_on() -> None:
    client = Client(enforce_csrf_checks=True)
    user = UserFactory()
    client.force_login(user)
    response = client.post(PATH, {**TYPED, "csrfmiddlewaretoken": "x" * 64})
    told = client.post(PATH, held_fields(response)).json()
    assert (response.status_code, without_token(told["fields"])) == (403, STORED)


def test_old_token_and_expired_session_together_lose_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    user = UserFactory()
    fields = held_fields(client.post(PATH, TYPED))
    told = client.post(PATH, with_sign_in(fields, user)).json()
    assert (told["by"], without_token(told["fields"])) == (user.email, STORED)


def test_form_from_another_site_is_refused_and_not_offered_for_sending() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())
    response = client.post(PATH, TYPED, headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert "data-held" not in response.content.decode()


def test_password_and_token_are_never_echoed(client: Client) -> None:
    response = client.post(
        PATH, {**TYPED, "login": "a@b.example", "password": "rahasia-sekali", "sandi_lama": "rahasia-2"}
    )
    assert "rahasia" not in response.content.decode()


def test_password_does_not_reach_the_form_even_when_already_signed_in(client: Client) -> None:
    user = UserFactory()
    client.force_login(user)
    told = client.post(PATH, with_sign_in(STORED, user)).json()
    assert told["fields"] == STORED


def test_files_are_told_to_be_chosen_again(client: Client) -> None:
    picture = SimpleUploadedFile("papan tulis.jpg", b"x", content_type="image/jpeg")
    response = client.post(PATH, {**TYPED, "picture": picture})
    assert "papan tulis.jpg" in response.content.decode()


def test_second_step_comes_first_and_then_the_form_waits(client: Client) -> None:
    user = UserFactory()
    code = code_of(user)
    client.post(PATH, with_sign_in(STORED, user))
    arrived = client.post("/akun/dua-langkah/kode/", {"code": code})
    response = client.get(arrived["Location"])
    assert arrived["Location"] == "/akun/lanjut/"
    assert without_token(held_fields(response)) == STORED


def test_waiting_form_is_let_go_once_it_has_arrived(client: Client) -> None:
    user = UserFactory()
    code = code_of(user)
    client.post(PATH, with_sign_in(STORED, user))
    client.post("/akun/dua-langkah/kode/", {"code": code})
    client.post(PATH, STORED)
    assert "held_typing" not in client.session


def test_form_too_large_for_the_session_stays_in_the_page(client: Client) -> None:
    user = UserFactory()
    code_of(user)
    long = {"situation": ["kata " * 50_000]}
    response = client.post(PATH, with_sign_in(long, user))
    assert "held_typing" not in client.session
    assert without_token(held_fields(response))["situation"] == long["situation"]


def test_text_of_another_account_is_shown_for_copying(client: Client) -> None:
    author, other = UserFactory(), UserFactory()
    response = client.post(PATH, with_sign_in({**STORED, "owner": [author.email]}, other))
    assert response.status_code == 403
    assert "Baris satu" in response.content.decode()


def test_page_that_is_only_opened_leads_to_the_door_and_back(client: Client) -> None:
    response = client.get(PATH)
    assert response["Location"] == "/akun/masuk/?next=/tulis/gema/%3Flangkah%3D2"


def test_script_is_told_in_json_that_it_must_sign_in(client: Client) -> None:
    response = client.post(PATH, TYPED, headers={"Accept": "application/json"})
    assert (response.status_code, response.json()["masuk"]) == (401, "/akun/masuk/")


def test_script_with_an_old_token_is_told_in_json() -> None:
    response = Client(enforce_csrf_checks=True).post(PATH, TYPED, headers={"Accept": "application/json"})
    assert (response.status_code, response["Content-Type"]) == (403, "application/json")
