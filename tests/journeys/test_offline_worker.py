"""The worker on a phone: nothing spoils it, nobody is trapped by an old one, and phones that keep nothing read all the same."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import axe
from tests.journeys.conftest import Phone
from tests.journeys.keeping import OTHER, STORY, Reader, save, settled, until
from tests.journeys.line import Line

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def axe_source() -> str:
    return axe.path().read_text(encoding="utf-8")


def test_one_file_that_is_missing_spoils_nothing(line: Line, reader: Reader) -> None:
    line.says("/static/js/shelf.js", 404)
    line.says("/static/js/read.js", 404)
    page = reader(STORY)
    with line.cut():
        page.goto(STORY)
        expect(page.locator("h1")).to_contain_text("Timbangan di TPI")
        page.goto("/tulis/luring/")
        expect(page).to_have_title(re.compile("Menulis tanpa internet"))
        expect(page.locator("[name=title]").first).to_be_attached()


def test_new_worker_takes_over_and_the_old_shell_goes_when_the_new_one_is_whole(
    line: Line, reader: Reader
) -> None:
    page = reader(STORY)
    save(page)
    old = [name for name in page.evaluate("caches.keys()") if name.startswith("mg-shell-")]
    script = page.evaluate("fetch('/sw.js').then(answer => answer.text())")
    line.says(
        "/sw.js",
        200,
        script.replace('VERSION="', 'VERSION="x', 1),
        "text/javascript",
        Cache_Control="no-cache",
    )
    other = page.context.new_page()
    other.goto(OTHER)
    page.evaluate("navigator.serviceWorker.getRegistration().then(registration => registration.update())")
    until(
        page,
        "old => caches.keys().then(names => !names.includes(old) && names.some(name => /^mg-shell-x/.test(name)))",
        old[0],
    )
    with line.cut():
        for tab in (page, other):
            tab.goto(STORY)
            expect(tab.locator("h1")).to_contain_text("Timbangan di TPI")


@pytest.mark.parametrize("status", [404, 500])
def test_worker_script_that_is_gone_traps_nobody(line: Line, reader: Reader, status: int) -> None:
    page = reader(STORY)
    line.says("/sw.js", status)
    page.evaluate(
        "navigator.serviceWorker.getRegistration().then(found => found && found.update().catch(() => 0))"
    )
    line.says(STORY, 200, "<title>Baru</title><main><h1>Yang baru</h1></main>", "text/html")
    page.goto(STORY)
    expect(page.locator("h1")).to_have_text("Yang baru")


def test_update_without_a_line_leaves_the_worker_at_work(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    with line.cut():
        page.evaluate(
            "navigator.serviceWorker.getRegistration().then(found => found.update().catch(() => 0))"
        )
        page.goto(STORY)
        expect(page.locator("h1")).to_contain_text("Timbangan di TPI")


def test_full_phone_is_told_in_plain_words(reader: Reader) -> None:
    page = reader(STORY)
    session = page.context.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin", {"origin": page.evaluate("location.origin"), "quotaSize": 1000}
    )
    page.locator("[data-keep] button").first.click()
    expect(page.locator("[data-keep] [role=status]").first).to_contain_text("Ruang di ponsel ini penuh.")
    page.goto(OTHER)
    expect(page.locator("h1")).to_contain_text("Smong")


def test_clock_that_was_set_back_tells_no_time(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    page.evaluate(
        """async path => {
      const cache = await caches.open("mg-read"), old = await cache.match(path), headers = new Headers(old.headers);
      const about = JSON.parse(decodeURIComponent(headers.get("x-mg")));
      headers.set("x-mg", encodeURIComponent(JSON.stringify(Object.assign(about, { at: Date.now() + 36e5 }))));
      await cache.put(path, new Response(await old.text(), { headers }));
    }""",
        STORY,
    )
    with line.cut():
        page.goto(STORY)
        expect(page.locator(".copy")).to_contain_text("Ini salinan yang tersimpan.")


def test_phone_that_keeps_nothing_still_reads(line: Line, browser: Browser) -> None:
    context = browser.new_context(base_url=line.base, service_workers="block")
    page = context.new_page()
    page.add_init_script("delete Object.getPrototypeOf(navigator).serviceWorker; delete window.caches;")
    page.goto(STORY)
    expect(page.locator("h1")).to_contain_text("Timbangan di TPI")
    expect(page.locator("[data-keep] button").first).not_to_be_visible()
    page.goto("/tersimpan/")
    expect(page.locator("[data-refused]")).to_contain_text("tidak menyimpan halaman di ponsel")
    context.close()


def test_list_explains_itself_without_javascript(phone: Phone) -> None:
    page = phone(script=False)
    page.goto("/tersimpan/")
    expect(page.locator("main")).to_contain_text("Tanpa JavaScript")


def test_offer_to_install_waits_at_a_quiet_place_and_is_turned_down_once(reader: Reader) -> None:
    offer = """() => {
      const offer = new Event("beforeinstallprompt", { cancelable: true });
      window.dispatchEvent(offer);
      return offer.defaultPrevented;
    }"""
    page = reader(STORY)
    assert page.evaluate(offer), "the browser's own offer is held back"
    expect(page.locator("[data-install]")).to_be_hidden()
    page.goto("/tersimpan/")
    page.evaluate(offer)
    expect(page.locator("[data-install]")).to_be_visible()
    page.get_by_role("button", name="Tidak usah").click()
    expect(page.locator("[data-install]")).to_be_hidden()
    page.reload()
    page.evaluate(offer)
    expect(page.locator("[data-install]")).to_be_hidden()


def test_repeat_visit_of_a_story_is_one_small_request(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    page.goto(STORY)
    settled(page)
    line.asked.clear()
    page.goto(STORY)
    page.wait_for_load_state("networkidle")
    settled(page)
    asked = [(path, status, size) for path, status, size in line.asked if path != "/sw.js"]
    assert [path for path, _status, _size in asked] == [STORY]
    assert sum(size for _path, _status, size in asked) <= 6 * 1024


def test_screens_of_what_is_kept_have_nothing_for_axe_to_find(
    line: Line, reader: Reader, axe_source: str
) -> None:
    page = reader("/praktik/?hasil=belum-berhasil")
    page.locator("[data-keep-set]").get_by_role("button", name="Simpan daftar ini").click()
    expect(page.locator("[data-sure]")).to_be_visible()
    assert axe.findings(page, axe_source) == []
    page.get_by_role("button", name="Simpan semua", exact=True).click()
    expect(page.locator("[data-keep-set] [role=status]")).to_contain_text("tersimpan di ponsel ini")
    page.goto(STORY)
    save(page)
    assert axe.findings(page, axe_source) == []
    with line.cut():
        page.goto(OTHER)
        expect(page.locator("[data-saved] li").first).to_be_visible()
        page.get_by_role("button", name="Hapus semua").click()
        assert axe.findings(page, axe_source) == []
