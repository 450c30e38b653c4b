"""What machines read: map, rules, feed, health."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from home import sitemap
from tests.factories.pages import publish_community, publish_report, publish_story, story

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def addresses(client: Client, path: str) -> list[str]:
    """The addresses in a map or its index."""
    answer = client.get(path)
    assert answer.status_code == 200
    return [item.text or "" for item in ElementTree.fromstring(answer.content).iter(f"{MAP}loc")]


def test_map_leads_to_every_public_page_of_both_languages_and_to_no_draft(client: Client) -> None:
    pages = [publish_story(), publish_community(), publish_report()]
    draft = story()

    found = [
        address
        for piece in addresses(client, "/sitemap.xml")
        for address in addresses(client, piece.removeprefix("http://testserver"))
    ]

    for page in pages:
        assert f"http://testserver{page.url}" in found
    for path in ("/", "/en/", "/praktik/", "/en/praktik/"):
        assert f"http://testserver{path}" in found
    assert not [address for address in found if draft.slug in address]
    assert len(found) == len(set(found))


def test_map_is_cut_into_pieces(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PIECE", 2)
    for _number in range(3):
        publish_story()

    assert len(addresses(client, "/sitemap-1.xml")) == 2
    assert len(addresses(client, "/sitemap-2.xml")) == 1
    for piece in ("0", "3", "99999999999", "x"):
        assert client.get(f"/sitemap-{piece}.xml").status_code == 404


def test_robots_leave_peoples_pages_alone(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()

    for path in ("/admin/", "/tulis/", "/en/tulis/", "/akun/", "/telaah/", "/cari/?"):
        assert f"Disallow: {path}" in lines
    assert "Allow: /tulis/luring/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_health_tells_database_and_age_of_the_queue_and_is_kept_by_nobody(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.json() == {
        "database": "ok",
        "queue_age_seconds": 0,
        "search": "ok",
        "search_waiting": 0,
        "search_age_seconds": 0,
    }
    assert "no-store" in answer["Cache-Control"]


def test_feed_holds_the_newest_stories_with_whole_addresses(client: Client) -> None:
    publish_story(title="Yang lama")
    page = publish_story(title="Yang <baru> & segar", summary="Ringkas\x0b saja.")
    story(title="Masih draf")

    feed = ElementTree.fromstring(client.get("/umpan/").content)

    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Yang <baru> & segar", "Yang lama"]
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver{page.url}"


def test_feed_holds_no_address_of_a_person(client: Client) -> None:
    publish_story()

    assert "@" not in client.get("/umpan/").content.decode()
