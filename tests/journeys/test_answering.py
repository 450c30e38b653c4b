"""A wording on its way: a colleague writes it beside a sentence, the author takes it over and answers, both go on."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Author, Reader
from tests.journeys.site import RunningSite
from tests.journeys.telling import story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SENTENCE = "Murid hafal langkahnya."
WORDING = "Sembilan murid hafal langkahnya."
SELECT = """(words) => {
  const part = document.querySelector("[data-part=situation]"), walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    getSelection().removeAllRanges(); getSelection().addRange(range);
    return;
  }
}"""


def handed_in(site: RunningSite, phone: Phone, title: str, email: str = "guru@example.com") -> Author:
    guru = Author(phone(), site).signs_in(email)
    return guru.opens("/tulis/praktik/?baru").tells(story(title)).submits()


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_wording_is_taken_over_answered_and_approved(site: RunningSite, phone: Phone, script: bool) -> None:
    title = unique(f"Satu kalimat yang ditolong {script}")
    handed_in(site, phone, title)
    penelaah = Reader(phone(script=False), site).signs_in("penelaah1@example.com").takes_up(title)
    penelaah.fills(sentence__situation=SENTENCE, note__situation="Berapa orang?", suggest__situation=WORDING)
    penelaah.asks_for_more(notice="Contohnya hidup.")

    guru = Author(phone(script=script), site).signs_in("guru@example.com")
    guru.own_text(title).get_by_role("link", name="Baca masukan dan lengkapi").click()
    guru.sees("Contohnya hidup.", "Berapa orang?")
    guru.page.locator("textarea[name^='reply-']").fill("Sembilan dari 27.")
    guru.taps("Pakai kalimat ini").sees("Kalimat itu sekarang ada di tulisan")
    expect(guru.page.locator("textarea[name^='reply-']")).to_have_value("Sembilan dari 27.")
    guru.taps("Kirim lagi untuk dibaca").sees_status(title, "Menunggu penelaah")

    penelaah.takes_up(title).sees(WORDING, "Sembilan dari 27.", "usulnya dipakai")
    penelaah.approves(notice="Sekarang jelas.")
    guru.sees_status(title, "Siap terbit")


def test_words_selected_on_the_phone_choose_their_sentence(site: RunningSite, phone: Phone) -> None:
    title = unique("Kalimat yang disentuh")
    handed_in(site, phone, title, "guru2@example.com")
    penelaah = Reader(phone(), site).signs_in("penelaah1@example.com").takes_up(title)

    penelaah.page.evaluate(SELECT, "hafal")
    penelaah.page.get_by_role("button", name="Catat kalimat ini").click()
    penelaah.finds(sentence__situation=SENTENCE)
    note = penelaah.page.locator("[name='note-situation']").element_handle()
    assert note is not None
    note.fill("Berapa orang?")
    expect(penelaah.page.locator("[data-saved]")).to_contain_text("Tersimpan")
    expect(penelaah.page.locator("[name^='note-situation-']")).to_have_value("Berapa orang?")
    penelaah.page.reload()
    expect(penelaah.page.locator("[name^='note-situation-']")).to_have_value("Berapa orang?")


def test_review_typed_without_a_line_survives_signing_out(site: RunningSite, phone: Phone) -> None:
    title = unique("Telaah di atas bukit")
    handed_in(site, phone, title, "guru2@example.com")
    penelaah = Reader(phone(), site).signs_in("penelaah1@example.com").takes_up(title)
    address = penelaah.page.url
    penelaah.page.context.set_offline(True)
    penelaah.fills(offer="Coba dua timbangan.")
    expect(penelaah.page.locator("[data-saved]")).to_contain_text("Di ponsel ini")
    penelaah.page.context.set_offline(False)

    penelaah.loses_the_session().signs_in("penelaah1@example.com").opens(address)

    penelaah.finds(offer="Coba dua timbangan.")
    expect(penelaah.page.locator("[data-saved]")).to_contain_text("Tersimpan")
