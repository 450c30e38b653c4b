"""A teacher tells a story on a phone: signing up, writing in steps, and handing it in."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import NEW_PASSWORD, Author
from tests.journeys.site import RunningSite
from tests.journeys.telling import sideways_photo, story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_newcomer_signs_up_and_tells_a_story_on_a_phone(
    site: RunningSite, phone: Phone, tmp_path: Path
) -> None:
    title = unique("Desimal dari nota lelang Bu Sri")
    steps, address = story(title), f"{unique('sri').replace(' ', '.')}@sekolah.example"
    guru = Author(phone(), site).signs_up(name="Sri Lestari", email=address)
    guru.signs_in(address, NEW_PASSWORD)

    guru.opens("/tulis/").taps("Cerita praktik").fills(**steps[0]).goes_on()
    guru.fills(**steps[1]).waits_until_kept().page.reload()
    guru.finds(situation=str(steps[1]["situation"])).goes_on().fills(**steps[2]).goes_on().fills(**steps[3])
    guru.adds_picture(sideways_photo(tmp_path), alt="Nota lelang di meja").goes_on()
    guru.fills(**steps[4]).goes_on().fills(**steps[5])
    guru.at_step(4)
    guru.finds(pictures__0__alt="Nota lelang di meja")
    assert picture_stands_upright(guru)
    guru.at_step(6).fills(**steps[5]).submits().sees("Terima kasih sudah berbagi")

    guru.sees_status(title, "Menunggu penelaah")
    guru.own_text(title).get_by_role("link", name="Lihat seperti pembaca").click()
    expect(guru.page.locator("main b").filter(has_text="separuh kelas")).to_be_visible()
    expect(guru.page.locator("main li").filter(has_text="timbangan hanya satu")).to_be_visible()


def test_teacher_without_javascript_tells_a_story(site: RunningSite, phone: Phone, tmp_path: Path) -> None:
    title = unique("Nota lelang di ponsel lama")
    steps = story(title)
    guru = Author(phone(script=False), site).signs_in("guru2@example.com")

    guru.opens("/tulis/").taps("Cerita praktik")
    for fields in steps[:3]:
        guru.fills(**fields).goes_on()
    guru.fills(**steps[3]).adds_picture(sideways_photo(tmp_path), alt="Nota di papan").goes_on()
    guru.fills(**steps[4]).goes_on().fills(**steps[5]).submits()

    guru.sees_status(title, "Menunggu penelaah")
    guru.own_text(title).get_by_role("link", name="Lihat seperti pembaca").click()
    expect(guru.page.locator("main b").filter(has_text="separuh kelas")).to_be_visible()
    expect(guru.page.get_by_alt_text("Nota di papan")).to_be_visible()


def test_unfinished_story_names_what_is_missing_and_leads_there(site: RunningSite, phone: Phone) -> None:
    title = unique("Baru judulnya saja")
    guru = Author(phone(), site).signs_in("guru2@example.com")
    guru.opens("/tulis/praktik/?baru").fills(title=title).goes_on().at_step(6)
    guru.page.locator("main .bottom button[value=submit]").click()
    guru.sees("Hampir selesai", "Ceritakan tantangannya").taps("Ceritakan tantangannya")
    expect(guru.page.locator("[name=challenge]")).to_be_visible()
    guru.sees_status(title, "Draf")


def test_author_takes_a_waiting_story_back(site: RunningSite, phone: Phone) -> None:
    title = unique("Ditarik dulu supaya rapi")
    guru = Author(phone(), site).signs_in("guru2@example.com")
    guru.opens("/tulis/praktik/?baru").tells(story(title)).submits().sees_status(title, "Menunggu penelaah")
    guru.own_text(title).get_by_role("button", name="Tarik kembali").click()
    guru.sees("Tulisan ditarik").sees_status(title, "Ditarik penulis")


def picture_stands_upright(author: Author) -> bool:
    """Whether the picture beside the form is higher than it is wide, as it was held."""
    shown = author.page.locator("main .rows img").first
    expect(shown).to_be_visible()
    return bool(shown.evaluate("e => e.decode().then(() => e.naturalHeight > e.naturalWidth)"))
