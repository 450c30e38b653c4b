"""Dividing a text into the parts of a story."""

import pytest

from practices.articles.intake import split_star
from practices.articles.intake.headings import heading_field

from .factory import one_post_in, post, posts_in


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Situasi", "situation"),
        ("S - Situasi :", "situation"),
        ("1. SITUASI", "situation"),
        ("(S) Situasi", "situation"),
        ("Situation", "situation"),
        ("A. Latar Belakang Masalah", "situation"),
        ("Kondisi awal sekolah", "situation"),
        ("T – TANTANGAN", "challenge"),
        ("Tantangan yang dihadapi", "challenge"),
        ("Task (Tugas)", "challenge"),
        ("Masalah", "challenge"),
        ("AKSI", "actions"),
        ("Langkah-langkah kegiatan", "actions"),
        ("Action", "actions"),
        ("Refleksi, Hasil dan Dampak", "reflection"),
        ("R - Refleksi Hasil dan dampak", "reflection"),
        ("Hasil", "reflection"),
        ("Result", "reflection"),
        ("Apa yang belum berhasil", "did_not_work"),
        ("Kendala yang dihadapi", "did_not_work"),
        ("Hambatan yang tersisa", "did_not_work"),
        ("Tujuan yang ingin dicapai", "goal"),
        ("Perjalanan: tantangan dan pelajaran", ""),
        ("Hasil wawancara dengan nelayan", ""),
        ("Apa tantangan Ibu?", ""),
        ("Tugas rumah kelas lima", ""),
    ],
)
def test_heading_is_known_by_its_usual_spellings(heading, field):
    assert heading_field(heading) == field


def test_headings_and_bold_lines_divide_a_post():
    parts = split_star(posts_in("blogger-backup.xml")[0])
    assert list(parts.placed.values()) == ["situation", "challenge", "actions", "reflection", "did_not_work"]


def test_every_part_holds_its_own_text():
    parts = split_star(posts_in("blogger-backup.xml")[0])
    assert (parts.situation, parts.reflection, parts.did_not_work) == (
        "<p>Kelas saya 31 murid. Banyak orang-orang tua berdagang.</p>",
        "<p>Murid lebih berani.</p>",
        "<p>Dua murid belum ikut. klik</p>",
    )


def test_numbered_list_of_the_actions_becomes_steps():
    parts = split_star(posts_in("blogger-backup.xml")[0])
    assert parts.steps == (("Menimbang", "<p>tiap kelompok menimbang cabai.</p>"), ("Mencatat hasilnya", ""))


def test_steps_stand_nowhere_else():
    assert "menimbang cabai" not in split_star(posts_in("blogger-backup.xml")[0]).actions


def test_headings_named_langkah_become_steps():
    steps = split_star(one_post_in("saved-page.html")).steps
    assert [title for title, _html in steps] == ["Menulis naskah", "Merekam"]


def test_actions_that_are_one_list_stay_as_they_are():
    parts = split_star(post("<h3>Aksi</h3><ol><li>Satu</li><li>Dua</li></ol>"))
    assert (parts.actions, parts.steps) == ("<ol><li>Satu</li><li>Dua</li></ol>", ())


def test_two_equal_paragraphs_around_steps_both_stay():
    html = "<h3>Aksi</h3><p>Diam sejenak.</p><ol><li>Satu</li><li>Dua</li></ol><p>Diam sejenak.</p>"
    assert split_star(post(html)).actions == "<p>Diam sejenak.</p><p>Diam sejenak.</p>"


def test_worksheet_table_is_divided_with_its_head():
    parts = split_star(one_post_in("worksheet-lk31.html"))
    assert (parts.location, parts.scope, parts.goal, parts.author, parts.date) == (
        "SDN 07 Air Haji, Kabupaten Pesisir Selatan",
        "Sekolah Dasar",
        "<p>Murid membaca bilangan desimal</p>",
        "Rahma Yuliana",
        "5 Desember 2022",
    )


def test_row_without_a_name_goes_on_with_the_part_above():
    parts = split_star(one_post_in("worksheet-lk31.html"))
    assert parts.challenge == "<p>Murid malu bertanya.</p><p>Orang tua belum tahu.</p>"


def test_list_in_a_worksheet_cell_stays_a_list():
    parts = split_star(one_post_in("worksheet-lk31.html"))
    assert (
        parts.situation
        == "<p>Murid belum mengenal koma.</p><ol><li>kelas besar</li><li>buku kurang</li></ol>"
    )


