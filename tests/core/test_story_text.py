"""What a teacher types is what is stored, and what is stored comes back as it was typed."""

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.story_text.cleaning import clean
from core.story_text.plain import to_html, to_plain

TAGS = {"p", "br", "ul", "ol", "li", "b", "i", "blockquote", "h3", "h4", "a"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}

# The signs of the syntax far more often than chance would bring them together.
SIGNS = ["*", "_", "**", "|", "- ", "1. ", "2) ", "12. ", "> ", "### ", "#", "[", "](", ")", "\\", ":", "•"]
SIGNS += [
    "\n",
    "\n\n",
    "\n  ",
    "\n- ",
    "|---|---|",
    "<",
    "&",
    "&amp;",
    "\u200b",
    "\xa0",
    "⏎",
    "kata",
    "a",
    "٣",
]
SIGNS += ["https://x.id/a_b", "https://", "[t](https://y.id/(z))", "[q](javascript:a)", ".", "!", "é"]
SIGNS += ["[12/03/26 07.41] Bu R: "]
typed = st.lists(st.sampled_from(SIGNS), max_size=16).map("".join) | st.text(max_size=80)

words = st.lists(st.sampled_from([*SIGNS, " "]), min_size=1, max_size=5).map("".join)
text_nodes = words.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
HREFS = [
    "https://x.id/",
    "https://x.id/(a",
    "mailto:a@b.id",
    "tel:+62 1",
    "javascript:a()",
    "https://x.id/*a*|b",
]


