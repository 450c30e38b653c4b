"""Plain texts, the founding ones among them."""

import pytest

from .factory import FIXTURES, one_post_in, read_one


def test_first_line_is_the_title():
    assert (
        one_post_in("seed-ruang-kolaborasi.txt").title
        == "Mitra Guru: Dari Ruang Kelas ke Ruang Kolaborasi Digital"
    )


def test_line_of_hashtags_becomes_labels():
    post = one_post_in("seed-ruang-kolaborasi.txt")
    assert (post.labels, "#" in post.html) == (("komunitas", "mitraguru", "kolaborasi", "inovasi"), False)


def test_short_line_above_a_paragraph_or_list_becomes_a_heading():
    html = one_post_in("seed-ruang-kolaborasi.txt").html
    assert "<h3>Beberapa prinsip yang kami pegang</h3><ol>" in html


def test_line_at_the_margin_ends_an_indented_list():
    html = one_post_in("seed-ruang-kolaborasi.txt").html
    assert "bila perlu.</li></ol><p>Catatan penting:" in html


def test_quotation_of_its_own_becomes_a_quotation():
    assert "<blockquote><p>“Komunitas bukan tentang jumlah" in one_post_in("seed-ruang-kolaborasi.txt").html


def test_caption_without_its_picture_is_told_with_its_line():
    assert [(n.code, n.line) for n in one_post_in("seed-ruang-kolaborasi.txt").notices] == [("caption", 3)]


def test_right_dashes_and_quotes_stay_as_they_are():
    assert "pelajar—semua diikutsertakan" in one_post_in("seed-ruang-kolaborasi.txt").html


def test_comments_and_links_below_a_copied_blog_are_removed_and_told():
    post = one_post_in("seed-komunitas-praktisi.txt")
    told = [(notice.code, notice.line) for notice in post.notices]
    assert (told, "Mantap" in post.html, "Postingan" in post.html) == (
        [("comments-removed", 38)],
        False,
        False,
    )


def test_doubled_words_are_closed_up_and_spelling_is_left():
    html = one_post_in("seed-komunitas-praktisi.txt").html
    assert [word in html for word in ("orang-orang", "pihak-pihak", "sehari-hari", "nmelakukannya")] == [
        True
    ] * 4


def test_blanks_of_a_copied_blog_are_single():
    html = one_post_in("seed-komunitas-praktisi.txt").html
    assert "  " not in html
    assert "\u00a0" not in html


def test_both_numbered_lists_of_a_copied_blog_are_lists():
    html = one_post_in("seed-komunitas-praktisi.txt").html
    assert (html.count("<ol>"), html.count("<li>")) == (2, 10)


def test_author_date_and_glued_hashtags_are_found():
    post = one_post_in("star-lines.txt")
    assert (post.title, post.author, post.published.date().isoformat(), post.labels) == (
        "Pojok Bahasa Ibu",
        "Yuliana Rante, S.Pd.",
        "2024-03-12",
        ("bahasaibu", "literasi", "toraja", "inovasi"),
    )


def test_text_behind_a_glued_hashtag_is_kept_and_told():
    post = one_post_in("star-lines.txt")
    assert "KOMUNITAS BELAJAR GUGUS" in post.html
    assert ("glued-tag", 28) in [(notice.code, notice.line) for notice in post.notices]


def test_capitals_that_belong_to_a_hashtag_stay_with_it(tmp_path):
    assert read_one(tmp_path, "Judul\n\nIsi.\n\n#guruSD #belajarIPA").labels == ("guruSD", "belajarIPA")


def test_number_sign_inside_a_sentence_is_no_label(tmp_path):
    post = read_one(tmp_path, "Judul\n\nKelas #5 memakai #MerdekaBelajar sejak lama.")
    assert (post.labels, "#MerdekaBelajar" in post.html) == ((), True)


def test_heading_named_comments_is_no_comment_block(tmp_path):
    assert "Semua senang" in read_one(tmp_path, "Judul\n\nIsi.\n\nKomentar\n\nSemua senang membacanya.").html


def test_names_of_share_buttons_are_dropped(tmp_path):
    post = read_one(
        tmp_path, "Judul\n\nDapatkan link\nFacebook\nTwitter\nEmail\nAplikasi Lainnya\n\nIsi cerita."
    )
    assert post.html == "<p>Isi cerita.</p>"


def test_text_without_a_title_gets_one_from_its_first_sentence_and_loses_nothing(tmp_path):
    sentence = "Kami memulai cerita ini dari halaman sekolah yang sempit dan panas " * 4
    post = read_one(tmp_path, sentence)
    assert post.title.endswith("…")
    assert post.html == f"<p>{sentence.strip()}</p>"


def test_lines_broken_by_a_program_are_joined(tmp_path):
    lines = (
        "Guru di sekolah kami bertemu setiap hari Kamis sesudah jam",
        "pelajaran berakhir dan membawa satu cerita yang belum jadi",
        "berhasil dari kelas masing-masing lalu dibahas",
    )
    post = read_one(tmp_path, "Judul\n\n" + "\n".join(lines))
    assert post.html == f"<p>{' '.join(lines)}</p>"


def test_short_lines_of_an_author_stay_lines(tmp_path):
    post = read_one(tmp_path, "Judul\n\nPergi ke dermaga\nmenunggu sinyal\npulang bersama.")
    assert post.html == "<p>Pergi ke dermaga<br>menunggu sinyal<br>pulang bersama.</p>"


def test_markdown_headings_and_bold_are_understood(tmp_path):
    post = read_one(tmp_path, "# Judul\n\n## Situasi\n\nKelas **besar** sekali.")
    assert (post.title, post.html) == ("Judul", "<h3>Situasi</h3><p>Kelas <b>besar</b> sekali.</p>")


def test_markup_in_a_plain_text_is_only_text(tmp_path):
    assert (
        "<script" not in read_one(tmp_path, "Judul\n\nTulis &lt;script&gt;x()&lt;/script&gt; di sini.").html
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_gives_the_same_text(tmp_path, encoding):
    post = read_one(tmp_path, "Judul “baik”\n\nIsi – kafé…".encode(encoding))
    assert (post.title, post.html) == ("Judul “baik”", "<p>Isi – kafé…</p>")


def test_identity_depends_on_the_words_and_not_on_name_or_encoding(tmp_path):
    text = (FIXTURES / "seed-ruang-kolaborasi.txt").read_text(encoding="utf-8")
    again = read_one(tmp_path, text.replace("\n", "\r\n").encode("utf-16"))
    assert again.source_id == one_post_in("seed-ruang-kolaborasi.txt").source_id


def test_file_with_two_encodings_keeps_both_halves(tmp_path):
    assert (
        read_one(tmp_path, "Judul\n\n“satu” ".encode() + "“dua”".encode("cp1252")).html
        == "<p>“satu” “dua”</p>"
    )
