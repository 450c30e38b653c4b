"""Suggestions while typing: what there is, for everybody, quickly, and never what is not public."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from practices.articles.bulk import BulkWriter
from practices.articles.collection import StoryData
from search.models import Beginning
from search.suggesting import suggest
from tests.factories.pages import publish_community

from .stories import told, translated
from .test_guard import HOSTILE

pytestmark = pytest.mark.django_db


def labels(typed: str, language: str = "id") -> list[str]:
    """What is offered, as people read it."""
    with override(language):
        return [suggestion.label for suggestion in suggest(typed, language)]


def offered(client: Client, address: str) -> dict[str, Any]:
    """The answer to the script."""
    response = client.get(address)
    assert response.status_code == 200
    answer: dict[str, Any] = json.loads(response.content)
    return answer


@pytest.mark.parametrize("typed", ["tim", "TIM", "timbangan di", "tpi", "lelang tim", "desimal dari"])
def test_a_title_is_offered_by_the_beginnings_of_its_words(typed: str) -> None:
    told("Timbangan di TPI: desimal dari lelang ikan")
    assert labels(typed) == ["Timbangan di TPI: desimal dari lelang ikan"]


@pytest.mark.parametrize("typed", ["", "t", " t ", "imbangan", "timbangan udang", "\x00", "%", "t_m", '"*'])
def test_nothing_is_offered_where_nothing_fits(typed: str) -> None:
    told("Timbangan di TPI")
    assert labels(typed) == []


def test_a_title_that_begins_so_comes_before_one_that_goes_on_so() -> None:
    told("Belajar pecahan dari kue")
    told("Pecahan dari mane’e")
    assert labels("pec") == ["Pecahan dari mane’e", "Belajar pecahan dari kue"]


def test_a_title_leads_to_its_page_and_says_what_it_is() -> None:
    page = told("Timbangan di TPI")
    (suggestion,) = suggest("timb", "id")
    assert (suggestion.url, suggestion.note) == (page.url, "Praktik")


def test_subjects_places_and_tags_lead_to_their_lists() -> None:
    told("Satu", subject=["matematika"], regency_id="13.01", tags=("Mata air",))
    assert [(one.label, one.url) for one in suggest("mat", "id")] == [
        ("Matematika", "/cari/?mapel=matematika"),
        ("#mata-air", "/cari/?tag=mata-air"),
    ]
    assert [(one.label, one.url) for one in suggest("sumatera b", "id")] == [
        ("Sumatera Barat", "/cari/?provinsi=13")
    ]
    assert [(one.label, one.url) for one in suggest("pesisir", "id")] == [
        ("Kab. Pesisir Selatan", "/cari/?q=Pesisir+Selatan")
    ]


def test_a_place_is_offered_by_what_people_call_it() -> None:
    told("Satu", regency_id="13.01")
    assert labels("sumbar") == ["Sumatera Barat"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_odd_letters_offer_nothing_odd(client: Client, typed: str) -> None:
    told("Timbangan ikan")
    assert client.get("/cari/saran/", {"q": typed}).status_code in (200, 400)


def test_the_script_stays_small() -> None:
    assert (settings.BASE_DIR / "static" / "js" / "suggest.js").stat().st_size <= 10_000


def test_what_no_text_has_is_not_offered() -> None:
    told("Satu", subject=["matematika"])
    assert labels("jawa") == []
    assert labels("bahasa") == []


def test_a_community_is_offered_beside_many_stories() -> None:
    for number in range(12):
        told(f"Kombel nomor {number}")
    page = publish_community(title="Kombel Bahari")
    assert page.title in labels("kom")
    assert len(labels("kom")) == 8


def test_drafts_are_not_offered_nor_their_tags() -> None:
    page = told("Timbangan di TPI", tags=("rahasia",))
    page.unpublish()
    assert labels("timb") == []
    assert labels("raha") == []


def test_what_is_deleted_leaves_nothing_behind() -> None:
    told("Timbangan di TPI").delete()
    assert not Beginning.objects.filter(page__gt=0).exists()


def test_a_new_title_takes_the_place_of_the_old_one() -> None:
    page = told("Timbangan di TPI")
    page.title = "Neraca di TPI"
    page.save_revision(clean=False).publish(skip_permission_checks=True)
    assert labels("timb") == []
    assert labels("nera") == ["Neraca di TPI"]


def test_english_readers_get_the_english_title_where_there_is_one() -> None:
    translated(told("Timbangan di TPI", subject=["matematika"]), "Scales at the TPI")
    told("Tpi kami")
    offers = {one.label: one.language for one in suggest("tpi", "en")}
    assert offers == {"Tpi kami": "id", "Scales at the TPI": ""}
    assert labels("math", "en") == ["Mathematics"]


def test_the_script_gets_suggestions_and_a_sentence_for_who_cannot_see_them(client: Client) -> None:
    page = told("Timbangan di TPI")
    answer = offered(client, "/cari/saran/?q=timb")
    assert answer["suggestions"] == [
        {"label": "Timbangan di TPI", "note": "Praktik", "url": page.url, "language": ""}
    ]
    assert answer["status"].startswith("1 saran")
    assert offered(client, "/cari/saran/?q=zzz")["status"] == "Tidak ada saran."


def test_english_suggestions_have_english_addresses(client: Client) -> None:
    told("Satu", subject=["matematika"])
    (offer,) = offered(client, "/en/cari/saran/?q=math")["suggestions"]
    assert offer["url"] == "/en/cari/?mapel=matematika"


def test_who_has_seen_the_suggestions_needs_no_new_ones_until_something_is_published(client: Client) -> None:
    told("Timbangan di TPI")
    caches["pages"].clear()
    seen = client.get("/cari/saran/?q=timb")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/cari/saran/?q=timb", headers={"If-None-Match": seen["ETag"]})
    assert (again.status_code, len(queries)) == (304, 0)
    assert not seen.cookies
    other = client.get("/cari/saran/?q=nera", headers={"If-None-Match": seen["ETag"]})
    assert other.status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_stories(client: Client) -> None:
    stories = [
        StoryData(f"s{number}", f"Ikan nomor {number}", {"subject": ["matematika"]}, tags=["ikan laut"])
        for number in range(600)
    ]
    asked = []
    for few in (stories[:30], stories):
        BulkWriter().write(few)
        client.get("/cari/saran/?q=ikan")
        with CaptureQueriesContext(connection) as queries:
            assert len(offered(client, "/cari/saran/?q=ikan")["suggestions"]) == 8
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12
