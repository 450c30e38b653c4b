"""What phones keep: the page that lists it, and the lists of addresses of a set."""

import pytest
from django.test import Client

from home.kept import MOST
from tests.factories.pages import publish_community, publish_story, story

pytestmark = pytest.mark.django_db


def test_list_of_what_is_kept_is_the_same_for_everybody_and_explains_itself(client: Client) -> None:
    response = client.get("/tersimpan/")

    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Tersimpan di ponsel ini" in response.content.decode()
    assert "Tanpa JavaScript ponsel tidak dapat menyimpan halaman." in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/praktik/", "/en/"])
def test_foot_leads_to_what_is_kept(client: Client, address: str) -> None:
    prefix = "/en" if address == "/en/" else ""

    assert f'href="{prefix}/tersimpan/"' in client.get(address).content.decode()


def test_set_of_a_list_has_what_the_list_has(client: Client) -> None:
    told = publish_story(outcome="belum-berhasil", title="Yang belum berhasil")
    publish_story(outcome="berhasil")

    response = client.get("/tersimpan/kumpulan/?jenis=praktik&hasil=belum-berhasil")
    found = response.json()

    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert [text["url"] for text in found["texts"]] == [told.url]
    assert found["title"] == "Praktik: Belum berhasil"
    assert found["total"] == 1
    assert found["kilobytes"] == found["texts"][0]["kilobytes"] > 0


def test_list_offers_its_set_with_its_filters(client: Client) -> None:
    publish_story(outcome="belum-berhasil")

    shown = client.get("/praktik/?hasil=belum-berhasil").content.decode()

    assert 'data-keep-set="/tersimpan/kumpulan/?jenis=praktik&amp;hasil=belum-berhasil"' in shown


def test_search_by_words_offers_no_set(client: Client) -> None:
    publish_story(title="Timbangan ikan")

    assert "data-keep-set" not in client.get("/cari/?q=timbangan").content.decode()
    assert "data-keep-set" in client.get("/cari/").content.decode()


def test_set_is_bounded(client: Client) -> None:
    for number in range(MOST + 2):
        publish_story(title=f"Cerita {number}")

    found = client.get("/tersimpan/kumpulan/?jenis=praktik").json()

    assert len(found["texts"]) == MOST
    assert found["total"] == MOST + 2


def test_set_of_a_community_is_its_page_and_its_stories(client: Client) -> None:
    group = publish_community()
    told = publish_story(community=group)
    publish_story()
    story(community=group, title="Masih draf")

    found = client.get(f"/tersimpan/kumpulan/{group.slug}/").json()

    assert [text["url"] for text in found["texts"]] == [group.url, told.url]
    assert found["title"] == group.title


def test_there_is_no_set_of_a_community_that_is_not_public(client: Client) -> None:
    group = publish_community()
    group.unpublish()

    assert client.get(f"/tersimpan/kumpulan/{group.slug}/").status_code == 404


@pytest.mark.parametrize(
    "query", ["page=-1", "jenis=x&hasil=%00", "tag=%F0%9F%8C%8A", "urut=mirip&seperti=pesisir"]
)
def test_odd_addresses_of_sets_are_answered(client: Client, query: str) -> None:
    assert client.get(f"/tersimpan/kumpulan/?{query}").status_code in (200, 400)
