"""What a story tells the search, and the stories that it leads to."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.factories.accounts import region
from tests.factories.pages import publish_story

pytestmark = pytest.mark.django_db


def read(client: Client, page: Any) -> str:
    """The page as a reader gets it."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_related_stories_share_tags_before_anything_else(client: Client) -> None:
    page = publish_story(tags=["desimal"], subject=[], setting=[])
    near = publish_story(title="Sama tagarnya", tags=["desimal"], level="smp-mts", subject=[], setting=[])
    other = dict.fromkeys(("situation", "challenge", "actions", "reflection", "did_not_work"), "<p>Lain.</p>")
    publish_story(
        title="Tidak ada samanya",
        summary="Lain.",
        level="sma-ma",
        phase=["e"],
        grade=["10"],
        subject=["fisika"],
        setting=["perkotaan"],
        connectivity="stabil",
        electricity="24-jam",
        class_size=36,
        special_needs=0,
        regency=region("31.74"),
        contributors=[("Budi", "guru", "")],
        steps=[],
        **other,
    )

    body = read(client, page)

    assert f'href="{near.url}"' in body
    assert "Tidak ada samanya" not in body


def test_search_is_told_parts_place_people_and_filters() -> None:
    page = publish_story(tags=["tanpa internet"], contributors=[("Ahmad Fauzan", "murid", "")])

    told = page.search_document()

    assert list(told.parts) == ["situation", "challenge", "actions", "reflection", "did_not_work"]
    assert "Tiga nota" in told.parts["actions"]
    assert "<" not in "".join(told.parts.values())
    assert told.people == "A.F."
    assert "Sumatera Barat" in told.place
    assert told.facets | {"tahun": []} == {
        "jenjang": ["sd-mi"],
        "fase": ["c"],
        "kelas": ["5"],
        "mapel": ["matematika"],
        "hasil": ["berhasil"],
        "latar": ["pesisir", "pedesaan"],
        "provinsi": ["13"],
        "tahun": [],
        "tag": ["tanpa-internet"],
        "sekolah": [],
        "lingkungan": ["pedesaan+pesisir"],
        "sinyal": ["sinyal-di-titik-tertentu"],
        "listrik": ["sering-padam"],
        "daerah": ["13.01", "13", "pulau Sumatera"],
        "rombel": ["2"],
        "pdbk": ["ya"],
        "rangkap": ["tidak"],
    }
    assert told.url == f"/praktik/{page.slug}/"


def test_story_leads_to_stories_from_schools_like_its_own(client: Client) -> None:
    page = publish_story(setting=["pesisir"], level="sd-mi", connectivity="tidak-stabil")
    near = publish_story(title="Juga di pesisir", setting=["pesisir"], connectivity="tidak-stabil")
    far = publish_story(title="Di kota besar", setting=["perkotaan"], connectivity="stabil")

    address = re.search(r'href="([^"]+)">Cari cerita dari sekolah seperti ini', read(client, page))
    assert address is not None
    body = client.get(address[1].replace("&amp;", "&")).content.decode()

    assert body.index(near.title) < body.index(far.title)
