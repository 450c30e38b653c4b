"""Words: what a teacher types finds what another teacher wrote."""

import pytest

from search.words.analysis import stem, words_of
from search.words.terms import groups_of

from .asking import titles
from .stories import told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("membaca", "Bacaan di perahu"),
        ("baca", "Murid membacakan cerita"),
        ("sekolah", "Perubahan di sekolahnya"),
        ("bersekolah", "Hari pertama sekolah"),
        ("kelompok", "Belajar berkelompok"),
        ("anak", "Anak-anak menimbang"),
        ("anak2", "Anak pulau menimbang"),
        ("KAFE", "Menulis di kafé"),
        ("manee", "Pecahan dari mane’e"),
        ("diferensiasi", "Pembelajaran berdiferensiasi"),
        ("nilai", "Penilaian tanpa angka"),
    ],
)
def test_a_word_finds_its_other_forms(asked: str, written: str) -> None:
    told(written)
    told("Pantun untuk menegur")
    assert titles(f"q={asked}") == [written]


@pytest.mark.parametrize("word", ["sekolah", "pesisir", "masalah", "kepala", "media", "pengalaman"])
def test_words_that_the_stemmer_would_maim_stay_whole(word: str) -> None:
    assert stem(word, "id") == word


def test_a_comb_does_not_find_the_coast() -> None:
    told("Sekolah di pesisir")
    assert titles("q=sisir") == []


def test_the_word_as_written_comes_before_its_other_forms() -> None:
    told("Pembacaan puisi")
    told("Membaca puisi")
    assert titles("q=membaca puisi")[0] == "Membaca puisi"


def test_question_words_and_courtesies_say_nothing() -> None:
    told("Timbangan di TPI", situation="<p>Apa yang dilakukan?</p>")
    told("Apa adanya dan bagaimana")
    assert titles("q=tolong dong, bagaimana cara timbangan") == ["Timbangan di TPI"]


def test_a_question_of_question_words_alone_still_asks() -> None:
    told("Apa dan bagaimana")
    assert titles("q=apa bagaimana") == ["Apa dan bagaimana"]


def test_the_rare_word_decides_and_the_common_one_only_orders() -> None:
    for number in range(6):
        told(f"Kelas hari ke-{number}")
    told("Radio di kelas")
    assert titles("q=radio kelas") == ["Radio di kelas"]


def test_a_word_in_the_title_weighs_more_than_one_in_the_text() -> None:
    told("Lelang ikan", situation="<p>Kami menghitung harga.</p>")
    told("Menghitung harga", situation="<p>Di pasar ada lelang.</p>")
    assert titles("q=lelang") == ["Lelang ikan", "Menghitung harga"]


def test_no_outcome_is_preferred() -> None:
    told("Kartu bilangan satu", outcome="berhasil")
    told("Kartu bilangan dua", outcome="belum-berhasil")
    assert sorted(titles("q=kartu bilangan")) == ["Kartu bilangan dua", "Kartu bilangan satu"]
    assert titles("q=kartu bilangan dua")[0] == "Kartu bilangan dua"


def test_an_abbreviation_finds_what_it_stands_for() -> None:
    told("Memulai komunitas belajar")
    told("Belajar di kebun")
    assert titles("q=kombel")[0] == "Memulai komunitas belajar"


def test_what_it_stands_for_finds_the_abbreviation() -> None:
    told("Kombel di gugus kami")
    assert titles("q=komunitas belajar") == ["Kombel di gugus kami"]


def test_words_in_quotes_stand_side_by_side() -> None:
    told("Pasar ikan di pagi hari")
    told("Ikan di pasar")
    assert titles('q="pasar ikan"')[0] == "Pasar ikan di pagi hari"


def test_a_story_is_found_by_place_and_tag() -> None:
    told("Angin laut", tags=("layang-layang",), regency_id="13.01")
    told("Hujan di bukit")
    assert titles("q=Pesisir Selatan") == ["Angin laut"]
    assert titles("q=layang") == ["Angin laut"]


def test_english_pages_are_stemmed_in_english() -> None:
    assert stem("reading", "en") == stem("reads", "en") == "read"


def test_a_word_of_another_script_is_found_as_it_is() -> None:
    told("Menulis ꦲꦏ꧀ꦱꦫ dan الحروف")
    assert titles("q=الحروف") == ["Menulis ꦲꦏ꧀ꦱꦫ dan الحروف"]


def test_words_are_cut_at_everything_that_is_no_letter() -> None:
    assert words_of("Praktik/baik: “kelas-4”, 3½ jam_lagi") == [
        "praktik",
        "baik",
        "kelas",
        "4",
        "312",
        "jam",
        "lagi",
    ]


def test_a_word_said_twice_is_one_group() -> None:
    assert len(groups_of("ikan ikan IKAN", ("id",))) == 1
