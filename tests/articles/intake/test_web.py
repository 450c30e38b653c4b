"""Saved web pages."""

from practices.articles.intake import read_posts

from .factory import one_post_in, read_one, written


def test_page_gives_title_author_date_labels_and_address():
    post = one_post_in("saved-page.html")
    assert (post.title, post.author, post.published.date().isoformat(), post.labels, post.url) == (
        "Radio Kelas",
        "Yudi Hartono",
        "2023-02-13",
        ("radio", "literasi"),
        "https://yudi.example.com/2023/02/radio-kelas.html",
    )


def test_menu_sidebar_comments_and_scripts_are_left_out():
    html = one_post_in("saved-page.html").html
    assert not [
        word
        for word in ("Beranda", "Tulisan lain", "Mantap", "track", "Diberdayakan", "Diposting")
        if word in html
    ]


def test_title_is_not_repeated_in_the_text(tmp_path):
    post = read_one(tmp_path, "<html><body><h1>Radio</h1><p>Isi cerita.</p></body></html>")
    assert (post.title, post.html) == ("Radio", "<p>Isi cerita.</p>")


def test_picture_beside_the_page_and_picture_inside_it_come_with_their_bytes():
    pictures = {picture.alt: picture.data for picture in one_post_in("saved-page.html").pictures}
    assert (pictures["Murid merekam"][:4], pictures["titik"][:4]) == (b"\x89PNG", b"GIF8")


def test_picture_that_is_nowhere_is_reported():
    assert "missing-picture" in [notice.code for notice in one_post_in("saved-page.html").notices]


def test_video_becomes_a_link_to_its_page():
    assert 'href="https://www.youtube.com/watch?v=abc_DEF-123"' in one_post_in("saved-page.html").html


def test_page_in_windows_letters_is_read(tmp_path):
    page = "<html><head><meta charset='windows-1252'></head><body><p>“Kafé” – cerita…</p></body></html>"
    assert read_one(tmp_path, page.encode("cp1252")).html == "<p>“Kafé” – cerita…</p>"


def test_site_name_is_taken_off_the_title(tmp_path):
    page = (
        "<html><head><title>Radio | Blog Kami</title>"
        "<meta property='og:site_name' content='Blog Kami'></head><body><p>Isi.</p></body></html>"
    )
    assert read_one(tmp_path, page).title == "Radio"


def test_post_that_its_blog_calls_a_widget_is_kept(tmp_path):
    page = (
        "<html><body><div class='widget Blog'><div class='post-body'>"
        "<p>Cerita yang panjang tentang radio kelas di pulau kami.</p></div></div></body></html>"
    )
    assert "radio kelas" in read_one(tmp_path, page).html


def test_page_inside_one_form_is_kept(tmp_path):
    page = "<html><body><form><p>Cerita tentang radio kelas.</p></form></body></html>"
    assert read_one(tmp_path, page).html == "<p>Cerita tentang radio kelas.</p>"


def test_longest_of_several_posts_is_taken_and_told(tmp_path):
    long, short = "Cerita panjang tentang radio kelas. " * 5, "Cerita pendek tentang hujan di bulan Juni ini."
    page = f"<html><div class='post-body'>{short}</div><div class='post-body'>{long}</div></html>"
    post = read_one(tmp_path, page)
    assert (post.html, [notice.code for notice in post.notices]) == (
        f"<p>{long.strip()}</p>",
        ["several-posts"],
    )


def test_line_breaks_become_paragraphs_and_layout_tables_are_taken_apart(tmp_path):
    table = "<table><tr><td><img src='data:,x'></td></tr><tr><td>Keterangan</td></tr></table>"
    page = f"<div>Satu<br>dua<br><br>tiga</div>{table}"
    assert read_one(tmp_path, page).html == "<p>Satu<br>dua</p><p>tiga</p><p>Keterangan</p>"


def test_bold_by_style_is_kept_and_bold_undone_by_style_is_not(tmp_path):
    page = "<p><b style='font-weight:normal'>Biasa <span style='font-weight:700'>tebal</span></b></p>"
    assert read_one(tmp_path, page).html == "<p>Biasa <b>tebal</b></p>"


def test_format_is_told_by_content_and_not_by_name(tmp_path):
    path = written(tmp_path, "<html><body><h1>Judul</h1><p>Isi.</p></body></html>", name="cadangan.xml")
    (post,) = read_posts(path)
    assert post.html == "<p>Isi.</p>"


def test_comments_copied_into_the_text_are_cut_and_told(tmp_path):
    page = "<p>Cerita kami.</p><p>Komentar</p><p>Mantap Bu</p><p>BalasHapus</p><p>Posting Komentar</p>"
    post = read_one(tmp_path, page)
    assert (post.html, [notice.code for notice in post.notices]) == (
        "<p>Cerita kami.</p>",
        ["comments-removed"],
    )
