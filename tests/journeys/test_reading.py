"""Visitors: what the site is at one glance, filters, one story, the search, and English."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Visitor
from tests.journeys.site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_visitor_understands_the_home_page_and_filters_stories(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/").sees("Guru di seluruh Indonesia")
    visitor.taps("Praktik")
    shown = visitor.page.locator(".stories .card")
    before = shown.count()
    visitor.taps("Saring").fills(hasil=["belum-berhasil"]).taps("Terapkan")
    assert "hasil=belum-berhasil" in visitor.page.url
    assert 0 < shown.count() < before
    for card in shown.all():
        expect(card).to_contain_text("Belum berhasil")


def test_visitor_reads_a_story_with_its_context_first(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/praktik/timbangan-di-tpi/")
    headings = [words.strip() for words in visitor.page.locator("main h2").all_inner_texts()]
    order = [next(n for n, words in enumerate(headings) if part in words) for part in ("Situasi", "Tantangan", "Aksi", "Refleksi", "Yang belum berhasil")]
    assert order == sorted(order)
    visitor.sees("Rahma Yunita", "CC BY-SA 4.0", "Painan", "Cerita yang berdekatan")
    assert comes_before(visitor, "Kabupaten/kota", "Situasi")


def test_visitor_finds_a_story_by_another_form_of_the_word(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/").searches_for("menimbang")
    marked = visitor.page.locator(".stories mark").first
    expect(marked).to_be_visible()
    assert re.search("timbang", marked.inner_text(), re.IGNORECASE)


def test_link_in_a_messenger_shows_title_words_and_a_picture(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/praktik/timbangan-di-tpi/")
    told = {name: visitor.page.locator(f"meta[property='og:{name}']").get_attribute("content") for name in ("title", "description", "image")}
    assert all(told.values())
    picture = visitor.page.request.get(str(told["image"]))
    assert picture.ok
    assert len(picture.body()) < 300_000


def test_english_reader_is_offered_the_indonesian_page_and_told_so(site: RunningSite, phone: Phone) -> None:
    reader = Visitor(phone(), site).opens("/en/")
    assert reader.page.locator("html").get_attribute("lang") == "en"
    reader.opens("/en/praktik/satu-guru-tiga-kelas/")
    expect(reader.page.locator(".notice")).to_contain_text("Indonesian")
    reader.page.locator("main a[hreflang=id]").click()
    expect(reader.page).to_have_url(re.compile(r"/praktik/satu-guru-tiga-kelas/$"))
    expect(reader.page.get_by_role("heading", level=1)).to_be_visible()


def test_english_reader_reads_a_translated_story_in_english(site: RunningSite, phone: Phone) -> None:
    reader = Visitor(phone(), site).opens("/en/praktik/timbangan-di-tpi/")
    assert reader.page.locator("html").get_attribute("lang") == "en"
    expect(reader.page.locator(".notice").filter(has_text="Indonesian")).to_have_count(0)


def comes_before(visitor: Visitor, first: str, second: str) -> bool:
    """Whether words stand above others in the text of the page."""
    text = visitor.page.locator("main").inner_text()
    return text.index(first) < text.index(second)
