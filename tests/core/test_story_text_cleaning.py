"""Text from Word, Google Docs, WhatsApp and from people who mean harm comes out clean."""

import re

import nh3
import pytest

from core.story_text.cleaning import clean, to_text, word_count
from core.story_text.plain import to_html, to_plain

TAGS = {"p", "br", "ul", "ol", "li", "b", "i", "blockquote", "h3", "h4", "a"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal{margin:0}</style></head>
<body><!--StartFragment--><p class=MsoNormal style='margin:0'>
<b>Tujuan</b><span lang=IN>:<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>
Menimbang ikan</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>o<span>&nbsp;&nbsp; </span>di lelang</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>2.<span>&nbsp; </span>Mencatat</p>
<h1>Hasil</h1></body></html>"""

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
 style="font-weight:700;">Tebal</span><span style="font-style:italic"> miring</span></p>
<ul><li><p>satu</p></li><ul><li>dalam</li></ul><li>dua</li></ul></b>"""


def test_text_from_word_keeps_its_lists_and_loses_its_styles() -> None:
    assert clean(WORD) == (
        "<p><b>Tujuan</b>:</p><ol><li>Menimbang ikan<ul><li>di lelang</li></ul></li><li>Mencatat</li></ol>"
        "<h3>Hasil</h3>"
    )


def test_text_from_google_docs_is_bold_only_where_its_writer_made_it_bold() -> None:
    assert clean(DOCS) == (
        "<p><b>Tebal</b> <i>miring</i></p><ul><li>satu<ul><li>dalam</li></ul></li><li>dua</li></ul>"
    )


def test_chat_loses_times_and_names_when_every_line_has_them() -> None:
    chat = "<p>[12/03/26 07.41] Bu Rahma: Selamat pagi</p>"
    chat += "<p>[12/03/26 07.43] Pak Nofri: <b>Ikan</b> sudah siap</p>"
    assert clean(chat) == "<p>Selamat pagi</p><p><b>Ikan</b> sudah siap</p>"


def test_chat_among_other_lines_stays_as_it_is() -> None:
    text = "Percakapan kami:\n[12/03/26 07.41] Bu Rahma: Selamat pagi"
    assert to_plain(to_html(text)) == text


@pytest.mark.parametrize(
    ("html", "stored"),
    [
        ("<div>satu</div><div><br></div><div>dua</div>", "<p>satu</p><p>dua</p>"),
        ("satu<br><br>dua<br>", "<p>satu</p><p>dua</p>"),
        ("<p></p><p>&nbsp;</p><ul><li></li></ul><blockquote></blockquote><table></table>", ""),
        ("<strong>a</strong><em> b</em>", "<p><b>a</b> <i>b</i></p>"),
        ("<p><b>Tu</b>juan <b>: </b>x</p>", "<p><b>Tujuan</b> : x</p>"),
        ("<h1><b>Satu</b></h1><h2>Dua</h2><h6>Enam</h6>", "<h3>Satu</h3><h3>Dua</h3><h4>Enam</h4>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>",
            "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>",
        ),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<table><tr><td>satu</td></tr><tr><td>dua</td></tr></table>", "<p>satu</p><p>dua</p>"),
        (
            "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "<table><tbody><tr><td>a</td><td>b</td><td></td></tr><tr><td></td><td>c</td><td>d</td></tr></tbody></table>",
        ),
        ('<p style="color:red" class="x" id="y" onclick="a()">a</p>', "<p>a</p>"),
        ('<p><a href="/praktik/x/">a</a><a name="b">b</a></p>', "<p>ab</p>"),
    ],
)
def test_html_becomes_the_one_form_it_is_stored_in(html: str, stored: str) -> None:
    assert clean(html) == stored


BAD_ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "jav\u200bascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//jahat.example/x",
    "https:javascript:alert(1)",
    "file:///etc/passwd",
    "https://guru@jahat.example/",
]


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_a_bad_address_is_never_a_link_however_it_is_disguised(address: str) -> None:
    tagged = address.replace("<", "&lt;").replace('"', "&quot;")
    for stored in (
        clean(f'<p><a href="{tagged}">klik</a></p>'),
        to_html(f"[klik]({address})"),
        to_html(address),
    ):
        assert "<a" not in stored
        assert "<a" not in to_html(to_plain(stored))


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<img src=x onerror=alert(1)>",
        "<p onmouseover=alert(1)>x</p>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href='https://x.id' onclick='alert(1)' style='x:expression(alert(1))'>x</a>",
        "<a href='https://x.id/\"onmouseover=alert(1) x=\"'>x</a>",
        "<style>@import 'https://jahat.example'</style>",
        "<form action=https://jahat.example><input name=x><button>x</button></form>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<embed embedtype='image' id='1'><a linktype='page' id='1'>x</a>",
        "<base href=https://jahat.example><meta http-equiv=refresh content=0>",
        "<template><script>alert(1)</script></template>",
    ],
)
@pytest.mark.parametrize("place", ["{}", "<ul><li>{}</li></ul>", "<table><td>a<td>{}</table>", "<h3>{}</h3>"])
def test_an_attack_is_inert_wherever_it_stands(attack: str, place: str) -> None:
    html = place.format(attack)
    for stored in (clean(html), to_html(html), to_html(f"- {attack}\n> {attack}")):
        tags = re.findall(r"<[^>]*>", stored)
        links = [tag for tag in tags if " " in tag]
        assert all(re.fullmatch(r'<a href="https://[^"]*" rel="nofollow noopener">', tag) for tag in links)
        assert {re.sub(r"[</>]|\s.*", "", tag) for tag in tags} <= TAGS
        assert to_html(to_plain(stored)) == stored


def test_html_typed_into_the_box_is_shown_as_text() -> None:
    assert to_html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_every_link_tells_search_engines_and_windows_to_keep_away() -> None:
    stored = clean('<a href="https://x.id/?a=1&amp;b=2" rel="opener" target="_blank">x</a>')
    assert stored == '<p><a href="https://x.id/?a=1&amp;b=2" rel="nofollow noopener">x</a></p>'


def test_mail_and_telephone_links_stay() -> None:
    stored = clean('<a href="mailto:a@b.id">a</a>, <a href="tel:+62 21 5">b</a>')
    assert re.findall('href="([^"]*)"', stored) == ["mailto:a@b.id", "tel:+62215"]


@pytest.mark.parametrize("tag", ["ul><li", "b", "blockquote", "table><tr><td", "div", "span"])
def test_a_text_nested_beyond_reason_keeps_its_words(tag: str) -> None:
    assert nh3.clean(clean(f"<{tag}>" * 3000 + "isi"), tags=set()) == "isi"


def test_a_table_cannot_grow_wider_than_a_page() -> None:
    stored = to_html("| a " * 400 + "|\n" + "| b | c |\n" * 50)
    assert stored.count("<td>") == 51 * 30


def test_text_for_search_has_words_and_no_marks() -> None:
    table = "| a | b |\n|---|---|\n| c | < d |"
    stored = to_html(f"### Ikan\n\n*Anak-anak* [menimbang](https://x.id)\n\n- satu\n  - dua\n\n{table}")
    assert to_text(stored) == "Ikan\nAnak-anak menimbang\nsatu\ndua\na b\nc < d"


def test_words_are_counted_as_a_teacher_counts_them() -> None:
    assert word_count(to_html("*Anak-anak* menimbang 2,5 kg ikan – di pasar.\n\n- lalu pulang")) == 9
