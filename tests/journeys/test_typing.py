"""Words while they are typed: on a phone that dies in the middle of a sentence, or takes its time to find what it kept."""

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from playwright.sync_api import Error as PlaywrightError

from tests.journeys.conftest import ARGUMENTS, Phone
from tests.journeys.people import Author
from tests.journeys.site import RunningSite
from tests.journeys.telling import unique
from tests.journeys.waiting import GURU, at_step_two, back, cut, told

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
LONG = "Anak-anak menghitung ikan di atas timbangan yang miring "
SLOW_TO_FIND = """(() => { const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...all) {
    const asked = open.apply(this, all), late = {};
    Object.defineProperty(late, "result", { get: () => asked.result });
    asked.onsuccess = event => setTimeout(() => late.onsuccess(event), 1500);
    return late;
  }; })()"""


@contextmanager
def own_phone(browser: Browser, chromium: str, site: RunningSite, folder: Path) -> Iterator[BrowserContext]:
    """A browser whose folder outlives it."""
    phone = browser.browser_type.launch_persistent_context(
        folder, executable_path=chromium, headless=True, args=ARGUMENTS, base_url=site.base
    )
    try:
        yield phone
    finally:
        phone.close()


def dies(page: Page) -> None:
    """The battery is empty: the browser has no time for anything."""
    with contextlib.suppress(PlaywrightError):  # nobody answers any more
        page.context.new_cdp_session(page).send("Browser.crash")


@pytest.mark.parametrize("resting", [True, False], ids=["after-a-moment", "in-the-middle-of-a-sentence"])
def test_words_survive_a_phone_that_dies(
    site: RunningSite, browser: Browser, chromium: str, tmp_path: Path, resting: bool
) -> None:
    with own_phone(browser, chromium, site, tmp_path) as phone:
        guru = at_step_two(Author(phone.pages[0], site), unique("Baterai habis"))
        address = guru.page.url
        cut(guru.page)
        if resting:
            guru.fills(situation=LONG)
            told(guru.page, "Di ponsel ini")
        else:
            guru.page.locator("[name=situation]").press_sequentially(LONG, delay=40)
        dies(guru.page)
    with own_phone(browser, chromium, site, tmp_path) as phone:
        phone.clear_cookies()  # some of them had reached the disk, by chance
        guru = Author(phone.pages[0], site).signs_in(GURU).opens(address)
        kept = guru.page.locator("[name=situation]")
        expect(kept).not_to_have_value("")
        assert LONG.startswith(kept.input_value())
        assert len(kept.input_value()) >= (len(LONG) if resting else len(LONG) * 2 // 3)
        guru.waits_until_kept()


def test_somebody_quicker_than_the_phone_loses_neither_old_words_nor_new(
    site: RunningSite, phone: Phone
) -> None:
    page = phone()
    guru = at_step_two(Author(page, site), unique("Lebih cepat dari ponsel")).at_step(4)
    cut(page)
    guru.fills(actions="Ditulis tadi pagi.", steps__0__title="Juga tadi pagi")
    told(page, "Di ponsel ini")
    address = page.url
    page.goto("about:blank")
    back(page)
    page.add_init_script(SLOW_TO_FIND)
    guru.opens(address).fills(actions="Ditulis sekarang.")
    guru.finds(steps__0__title="Juga tadi pagi", actions="Ditulis sekarang.")
    guru.waits_until_kept()
    page.reload()
    guru.finds(steps__0__title="Juga tadi pagi", actions="Ditulis sekarang.")


def test_words_typed_before_the_scripts_have_come_are_kept_too(site: RunningSite, phone: Phone) -> None:
    page, title = phone(), unique("Lebih cepat dari sinyal")
    page.route("**/js/shell*.js", lambda route: (page.wait_for_timeout(1_500), route.continue_()))
    page.goto("/tulis/luring/", wait_until="commit")
    page.locator("#tulis-praktik [name=title]").fill(title)
    told(page, "Di ponsel ini")
    page.reload()
    expect(page.locator("#tulis-praktik [name=title]")).to_have_value(title)


def test_tools_of_a_box_work_without_a_line_too(site: RunningSite, phone: Phone) -> None:
    guru = Author(phone(), site).opens("/tulis/luring/")
    guru.page.get_by_label("Lokakarya").check()
    sheet = guru.page.locator("#tulis-lokakarya")
    box = sheet.locator("textarea[data-story-text]").first
    guru.unfold(box)
    box.fill("Dua kata")
    box.select_text()
    sheet.get_by_role("group", name="Alat tulis").locator("visible=true").first.get_by_role(
        "button", name="Tebal"
    ).click()
    expect(box).to_have_value("*Dua kata*")


def test_time_of_saving_is_told_by_the_clock_in_the_teachers_hand(site: RunningSite, phone: Phone) -> None:
    guru = at_step_two(Author(phone(zone="Asia/Jayapura"), site), unique("Dua jam lebih awal"))
    here = [f"{datetime.now(ZoneInfo('Asia/Jayapura')) + timedelta(minutes=n):%H.%M}" for n in (0, 1)]
    guru.fills(situation="Diketik di Papua.")
    expect(guru.page.locator("[data-saved]")).to_have_text(re.compile(f"Tersimpan ({'|'.join(here)})$"))
    guru.page.reload()
    told(guru.page, "WIB")


def test_words_that_arrive_while_the_next_page_is_on_its_way_are_shown_there(
    site: RunningSite, browser: Browser
) -> None:
    """The server had made the page before the words came, and the page that was left took them off the phone."""
    context = browser.new_context(base_url=site.base, service_workers="block")
    page = context.new_page()
    guru = at_step_two(Author(page, site), unique("Halaman di jalan"))

    def on_its_way(route: Route) -> None:
        made = route.fetch()
        page.wait_for_timeout(2_500)
        route.fulfill(response=made)

    page.route("**/*langkah=2", on_its_way)
    guru.fills(situation="Diketik, lalu dimuat lagi.")
    with page.expect_response("**/ketik/") as received:
        page.evaluate("() => { location.reload(); }")
    assert received.value.ok
    page.unroute_all(behavior="wait")
    guru.finds(situation="Diketik, lalu dimuat lagi.")
    context.close()
