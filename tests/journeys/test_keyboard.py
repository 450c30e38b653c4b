"""Writing, reviewing and searching with the keyboard alone, and never losing sight of where one is."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.keys import Keys
from tests.journeys.people import DEMO_PASSWORD, Author
from tests.journeys.site import RunningSite
from tests.journeys.telling import story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WIDTHS = (360, 1280)


@pytest.mark.parametrize("width", WIDTHS)
def test_visitor_skips_the_head_and_reaches_every_link_of_a_story(
    site: RunningSite, phone: Phone, width: int
) -> None:
    page = phone(width=width)
    page.goto("/praktik/timbangan-di-tpi/")
    hand = Keys(page).goes_to(page.locator(".skip")).presses("Enter")
    expect(page.locator("#isi")).to_be_focused()
    hand.goes_to(page.locator("footer a").last)
    assert hand.stops > 20


@pytest.mark.parametrize("width", WIDTHS)
def test_teacher_signs_in_and_writes_a_first_step_by_keys(
    site: RunningSite, phone: Phone, width: int
) -> None:
    page, title = phone(width=width), unique("Ditulis tanpa tetikus")
    page.goto("/akun/masuk/?next=/tulis/praktik/%3Fbaru")
    hand = Keys(page).goes_to(page.locator("main [name=login]")).types("guru2@example.com")
    hand.goes_to(page.locator("main [name=password]")).types(DEMO_PASSWORD).presses_and_goes("Enter")
    hand.goes_to(page.locator("[name=title]")).types(title)
    hand.goes_to(page.locator("main details summary").first).presses("Enter")
    expect(page.locator("main details").first).to_have_attribute("open", "")
    hand.goes_to(page.locator("main .bottom button[value=next]")).presses_and_goes("Enter")
    hand.goes_to(page.locator("[name=situation]")).types("Murid hafal langkahnya.")
    expect(page.locator("[data-saved]")).to_contain_text("Tersimpan")
    hand.goes_to(page.locator("main .bottom button[value=next]")).presses_and_goes("Enter")
    assert title in page.content()


def test_what_is_amiss_is_told_first_and_leads_to_its_field(site: RunningSite, phone: Phone) -> None:
    page = phone()
    guru = Author(page, site).signs_in("guru2@example.com").opens("/tulis/praktik/?baru")
    guru.fills(title=unique("Sekolah keliru"), school="sekolah yang tidak ada").goes_on()
    link = page.locator("main a[href='#id_school']")
    hand = Keys(page).goes_to(link).presses("Enter")
    expect(page.locator("#id_school")).to_be_focused()
    assert hand.stops < 12


@pytest.mark.parametrize("width", WIDTHS)
def test_reviewer_claims_reads_and_asks_for_more_by_keys(site: RunningSite, phone: Phone, width: int) -> None:
    title = unique("Ditelaah tanpa tetikus")
    Author(phone(), site).signs_in("guru2@example.com").opens("/tulis/praktik/?baru").tells(
        story(title)
    ).submits()
    page = phone(width=width)
    Author(page, site).signs_in("penelaah1@example.com").opens("/telaah/")
    hand = Keys(page).goes_to(page.get_by_role("link", name=title)).presses_and_goes("Enter")
    hand.goes_to(page.locator("main [name=notice]")).types("Soalnya dekat dengan murid.")
    hand.goes_to(page.locator("main [name=ask]")).types("Berapa lama satu putaran?")
    hand.goes_to(page.locator("main button[value=request_changes]")).presses_and_goes("Enter")
    assert "Penulis mendapat catatan" in page.content()
