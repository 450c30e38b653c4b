"""An editor at a desk (1280 px): a story is mended in the admin and handed in."""

from typing import Self

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Author, Reader, Visitor
from tests.journeys.site import RunningSite
from tests.journeys.telling import story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


class Editor(Visitor):
    """Somebody who looks after pages in the admin."""

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
