"""The guard: nothing that stands in an address makes an error."""

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import guard
from search.answers import ask
from search.question import Question

from .stories import told

HOSTILE = [
    '"', '""', '"a', "*", "a*", "NEAR(", "NEAR(a b, 3)", "a AND", "OR", "NOT a", "(a", "a)", "-a", "+a", "^a", "a:b",
    "title:a", "{title} : a", "'", "''", "a'b", "';--", "\\", "%", "_", "a & b | !c", "<->", "a:*", "a <-> b",
    "\x00", "a\x00b", "\ufffd", "\u202eabc", "😀", "👩🏽‍🏫 belajar", "אבג", "مرحبا", "हिन्दी", "ﬁ", "ÅÅ", "½", "²", "\uffff",
    "\u0301", "a" * 5000, " ", "\n\t", " ".join(f"kata{n}" for n in range(10_000)), "<script>alert(1)</script>",
    "${7*7}", "{{7*7}}", "ikan" * 100,
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_get_a_page(words: str, client: Client) -> None:
    told("Timbangan ikan")
    response = client.get("/cari/", {"q": words[:7_000]})
    assert response.status_code in (200, 400)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["q=%ff%fe", "q=%C3%28", "q=%ED%A0%80", "q=%00", "q=a&q=b", "q[]=a", "q", "=", "&&", "q=%"]
)
def test_broken_addresses_get_a_page(query: str, client: Client) -> None:
    assert client.get(f"/cari/?{query}").status_code in (200, 400)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", ["99999999999999999999999", "-1", "0", "dua", "", "1.5", "１", "٣", "1e9", "\x00", "NaN"]
)
@pytest.mark.parametrize("path", ["/cari/", "/praktik/"])
def test_any_page_number_gets_a_page(page: str, path: str, client: Client) -> None:
    told("Timbangan ikan")
    response = client.get(path, {"page": page})
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert "Timbangan ikan" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "jenis",
        "jenjang",
        "fase",
        "kelas",
        "mapel",
        "hasil",
        "latar",
        "provinsi",
        "bahasa",
        "tahun",
        "urut",
        "tahap",
    ],
)
@pytest.mark.parametrize("value", ["tidak-ada", "'; DROP TABLE", "\x00", "x" * 3000])
def test_unknown_values_are_passed_over(name: str, value: str, client: Client) -> None:
    told("Timbangan ikan")
    response = client.get("/cari/", {name: value})
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert "Timbangan ikan" in response.content.decode()


@pytest.mark.django_db
def test_a_province_that_is_none_is_passed_over() -> None:
    assert Question.from_querydict(QueryDict("provinsi=99&provinsi=13"), language="id").filters == {
        "provinsi": ("13",)
    }


def test_unknown_parameters_are_passed_over() -> None:
    question = Question.from_querydict(QueryDict("kolom=1&jenjang=sd-mi&jenjang=kuliah"), language="id")
    assert question.filters == {"jenjang": ("sd-mi",)}


def test_words_are_cut_to_what_a_person_would_type() -> None:
    assert len(guard.clean_words("kata " * 10_000)) <= guard.MAX_CHARS


def test_marks_that_turn_the_writing_round_are_taken_out() -> None:
    assert guard.clean_words("ikan\u202e \x00 laut") == "ikan laut"


@given(st.text(max_size=400))
def test_cleaned_words_are_one_readable_line(text: str) -> None:
    cleaned = guard.clean_words(text)
    assert len(cleaned) <= guard.MAX_CHARS
    assert cleaned == guard.clean_words(cleaned)
    assert "\x00" not in cleaned
    assert "\n" not in cleaned


@given(st.text(max_size=50))
def test_a_page_number_is_always_a_page(text: str) -> None:
    assert 1 <= guard.page_number(text) <= guard.MAX_PAGE


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(alphabet=st.sampled_from("ikan \"*()^:-+'\\%_&|!<>{}[]\x00\u202e😀éNEAROT"), max_size=60)
    | st.text(max_size=60)
)
def test_the_engine_answers_whatever_passes_the_guard(text: str) -> None:
    answer = ask(Question(words=guard.clean_words(text)))
    assert answer.total >= 0