def test_word_of_a_part_inside_a_sentence_does_not_divide_it():
    assert "Hasil: dicatat bersama." in split_star(one_post_in("worksheet-lk31.html")).actions


@pytest.mark.parametrize(
    "words", ["Menyusun Cerita", "Catatan kepala sekolah", "Teruskan.", "Buku Guru Kelas 5."]
)
def test_what_no_part_knows_is_left_over(words):
    assert words in split_star(one_post_in("worksheet-lk31.html")).leftover


def test_leftover_is_told():
    assert "leftover" in [notice.code for notice in split_star(one_post_in("worksheet-lk31.html")).notices]


def test_title_that_is_the_name_of_the_worksheet_is_told():
    assert "title-check" in [notice.code for notice in split_star(one_post_in("worksheet-lk31.html")).notices]


def test_lines_of_a_plain_text_are_divided():
    parts = split_star(one_post_in("star-lines.txt"))
    assert (parts.location, parts.scope, parts.challenge, parts.reflection) == (
        "SDN 2 Rantepao",
        "SD kelas 1",
        "<p>semua—guru dan murid—belum punya buku bacaan.</p>",
        "<p>Murid berani membaca.</p>",
    )


def test_outline_list_is_divided():
    html = "<ol><li><b>Situasi</b><br>Kelas besar.</li><li><b>Aksi</b><ul><li>Bermain</li></ul></li></ol>"
    parts = split_star(post(html))
    assert (parts.situation, parts.actions) == ("<p>Kelas besar.</p>", "<ul><li>Bermain</li></ul>")


def test_bold_name_and_text_in_one_paragraph_are_divided():
    parts = split_star(
        post("<p><b>Tantangan:</b> murid <i>malu</i> &amp; diam</p><p><b>Hasil :</b> berani</p>")
    )
    assert (parts.challenge, parts.reflection) == ("<p>murid <i>malu</i> &amp; diam</p>", "<p>berani</p>")


def test_second_heading_of_a_part_stays_as_a_small_heading():
    parts = split_star(post("<h3>Refleksi</h3><p>Satu.</p><h3>Dampak</h3><p>Dua.</p>"))
    assert parts.reflection == "<p>Satu.</p><h4>Dampak</h4><p>Dua.</p>"


def test_heading_that_is_no_part_stays_in_its_part():
    parts = split_star(post("<h3>Aksi</h3><p>Satu.</p><h3>Alat yang dipakai</h3><p>Dua.</p>"))
    assert parts.actions == "<p>Satu.</p><h3>Alat yang dipakai</h3><p>Dua.</p>"


def test_opening_becomes_the_situation_where_no_heading_names_one():
    parts = split_star(post("<p>Kelas kami besar.</p><h3>Aksi</h3><p>Bermain.</p>"))
    assert (parts.situation, parts.leftover, parts.notices[0].code) == (
        "<p>Kelas kami besar.</p>",
        "",
        "opening-as-situation",
    )


def test_text_without_headings_goes_into_the_situation_whole_and_is_told():
    whole = one_post_in("seed-komunitas-praktisi.txt")
    parts = split_star(whole)
    assert (parts.situation, parts.leftover, [notice.code for notice in parts.notices]) == (
        whole.html,
        "",
        ["no-headings"],
    )


@pytest.mark.parametrize("name", ["saved-page.html", "star-lines.txt", "blogger-backup.xml"])
def test_no_word_is_lost_by_dividing(name):
    whole = posts_in(name)[0]
    kept = " ".join(str(value) for value in vars(split_star(whole)).values())
    words = set(whole.html.replace("<", " <").replace(">", "> ").split()) - {"Langkah"}
    assert [word for word in words if word.isalpha() and word not in kept] == []


def test_summary_is_made_of_the_first_whole_sentences():
    summary = split_star(one_post_in("seed-ruang-kolaborasi.txt")).summary
    assert (summary[:15], summary[-20:]) == ("Ada saatnya ide", " keberanian berbagi.")


def test_summary_does_not_stop_at_an_abbreviation():
    parts = split_star(post("<p>Bersama Bpk. Rudi, S.Pd. kami ke Kab. Agam.</p>"))
    assert parts.summary == "Bersama Bpk. Rudi, S.Pd. kami ke Kab. Agam."


def test_summary_of_one_endless_sentence_is_cut_between_words():
    summary = split_star(post(f"<p>{'kata ' * 200}</p>")).summary
    assert summary.endswith("kata…")
    assert len(summary) <= 240
