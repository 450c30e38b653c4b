"""What holds for every public page: one heading of the first rank, the same bytes for all, nothing inline, kept and renewed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.pages import (
    publish,
    publish_community,
    publish_report,
    publish_standard_page,
    publish_story,
)

pytestmark = pytest.mark.django_db
#: what makes the address of each type of page and each public list
PAGES: dict[str, Callable[[], str]] = {
    "home": lambda: "/",
    "english home": lambda: "/en/",
    "story": lambda: publish_story().url,
    "community": lambda: publish_community().url,
    "report": lambda: publish_report().url,
    "standard page": lambda: publish_standard_page().url,
    "stories": lambda: "/praktik/",
    "communities": lambda: "/komunitas/",
    "reports": lambda: "/lokakarya/",
    "what is kept": lambda: "/tersimpan/",
    "untranslated story": lambda: f"/en{publish_story().url}",
}
INLINE = re.compile(rb"<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", re.IGNORECASE)


@pytest.fixture(params=PAGES)
def address(request: pytest.FixtureRequest) -> str:
    return PAGES[request.param]()


def test_page_has_one_heading_of_the_first_rank(client: Client, address: str) -> None:
    assert client.get(address).content.count(b"<h1") == 1


def test_page_is_the_same_bytes_for_every_reader(client: Client, address: str) -> None:
    guru = UserFactory()
    reader = Client()
    assert reader.login(email=guru.email, password=PASSWORD)
    anonymous, signed_in = (
        client.get(address, HTTP_ACCEPT_LANGUAGE="en"),
        reader.get(address, HTTP_ACCEPT_LANGUAGE="id"),
    )
    assert anonymous.content == signed_in.content
    assert b"csrfmiddlewaretoken" not in anonymous.content
    assert not anonymous.cookies
    assert anonymous.headers["Vary"] == "Accept-Encoding"


def test_page_needs_no_inline_script_or_style(client: Client, address: str) -> None:
    response = client.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "object-src 'none'" in policy
    assert not INLINE.search(response.content)
    assert not SCRIPT.search(response.content)


def test_publishing_renews_what_was_kept(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    page = publish_story()
    client.get(page.url)
    page.title = "Judul yang baru"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision()
        publish(page)
    assert "Judul yang baru" in client.get(page.url).content.decode()
    assert "Judul yang baru" in client.get("/").content.decode()


def test_taking_a_page_down_is_seen_at_once(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    page = publish_story()
    client.get(page.url)
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert client.get(page.url).status_code == 404


def test_setting_up_again_changes_nothing(client: Client) -> None:
    before = client.get("/praktik/").content
    call_command("migrate", verbosity=0, interactive=False)
    assert client.get("/praktik/").content == before
