"""The door: nobody learns who has an account, guessing is slowed, and nobody is sent elsewhere."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import PASSWORD, AdministratorFactory, UserFactory

pytestmark = pytest.mark.django_db


def body_without_token(response: object) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
    return re.sub(r"[\w.]+@\w+\.example", "ADDRESS", text)


def answers(path: str, forms: list[dict[str, str]]) -> list[tuple[int, str, str]]:
    """Status, target and page that each form is answered with, each by a visitor of their own."""
    told = []
    for form in forms:
        visitor = Client()
        response = visitor.post(path, form)
        target = response.get("Location", "")
        page = visitor.get(target) if target else response
        told.append((response.status_code, target, body_without_token(page)))
    return told


def test_sign_in_answers_known_and_unknown_addresses_alike() -> None:
    known = UserFactory().email
    one, other = answers(
        "/akun/masuk/", [{"login": at, "password": "salah sekali"} for at in (known, "tak@ada.example")]
    )
    assert one == other


def test_sign_in_tells_beforehand_how_long_it_holds(client: Client) -> None:
    assert "Ponsel ini diingat 30 hari sejak masuk." in client.get("/akun/masuk/").content.decode()
    assert "remembered for 30 days" in client.get("/en/akun/masuk/").content.decode()


def test_sign_up_answers_known_and_unknown_addresses_alike() -> None:
    known = UserFactory().email
    forms = [
        {"display_name": "Guru", "email": at, "password1": PASSWORD} for at in (known, "tak@ada.example")
    ]
    one, other = answers("/akun/daftar/", forms)
    assert one == other


def test_password_reset_answers_known_and_unknown_addresses_alike() -> None:
    known = UserFactory().email
    one, other = answers("/akun/sandi/lupa/", [{"email": at} for at in (known, "tak@ada.example")])
    assert one == other


def test_owner_learns_by_mail_that_somebody_signed_up_with_the_address(client: Client) -> None:
    known = UserFactory().email
    client.post("/akun/daftar/", {"display_name": "Guru", "email": known.upper(), "password1": PASSWORD})
    assert "sudah punya akun" in mail.outbox[0].body


def test_as_much_hashing_is_done_for_a_known_address_as_for_a_new_one(
    client: Client, settings: object
) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.counting.CountingHasher"]
    from tests.accounts.counting import CountingHasher

    known = UserFactory().email
    counts = []
    for address in (known, "tak@ada.example"):
        CountingHasher.rounds = 0
        client.post("/akun/daftar/", {"display_name": "Guru", "email": address, "password1": PASSWORD})
        counts.append(CountingHasher.rounds)
    assert counts[0] == counts[1] == 1


def test_twelve_wrong_passwords_close_the_door_for_a_while_even_to_the_right_one(client: Client) -> None:
    user = UserFactory()
    for _ in range(12):
        client.post("/akun/masuk/", {"login": user.email, "password": "salah sekali"})
    response = client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    assert "tunggu lima menit" in response.content.decode()


def test_a_burst_of_sign_ups_is_slowed(client: Client) -> None:
    statuses = [
        client.post(
            "/akun/daftar/", {"display_name": "x", "email": f"a{n}@b.example", "password1": "pendek"}
        ).status_code
        for n in range(25)
    ]
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "http://example.test/",
        "///evil.example",
    ],
)
def test_next_never_leaves_the_site(client: Client, address: str) -> None:
    user = UserFactory()
    response = client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD, "next": address})
    assert response["Location"] == "/akun/"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_admin_door_leads_to_ours_and_keeps_no_foreign_next(client: Client, address: str) -> None:
    response = client.get("/admin/login/", {"next": address})
    assert response["Location"] == "/akun/masuk/?next=/admin/"


def test_next_on_this_site_is_followed(client: Client) -> None:
    user = UserFactory()
    response = client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD, "next": "/tulis/"})
    assert response["Location"] == "/tulis/"


def test_session_gets_another_id_at_sign_in(client: Client) -> None:
    user = UserFactory()
    session = client.session
    session["begun"] = True
    session.save()
    before = session.session_key
    client.post("/akun/masuk/", {"login": user.email, "password": PASSWORD})
    assert client.session.session_key != before


@pytest.mark.parametrize("path", ["/akun/keluar/", "/admin/logout/"])
def test_leaving_by_a_link_does_nothing(client: Client, path: str) -> None:
    client.force_login(AdministratorFactory())
    client.get(path)
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("path", ["/akun/keluar/", "/admin/logout/"])
def test_leaving_by_the_button_ends_the_session(client: Client, path: str) -> None:
    client.force_login(AdministratorFactory())
    client.post(path)
    assert "_auth_user_id" not in client.session


def test_teacher_is_told_that_the_admin_is_not_hers_and_is_not_sent_in_circles(client: Client) -> None:
    client.force_login(UserFactory())
    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_email_verification_sent",
        "account_inactive",
        "account_reset_password_from_key_done",
    ],
)
def test_pages_outside_open_in_both_languages_and_are_kept_by_no_cache(client: Client, name: str) -> None:
    for prefix in ("", "/en"):
        response = client.get(prefix + reverse(name))
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "name",
    [
        "account_logout",
        "account_email",
        "account_change_password",
        "account_reauthenticate",
        "mfa_index",
        "accounts_profile",
        "accounts_schools",
        "accounts_add_school",
    ],
)
def test_pages_inside_open_with_one_heading(client: Client, name: str) -> None:
    client.force_login(UserFactory())
    response = client.get(reverse(name))
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_password", "mfa_index", "accounts_profile", "accounts_schools"]
)
def test_pages_inside_are_closed_to_visitors(client: Client, name: str) -> None:
    assert client.get(reverse(name))["Location"].startswith("/akun/masuk/?next=")
