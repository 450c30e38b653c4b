"""Words: what a teacher types finds what another teacher wrote."""

import pytest

from search.words.analysis import stem, words_of
from search.words.understanding import understand

from .asking import titles
from .stories import told, translated

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
        ("muridku", "Murid menimbang"),
        ("bacalah", "Membaca nyaring"),
        ("teman-temannya", "Teman sebangku"),
        ("layang2", "Layang-layang di bukit"),
        ("pelajar", "Para pelajar berlayar"),
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


def test_words_in_quotes_stand_side_by_side() -> None:
    told("Pasar ikan di pagi hari")
    told("Ikan di pasar")
    assert titles('q="pasar ikan"') == ["Pasar ikan di pagi hari"]


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
    assert len(understand("ikan ikan IKAN", ("id",)).groups) == 1


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("praktek", "Praktik menimbang"),
        ("mempraktikkan", "Kami mempraktekkan pecahan"),
        ("proyek", "Projek kebun"),
        ("assessment", "Asesmen tanpa angka"),
        ("ijin", "Surat izin orang tua"),
        ("orangtua", "Surat untuk orang tua"),
        ("surat orang tua", "Orangtua di kelas"),
        ("mtk", "Matematika di pasar"),
    ],
)
def test_a_word_finds_its_other_spellings(asked: str, written: str) -> None:
    told(written)
    told("Pantun untuk menegur")
    assert titles(f"q={asked}") == [written]


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Jogja", "Batik di Yogyakarta"),
        ("Yogyakarta", "Batik di Jogja"),
        ("Sumbar", "Perahu di Sumatera Barat"),
        ("sumatra barat", "Perahu di Sumbar"),
        ("NTT", "Tenun dari Nusa Tenggara Timur"),
        ("nusa tenggara timur", "Tenun dari NTT"),
    ],
)
def test_a_place_is_found_by_what_people_call_it(asked: str, written: str) -> None:
    told(written)
    told("Pantun untuk menegur")
    assert titles(f"q={asked}") == [written]


@pytest.mark.parametrize("asked", ["kelas 4", "kelas IV", "kelas empat", "kls 4", "kelas4"])
def test_a_class_is_found_by_any_way_to_say_its_number(asked: str) -> None:
    for written in (
        "Pecahan di kelas 4",
        "Pecahan di kelas IV",
        "Pecahan di kelas empat",
        "Empat kelas satu",
    ):
        told(written)
    found = titles(f"q=pecahan {asked}")
    assert sorted(found[:3]) == ["Pecahan di kelas 4", "Pecahan di kelas IV", "Pecahan di kelas empat"]


def test_a_class_finds_its_phase_after_the_class_itself() -> None:
    told("Pecahan di fase B")
    told("Pecahan di kelas IV")
    told("Pecahan di fase D")
    assert titles("q=pecahan kelas 4")[:2] == ["Pecahan di kelas IV", "Pecahan di fase B"]


def test_a_phase_finds_its_classes() -> None:
    told("Pecahan di kelas 4")
    told("Pecahan di kelas 9")
    assert titles("q=pecahan fase B")[0] == "Pecahan di kelas 4"


def test_first_class_of_a_junior_school_is_class_seven() -> None:
    told("Pecahan di kelas VII SMP")
    told("Pecahan di kelas 1 SD")
    assert titles("q=pecahan kelas 1 SMP")[0] == "Pecahan di kelas VII SMP"


def test_capitals_keep_a_word_that_else_says_nothing() -> None:
    told("Hari pertama di MIN Talang")
    told("Hari pertama di sungai")
    assert titles("q=hari di MIN")[0] == "Hari pertama di MIN Talang"


def test_a_quoted_word_must_be_there() -> None:
    told("Ikan di pasar")
    told("Ikan di sungai")
    assert titles('q=ikan "pasar"') == ["Ikan di pasar"]


def test_a_rare_spelling_does_not_outweigh_the_word_itself() -> None:
    told("Proyek angin")
    for number in range(6):
        told(f"Projek kebun nomor {number}")
    told("Projek kebun angin")
    assert titles("q=projek angin")[0] == "Projek kebun angin"


def test_what_no_text_has_is_not_looked_for() -> None:
    told("Murid di perahu")
    (group,) = understand("murid", ("id",)).groups
    assert [way.words for way in group.ways] == [("murid",)]


@pytest.mark.parametrize("asked", ["matematika kelas 4", "sd matematika", "fase B", "mtk kelas IV"])
def test_a_story_is_found_by_the_class_and_subject_that_were_chosen(asked: str) -> None:
    told("Timbangan di pasar", level="sd-mi", phase=["b"], grade=["4"], subject=["matematika"])
    told("Pantun di teras", level="smp-mts", phase=["d"], grade=["7"], subject=["bahasa-indonesia"])
    assert titles(f"q={asked}")[0] == "Timbangan di pasar"


def test_chosen_words_are_told_in_the_language_of_the_text() -> None:
    page = told("Timbangan di pasar", grade=["4"], subject=["matematika"])
    translated(page, "Scales at the market")
    assert titles("q=grade 4 mathematics", language="en")[0] == "Scales at the market"
