"""Nothing is lost: not by an expired session, not by a second device, not by sending twice, not without a line."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import DEMO_PASSWORD, Author
from tests.journeys.site import RunningSite
from tests.journeys.telling import story, unique

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without-javascript"])
def test_expired_session_asks_for_the_password_in_place_and_goes_on(
    site: RunningSite, phone: Phone, script: bool
) -> None:
    title = unique(f"Sesi habis di tengah {script}")
    guru = Author(phone(script=script), site).signs_in("guru2@example.com")
    guru.opens("/tulis/praktik/?baru").fills(**story(title)[0]).goes_on()
    guru.loses_the_session().fills(situation="Kalimat yang tidak boleh hilang.").goes_on()
    guru.sees("Yang tadi diketik masih ada")
    guru.fills(login="guru2@example.com", password=DEMO_PASSWORD).taps("Masuk dan teruskan")
    expect(guru.page.locator("[name=challenge]")).to_be_visible()
    guru.at_step(2)
    guru.finds(situation="Kalimat yang tidak boleh hilang.")


def test_second_device_shows_both_versions_and_lets_the_author_choose(
    site: RunningSite, phone: Phone
) -> None:
    title = unique("Dua perangkat, satu cerita")
    first = Author(phone(), site).signs_in("guru2@example.com")
    first.opens("/tulis/praktik/?baru").fills(**story(title)[0]).goes_on().fills(
        situation="Versi awal."
    ).goes_on().at_step(2)
    second = Author(phone(), site).signs_in("guru2@example.com").opens(first.page.url)
    first.fills(situation="Versi dari ponsel.").goes_on()
    second.fills(situation="Versi dari laptop.").goes_on()
    second.sees("Ada dua versi", "Versi dari ponsel.", "Versi dari laptop.")
    second.page.get_by_label("Dari perangkat lain").check()
    second.taps("Simpan pilihan").at_step(2)
    second.finds(situation="Versi dari ponsel.")


def test_story_sent_twice_is_one_story(site: RunningSite, phone: Phone) -> None:
    title = unique("Terkirim dua kali")
    guru = (
        Author(phone(), site)
        .signs_in("guru2@example.com")
        .opens("/tulis/praktik/?baru")
        .fills(**story(title)[0])
    )
    fields = guru.page.locator("form[data-keep]").evaluate(
        "f => Object.fromEntries(new FormData(f).entries())"
    )
    for _time in range(2):
        guru.page.request.post(
            "/tulis/praktik/",
            form={**fields, "act": "save"},
            headers={"Referer": f"{site.base}/tulis/praktik/"},
        )
    expect(guru.own_text(title)).to_have_count(1)


def test_words_typed_without_a_line_come_back_with_it(site: RunningSite, phone: Phone) -> None:
    guru = Author(phone(), site).signs_in("guru2@example.com")
    guru.opens("/tulis/praktik/?baru").fills(**story("Sinyal hilang di bukit")[0]).goes_on()
    guru.page.context.set_offline(True)
    guru.fills(situation="Diketik di atas bukit.")
    expect(guru.page.locator("[data-saved]")).to_contain_text("Di ponsel ini")
    guru.page.context.set_offline(False)
    guru.page.reload()
    guru.finds(situation="Diketik di atas bukit.")
    guru.waits_until_kept()


def test_profile_that_was_changed_and_not_saved_comes_back_after_a_reload(
    site: RunningSite, phone: Phone
) -> None:
    guru = Author(phone(), site).signs_in("guru2@example.com").opens("/akun/profil/")
    guru.fills(display_name="Bu Guru dari Lereng")
    guru.page.wait_for_timeout(400)
    guru.page.reload()
    guru.finds(display_name="Bu Guru dari Lereng")
