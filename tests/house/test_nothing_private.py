"""Anybody may read the site with a machine: no address of a person, no draft, no list of files is in what it finds."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD
from tests.factories.pages import (
    community,
    document,
    image,
    publish_community,
    publish_report,
    publish_standard_page,
    publish_story,
    report,
    story,
)
from tests.factories.review import change, editor

pytestmark = pytest.mark.django_db
#: doors at which a machine would ask for everything at once
LISTS = (
    "/api/",
    "/api/v2/pages/",
    "/api/v2/images/",
    "/api/v2/documents/",
    "/admin/api/main/images/",
    "/admin/api/main/documents/",
    "/admin/api/main/pages/",
    "/media/",
    "/documents/",
    "/berkas/",
    "/berkas/gambar/",
    "/berkas/foto/",
    "/berkas/dokumen/",
    "/tak-terbuka/",
    "/tak-terbuka/original_images/",
    "/static/",
)


def found_by_a_machine(client: Client) -> dict[str, str]:
    """Every address of the map, and what else is offered to machines, with what stands there."""
    maps = ElementTree.fromstring(client.get("/sitemap.xml").content)
    pieces = [item.text or "" for item in maps.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    addresses = [
        "/umpan/",
        "/en/umpan/",
        "/robots.txt",
        "/cari/?q=timbangan",
        "/cari/saran/?q=ra",
        "/cari/saran/?q=draf",
        "/cari/saran/?q=judul",
        "/en/cari/?q=scale",
        "/tulis/luring/",
        "/tersimpan/",
        "/tersimpan/kumpulan/",
        "/sw.js",
        "/manifest.webmanifest",
    ]
    for piece in pieces:
        tree = ElementTree.fromstring(client.get(piece.removeprefix("http://testserver")).content)
        addresses += [
            (item.text or "").removeprefix("http://testserver")
            for item in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        ]
    found = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = answer.content.decode()
    return found


@pytest.fixture
def house(db: None) -> list[str]:
    """Texts in public and texts that are not; answers with the words that nobody may find."""
    owner = editor(email="rahasia.alamat@sekolah.example")
    publish_standard_page()
    publish_report(owner=owner)
    publish_community(owner=owner)
    page = publish_story(
        owner=owner, pictures=[(image(owner=owner), "actions")], attachments=[document(owner=owner)]
    )
    change(page, by=owner, title="Judul rahasia yang baru")
    for draft in (story, community, report):
        draft(owner=owner, title=f"Draf rahasia {draft.__name__}")
    return ["@sekolah.example", "rahasia", PASSWORD, owner.password, "csrfmiddlewaretoken", "sessionid"]


def test_no_page_for_everybody_holds_an_address_a_draft_or_a_token(client: Client, house: list[str]) -> None:
    pages = found_by_a_machine(client)

    assert len(pages) > 12
    told = [(address, word) for address, body in pages.items() for word in house if word in body]
    assert told == []


def test_there_is_no_list_of_files_or_pages_for_machines(client: Client) -> None:
    image()
    document()
    publish_story()

    told = {address: client.get(address).status_code for address in LISTS}
    assert {address: status for address, status in told.items() if status not in (302, 401, 403, 404)} == {}
