"""An editor at a desk (1280 px): a page of blocks with a picture goes public, a story is mended and handed in."""

from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Author, Reader, Visitor
from tests.journeys.site import RunningSite
from tests.journeys.telling import sideways_photo, story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
TOP = "#body-root > [data-streamfield-stream-container] > "
ALT = "Bangku kosong di depan jendela"


class Editor(Visitor):
    """Somebody who looks after pages in the admin."""

    def begins_a_page(self) -> Self:
        """From the list of pages to the editor of a new one below the Indonesian home."""
        home = self.opens("/admin/pages/").page.locator("tr", has_text="Mitra Guru")
        home = home.filter(has_not_text="Bahasa Inggris")
        home.get_by_role("link", name="Jelajahi halaman turunan").click()
        self.page.get_by_role("link", name="Tambahkan halaman turunan").first.click()
        return self

    def block(self, name: str) -> Locator:
        """Adds a block at the end of the page's body; answers where its fields are."""
        self.page.locator(f"{TOP}div > button.c-sf-add-button").last.click()
        self.page.get_by_role("option", name=name, exact=True).click()
        return self.page.locator(f"{TOP}[data-streamfield-child]").last

    def uploads(self, file: Path, *, into: Locator) -> Self:
        """Chooses a new picture for a block; the question about pupils has to be answered."""
        into.get_by_role("button", name="Pilih gambar").click()
        dialogue = self.page.locator(".modal-content")
        dialogue.get_by_role("tab", name="Unggah").click()
        dialogue.locator("[name$='-file']").set_input_files(file)
        dialogue.locator("[name$='-title']").fill("Bangku kosong")
        dialogue.get_by_role("button", name="Unggah").click()
        expect(dialogue).to_contain_text("Jawab dahulu", timeout=20_000)
        dialogue.locator("[name$='-file']").set_input_files(file)
        dialogue.locator("[name$='-consent_basis']").select_option("tanpa-murid")
        dialogue.get_by_role("button", name="Unggah").click()
        expect(dialogue).to_have_count(0, timeout=20_000)
        return self

    def presses(self, words: str) -> Self:
        """A button of the bar below, taken out of its fold if it lies there."""
        bar = self.page.locator("footer nav")
        button = bar.get_by_role("button", name=words)
        if not button.first.is_visible():
            bar.locator("button[aria-expanded]").last.click()
        button.first.click()
        self.page.wait_for_load_state()
        return self

    def is_told(self, words: str) -> Self:
        """Reads this in the bar on top."""
        expect(self.page.locator(".messages")).to_contain_text(words, timeout=20_000)
        return self


@pytest.fixture
def penyunting(site: RunningSite, phone: Phone) -> Editor:
    return Editor(phone(width=1280, height=900), site).signs_in("penyunting@example.com")


def test_editor_makes_a_page_of_blocks_with_a_picture(
    penyunting: Editor, site: RunningSite, phone: Phone, tmp_path: Path
) -> None:
    title = unique("Memotret kelas dengan hormat")
    penyunting.begins_a_page()
    penyunting.page.locator("#id_title").press_sequentially(title)
    penyunting.block("Judul bagian").locator("input[type=text]").fill("Sebelum memotret")
    penyunting.block("Teks").locator("[contenteditable=true]").click()
    penyunting.page.keyboard.type("Tanyakan dulu kepada orang tuanya.")
    penyunting.block("Langkah-langkah").locator("input[type=text]").fill("Minta izin")
    penyunting.block("Kutipan").locator("textarea").fill("Tangan bercerita tanpa wajah.")
    picture = penyunting.block("Gambar")
    penyunting.uploads(sideways_photo(tmp_path), into=picture)

    penyunting.presses("Terbitkan").is_told("ada isian yang perlu diperbaiki")
    expect(penyunting.page.locator("[name$='-value-alt']")).to_have_value("")
    penyunting.page.locator("[name$='-value-alt']").fill(ALT)
    penyunting.presses("Terbitkan").is_told("sudah terbit")

    penyunting.taps("Lihat yang terbit")
    visitor = Visitor(phone(), site).opens(penyunting.page.url.removeprefix(site.base))
    visitor.sees("Sebelum memotret", "Tanyakan dulu kepada orang tuanya.", "Minta izin", "Tangan bercerita")
    shown = visitor.page.get_by_alt_text(ALT)
    expect(shown).to_be_visible()
    assert shown.evaluate("e => e.decode().then(() => e.naturalHeight > e.naturalWidth)")


def test_editor_mends_a_story_and_hands_it_in(penyunting: Editor, site: RunningSite, phone: Phone) -> None:
    title = unique("Kompas dari daun pandan")
    guru = Author(phone(), site).signs_in("guru@example.com")
    guru.opens("/tulis/praktik/?baru").tells(story(title)).taps("Kembali")
    number = guru.page.url.split("/")[-2]

    penyunting.opens(f"/admin/pages/{number}/edit/")
    box = penyunting.page.locator("[name=situation]")
    before = box.input_value()
    tools = penyunting.page.locator("[data-contentpath=situation]").get_by_role("group", name="Alat tulis")
    box.fill(f"{before}\n\nKami menghitung ulang")
    box.press("End")
    box.select_text()
    tools.get_by_role("button", name="Daftar").click()
    expect(box).to_have_value(
        "\n".join(f"- {line}" if line else "" for line in f"{before}\n\nKami menghitung ulang".split("\n"))
    )
    box.fill(f"{before}\n\n- Kami menghitung *ulang*")
    penyunting.presses("Simpan draf").is_told("telah diperbarui")
    penyunting.presses("Kirim ke").is_told(title)

    penelaah = Reader(phone(), site).signs_in("penelaah1@example.com").takes_up(title)
    expect(penelaah.page.locator("li", has_text="Kami menghitung ulang").first).to_be_visible()
    penyunting.opens("/telaah/").does_not_see(title)
    guru.sees_status(title, "Menunggu penelaah")