def element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Any tag around any others, as no writer but every clipboard would put them."""
    names = st.sampled_from([*sorted(TAGS - {"br", "a"}), "div", "span", "strong", "em", "h1", "pre"])
    body = st.lists(inside, max_size=4).map("".join)
    tags = st.builds(lambda name, text: f"<{name}>{text}</{name}>", names, body)
    links = st.builds(lambda href, text: f'<a href="{href}">{text}</a>', st.sampled_from(HREFS), body)
    return tags | links | st.sampled_from(["<br>", "<hr>"])


markup = st.lists(st.recursive(text_nodes, element, max_leaves=14), max_size=4).map("".join)


@given(typed)
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_comes_back_and_is_stored_alike(text: str) -> None:
    stored = to_html(text)
    assert to_html(to_plain(stored)) == stored


@given(markup)
@settings(max_examples=300, deadline=None)
def test_whatever_is_pasted_comes_back_and_is_stored_alike(html: str) -> None:
    stored = clean(html)
    assert to_html(to_plain(stored)) == stored


@given(typed, markup)
@settings(max_examples=150, deadline=None)
def test_stored_text_is_left_alone_by_cleaning_and_by_the_sanitiser(text: str, html: str) -> None:
    for stored in (to_html(text), clean(html)):
        assert clean(stored) == stored
        sanitised = nh3.clean(
            stored,
            tags=TAGS,
            attributes={"a": {"href"}, "ol": {"start"}},
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel="nofollow noopener",
        )
        assert sanitised == stored


@given(st.lists(st.text("abc*_[]()<>&|\\#.-+=:/~`'\"1 ", min_size=1, max_size=12), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_words_of_pasted_paragraphs_stay_to_the_last_character(texts: list[str]) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    stored = clean("".join(f"<p>{escaped(text)}</p>" for text in texts))
    shown = [escaped(" ".join(text.split())) for text in texts]
    assert to_html(to_plain(stored)) == stored
    assert nh3.clean(stored.replace("</p><p>", "\n"), tags=set()) == "\n".join(text for text in shown if text)


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 = 24",
        "snake_case_x dan __init__",
        "x**2 + y**2",
        "a < b & c > d",
        "Hotel bintang 5* dan 4*",
        "(*) wajib, (*) pilihan",
        "-5 derajat",
        "#hashtag",
        ">5 orang",
        "|x| = 5",
        "C:\\data\\baru",
        "[catatan] penting",
        "1945. Tahun merdeka",
        "kelas IV-A_B",
        "&amp; bukan <b>tebal</b>",
        "pukul 07.30 - 09.00",
    ],
)
def test_plain_words_need_no_backslash(text: str) -> None:
    stored = to_html(text)
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert (stored, to_plain(stored)) == (f"<p>{shown}</p>", text)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("satu\ndua\n\n\ntiga", "<p>satu<br>dua</p><p>tiga</p>"),
        ("*tebal* dan _miring_", "<p><b>tebal</b> dan <i>miring</i></p>"),
        ("*tebal _dan miring_*", "<p><b>tebal <i>dan miring</i></b></p>"),
        ("**tebal** dari alat lain", "<p><b>tebal</b> dari alat lain</p>"),
        ("### Kepala\nisi", "<h3>Kepala</h3><p>isi</p>"),
        ("#### Kecil", "<h4>Kecil</h4>"),
        ("> satu\n> dua\n>\n> tiga", "<blockquote><p>satu<br>dua</p><p>tiga</p></blockquote>"),
        ("Bawa:\n- satu\n  lanjut\n- dua", "<p>Bawa:</p><ul><li>satu<br>lanjut</li><li>dua</li></ul>"),
        ("- satu\n  - a\n  - b\n- dua", "<ul><li>satu<ul><li>a</li><li>b</li></ul></li><li>dua</li></ul>"),
        ("- satu\n  1. a\n  2. b", "<ul><li>satu<ol><li>a</li><li>b</li></ol></li></ul>"),
        ("- satu\n\n- dua", "<ul><li>satu</li><li>dua</li></ul>"),
        ("1. satu\n\nlalu\n\n2. dua", '<ol><li>satu</li></ol><p>lalu</p><ol start="2"><li>dua</li></ol>'),
        ("1. satu\n- a\n2. dua", '<ol><li>satu</li></ol><ul><li>a</li></ul><ol start="2"><li>dua</li></ol>'),
        ("1) satu\n2) dua", "<ol><li>satu</li><li>dua</li></ol>"),
        ("\\- bukan daftar", "<p>- bukan daftar</p>"),
        ("\\1. bukan langkah", "<p>1. bukan langkah</p>"),
        ("\\*bukan tebal\\*", "<p>*bukan tebal*</p>"),
    ],
)
def test_the_syntax_is_stored_as_clean_html(text: str, stored: str) -> None:
    assert to_html(text) == stored


def test_bare_addresses_become_links_without_the_full_stop_behind_them() -> None:
    link = '<a href="https://contoh.id/a_b" rel="nofollow noopener">https://contoh.id/a_b</a>'
    assert to_html("Lihat (https://contoh.id/a_b).") == f"<p>Lihat ({link}).</p>"


def test_a_link_with_words_stands_inside_bold_and_comes_back() -> None:
    text = "*lihat [panduan_kami](https://id.wikipedia.org/wiki/Guru_(film)) ya*"
    stored = to_html(text)
    link = '<a href="https://id.wikipedia.org/wiki/Guru_(film)" rel="nofollow noopener">panduan_kami</a>'
    assert (stored, to_plain(stored)) == (f"<p><b>lihat {link} ya</b></p>", text)


def test_table_with_heading_marks_and_bars_comes_back() -> None:
    text = "| Kegiatan | Waktu |\n|---|---|\n| *Apersepsi* a\\|b | 10 menit ⏎ lalu istirahat |\n|  | 2*3*4 |"
    stored = to_html(text)
    assert to_plain(stored) == text
    assert stored == (
        "<table><thead><tr><th>Kegiatan</th><th>Waktu</th></tr></thead><tbody>"
        "<tr><td><b>Apersepsi</b> a|b</td><td>10 menit<br>lalu istirahat</td></tr>"
        "<tr><td></td><td>2*3*4</td></tr></tbody></table>"
    )


def test_lines_that_look_like_a_list_get_a_backslash_when_they_are_shown() -> None:
    assert to_plain("<p>- bukan daftar<br>1. bukan langkah</p>") == "\\- bukan daftar\n\\1. bukan langkah"


def test_typed_lines_of_a_phone_and_of_windows_are_the_same() -> None:
    assert to_html("satu\r\ndua\r\n\r\ntiga") == to_html("satu\ndua\n\ntiga")


def test_nothing_typed_stores_nothing() -> None:
    assert (to_html(" \n\t\n\u200b"), to_plain("")) == ("", "")
