"""Files that are broken, hostile or too large."""

import http.server
import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.articles.intake import MAX_BYTES, IntakeError, Post, find_warnings, read_posts, split_star
from practices.articles.intake.body import STORY_TAGS, body_of

from .factory import FIXTURES, atom, entry, read_one, written


def refused(path):
    with pytest.raises(IntakeError) as caught:
        list(read_posts(path))
    return caught.value


@pytest.mark.parametrize("name", ["billion-laughs.xml", "external-entity.xml"])
def test_entities_are_refused_with_their_line(name):
    assert refused(FIXTURES / name).line == 2


def test_broken_backup_is_refused_with_its_line():
    assert refused(FIXTURES / "cut-short.xml").line == 4


def test_error_tells_its_line_in_words():
    assert str(refused(FIXTURES / "cut-short.xml")).endswith("(baris 4)")


def test_broken_backup_yields_no_post_at_all():
    posts = []
    with pytest.raises(IntakeError):
        posts.extend(read_posts(FIXTURES / "cut-short.xml"))
    assert posts == []


def test_half_a_backup_is_refused(tmp_path):
    whole = (FIXTURES / "blogger-backup.xml").read_bytes()
    assert refused(written(tmp_path, whole[: len(whole) // 2])).line > 10


def test_nothing_is_fetched(tmp_path):
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        style = f"<?xml version='1.0'?><?xml-stylesheet href='{address}/gaya.css'?>"
        read_one(tmp_path, atom(entry(content=f"&lt;img src='{address}/a.png'&gt;"), prolog=style))
        read_one(
            tmp_path,
            f"<html><link rel='stylesheet' href='{address}/b.css'><p>Isi <img src='{address}/c.png'></p>",
        )
        server.shutdown()
    assert asked == []


def test_file_over_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "besar.xml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "50 MB" in str(refused(path))


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(tmp_path, content):
    assert "kosong" in str(refused(written(tmp_path, content)))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 docx", b"%PDF-1.7", b"\x89PNG\r\n", b"MZ\x00\x01\x00\x00\x05abc\x00"]
)
def test_file_that_is_no_text_is_refused(tmp_path, content):
    assert "bukan teks" in str(refused(written(tmp_path, content)))


def test_missing_file_is_told_in_words(tmp_path):
    assert "tidak dapat dibuka" in str(refused(tmp_path / "tidak-ada.xml"))


def test_other_xml_is_refused_as_no_backup(tmp_path):
    assert "bukan cadangan" in str(refused(written(tmp_path, "<?xml version='1.0'?><rss><channel/></rss>")))


@pytest.mark.parametrize("opening", ["<div>", "<p><b><i>", "<table><tr><td>"])
def test_boxes_nested_without_end_are_refused(tmp_path, opening):
    assert "kotak" in str(refused(written(tmp_path, opening * 20_000)))


def test_page_without_a_text_is_refused(tmp_path):
    assert "Tidak ada isi" in str(
        refused(written(tmp_path, "<html><body><script>x()</script></body></html>"))
    )


def test_document_type_of_a_page_is_no_danger(tmp_path):
    page = '<!DOCTYPE html [<!ENTITY a "aaaa">]><html><body><p>Isi &a; cerita</p></body></html>'
    assert "aaaa" not in read_one(tmp_path, page).html


def test_picture_outside_the_folder_of_a_page_is_not_read(tmp_path):
    (tmp_path / "rahasia.png").write_bytes(b"rahasia")
    folder = tmp_path / "halaman"
    folder.mkdir()
    (folder / "tautan.png").symlink_to(tmp_path / "rahasia.png")
    sources = ["../rahasia.png", "%2e%2e/rahasia.png", "tautan.png", (tmp_path / "rahasia.png").as_uri()]
    post = read_one(folder, "<p>Isi</p>" + "".join(f"<img src='{src}'>" for src in sources))
    assert [picture.data for picture in post.pictures] == [None] * len(post.pictures)


def test_page_that_never_closes_its_paragraphs_is_read(tmp_path):
    assert read_one(tmp_path, "<html><body>" + "<p>Baris" * 5000).html.count("<p>") == 5000


@pytest.mark.parametrize(
    "content",
    [
        "<ul><li>" + "<br>" * 10_000 + "x",
        "Judul\n\n" + "#a" * 50_000 + " .",
        "Judul\n\n" + "a" * 300_000,
        "<p>" + "<span> </span>" * 5_000,
        "<p>" + "<!--" * 20_000 + "-->",
        "Judul\n\n" + "Ã" * 100_000 + "&" * 100_000,
        "Judul\n\n" + "1 " * 100_000 + "\n\n" + "[" * 100_000,
    ],
)
def test_long_monotony_ends(tmp_path, content):
    post = read_one(tmp_path, content + "\n\n<p>Tamat</p>")
    assert "Tamat" in post.html
    assert find_warnings(post) == []


PARTS = [
    "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<ol>", "<li>", "</ul>", "</ol>", "<b>", "</b>",
    "<a href='http://x.id'>", "</a>", "<br>", "<p>", "</p>", "<h2>", "</h2>", "<img src='x.png'>", "Situasi",
    "Aksi:", " ", "kata", "&lt;", "<blockquote>", "</blockquote>", "#tag", "1.", "&nbsp;",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_any_markup_is_shaped_into_story_tags_and_divided(parts):
    html = body_of("".join(parts)).html
    divided = split_star(Post(source_id="uji", title="Judul", html=html))
    assert set(re.findall(r"<(\w+)", html + divided.situation + divided.leftover)) <= STORY_TAGS
