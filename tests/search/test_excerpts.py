"""Excerpts: the passage that matched, the word marked as it is written, safe from whatever stands in a text."""

import pytest
from django.test import Client
from django.utils.translation import override

from .asking import answer_to
from .stories import told

pytestmark = pytest.mark.django_db

LONG = "<p>" + "Kami berangkat pagi sekali. " * 40 + "</p>"


def excerpt_of(query: str) -> str:
    """The text of the first card."""
    return str(answer_to(f"q={query}").hits[0].card.text)


def test_the_inflected_word_is_marked_as_it_is_written() -> None:
    told("Perahu", situation=f"{LONG}<p>Murid lalu Membacakan surat itu.</p>")
    assert "Murid lalu <mark>Membacakan</mark> surat itu." in excerpt_of("baca")


def test_both_halves_of_a_reduplication_are_marked() -> None:
    told("Perahu", situation="<p>Anak-anak senang.</p>")
    assert "<mark>Anak</mark>-<mark>anak</mark> senang." in excerpt_of("anak")


def test_the_passage_with_most_of_the_words_is_chosen() -> None:
    told("Perahu", situation=f"<p>Lelang dimulai.</p>{LONG}<p>Harga ikan di lelang naik.</p>")
    assert "Harga <mark>ikan</mark> di <mark>lelang</mark> naik." in excerpt_of("ikan lelang")


def test_markup_in_a_text_stays_text() -> None:
    told("Perahu", situation="<p>Tulis &lt;script&gt;alert(1)&lt;/script&gt; ikan &amp; udang.</p>")
    text = excerpt_of("ikan")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "<mark>ikan</mark> &amp; udang" in text


def test_an_excerpt_is_short() -> None:
    told("Perahu", situation=f"{LONG}<p>Di dermaga ada ikan.</p>{LONG}")
    assert len(excerpt_of("ikan")) < 300


def test_a_match_in_the_title_alone_shows_the_summary() -> None:
    told("Ikan", summary="Belajar menimbang di pelelangan.", situation="<p>Kami menimbang.</p>")
    assert excerpt_of("ikan") == "Belajar menimbang di pelelangan."


def test_a_summary_with_signs_of_markup_is_shown_as_text(client: Client) -> None:
    told("Ikan", summary="<b>tebal</b>")
    page = client.get("/cari/?q=ikan").content.decode()
    assert "&lt;b&gt;tebal&lt;/b&gt;" in page


def test_accents_do_not_keep_a_word_from_being_marked() -> None:
    told("Perahu", situation="<p>Kami minum di kafé itu.</p>")
    assert "<mark>kafé</mark>" in excerpt_of("kafe")


def test_the_passage_says_which_part_it_is_from() -> None:
    told("Perahu", summary="Belajar.", situation="<p>Pagi.</p>", reflection="<p>Ikan lebih segar.</p>")
    assert excerpt_of("ikan") == "<b>Refleksi:</b> <mark>Ikan</mark> lebih segar."


def test_the_part_is_named_in_the_language_of_the_text() -> None:
    told("Perahu", situation="<p>Kami menimbang ikan.</p>")
    with override("en"):
        text = str(answer_to("q=ikan", "en").hits[0].card.text)
    assert text == "<b>Situasi:</b> Kami menimbang <mark>ikan</mark>."


def test_the_summary_needs_no_name() -> None:
    told("Perahu", summary="Menimbang ikan.")
    assert excerpt_of("ikan") == "Menimbang <mark>ikan</mark>."


def test_words_in_a_row_are_marked_only_where_they_stand_in_a_row() -> None:
    told(
        "Perahu",
        situation="<p>Peserta didik kerja. Lembar kerja peserta didik dibagi. Didik dengan lembar.</p>",
    )
    text = excerpt_of("lkpd")
    assert "<mark>Lembar kerja peserta didik</mark> dibagi" in text
    assert text.count("<mark>") == 1
