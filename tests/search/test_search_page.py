"""The search page: one heading, no cookie, no dead end, in both languages."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from practices.articles.bulk import BulkWriter
from practices.articles.collection import StoryData

from .stories import told

pytestmark = pytest.mark.django_db


def page_of(client: Client, address: str) -> str:
    """A page as it is sent."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_has_one_heading_and_the_words_in_its_field(client: Client) -> None:
    told("Timbangan ikan")
    page = page_of(client, "/cari/?q=ikan")
    assert page.count("<h1") == 1
    assert 'value="ikan"' in page
    assert "1 temuan untuk “ikan”" in page


def test_it_sets_no_cookie_and_holds_nothing_personal(client: Client) -> None:
    response = client.get("/cari/?q=ikan")
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_it_is_not_kept_in_the_page_cache(client: Client) -> None:
    page_of(client, "/cari/?q=ikan")
    told("Timbangan ikan")
    assert "Timbangan ikan" in page_of(client, "/cari/?q=ikan")
    assert "Timbangan ikan" not in page_of(client, "/cari/?q=udang")


def test_words_are_shown_as_text(client: Client) -> None:
    page = page_of(client, "/cari/?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page


def test_nothing_found_says_what_to_try(client: Client) -> None:
    told("Timbangan ikan", level="sd-mi")
    page = page_of(client, "/cari/?q=gerhana+ikan&jenjang=slb")
    assert "Belum ada cerita tentang “gerhana ikan”" in page
    assert 'href="?q=gerhana+ikan"' in page
    assert "/tulis/" in page


def test_each_word_that_finds_something_alone_is_a_door(client: Client) -> None:
    told("Timbangan ikan", level="sd-mi")
    page = page_of(client, "/cari/?q=gerhana+ikan&jenjang=slb")
    assert 'href="?q=ikan"' in page
    assert 'href="?q=gerhana"' not in page


def test_choices_without_a_box_stay_when_the_filters_change(client: Client) -> None:
    told("Timbangan ikan", tags=("kerang",))
    page = page_of(client, "/praktik/?tag=kerang")
    assert '<input type="hidden" name="tag" value="kerang">' in page


def test_it_speaks_english_under_its_english_address(client: Client) -> None:
    told("Timbangan ikan")
    page = page_of(client, "/en/cari/?q=ikan")
    assert '<html lang="en">' in page
    assert 'lang="id"' in page


def test_it_can_be_read_only(client: Client) -> None:
    assert client.post("/cari/", {"q": "ikan"}).status_code == 405


def test_the_order_can_be_chosen(client: Client) -> None:
    told("Timbangan ikan")
    assert "?q=ikan&amp;urut=terbaru" in page_of(client, "/cari/?q=ikan")


@pytest.mark.parametrize(
    "address", ["/cari/?q=ikan+pasar&jenjang=sd-mi", "/cari/", "/praktik/", "/praktik/?latar=pesisir"]
)
def test_the_number_of_queries_does_not_grow_with_the_stories(client: Client, address: str) -> None:
    stories = [
        StoryData(
            f"n{number}",
            f"Ikan nomor {number}",
            {"level": "sd-mi", "setting": ["pesisir"], "situation": "Di pasar."},
        )
        for number in range(1_000)
    ]
    asked = []
    for few in (stories[:10], stories):
        BulkWriter().write(few)
        caches["pages"].clear()
        page_of(client, address)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            page_of(client, address)
        asked.append(len(queries))
    assert asked[0] == asked[1]
