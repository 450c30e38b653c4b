"""The worker's script and the manifest: what phones are given, and when they are told that something is new or gone."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from core.delivery import worker
from tests.factories.pages import publish_story

pytestmark = pytest.mark.django_db
KIBIBYTE = 1024
#: what a phone may keep only for whoever it belongs to, or not at all; `/tulis/luring/` is for everybody
CLOSED = (
    "/akun/masuk/",
    "/tulis/praktik/",
    "/telaah/",
    "/admin/",
    "/cari/?q=perahu",
    "/surat/kunci/",
    "/en/akun/masuk/",
)


def test_script_is_small_and_asked_for_each_time(client: Client) -> None:
    response = client.get("/sw.js")

    assert response.status_code == 200
    assert len(response.content) <= 10 * KIBIBYTE
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    assert response["Service-Worker-Allowed"] == "/"
    assert not response.cookies


def test_script_that_is_known_is_not_sent_again(client: Client) -> None:
    etag = client.get("/sw.js")["ETag"]

    assert client.get("/sw.js", headers={"If-None-Match": etag}).status_code == 304


def test_version_changes_with_a_file_that_pages_load(tmp_path: Path) -> None:
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "site.js").write_text("/* one */")
    before = worker.contents_mark(tmp_path)
    (tmp_path / "js" / "site.js").write_text("/* another */")

    assert worker.contents_mark(tmp_path) != before


def test_version_is_the_same_in_every_process() -> None:
    assert version(worker._script()) == version(worker._script())


def test_worker_that_is_switched_off_lets_go_of_every_phone(client: Client, settings: Any) -> None:
    settings.SERVICE_WORKER = False

    farewell = client.get("/sw.js").content.decode()

    assert "registration.unregister()" in farewell
    assert "caches.delete" in farewell
    assert "fetch" not in farewell


def test_script_keeps_its_strings_and_loses_its_comments() -> None:
    code = 'const a = "x : y"; /* why */\n  if (a) {\n    b(a, 1);\n  }\n'

    assert worker.packed(code) == 'const a="x : y";if(a){b(a,1)}'


@pytest.mark.parametrize("address", CLOSED)
def test_what_is_closed_or_searched_for_is_out_of_the_workers_reach(client: Client, address: str) -> None:
    found = re.search(r"PRIVATE=/(.+?)/[,;]", worker.script())
    assert found
    path = address.split("?")[0].removeprefix("/en")

    assert re.search(found[1].replace("\\/", "/"), path)


@pytest.mark.parametrize(("language", "start", "write"), [("", "/", "Tulis"), ("/en", "/en/", "Tulis")])
def test_manifest_names_icons_start_and_short_ways(
    client: Client, language: str, start: str, write: str
) -> None:
    response = client.get(f"{language}/manifest.webmanifest")
    told = response.json()

    assert response["Content-Type"] == "application/manifest+json"
    assert told["start_url"] == start
    assert [way["url"] for way in told["shortcuts"]] == [
        f"{start}tulis/",
        f"{start}cari/",
        f"{start}tersimpan/",
    ]
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert "maskable" in {icon.get("purpose") for icon in told["icons"]}
    for icon in told["icons"]:
        assert (Path(__file__).parents[2] / icon["src"].lstrip("/")).is_file()


def test_pages_name_the_manifest_of_their_language(client: Client) -> None:
    assert b'rel="manifest" href="/manifest.webmanifest"' in client.get("/").content
    assert b'rel="manifest" href="/en/manifest.webmanifest"' in client.get("/en/").content


def test_every_page_tells_phones_when_something_was_taken_down(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    story = publish_story()
    before = client.get("/praktik/")["Taken-Down"]
    with django_capture_on_commit_callbacks(execute=True):
        publish_story()
    assert client.get("/praktik/")["Taken-Down"] == before, "what is new takes nothing down"

    with django_capture_on_commit_callbacks(execute=True):
        story.unpublish()

    assert client.get("/praktik/")["Taken-Down"] != before
    assert client.get("/")["Taken-Down"] == client.get("/praktik/")["Taken-Down"]


def version(script: str) -> str:
    found = re.search(r'VERSION="(\w+)"', script)
    assert found
    return found[1]
