"""Every screen of visitors, authors and reviewers: nothing for axe to find, nothing that scrolls sideways."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys import axe
from tests.journeys.people import Author
from tests.journeys.site import RunningSite
from tests.journeys.telling import story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

Way = str | Callable[[Author], Any]
OWN = {"KKG Kampung Laut": 4, "Bedah satu soal cerita dalam 45 menit": 4}
GURU, PENELAAH, PENYUNTING = "guru@example.com", "penelaah1@example.com", "penyunting@example.com"


def _returned_text(guru: Author) -> None:
    guru.opens("/akun/").taps("Baca masukan dan lengkapi")


def _returned_text_with_remark(guru: Author) -> None:
    """The step on which a reviewer's remark stands."""
    _returned_text(guru)
    for number in range(1, 7):
        if guru.at_step(number).page.locator(".said").count():
            return


def _step(title: str, number: int) -> Callable[[Author], Any]:
    """A step of a text that is there already."""

    def way(guru: Author) -> None:
        guru.follows(guru.own_text(title).get_by_role("link", name="Perbarui")).at_step(number)

    return way


def _waiting_text(guru: Author) -> None:
    guru.opens("/akun/")
    guru.page.goto(
        str(
            guru.page.locator(".own li", has_text="Menunggu penelaah")
            .locator("form")
            .first.get_attribute("action")
        )
    )


def _incomplete_text(guru: Author) -> None:
    guru.opens("/tulis/praktik/?baru").fills(title=unique("Belum lengkap")).goes_on().at_step(6)
    guru.page.locator("main .bottom button[value=submit]").click()
    guru.sees("Hampir selesai")


def _amiss(guru: Author) -> None:
    guru.opens("/tulis/praktik/?baru").fills(
        title=unique("Sekolah tidak dikenal"), school="sekolah yang tidak ada"
    ).goes_on()
    guru.sees("belum ada di daftar")


def _two_versions(guru: Author) -> None:
    guru.opens("/tulis/praktik/?baru").fills(**story(unique("Dua versi"))[0]).goes_on().fills(
        situation="Awal."
    ).goes_on().at_step(2)
    first = guru.page
    guru.page = first.context.new_page()
    guru.opens(first.url).fills(situation="Dari laptop.").goes_on()
    guru.page.close()
    guru.page = first
    guru.fills(situation="Dari ponsel.").goes_on().sees("Ada dua versi")


def _session_lost(guru: Author) -> None:
    guru.opens("/tulis/praktik/?baru").fills(title="Sesi habis").loses_the_session().goes_on().sees(
        "masih ada"
    )


def _wrong_password(guest: Author) -> None:
    guest.opens("/akun/masuk/").fills(login=GURU, password="bukan ini").page.locator(
        "main .btn"
    ).first.click()
    guest.page.locator("main .amiss, main .errorlist, main [role=alert]").first.wait_for()


def _incomplete_sign_up(guest: Author) -> None:
    guest.opens("/akun/daftar/").fills(display_name="Bu Ani", email="ani@example.com", password1="12345678")
    guest.page.get_by_role("button", name="Daftar").click()
    guest.page.locator("main .amiss, main .errorlist, main [role=alert]").first.wait_for()


def _saver_on(visitor: Author) -> None:
    """Pictures as boxes that tell their size."""
    visitor.opens("/praktik/timbangan-di-tpi/").page.evaluate("localStorage.setItem('mg:hemat', '1')")
    visitor.opens("/praktik/timbangan-di-tpi/")


def _record(reader: Author) -> None:
    _on_the_desk(reader)
    text = reader.page.url.split("?")[0].split("#")[0]
    reader.opens(f"{text}riwayat/")


def _ready_text(editor: Author) -> None:
    """A text that a colleague agreed to and an editor decides on."""
    title = unique("Siap dibaca penyunting")
    page = editor.page
    browser = page.context.browser
    assert browser is not None
    for who, act in ((GURU, "submit"), (PENELAAH, "approve")):
        editor.page = browser.new_page(base_url=editor.site.base, locale="id-ID")
        editor.signs_in(who)
        if act == "submit":
            editor.opens("/tulis/praktik/?baru").tells(story(title)).submits()
        else:
            editor.opens("/telaah/").taps(title).follows(editor.page.locator("button[value=approve]"))
        editor.page.close()
    editor.page = page
    editor.opens("/telaah/").taps(title)


def _on_the_desk(reader: Author) -> None:
    reader.opens("/telaah/").follows(reader.page.locator("main .card h3 a").first)


