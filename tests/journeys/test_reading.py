"""Visitors: what the site is at one glance, filters, one story, the search, and English."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Visitor
from tests.journeys.site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STORY_PARTS = ("Konteks kelas ini", "Situasi", "Tantangan", "Aksi", "Refleksi", "Apa yang belum berhasil")


def test_visitor_understands_the_home_page_and_filters_stories(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/").sees("Guru di seluruh Indonesia")
    visitor.taps("Praktik")
    everything = how_many(visitor)
    visitor.taps("Saring").fills(hasil=["belum-berhasil"]).taps("Terapkan")
    assert "hasil=belum-berhasil" in visitor.page.url
    assert 0 < how_many(visitor) < everything
    for card in visitor.page.locator(".stories .card").all():
        expect(card).to_contain_text("Belum berhasil")


def test_visitor_reads_a_story_with_its_context_first(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/praktik/timbangan-di-tpi/")
    headings = visitor.page.locator("main h2").all_inner_texts()
    told = [words for words in headings if words.startswith(STORY_PARTS)]
    assert [words.split(":")[0] for words in told] == list(STORY_PARTS)
    visitor.sees("Rahma Yunita", "CC BY-SA 4.0", "Kab. Pesisir Selatan", "Cerita yang berdekatan")


def test_visitor_finds_a_story_by_another_form_of_the_word(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/").searches_for("dermaganya")
    marked = visitor.page.locator(".stories mark")
    expect(marked.first).to_be_visible()
    assert "dermaga" in {words.lower() for words in marked.all_inner_texts()}


def test_link_in_a_messenger_shows_title_words_and_a_picture(site: RunningSite, phone: Phone) -> None:
    visitor = Visitor(phone(), site).opens("/praktik/timbangan-di-tpi/")
    told = {
        name: visitor.page.locator(f"meta[property='og:{name}']").get_attribute("content")
        for name in ("title", "description", "image")
    }
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


def how_many(visitor: Visitor) -> int:
    """How many stories the list says it has found."""
    return int(visitor.page.locator("[role=status]", has_text="praktik").inner_text().split()[0])
