"""Repairs of letters, entities and blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.articles.intake.mending import mend, mend_letters

RIGHT = [
    "“pelajar—semua” 🙋 naïve café à la mode",
    "CAFÉ… “CAFÉ” À “kutipan”",
    "SÃO PAULO, MANHÃ”",
    "25 °C ± 2 × 3 ÷ ½ · §4 © 2022",
    "السلام عليكم Qurʼān ṣalāt ḥadīṡ",
    "guru - murid, baik -tetapi mahal, 10 -12, suhu -5",
    "R&D, https://a.example.com/?a=1&copy=2",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_text_stays_as_it_is(text):
    assert mend(text) == text


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("â€œhaloâ€\x9d", "“halo”"),
        ("â€œhaloâ€ katanya", "“halo” katanya"),
        ("semuaâ€”diikutsertakan", "semua—diikutsertakan"),
        ('semuaâ€"diikutsertakan', "semua—diikutsertakan"),
        ("Jumâ€™at", "Jum’at"),
        ("kataÂ kata Â ", "kata kata "),
        ("kafÃ© 25Â°C", "kafé 25°C"),
        ("ðŸ™‹", "🙋"),
        ("ð\x9f\x99\x8b", "🙋"),
        ("Ø§Ù„Ø³Ù„Ø§Ù…", "السلام"),
        ("Ã¢â‚¬Å“haiÃ¢â‚¬Â\x9d", "“hai”"),
        ("ï»¿Judul", "Judul"),
    ],
)
def test_letters_decoded_in_the_wrong_alphabet_are_put_right(broken, right):
    assert mend(broken) == right


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("a&nbsp;b", "a b"),
        ("a&nbsp b", "a b"),
        ("Tanya &amp;amp; Jawab", "Tanya & Jawab"),
        ("pelajar&mdash;semua", "pelajar—semua"),
        ("&#8220;kata&#x201D;", "“kata”"),
    ],
)
def test_entities_left_in_the_open_become_letters(broken, right):
    assert mend(broken) == right


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("orang -orang", "orang-orang"),
        ("masing - masing", "masing-masing"),
        ("sehari -hari", "sehari-hari"),
        ("anak- anaknya", "anak-anaknya"),
        ("Rekan -rekan", "Rekan-rekan"),
    ],
)
def test_doubled_words_are_closed_up(broken, right):
    assert mend(broken) == right


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=("Cc",)), min_size=4, max_size=30))
def test_any_text_that_was_decoded_wrongly_once_never_gets_longer(text):
    broken = text.encode("utf-8").decode("cp1252", "replace")
    assert len(mend_letters(broken)) <= len(broken)


@given(
    st.lists(
        st.sampled_from(["“", "”", "’", "—", "…", "é", "°", "½", "🙋", "kata", " ", "guru"]), max_size=12
    )
)
def test_text_damaged_once_comes_back_whole(parts):
    text = "".join(parts)
    damaged = "".join(_as_windows(byte) for byte in text.encode("utf-8"))
    assert mend_letters(damaged) == text


def _as_windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
