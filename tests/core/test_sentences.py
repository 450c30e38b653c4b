"""The sentences of a text: what can be pointed at, and what can be worded anew without touching the rest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.story_text.plain import to_html
from core.story_text.sentences import LONGEST, reworded, reworded_plain, sentences


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Murid hafal. Mereka bingung.</p>", ["Murid hafal.", "Mereka bingung."]),
        ("<p>Beratnya 2,5 kg.<br>Lalu 2.35 kg.</p>", ["Beratnya 2,5 kg.", "Lalu 2.35 kg."]),
        (
            "<p>Kami bertemu Pak A. Rahim, S.Pd. dari Painan.</p>",
            ["Kami bertemu Pak A. Rahim, S.Pd. dari Painan."],
        ),
        ("<p>“Berat!” kata Ani. “Ya?” Diam…</p>", ["“Berat!” kata Ani.", "“Ya?”", "Diam…"]),
        ("<h3>Alat</h3><ul><li>Tali. Kartu.</li></ul>", ["Alat", "Tali.", "Kartu."]),
        ("<table><tbody><tr><td>pagi</td><td>kuat</td></tr></tbody></table>", ["pagi", "kuat"]),
        ("<p>Sama. Sama.</p>", ["Sama."]),
        ("", []),
    ],
)
def test_text_is_told_sentence_by_sentence(html: str, found: list[str]) -> None:
    assert sentences(html) == found


def test_endless_sentence_is_cut_between_words() -> None:
    found = sentences(f"<p>{'kata ' * 400}</p>")

    assert max(map(len, found)) <= LONGEST
    assert all(word == "kata" for text in found for word in text.split())


def test_wording_takes_the_place_of_that_sentence_only() -> None:
    html = "<p>Awal tetap. Murid <b>hafal</b> langkah. Akhir tetap.</p><p>Murid lain.</p>"

    changed = reworded(html, "Murid hafal langkah.", "Murid hafal tiga langkah.")

    assert changed == ("<p>Awal tetap. Murid <b>hafal</b> tiga langkah. Akhir tetap.</p><p>Murid lain.</p>")


def test_wording_keeps_the_link_whose_words_stay() -> None:
    html = '<p>Lihat <a href="https://contoh.example/a" rel="nofollow noopener">nota lelang</a> ini.</p>'

    assert reworded(html, "Lihat nota lelang ini.", "Baca nota lelang ini dulu.") == html.replace(
        "Lihat", "Baca"
    ).replace("ini.", "ini dulu.")


@pytest.mark.parametrize(
    "wording", ["<script>alert(1)</script>", "a & b <img src=x onerror=alert(1)>", "</p><p>x"]
)
def test_marks_of_a_wording_are_words(wording: str) -> None:
    changed = reworded("<p>Satu kalimat.</p>", "Satu kalimat.", wording) or ""

    assert "<script" not in changed
    assert "<img" not in changed
    assert sentences(changed) == [wording]


def test_sentence_that_is_not_there_is_not_replaced() -> None:
    assert reworded("<p>Murid hafal langkah itu.</p>", "Murid hafal langkah.", "x") is None
    assert reworded_plain("Murid hafal langkah itu.", "Murid hafal langkah.", "x") is None


def test_field_without_marks_keeps_its_lines() -> None:
    text = "Kami peduli.\nMurid   sulit membaca. Kami dampingi."

    assert reworded_plain(text, "Murid sulit membaca.", "Tiga murid sulit membaca.") == (
        "Kami peduli.\nTiga murid sulit membaca. Kami dampingi."
    )


@settings(max_examples=60, deadline=None)
@given(st.text("aB .!*_<&\n-", min_size=1, max_size=60), st.text("cD <b>&*_#-\n", min_size=1, max_size=30))
def test_whatever_was_typed_a_wording_is_found_again_as_words(text: str, wording: str) -> None:
    html = to_html(text)
    for sentence in sentences(html)[:2]:
        changed = reworded(html, sentence, wording)
        assert changed is not None
        assert "".join(wording.split()) in "".join("".join(sentences(changed)).split()) or not wording.strip()
