"""Readers with little data, tired eyes or no time to sit down: the data saver, text size, reading aloud, contents."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import axe
from tests.journeys.conftest import Phone
from tests.journeys.people import Visitor
from tests.journeys.site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STORY = "/praktik/timbangan-di-tpi/"
PICTURE = re.compile(r"/media/|/berkas/")
SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
ON_2G = "Object.defineProperty(navigator, 'connection', {value: {effectiveType: 'slow-2g'}})"
#: a voice that says nothing and is done at once when the test lets it
A_VOICE = """
window.said = [];
const voice = {lang: 'in_ID', localService: true, name: 'Suara'};
window.SpeechSynthesisUtterance = function (words) { this.text = words; };
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => [voice], cancel: () => { window.saying = []; }, addEventListener: () => {},
  speak: one => { window.said.push(one.text); (window.saying = window.saying || []).push(one); },
}});
window.finish = () => { const all = window.saying; window.saying = []; all.forEach(one => one.onend()); };
"""


def pictures_asked_for(page: Page) -> list[str]:
    """A list that grows with each picture that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if PICTURE.search(request.url) else None)
    return asked


def scrolls_through(page: Page) -> None:
    for place in range(0, page.evaluate("document.body.scrollHeight"), 400):
        page.evaluate(f"scrollTo(0, {place})")
        page.wait_for_timeout(30)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("circumstance", [SAVES_DATA, ON_2G])
@pytest.mark.parametrize("path", ["/", STORY])
def test_no_picture_is_fetched_before_a_touch_where_data_is_dear(
    site: RunningSite, phone: Phone, circumstance: str, path: str
) -> None:
    page = phone()
    page.add_init_script(circumstance)
    asked = pictures_asked_for(page)
    Visitor(page, site).opens(path)
    scrolls_through(page)
    assert asked == []
    door = page.locator("[data-saver]").first
    expect(door).to_contain_text(re.compile(r"Tampilkan gambar, \d+\sKB"))
    before = page.locator(".frame").first.bounding_box()
    door.click()
    expect(page.locator(".pic").first).not_to_have_js_property("naturalWidth", 0)
    assert len(asked) == 1
    expect(door).to_be_hidden()
    after = page.locator(".frame").first.bounding_box()
    assert before
    assert after
    assert abs(before["height"] - after["height"]) < 1


