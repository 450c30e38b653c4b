"""No form leads out of the site, no host but ours is answered, and the door does as much work for strangers as for members."""

import pytest
from django.core import mail
from django.test import Client

from tests.accounts.counting import CountingHasher
from tests.factories.accounts import PASSWORD, EditorFactory, UserFactory
from tests.factories.pages import publish_standard_page

pytestmark = pytest.mark.django_db
ELSEWHERE = "https://evil.example/akun/"


def stays(target: str) -> bool:
    return target.startswith("/") and not target.startswith(("//", "/\\"))


@pytest.mark.parametrize("path", ["/akun/keluar/", "/akun/pastikan/", "/admin/logout/"])
def test_forms_inside_lead_nowhere_else(client: Client, path: str) -> None:
    client.force_login(UserFactory())
    client.post("/akun/masuk/", {"login": "x", "password": "x"})

    response = client.post(f"{path}?next={ELSEWHERE}", {"next": ELSEWHERE, "password": PASSWORD})

    assert response.status_code in (200, 302)
    assert stays(response.get("Location", "/"))
    assert b"evil.example" not in response.content


def test_sign_up_leads_nowhere_else(client: Client) -> None:
    form = {"display_name": "Bu Ina", "email": "ina@sekolah.example", "password1": PASSWORD}

    response = client.post(f"/akun/daftar/?next={ELSEWHERE}", {**form, "next": ELSEWHERE})

    assert stays(response["Location"])


def test_admin_leads_nowhere_else(client: Client) -> None:
    page = publish_standard_page()
    client.force_login(EditorFactory())

    response = client.post(f"/admin/pages/{page.pk}/unpublish/?next={ELSEWHERE}", {"next": ELSEWHERE})

    assert stays(response["Location"])


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "127.0.0.1@evil.example", "[::1"]
)
@pytest.mark.parametrize("path", ["/", "/akun/masuk/", "/akun/sandi/lupa/", "/admin/login/", "/praktik/"])
def test_other_hosts_are_refused(client: Client, host: str, path: str) -> None:
    assert client.get(path, headers={"host": host}).status_code == 400


def test_forwarded_host_is_not_believed(client: Client) -> None:
    user = UserFactory()

    client.post("/akun/sandi/lupa/", {"email": user.email}, headers={"x-forwarded-host": "evil.example"})

    assert "evil.example" not in mail.outbox[0].body


def test_as_much_hashing_is_done_at_sign_in_for_a_known_address_as_for_a_stranger(
    client: Client, settings: object
) -> None:
    settings.PASSWORD_HASHERS = ["tests.accounts.counting.CountingHasher"]
    known = UserFactory().email
    counts = []
    for address in (known, "tak@ada.example"):
        CountingHasher.rounds = 0
        client.post("/akun/masuk/", {"login": address, "password": "salah sekali"})
        counts.append(CountingHasher.rounds)

    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("path", ["/akun/sandi/lupa/", "/akun/daftar/"])
def test_one_mail_is_sent_whether_the_address_is_known_or_not(client: Client, path: str) -> None:
    known = UserFactory().email
    sent = []
    for address in (known, "tak@ada.example"):
        mail.outbox.clear()
        Client().post(path, {"email": address, "display_name": "Guru", "password1": PASSWORD})
        sent.append([letter.to for letter in mail.outbox])

    assert sent == [[[known]], [["tak@ada.example"]]]
