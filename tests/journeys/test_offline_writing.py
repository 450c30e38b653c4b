"""Writing with the line cut at every step: nothing typed is lost, nothing is sent twice, nothing goes to somebody else."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Phone
from tests.journeys.people import Author
from tests.journeys.site import RunningSite
from tests.journeys.telling import sideways_photo, story, unique
from tests.journeys.waiting import (
    GURU,
    REKAN,
    WHAT_IS_KEPT,
    at_step_two,
    back,
    cut,
    fill_up,
    keeps_nothing_more,
    knows_whose_it_is,
    queue,
    signs_in_here,
    told,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_story_written_signed_out_without_a_line_is_sent_by_whoever_signs_in(
    site: RunningSite, phone: Phone, tmp_path: Path
) -> None:
    title = unique("Ditulis di perahu")
    guru = Author(phone(), site).opens("/tulis/luring/")
    page = guru.page
    page.wait_for_function("() => navigator.serviceWorker.controller")
    cut(page)
    page.reload()
    guru.fills(title=title, summary="Tanpa sinyal sejak pagi.", level="sd-mi")
    page.locator("summary", has_text="Aksi").click()
    guru.fills(actions="Kami memakai tali.", steps__0__title="Potong kartu")
    guru.adds_picture(sideways_photo(tmp_path), alt="Perahu di dermaga")
    expect(page.locator("[data-waits]")).to_contain_text("→")
    told(page, "ponsel ini")
    page.get_by_role("button", name="Kirim sebagai draf").click()
    expect(queue(page)).to_contain_text("Tanpa internet")
    expect(queue(page)).to_contain_text(title)
    back(page)
    signs_in_here(page, GURU)
    expect(queue(page)).to_contain_text("Terkirim: Gambar", timeout=20_000)
    queue(page).get_by_role("link", name="Lanjutkan di drafnya").first.click()
    page.wait_for_url("**/tulis/praktik/*/")
    guru.finds(summary="Tanpa sinyal sejak pagi.").at_step(4)
    guru.finds(steps__0__title="Potong kartu", pictures__0__alt="Perahu di dermaga")
    expect(guru.own_text(title)).to_have_count(1)


def test_several_texts_lie_side_by_side_and_survive_a_reload(site: RunningSite, phone: Phone) -> None:
    guru = Author(phone(), site).opens("/tulis/luring/").fills(title="Cerita pertama")
    page = guru.page
    told(page, "Di ponsel ini")
    page.get_by_label("Laporan lokakarya").check()
    guru.fills(title="Lokakarya di balai desa")
    told(page, "Di ponsel ini")
    page.reload()
    unsent = page.locator("[data-unsent]")
    expect(unsent.locator("li")).to_have_count(2)
    guru.finds(title="Lokakarya di balai desa")
    unsent.locator("li", has_text="Cerita pertama").get_by_role("button", name="Lanjutkan").click()
    guru.finds(title="Cerita pertama")
    expect(page.get_by_label("Cerita praktik")).to_be_checked()


def test_two_tabs_that_send_the_same_text_make_one(site: RunningSite, phone: Phone) -> None:
    title = unique("Dua tab satu cerita")
    guru = Author(phone(), site).signs_in(GURU)
    knows_whose_it_is(guru.page)
    guru.opens("/tulis/luring/").fills(title=title)
    told(guru.page, "Di ponsel ini")
    other = guru.page.context.new_page()
    other.goto("/tulis/luring/")
    expect(other.locator("#praktik_title")).to_have_value(title)
    for tab in (guru.page, other):
        cut(tab)
        tab.get_by_role("button", name="Kirim sebagai draf").click()
    back(guru.page)
    keeps_nothing_more(guru.page)
    expect(guru.own_text(title)).to_have_count(1)


def test_picture_chosen_without_a_line_is_shrunk_and_goes_by_itself(
    site: RunningSite, phone: Phone, tmp_path: Path
) -> None:
    title = unique("Foto dari kapal")
    guru = at_step_two(Author(phone(), site), title).at_step(4)
    page = guru.page
    cut(page)
    guru.adds_picture(sideways_photo(tmp_path), alt="Nota lelang di meja")
    waits = page.locator("[data-waits]")
    expect(waits).to_contain_text("→")
    expect(queue(page)).to_contain_text(re.compile("satu gambar", re.IGNORECASE))
    (one,) = page.evaluate(WHAT_IS_KEPT)[-1:]
    assert one["bytes"] <= 300_000
    assert waits.locator("img").evaluate("e => e.naturalHeight > e.naturalWidth")
    back(page)
    expect(waits).to_contain_text("Terkirim", timeout=20_000)
    guru.at_step(4)
    guru.finds(pictures__0__alt="Nota lelang di meja")
    expect(page.locator("main .rows .pic")).to_have_count(1)
    assert page.locator("main .rows .pic").evaluate(
        "e => e.decode().then(() => e.naturalHeight > e.naturalWidth)"
    )


def test_text_is_handed_in_together_with_its_picture(site: RunningSite, phone: Phone, tmp_path: Path) -> None:
    title, steps = unique("Dikirim bersama gambarnya"), story("")
    guru = at_step_two(Author(phone(), site), title)
    guru.fills(**steps[1]).goes_on().fills(**steps[2]).goes_on().fills(**steps[3])
    guru.page.get_by_label("Gambar dikirim nanti saja").evaluate("e => e.click()")
    guru.adds_picture(sideways_photo(tmp_path), alt="Nota lelang di meja")
    expect(queue(guru.page)).to_contain_text("Gambar menunggu")
    guru.goes_on().fills(**steps[4]).goes_on().fills(**steps[5]).submits()
    guru.sees_status(title, "Menunggu penelaah")
    guru.own_text(title).get_by_role("link", name="Lihat seperti pembaca").click()
    expect(guru.page.get_by_alt_text("Nota lelang di meja").first).to_be_attached()


def test_picture_waits_when_it_is_told_to_and_the_words_go(
    site: RunningSite, phone: Phone, tmp_path: Path
) -> None:
    guru = at_step_two(Author(phone(), site), unique("Gambar nanti")).at_step(4)
    page = guru.page
    cut(page)
    guru.adds_picture(sideways_photo(tmp_path), alt="Nota")
    expect(queue(page)).to_contain_text(re.compile("satu gambar", re.IGNORECASE))
    page.get_by_label("Gambar dikirim nanti saja").or_(page.get_by_label("Gambar tunggu Wi-Fi")).check()
    back(page)
    guru.fills(actions="Kami memakai tali.").waits_until_kept()
    expect(queue(page)).to_contain_text("Gambar menunggu")
    queue(page).get_by_role("button", name="Kirim sekarang").click()
    expect(page.locator("[data-waits]")).to_contain_text("Terkirim", timeout=20_000)


def test_full_phone_and_private_window_are_told_calmly(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": site.base, "quotaSize": 1000}
    )
    guru = at_step_two(Author(page, site), unique("Ponsel penuh"))
    fill_up(page)
    cut(page)
    guru.fills(situation="Masih terlihat di halaman ini. " * 2000)
    told(page, "Ruang di ponsel ini penuh")
    back(page)
    guru.fills(goal="Sesudah ada sinyal.").waits_until_kept()

    private = phone()
    private.add_init_script(
        "Object.defineProperty(window, 'indexedDB', {value: undefined}); Storage.prototype.setItem = () => { throw new Error() };"
    )
    guru = Author(private, site).signs_in(GURU).opens(page.url)
    cut(private)
    guru.fills(situation="Di jendela penyamaran.")
    told(private, "mode penyamaran")
    back(private)
    guru.fills(situation="Di jendela penyamaran, lalu daring.").waits_until_kept()


def test_session_that_ran_out_is_renewed_in_place_and_the_words_go_on(
    site: RunningSite, phone: Phone
) -> None:
    guru = at_step_two(Author(phone(), site), unique("Sesi habis di antrean"))
    page = guru.page
    guru.loses_the_session().fills(situation="Diketik sesudah sesi habis.")
    told(page, "Waktu masuk sudah habis")
    signs_in_here(page, GURU)
    guru.waits_until_kept()
    page.reload()
    guru.finds(situation="Diketik sesudah sesi habis.")


def test_words_of_one_account_are_never_shown_to_another(site: RunningSite, phone: Phone) -> None:
    guru = Author(phone(), site).signs_in(GURU).opens("/tulis/praktik/")
    page = guru.page
    cut(page)
    guru.fills(title="Rahasia guru pertama")
    told(page, "Di ponsel ini")
    page.goto("about:blank")
    back(page)
    guru.loses_the_session().signs_in(REKAN).opens("/tulis/praktik/?baru")
    guru.does_not_see("Rahasia guru pertama")
    guru.finds(title="")
    guru.opens("/tulis/luring/").does_not_see("Rahasia guru pertama").opens("/akun/")
    expect(queue(page)).to_contain_text("akun lain")
    guru.does_not_see("Rahasia guru pertama")


def test_clock_an_hour_wrong_changes_nothing(site: RunningSite, phone: Phone) -> None:
    page = phone()
    page.clock.set_system_time(datetime.now() + timedelta(hours=1))
    guru = at_step_two(Author(page, site), unique("Jam satu jam lebih cepat"))
    cut(page)
    guru.fills(situation="Jamnya salah.")
    told(page, "Di ponsel ini")
    page.clock.set_system_time(datetime.now() - timedelta(hours=1))
    guru.fills(situation="Jamnya salah dua kali.")
    page.wait_for_timeout(400)
    back(page)
    guru.waits_until_kept()
    page.reload()
    guru.finds(situation="Jamnya salah dua kali.")


def test_text_that_was_deleted_meanwhile_is_told_and_can_be_copied(site: RunningSite, phone: Phone) -> None:
    guru = at_step_two(Author(phone(), site), unique("Dihapus di perangkat lain"))
    page, number = guru.page, re.search(r"/praktik/(\d+)/", guru.page.url)
    assert number
    cut(page)
    guru.fills(situation="Kalimat yang masih mau disalin.")
    told(page, "Di ponsel ini")
    editor = Author(phone(), site).signs_in("admin@example.com")
    editor.opens(f"/admin/pages/{number[1]}/delete/").page.get_by_role("button", name="Ya, hapus").or_(
        editor.page.locator("main form [type=submit]")
    ).first.click()
    editor.page.wait_for_url(lambda url: "/delete/" not in url)
    back(page)
    guru.opens("/akun/")
    expect(queue(page)).to_contain_text("sudah tidak ada")
    expect(queue(page).locator("textarea")).to_have_value(re.compile("Kalimat yang masih mau disalin."))
    queue(page).get_by_role("button", name="Hapus dari ponsel ini").click()
    queue(page).get_by_role("button", name="Ketuk sekali lagi").click()
    expect(queue(page)).to_be_hidden()


def test_signing_out_warns_of_what_is_unsent_and_then_forgets_everything(
    site: RunningSite, phone: Phone
) -> None:
    guru = Author(phone(), site).signs_in(GURU).opens("/tulis/luring/").fills(title="Belum terkirim")
    page = guru.page
    told(page, "Di ponsel ini")
    guru.opens("/akun/keluar/")
    page.locator("main").get_by_role("button", name="Keluar", exact=True).click()
    guru.sees("Satu tulisan belum terkirim. Jika keluar, tulisan itu terhapus dari ponsel ini.")
    expect(page.get_by_role("link", name="Kirim dulu")).to_be_visible()
    page.get_by_role("button", name="Hapus dan keluar").click()
    page.wait_for_url(lambda url: "/keluar/" not in url)
    guru.opens("/tulis/luring/")
    assert page.evaluate(WHAT_IS_KEPT) == []
    assert page.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('mg:'))") in (
        [],
        ["mg:hemat"],
    )


def test_rows_and_fields_of_two_devices_are_chosen_part_by_part(site: RunningSite, phone: Phone) -> None:
    guru = at_step_two(Author(phone(), site), unique("Dua perangkat, beberapa bagian")).at_step(4)
    guru.fills(actions="Awal.", steps__0__title="Potong").goes_on().at_step(4)
    second = Author(phone(), site).signs_in(GURU).opens(guru.page.url)
    guru.fills(actions="Dari ponsel.", steps__0__title="Potong di ponsel").goes_on()
    cut(second.page)
    second.fills(actions="Dari laptop.", steps__0__title="Potong di laptop")
    told(second.page, "Di ponsel ini")
    back(second.page)
    second.page.get_by_role("button", name="Lihat keduanya dan pilih").click()
    second.sees("Ada dua versi", "Dari ponsel.", "Dari laptop.", "Potong di ponsel", "Potong di laptop")
    parts = second.page.locator("main fieldset")
    parts.filter(has_text="Dari laptop.").get_by_label("Dari perangkat lain").check()
    second.taps("Simpan pilihan").at_step(4)
    second.finds(actions="Dari ponsel.", steps__0__title="Potong di laptop")