SCREENS: dict[str, tuple[str, Way]] = {
    **{
        path: ("", path)
        for path in (
            "/",
            "/en/",
            "/praktik/",
            "/praktik/?hasil=belum-berhasil&latar=pesisir",
            "/en/praktik/",
            "/komunitas/",
            "/lokakarya/",
            "/praktik/timbangan-di-tpi/",
            "/praktik/radio-kelas/",
            "/praktik/kuis-daring-di-bukit/",
            "/en/praktik/timbangan-di-tpi/",
            "/en/praktik/satu-guru-tiga-kelas/",
            "/komunitas/kkg-kampung-laut/",
            "/lokakarya/bedah-satu-soal-cerita/",
            "/cari/",
            "/cari/?q=pecahan",
            "/cari/?q=zzzz",
            "/en/cari/?q=pecahan",
            "/tentang/",
            "/cara-berbagi/",
            "/pedoman-penelaahan/",
            "/tidak-ada/",
            "/tulis/",
            "/tulis/luring/",
            "/tersimpan/",
            "/akun/masuk/",
            "/akun/daftar/",
            "/akun/sandi/lupa/",
            "/en/tersimpan/",
            "/praktik/?page=99",
        )
    },
    "sandi keliru": ("", _wrong_password),
    "pendaftaran keliru": ("", _incomplete_sign_up),
    "hemat data": ("", _saver_on),
    **{
        f"{path} (guru)": (GURU, path)
        for path in (
            "/akun/",
            "/akun/profil/",
            "/akun/sekolah/",
            "/akun/sekolah/?q=sd",
            "/en/akun/",
            "/akun/keluar/",
            "/akun/surel/",
            "/akun/surel/dari-kami/",
            "/akun/sandi/ganti/",
            "/akun/dua-langkah/",
            "/akun/sekolah/tambah/",
            "/telaah/saya/",
            "/tulis/praktik/?baru",
            "/tulis/komunitas/?baru",
            "/tulis/lokakarya/?baru",
        )
    },
    **{
        f"langkah {number} (guru)": (
            GURU,
            lambda guru, number=number: (_returned_text(guru), guru.at_step(number)),
        )
        for number in range(2, 7)
    },
    **{
        f"langkah {number} {title} (guru)": (GURU, _step(title, number))
        for title, last in OWN.items()
        for number in range(2, last + 1)
    },
    "masukan (guru)": (GURU, _returned_text),
    "masukan di samping bagian (guru)": (GURU, _returned_text_with_remark),
    "sedang menunggu (guru)": (GURU, _waiting_text),
    "belum lengkap (guru)": (GURU, _incomplete_text),
    "isian yang keliru (guru)": (GURU, _amiss),
    "dua versi (guru)": (GURU, _two_versions),
    "seperti pembaca (guru)": (GURU, lambda guru: guru.opens("/akun/").taps("Lihat seperti pembaca")),
    "sesi habis (guru)": (GURU, _session_lost),
    "/telaah/ (bukan penelaah)": (GURU, "/telaah/"),
    "/telaah/ (penelaah)": (PENELAAH, "/telaah/"),
    **{
        f"{path} (penelaah)": (PENELAAH, path)
        for path in ("/telaah/kesediaan/", "/telaah/saya/", "/telaah/belajar/")
    },
    **{
        f"{path} (penyunting)": (PENYUNTING, path)
        for path in ("/telaah/ikhtisar/", "/telaah/laporan/", "/telaah/riwayat/")
    },
    "riwayat (penelaah)": (PENELAAH, _record),
    "menelaah (penelaah)": (PENELAAH, _on_the_desk),
    "membaca (penelaah)": (
        PENELAAH,
        lambda reader: (_on_the_desk(reader), reader.taps("Baca seperti pembaca")),
    ),
    "menelaah (penyunting)": (PENYUNTING, _ready_text),
}


@pytest.fixture(scope="module")
def axe_source() -> str:
    return axe.path().read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def signed_in(site: RunningSite, browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """A browser for each person, signed in once; "" is a visitor."""
    states: dict[str, Any] = {}
    opened: list[BrowserContext] = []

    def context(who: str) -> BrowserContext:
        if who and who not in states:
            door = browser.new_context(base_url=site.base, locale="id-ID")
            Author(door.new_page(), site).signs_in(who)
            states[who] = door.storage_state()
            door.close()
        opened.append(browser.new_context(base_url=site.base, locale="id-ID", storage_state=states.get(who)))
        return opened[-1]

    yield context
    for each in opened:
        each.close()


@pytest.mark.parametrize("name", SCREENS)
def test_screen_suits_everybody(
    site: RunningSite, signed_in: Callable[[str], BrowserContext], axe_source: str, name: str
) -> None:
    who, way = SCREENS[name]
    author = Author(signed_in(who).new_page(), site)
    if isinstance(way, str):
        author.page.goto(way)
    else:
        way(author)
    assert author.page.locator("h1").count() == 1
    found = axe.findings(author.page, axe_source)
    assert not found, "\n".join(found)
    author.page.context.close()
