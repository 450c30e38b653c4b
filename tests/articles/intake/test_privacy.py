"""Warnings about what should not stand in a public story."""

import pytest

from practices.articles.intake import find_warnings

from .factory import one_post_in, post


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NIP. 19850612 201001 2 003", "nip"),
        ("198506122010012003", "nip"),
        ("NUPTK: 4833 7486 5030 0012", "nuptk"),
        ("NIK 1371065206850003", "nik"),
        ("13.71.06.520685.0003", "nik"),
        ("Hubungi rahma@sekolah.example.com ya", "email"),
        ("Password: rahasia123", "password"),
        ("kata sandi adalah mawar", "password"),
        ("Password wifi sekolah = mawar", "password"),
        ("PIN: 123456", "password"),
        ("WA 0812-3456-7890", "phone"),
        ("+62 812 3456 7890", "phone"),
        ("Telp. (0751) 123456", "phone"),
    ],
)
def test_personal_data_is_found(text, code):
    assert [notice.code for notice in find_warnings(post(f"<p>{text}</p>"))] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "NPSN 10300417, tahun 2021/2022, halaman 12-15",
        "Harga 1.250.000.000.000.000 rupiah",
        "ISBN 978-602-244-123-4",
        "https://blog.example.com/2021/1234567890123456/081234567890.jpg",
        "Murid belajar menjaga kata sandi dan nomor telepon.",
        "3,14159265358979323846",
        "1 2 3 4 5 6 7 8 9 10",
    ],
)
def test_harmless_numbers_and_words_are_left_alone(text):
    assert find_warnings(post(f"<p>{text}</p>")) == []


def test_address_in_a_mail_link_is_found():
    html = '<p><a href="mailto:rahma@example.com">surel</a> <a href="https://wa.me/6281234567890">WA</a></p>'
    assert [notice.code for notice in find_warnings(post(html))] == ["email", "phone"]


def test_warning_names_the_line_and_not_the_number():
    (notice,) = find_warnings(post("<p>Satu</p><ul><li>Dua</li><li>NIP 198506122010012003</li></ul>"))
    assert (notice.line, "198506122010012003" in str(notice.message), "baris 4" in str(notice.message)) == (
        4,
        False,
        True,
    )


def test_number_in_the_title_is_found():
    assert [notice.line for notice in find_warnings(post(title="Cerita 198506122010012003"))] == [1]


def test_founding_texts_give_no_warning():
    assert find_warnings(one_post_in("seed-komunitas-praktisi.txt")) == []