def test_touch_costs_no_more_than_was_told(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.add_init_script(SAVES_DATA)
    Visitor(page, site).opens(STORY)
    door = page.locator("[data-saver]").first
    told = int(re.findall(r"\d+", door.inner_text())[0])
    with page.expect_response(PICTURE) as answer:
        door.click()
    assert len(answer.value.body()) <= told * 1024


def test_readers_choice_is_remembered_on_the_next_page_without_a_cookie(
    site: RunningSite, phone: Phone
) -> None:
    page = phone()
    reader = Visitor(page, site).opens(STORY)
    switch = page.locator("footer [data-hemat]")
    expect(switch).to_have_attribute("aria-checked", "false")
    switch.click()
    expect(switch).to_have_attribute("aria-checked", "true")
    asked = pictures_asked_for(page)
    reader.opens("/")
    scrolls_through(page)
    assert (asked, page.context.cookies()) == ([], [])
    page.locator("footer [data-hemat]").click()
    page.locator(".pic").first.scroll_into_view_if_needed()
    expect(page.locator(".pic").first).not_to_have_js_property("naturalWidth", 0)
    reader.opens("/praktik/timbangan-kopi/").page.locator(".pic").first.scroll_into_view_if_needed()
    expect(page.locator("[data-saver]").first).to_be_hidden()


def test_who_turns_the_saver_off_on_a_slow_line_gets_pictures(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.add_init_script(ON_2G)
    reader = Visitor(page, site).opens("/")
    page.locator("footer [data-hemat]").click()
    reader.opens(STORY)
    expect(page.locator("[data-saver]").first).to_be_hidden()


def test_pictures_come_by_themselves_without_a_script(site: RunningSite, phone: Phone) -> None:
    page = phone(script=False)
    asked = pictures_asked_for(page)
    Visitor(page, site).opens(STORY)
    page.locator(".pic").first.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert len(asked) == 1
    expect(page.locator("[data-saver]").first).to_be_hidden()
    expect(page.get_by_role("group", name="Alat bantu baca")).to_be_hidden()


def test_text_size_survives_the_next_page_and_stops_at_both_ends(site: RunningSite, phone: Phone) -> None:
    page = phone()
    reader = Visitor(page, site).opens(STORY)
    smaller = page.get_by_role("button", name="Perkecil huruf")
    larger = page.get_by_role("button", name="Perbesar huruf")
    expect(smaller).to_be_disabled()
    for _step in range(3):
        larger.click()
    expect(larger).to_be_disabled()
    reader.opens("/komunitas/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    reader.opens(STORY)
    for _step in range(3):
        smaller.click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"


def test_reading_aloud_is_not_offered_without_a_voice(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    Visitor(page, site).opens(STORY)
    expect(page.locator("[data-speak]")).to_be_hidden()
    expect(page.get_by_role("button", name="Cetak")).to_be_visible()


def test_story_is_read_aloud_part_by_part_with_its_place_marked(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.add_init_script(A_VOICE)
    Visitor(page, site).opens(STORY)
    page.get_by_role("button", name="Bacakan").click()
    expect(page.locator(".spoken")).to_have_text(page.locator("h1").inner_text())
    page.evaluate("finish()")
    expect(page.locator(".spoken")).to_have_class(re.compile("lead"))
    page.get_by_role("button", name="Jeda").click()
    assert page.evaluate("saying.length") == 0
    page.get_by_role("button", name="Lanjutkan").click()
    expect(page.locator(".spoken")).to_have_class(re.compile("lead"))
    while page.evaluate("saying.length"):
        page.evaluate("finish()")
    said = " ".join(page.evaluate("said"))
    for words in ("Situasi", "Tabel ini tinggal di dinding", "Apa yang belum berhasil"):
        assert words in said
    assert "Mau mencobanya" not in said
    expect(page.get_by_role("button", name="Bacakan")).to_be_visible()
    expect(page.locator(".spoken")).to_have_count(0)


def test_voice_stops_when_told_to(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.add_init_script(A_VOICE)
    Visitor(page, site).opens(STORY)
    page.get_by_role("button", name="Bacakan").click()
    page.get_by_role("button", name="Berhenti").click()
    assert page.evaluate("saying.length") == 0
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Bacakan")).to_be_focused()


@pytest.mark.parametrize("script", [True, False])
def test_contents_lead_to_each_part(site: RunningSite, phone: Phone, script: bool) -> None:
    page = phone(script=script)
    Visitor(page, site).opens(STORY).taps("Isi cerita")
    links = page.locator(".contents a")
    assert links.count() >= 5
    links.last.click()
    expect(page.locator("#did_not_work")).to_be_in_viewport()


def test_story_tells_time_and_data_before_it_is_read(site: RunningSite, phone: Phone) -> None:
    page = phone()
    Visitor(page, site).opens(STORY)
    expect(page.locator("header .under")).to_contain_text(
        re.compile(r"\d+ menit baca · \d+ KB dengan gambar")
    )


@pytest.mark.skipif(not axe.path().is_file(), reason=axe.MISSING)
@pytest.mark.parametrize("dark", [False, True])
def test_aids_in_use_suit_everybody(site: RunningSite, phone: Phone, dark: bool) -> None:
    page = phone(dark=dark)
    page.add_init_script(SAVES_DATA)
    page.add_init_script(A_VOICE)
    Visitor(page, site).opens(STORY).taps("Isi cerita")
    page.get_by_role("button", name="Perbesar huruf").click()
    page.get_by_role("button", name="Bacakan").click()
    found = axe.findings(page, axe.path().read_text(encoding="utf-8"))
    assert not found, "\n".join(found)
