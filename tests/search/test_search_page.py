"""The search page: one heading, no cookie, no dead end, in both languages."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from practices.articles.bulk import BulkWriter
from practices.articles.collection import StoryData

from .asking import answer_to
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


def test_each_filter_that_can_be_dropped_says_how_many_texts_it_hides(client: Client) -> None:
    told("Timbangan ikan", level="sd-mi", setting=["pesisir"])
    told("Lelang ikan", level="sd-mi", setting=["kepulauan"])
    doors = {
        door.label: (door.url, door.count) for door in answer_to("q=ikan&jenjang=slb&latar=pesisir").doors
    }
    assert doors == {
        "Tanpa Jenjang: SLB": ("?q=ikan&latar=pesisir", 1),
        "Tanpa saringan sama sekali": ("?q=ikan", 2),
    }
    assert 'href="?q=ikan&amp;latar=pesisir"' in page_of(client, "/cari/?q=ikan&jenjang=slb&latar=pesisir")


def test_a_phrase_that_stands_nowhere_can_be_asked_without_its_quotation_marks() -> None:
    told("Timbangan ikan")
    told("Dermaga tua")
    doors = answer_to("q=%22dermaga+ikan%22").doors
    assert [(door.url, door.count) for door in doors] == [("?q=dermaga+ikan", 2)]


@pytest.mark.parametrize(("prefix", "address"), [("", "/praktik/"), ("/en", "/en/praktik/")])
def test_an_empty_page_always_leads_to_the_lists(client: Client, prefix: str, address: str) -> None:
    assert (
        f'href="{address}"'
        in page_of(client, f"{prefix}/cari/?q=gerhana").split("<main")[1].split("</main")[0]
    )


def test_dropping_all_filters_keeps_the_words(client: Client) -> None:
    told("Timbangan ikan", level="sd-mi")
    assert '<a href="?q=ikan">Hapus semua</a>' in page_of(client, "/cari/?q=ikan&jenjang=sd-mi")


def test_a_slip_is_told_with_the_way_back_to_what_was_typed(client: Client) -> None:
    told("Pembelajaran berdiferensiasi di kelas IPA")
    page = page_of(client, "/cari/?q=deferensiasi+pembelajran+ipa")
    assert "Pembelajaran berdiferensiasi di kelas IPA" in page
    assert "<b>pembelajaran</b> ipa" in page
    assert 'href="?q=deferensiasi+pembelajran+ipa&amp;persis=1"' in page
    assert 'value="deferensiasi pembelajran ipa"' in page


def test_who_asks_for_the_words_as_typed_gets_them_so(client: Client) -> None:
    told("Pembelajaran di kelas IPA")
    page = page_of(client, "/cari/?q=pembelajran&persis=1")
    assert "Pembelajaran di kelas IPA" not in page
    assert 'href="?q=pembelajran"' in page
    assert "persis=1" not in page_of(client, "/cari/?persis=1")


def test_words_as_typed_stay_so_from_page_to_page(client: Client) -> None:
    for number in range(14):
        told(f"Ikan nomor {number}")
    page = page_of(client, "/cari/?q=ikan&persis=1")
    assert 'href="?q=ikan&amp;persis=1&amp;page=2"' in page
    assert '<input type="hidden" name="persis" value="1">' in page


def test_each_text_says_in_one_line_why_it_came_up(client: Client) -> None:
    told("Timbangan ikan", tags=("pasar",), situation="<p>Kami menimbang ikan di pasar.</p>")
    page = page_of(client, "/cari/?q=ikan+pasar")
    assert "Kenapa muncul?" in page
    assert "“ikan” di judul dan Situasi · “pasar” di tagar dan Situasi" in page


def test_another_word_for_what_was_typed_is_told() -> None:
    told("Belajar daring", situation="<p>Kami belajar tanpa gawai.</p>")
    (hit,) = answer_to("q=online").hits
    assert hit.why == "“daring” (searti dengan “online”) di judul"


def test_the_order_by_likeness_says_what_is_alike() -> None:
    told("Timbangan ikan", level="sd-mi", setting=["pesisir"])
    (hit,) = answer_to("q=ikan&urut=mirip&seperti=pesisir").hits
    assert hit.why == "sama-sama pesisir · “ikan” di judul"


def test_choices_alone_need_no_reason(client: Client) -> None:
    told("Timbangan ikan", level="sd-mi")
    assert "Kenapa muncul?" not in page_of(client, "/cari/?jenjang=sd-mi")


@pytest.mark.parametrize("order", ["relevansi", "terbaru", "dicoba"])
def test_the_order_in_force_is_told(client: Client, order: str) -> None:
    told("Timbangan ikan")
    page = page_of(client, f"/cari/?q=ikan&urut={order}")
    assert page.count('<b aria-current="true">') == 1


def test_whoever_goes_back_has_the_page_at_hand(client: Client) -> None:
    first = client.get("/cari/?q=ikan")
    assert "no-store" not in first["Cache-Control"]
    assert client.get("/cari/?q=ikan", headers={"If-None-Match": first["ETag"]}).status_code == 304


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
