"""What a reader gets of a workshop report."""

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


def test_report_tells_when_where_and_who_took_part_by_role(client: Client) -> None:
    body = read(client, publish_report().url)

    assert body.count("<h1") == 1
    for words in ("Kamis, 9 April 2026", "14.00–14.45 WIB", "Tatap muka", "6 guru", "Desi Kurnia"):
        assert words in body


def test_report_tells_results_agreed_actions_and_what_did_not_work(client: Client) -> None:
    body = read(client, publish_report().url)

    assert "Lima soal tersandung satu kata." in body
    assert "<b>Bu Desi</b> mencoba soal selisih" in body
    assert "sampai 16 April 2026" in body
    assert "Apa yang belum berhasil" in body


def test_report_links_its_community_and_stories(client: Client) -> None:
    community, told = publish_community(), publish_story()

    body = read(client, publish_report(community=community, stories=(told,)).url)

    assert f'href="{community.url}"' in body
    assert f'href="{told.url}"' in body


def test_time_of_another_zone_is_told_as_such(client: Client) -> None:
    body = read(client, publish_report(zone="Asia/Jayapura").url)

    assert "14.00–14.45 WIT" in body
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', body)
    assert data
    assert json.loads(data[1])["startDate"] == "2026-04-09T14:00:00+09:00"


def test_words_of_a_report_stay_words(client: Client) -> None:
    attack = "</script><script>alert(1)</script>"

    body = read(client, publish_report(title=attack, summary=attack, place=attack, results=attack).url)

    assert "<script>" not in body
