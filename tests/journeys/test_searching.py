"""A teacher on a phone searches: with slips, by filters, by what is offered while typing, with and without script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import axe
from tests.journeys.conftest import Phone
from tests.journeys.people import Visitor
from tests.journeys.site import RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SLIPS = "deferensiasi pembelajran"
STORY = re.compile(r"/praktik/timbangan-di-tpi/$")
# Fingers quicker than any machine is busy.
AT_ONCE = """(field, letters) => { for (const letter of letters) {
    field.value += letter; field.dispatchEvent(new Event("input", { bubbles: true }));
} }"""


@pytest.fixture(scope="module")
def axe_source() -> str:
    return axe.path().read_text(encoding="utf-8")


def field_of(page: Page) -> Locator:
    """The search field of the page."""
    return page.locator("form.search [name=q]")


def types(visitor: Visitor, words: str) -> Locator:
    """Types letter by letter and gives the list of what is offered."""
    field_of(visitor.page).press_sequentially(words, delay=20)
    return visitor.page.get_by_role("listbox")


def asked_for(page: Page) -> list[str]:
    """The addresses of suggestions that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "/saran/" in request.url else None)
    return found


def test_teacher_with_slips_sees_what_was_searched_and_can_have_the_words_as_typed(
    site: RunningSite, phone: Phone
) -> None:
    teacher = Visitor(phone(), site).opens("/").searches_for(SLIPS)
    expect(teacher.page.locator(".said b").first).to_be_visible()
    expect(field_of(teacher.page)).to_have_value(SLIPS)
    expect(teacher.page.locator(".stories .card").first).to_contain_text("Kenapa muncul?")
    teacher.page.locator(".said a").click()
    expect(teacher.page).to_have_url(re.compile("persis=1"))
    teacher.page.go_back()
    expect(teacher.page.locator(".said b").first).to_be_visible()


def test_teacher_chooses_filters_takes_one_back_and_goes_back(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(), site).opens("/cari/?q=kelas")
    teacher.taps("Saring").fills(hasil=["berhasil", "belum-berhasil"], jenjang="sd-mi").taps("Terapkan")
    chips = teacher.page.locator(".list .chips .chip")
    expect(chips).to_have_count(3)
    chosen = teacher.page.url
    chips.first.click()
    expect(chips).to_have_count(2)
    expect(field_of(teacher.page)).to_have_value("kelas")
    teacher.page.go_back()
    expect(teacher.page).to_have_url(chosen)
    expect(chips).to_have_count(3)
    teacher.taps("Saring: 3 dipilih")
    expect(teacher.page.locator("[name=hasil]:checked")).to_have_count(2)


def test_teacher_without_script_searches_and_filters_all_the_same(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(script=False), site).opens("/").searches_for("pecahan")
    expect(teacher.page.locator(".stories mark").first).to_be_visible()
    teacher.taps("terbaru")
    expect(teacher.page).to_have_url(re.compile("urut=terbaru"))


def test_nothing_found_leads_on_by_doors_that_hold_something(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(), site).opens("/cari/?q=dermaga&tahun=1999")
    teacher.sees("Belum ada cerita tentang “dermaga”", "Coba dengan lebih sedikit syarat")
    teacher.page.locator(".doors .chip").first.click()
    expect(teacher.page.locator(".stories .card").first).to_be_visible()


def test_teacher_goes_to_a_story_with_the_keys_alone(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(width=1280), site).opens("/cari/")
    offers = types(teacher, "timbangan di")
    expect(offers).to_be_visible()
    field = field_of(teacher.page)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(teacher.page.locator("form.search [role=status]")).to_contain_text("saran")
    field.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    expect(teacher.page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(teacher.page).to_have_url(STORY)
    teacher.page.go_back()
    expect(teacher.page.get_by_role("listbox")).to_be_hidden()


def test_keys_leave_what_was_typed_until_something_is_taken(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(width=1280), site).opens("/cari/")
    offers, field = types(teacher, "timba"), field_of(teacher.page)
    expect(offers).to_be_visible()
    field.press("ArrowDown")
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("Escape")
    expect(offers).to_be_hidden()
    expect(field).to_have_value("timba")
    field.press("ArrowDown")
    expect(offers).to_be_visible()
    field.press("Enter")
    expect(teacher.page).to_have_url(re.compile(r"/cari/\?q=timba$"))


def test_a_finger_takes_what_is_offered_on_the_home_page(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(), site).opens("/")
    types(teacher, "timbangan").get_by_role("option").filter(has_text="Timbangan di TPI").tap()
    expect(teacher.page).to_have_url(STORY)


def test_one_letter_asks_for_nothing_and_quick_fingers_ask_once(site: RunningSite, phone: Phone) -> None:
    teacher = Visitor(phone(), site).opens("/cari/")
    asked = asked_for(teacher.page)
    field_of(teacher.page).press_sequentially("t")
    teacher.page.wait_for_timeout(400)
    assert asked == []
    field_of(teacher.page).evaluate(AT_ONCE, "imbangan")
    expect(teacher.page.get_by_role("listbox")).to_be_visible()
    assert len(asked) == 1


def test_whoever_saves_data_is_offered_nothing(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    teacher = Visitor(page, site).opens("/cari/")
    asked = asked_for(page)
    field_of(page).press_sequentially("timbangan", delay=20)
    page.wait_for_timeout(400)
    assert asked == []
    teacher.searches_for("timbangan")
    expect(page.locator(".stories .card").first).to_be_visible()


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(lambda visitor: visitor.opens(f"/cari/?q={SLIPS.replace(' ', '+')}"), id="slips"),
        pytest.param(
            lambda visitor: visitor.opens("/cari/?q=kelas&jenjang=sd-mi&hasil=berhasil"), id="filters"
        ),
        pytest.param(
            lambda visitor: visitor.opens("/cari/?q=dermaga+gerhana&tahun=1999"), id="nothing found"
        ),
        pytest.param(lambda visitor: visitor.opens("/en/cari/?q=timbangan"), id="in English"),
        pytest.param(
            lambda visitor: expect(types(visitor.opens("/cari/"), "ma")).to_be_visible(), id="while typing"
        ),
    ],
)
def test_search_suits_everybody(
    site: RunningSite, phone: Phone, axe_source: str, look: Callable[[Visitor], Any]
) -> None:
    visitor = Visitor(phone(), site)
    look(visitor)
    found = axe.findings(visitor.page, axe_source)
    assert not found, "\n".join(found)
