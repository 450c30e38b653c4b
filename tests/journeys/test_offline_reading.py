"""Reading where there is no line: what was read comes back, what was saved stays, what is private or withdrawn does not."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.keeping import ASK, COMMUNITY, KEPT, OTHER, STORY, Reader, kept, save, settled, until
from tests.journeys.line import Line
from tests.journeys.people import DEMO_PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_page_that_was_read_comes_back_without_a_line(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    with line.cut():
        page.goto(STORY)
        expect(page.locator("h1")).to_contain_text("Timbangan di TPI")
        expect(page.locator(".copy")).to_contain_text("Tanpa internet. Ini salinan dari")
        assert page.evaluate("getComputedStyle(document.body).display") == "flex", "the sheet is there too"
    page.goto(STORY)
    expect(page.locator(".copy")).to_have_count(0)


def test_page_comes_back_in_a_browser_that_says_it_is_offline(reader: Reader) -> None:
    page = reader(STORY)
    page.goto(OTHER)
    page.context.set_offline(True)
    page.goto(STORY)
    expect(page.locator(".copy")).to_contain_text("Tanpa internet")
    page.context.set_offline(False)


def test_line_that_goes_while_reading_is_told_quietly(reader: Reader) -> None:
    page = reader(STORY)
    page.context.set_offline(True)
    expect(page.locator("[data-lost]")).to_contain_text("Tanpa internet.")
    page.context.set_offline(False)
    expect(page.locator("[data-lost]")).to_be_empty()


def test_page_that_was_never_read_gives_the_list_of_what_is_there(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    with line.cut():
        page.goto(OTHER)
        expect(page.locator(".copy")).to_contain_text("Halaman ini belum tersimpan di ponsel ini")
        page.get_by_role("link", name="Timbangan di TPI").first.click()
        expect(page.locator("h1")).to_contain_text("Timbangan di TPI")
        page.goto("/en/praktik/")
        expect(page.locator(".copy")).to_be_visible()


def test_page_for_writing_opens_without_a_line(line: Line, reader: Reader) -> None:
    page = reader()
    with line.cut():
        page.goto("/tulis/luring/")
        expect(page).to_have_title(re.compile("Menulis tanpa internet"))
        expect(page.locator("[name=title]").first).to_be_attached()
        page.goto("/akun/")
        expect(page.locator(".copy")).to_contain_text("Tanpa internet")


def test_slow_line_gives_the_copy_and_says_so(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    line.delay = 8
    page.goto(STORY)
    expect(page.locator(".copy")).to_contain_text("Sinyal lambat. Ini salinan dari")
    line.delay = 0


def test_site_that_breaks_down_gives_the_copy(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    line.says(STORY, 502)
    page.goto(STORY)
    expect(page.locator(".copy")).to_contain_text("Situs sedang tidak menjawab.")


def test_saved_story_has_its_pictures_and_stays(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    save(page)
    assert STORY in kept(page, "mg-saved")
    pictures = page.locator("article figure img").count()
    assert pictures > 0
    assert len(kept(page, "mg-pictures")) >= pictures
    with line.cut():
        page.goto(STORY)
        for picture in page.locator("article figure img").all():
            picture.scroll_into_view_if_needed()
            until(page, "image => image.complete && image.naturalWidth > 0", picture.element_handle())
        page.goto("/tersimpan/")
        row = page.locator("[data-saved] li")
        expect(row).to_contain_text("Timbangan di TPI")
        expect(row).to_contain_text("KB")
        row.get_by_role("button", name="Hapus").click()
        expect(page.locator("[data-saved] li")).to_have_count(0)
    assert kept(page, "mg-saved") == []
    assert kept(page, "mg-pictures") == []


def test_stories_of_a_community_are_saved_and_removed_as_one_set(line: Line, reader: Reader) -> None:
    page = reader(COMMUNITY)
    box = page.locator("[data-keep-set]")
    box.get_by_role("button", name="Simpan semua cerita komunitas ini").click()
    expect(box.locator("[role=status]")).to_contain_text("tulisan, sekitar")
    box.get_by_role("button", name="Simpan semua", exact=True).click()
    expect(box.locator("[role=status]")).to_contain_text("tersimpan di ponsel ini")
    assert {COMMUNITY, STORY} <= set(kept(page, "mg-saved"))
    with line.cut():
        page.goto("/tersimpan/")
        expect(page.locator("[data-sets] li")).to_contain_text("KKG Kampung Laut")
        page.goto(STORY)
        expect(page.locator("h1")).to_contain_text("Timbangan di TPI")
        page.goto("/tersimpan/")
        page.locator("[data-sets] li").get_by_role("button", name="Hapus").click()
        expect(page.locator("[data-sets] li")).to_have_count(0)
    assert kept(page, "mg-saved") == []


def test_set_that_was_interrupted_goes_on_where_it_stopped(line: Line, reader: Reader) -> None:
    page = reader("/praktik/?hasil=belum-berhasil")
    box = page.locator("[data-keep-set]")
    box.get_by_role("button", name="Simpan daftar ini").click()
    expect(box.locator("[role=status]")).to_contain_text("tulisan, sekitar")
    stories = page.evaluate(
        "() => fetch(document.querySelector('[data-keep-set]').dataset.keepSet).then(r => r.json())"
    )
    last = stories["texts"][-1]["url"]
    line.says(last, 503)
    box.get_by_role("button", name="Simpan semua", exact=True).click()
    expect(box.locator("[role=status]")).to_contain_text("Sinyal terputus.")
    line.instead.clear()
    page.goto("/tersimpan/")
    row = page.locator("[data-sets] li")
    expect(row).to_contain_text(f"{len(stories['texts']) - 1} dari {len(stories['texts'])} tersimpan.")
    asked = len(line.asked)
    row.get_by_role("button", name="Lanjutkan").click()
    expect(row).to_contain_text(f"{len(stories['texts'])} tulisan")
    assert [path for path, _status, _size in line.asked[asked:] if path.startswith("/praktik/")] == [last]


def test_private_pages_are_never_kept(line: Line, reader: Reader) -> None:
    page = reader("/akun/masuk/")
    page.locator("[name=login]").fill("guru@example.com")
    page.locator("[name=password]").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url("**/akun/")
    for address in ("/tulis/praktik/", "/akun/profil/", "/cari/?q=perahu", STORY):
        page.goto(address)
    settled(page)
    paths = {path for paths in page.evaluate(KEPT).values() for path in paths}
    assert STORY in paths
    private = [
        path
        for path in paths
        if path.startswith(("/akun", "/tulis", "/telaah", "/admin", "/berkas", "/cari"))
    ]
    assert private == ["/tulis/luring/"]


def test_message_at_signing_out_clears_everything(reader: Reader) -> None:
    page = reader(STORY)
    save(page)
    page.evaluate(ASK, {"forget": True})
    assert page.evaluate("caches.keys()") == []


def test_story_that_was_taken_down_leaves_the_phone_at_the_next_visit(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    save(page)
    line.says(STORY, 404)
    page.goto(STORY)
    settled(page)
    assert STORY not in kept(page, "mg-saved") + kept(page, "mg-read")
    assert kept(page, "mg-pictures") == []


def test_any_page_tells_the_phone_that_something_was_taken_down(line: Line, reader: Reader) -> None:
    page = reader(STORY)
    save(page)
    page.goto(OTHER)
    line.says(STORY, 410)
    public = {"Cache_Control": "public, max-age=0, must-revalidate", "Taken_Down": "another"}
    line.says("/tentang/", 200, "<title>Tentang</title><main><h1>Tentang</h1></main>", "text/html", **public)
    page.goto("/tentang/")
    until(
        page, "path => caches.open('mg-saved').then(cache => cache.match(path)).then(found => !found)", STORY
    )
    assert OTHER in kept(page, "mg-read"), "what is still there stays"
    asked = [path for path, status, _size in line.asked if path == OTHER and status == 304]
    assert asked, "and is asked for without being fetched again"
