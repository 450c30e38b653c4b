"""From a draft to a reader: a colleague asks for more, the author mends, two people agree, and a visitor finds it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Author, Reader, Visitor
from tests.journeys.site import RunningSite
from tests.journeys.telling import story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TITLE = unique("Kincir bambu di parit belakang")
QUESTION = "Berapa lama murid mengukurnya?"
MENDED = "Murid mengukur putaran kincir selama dua pekan, *setiap pagi*."


def test_story_is_mended_approved_by_two_people_and_found_by_a_visitor(
    site: RunningSite, phone: Phone
) -> None:
    guru = Author(phone(), site).signs_in("guru@example.com")
    guru.opens("/tulis/praktik/?baru").tells(story(TITLE)).submits().sees_status(TITLE, "Menunggu penelaah")

    penelaah = Reader(phone(), site).signs_in("penelaah1@example.com")
    penelaah.takes_up(TITLE).asks_for_more(notice="Ide yang bagus.", comment__situation=QUESTION)

    guru.sees_status(TITLE, "Perlu dilengkapi")
    guru.own_text(TITLE).get_by_role("link", name="Baca masukan dan lengkapi").click()
    guru.sees("Ide yang bagus.").at_step(2)
    expect(guru.page.locator(".said").filter(has_text=QUESTION)).to_be_visible()
    guru.fills(situation=MENDED).goes_on().at_step(6).submits().sees_status(TITLE, "Menunggu penelaah")

    penelaah.takes_up(TITLE).sees("dua pekan").approves(notice="Sekarang jelas.")
    guru.sees_status(TITLE, "Siap terbit")
    Visitor(phone(), site).opens("/praktik/").does_not_see(TITLE)

    Reader(phone(), site).signs_in("penyunting@example.com").takes_up(TITLE).approves()
    guru.sees_status(TITLE, "Terbit")

    visitor = (
        Visitor(phone(), site).opens("/").sees(TITLE).taps(TITLE).sees("dua pekan", "Apa yang belum berhasil")
    )
    visitor.opens("/cari/?q=kincir").taps(TITLE)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_author_finds_no_way_to_decide_on_an_own_story(site: RunningSite, phone: Phone) -> None:
    title = unique("Cerita seorang penelaah")
    penelaah = Author(phone(), site).signs_in("penelaah2@example.com")
    penelaah.opens("/tulis/praktik/?baru").tells(story(title)).submits()
    penelaah.opens("/telaah/").does_not_see(title)


def test_reviewer_keeps_what_was_typed_when_the_phone_reloads(site: RunningSite, phone: Phone) -> None:
    title = unique("Telaah yang terputus")
    Author(phone(), site).signs_in("guru2@example.com").opens("/tulis/praktik/?baru").tells(
        story(title)
    ).submits()
    penelaah = Reader(phone(), site).signs_in("penelaah1@example.com").takes_up(title)
    penelaah.fills(ask="Siapa yang memegang timbangan?")
    expect(penelaah.page.locator("[data-saved]")).to_contain_text("Tersimpan")
    penelaah.page.reload()
    penelaah.finds(ask="Siapa yang memegang timbangan?")
