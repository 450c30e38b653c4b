"""Slips of the finger: what was meant is found, what was typed is never lost, and nothing is guessed for
acronyms, places and words that somebody meant as they are.
"""

import pytest
from django.test import Client

from search.models import Term
from search.words.slips import effort
from search.words.understanding import Understood, understand

from .asking import titles
from .stories import told

pytestmark = pytest.mark.django_db


def read(question: str, **kind: bool) -> Understood:
    return understand(question, ("id",), **kind)


def corrected(question: str) -> dict[str, str]:
    """The words that were not known, with the likeliest that was meant."""
    return {typed: known[0] for typed, known in read(question).corrected.items()}


@pytest.mark.parametrize(
    "slip",
    [
        "timbangna",
        "timbanan",
        "timbanggan",
        "timbamgan",
        "rimbangan",
        "imbangan",
        "itmbangan",
        "tinbamgan",
        "timb4ngan",
        "tim bangan",
    ],
)
def test_slip_finds_what_was_meant(slip: str) -> None:
    told("Timbangan di TPI")
    told("Pantun untuk menegur")
    assert titles(f"q={slip} TPI")[0] == "Timbangan di TPI"
    assert corrected(slip) == {slip: "timbangan"}


def test_slips_inside_words_with_prefixes_and_endings_are_seen() -> None:
    told("Pembelajaran berdiferensiasi di sekolahnya")
    slips = corrected("pembeljaran berdiferemsiasi sekolahnay")
    assert slips == {
        "pembeljaran": "pembelajaran",
        "berdiferemsiasi": "berdiferensiasi",
        "sekolahnay": "sekolahnya",
    }


def test_two_words_that_ran_into_one_are_two() -> None:
    told("Pembelajaran IPA di kebun")
    told("Pantun untuk menegur")
    assert titles("q=pembelajaranipa") == ["Pembelajaran IPA di kebun"]


def test_number_that_ran_into_its_word_is_a_number() -> None:
    told("Pecahan di kelas 4")
    told("Pantun di teras")
    assert titles("q=pecahan kelas4")[0] == "Pecahan di kelas 4"


def test_abbreviation_that_fell_in_two_is_one() -> None:
    told("Kombel di gugus kami")
    assert titles("q=kom bel") == ["Kombel di gugus kami"]


def test_corrected_word_has_its_synonyms_too() -> None:
    told("Belajar bersama siswa")
    told("Murid di perahu")
    assert sorted(titles("q=mruid")) == ["Belajar bersama siswa", "Murid di perahu"]


def test_slip_in_a_word_that_texts_only_say_otherwise_is_seen() -> None:
    told("Batik dari Sulawesi Selatan")
    told("Tanpa bullying di teras")
    assert titles("q=slusel") == ["Batik dari Sulawesi Selatan"]
    assert titles("q=perundugan") == ["Tanpa bullying di teras"]


def test_what_was_typed_is_searched_when_it_is_known() -> None:
    told("Wajan di dapur")
    told("Wayang di panggung")
    assert corrected("wajan") == {}
    assert titles("q=wajan") == ["Wajan di dapur"]


def test_literal_question_is_left_as_it_is() -> None:
    told("Timbangan di TPI")
    assert read("timbangna", literal=True).corrected == {}
    assert read("timbangna", literal=True).groups[0].ways[0].words == ("timbangna",)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("sumba", "the name of a place"),
        ("kurmer", "editors know it"),
        ("kktp", "an acronym"),
        ("lomba PISA", "in capitals where other words are not"),
        ("1954", "a number"),
        ('"pisau"', "in quotes"),
        ("apkah", "a question word"),
    ],
)
def test_word_that_is_meant_as_it_is_stays(question: str, why: str) -> None:
    told("Sumbar, kurma, kktq, pisa pisang, 1945, apalah lomba")
    assert corrected(question) == {}, why


def test_likeliest_are_three_at_most_and_no_two_forms_of_one_word() -> None:
    told("Tanjung, tanjungan, panjang, ganjang, banjang, lanjang, janjang")
    options = read("tanjang").corrected["tanjang"]
    assert len(options) == 3
    assert not {"tanjung", "tanjungan"} <= set(options)


def test_word_of_more_texts_is_likelier() -> None:
    for number in range(5):
        told(f"Kapur nomor {number}")
    told("Kapuk untuk bantal")
    assert corrected("kapus") == {"kapus": "kapur"}


def test_new_word_of_a_new_story_is_known_at_once() -> None:
    told("Timbangan di TPI")
    before = corrected("kompaas")
    told("Kompas di perahu")
    assert (before, corrected("kompaas")) == ({}, {"kompaas": "kompas"})


def test_word_that_is_gone_is_not_offered() -> None:
    page = told("Kompas di perahu")
    told("Timbangan di TPI")
    page.unpublish()
    assert corrected("kompaas") == {}


def test_very_rare_word_may_be_a_slip_for_a_very_common_one() -> None:
    rows = {"dan": 2000, "agak": 2, "anak": 400, "_agak": 2, "_anak": 400}
    Term.objects.bulk_create(Term(token=token, documents=many) for token, many in rows.items())

    (group,) = read("agak").groups

    assert [way.words for way in group.ways] == [("agak",), ("anak",)]
    assert group.ways[1].weight < group.ways[0].weight
    assert corrected("agak") == {}


def test_page_says_what_was_searched_for_a_word_that_fell_in_two(client: Client) -> None:
    told("Kombel di gugus kami")
    assert "<b>kombel</b>" in client.get("/cari/?q=kom bel").content.decode()


@pytest.mark.parametrize(
    ("easy", "hard"),
    [("makna", "makan"), ("nakan", "makan"), ("maksn", "makan"), ("makaan", "makan")],
)
def test_slips_that_fingers_make_cost_less_than_others(easy: str, hard: str) -> None:
    assert effort(easy, hard) < effort("mapan", "makan")


def test_word_costs_nothing_itself() -> None:
    assert effort("pembelajaran", "pembelajaran") == 0
