"""What a reader gets of a community."""

import json
import re

import pytest
from django.test import Client

from tests.factories.pages import publish_community, publish_report, publish_story

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    """The page as a reader gets it."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_community_shows_why_it_meets_its_stage_and_what_it_did(client: Client) -> None:
    body = read(client, publish_community().url)

    assert body.count("<h1") == 1
    for words in (
        "Tahap: menumbuhkan",
        "Kegelisahan kami",
        "Semangat kami",
        "12 Maret 2026",
        "Nota ditinggalkan",
        "tiap Kamis, 45 menit",
    ):
        assert words in body


def test_only_founders_who_said_yes_are_named(client: Client) -> None:
    page = publish_community(founders=("Rahma Yunita", "Desi Kurnia", "Belum Menjawab"), confirmed=2)

    body = read(client, page.url)

    assert "Desi Kurnia" in body
    assert "Belum Menjawab" not in body
    assert "Belum Menjawab" not in page.search_document().people


def test_addresses_of_founders_stay_private(client: Client) -> None:
    page = publish_community()

    assert "perintis@sekolah.example" not in read(client, page.url)
    assert "@" not in json.dumps(page.search_document().parts)


def test_community_links_the_stories_and_reports_of_its_members(client: Client) -> None:
    page = publish_community()
    told, report = publish_story(community=page), publish_report(community=page)

    body = read(client, page.url)

    assert f'href="{told.url}"' in body
    assert f'href="{report.url}"' in body


def test_community_without_reports_offers_to_write_one(client: Client) -> None:
    assert 'href="/tulis/lokakarya/"' in read(client, publish_community().url)


def test_number_of_members_is_told_nowhere(client: Client) -> None:
    assert not re.search(r"\d+ anggota", read(client, publish_community().url))


def test_words_of_a_community_stay_words(client: Client) -> None:
    attack = "</script><script>alert(1)</script>"

    body = read(
        client,
        publish_community(title=attack, summary=attack, care=attack, rhythm=attack, purpose=attack).url,
    )

    assert "<script>" not in body


def test_search_is_told_stage_and_place_of_a_community() -> None:
    told = publish_community().search_document()

    assert told.facets["tahap"] == ["menumbuhkan"]
    assert told.facets["provinsi"] == ["13"]
    assert told.card.eyebrow == "Pesisir Selatan · KKG · menumbuhkan"
