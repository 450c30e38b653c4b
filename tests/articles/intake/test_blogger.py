"""Backups of a Blogger blog, old and new."""

import pytest

from practices.articles.intake import read_posts

from .factory import FIXTURES, atom, entry, one_post_in, posts_in, read_one, written


def test_old_backup_yields_posts_and_leaves_comments_settings_template_and_pages():
    assert [post.title for post in posts_in("blogger-backup.xml")] == [
        'Timbangan & Pecahan: "belajar di pasar"',
        "Belum selesai",
    ]


def test_owner_is_told_how_much_of_a_backup_was_left_out():
    told = []
    list(read_posts(FIXTURES / "blogger-backup.xml", report=told.append))
    assert [notice.code for notice in told] == [
        "skipped-comment",
        "skipped-page",
        "skipped-settings",
        "skipped-template",
    ]


def test_post_of_a_backup_keeps_identity_author_date_labels_and_address():
    post = posts_in("blogger-backup.xml")[0]
    assert (post.source_id, post.author, post.published.isoformat(), post.labels, post.url) == (
        "tag:blogger.com,1999:blog-700.post-1",
        "Rahma Yuliana",
        "2022-05-12T10:30:00.001000+07:00",
        ("praktik baik", "matematika"),
        "https://rahma.example.com/2022/05/timbangan.html",
    )


def test_unpublished_post_is_marked_as_draft():
    assert [post.draft for post in posts_in("blogger-backup.xml")] == [False, True]


def test_name_of_an_unknown_author_is_not_taken():
    assert posts_in("blogger-backup.xml")[1].author == ""


def test_table_of_a_post_stays_a_table():
    assert "<thead><tr><th>Barang</th><th>Berat</th></tr></thead>" in posts_in("blogger-backup.xml")[0].html


@pytest.mark.parametrize("trace", ["script", "alert", "onclick", "javascript:", "style"])
def test_active_content_of_a_post_is_gone(trace):
    assert trace not in posts_in("blogger-backup.xml")[0].html


def test_remote_picture_becomes_a_link_to_its_full_size():
    post = posts_in("blogger-backup.xml")[0]
    assert '<a href="https://1.bp.example.com/s1600/pasar.jpg">Murid menimbang</a>' in post.html


def test_remote_picture_is_reported_and_carries_no_data():
    post = posts_in("blogger-backup.xml")[0]
    assert ([picture.data for picture in post.pictures], [notice.code for notice in post.notices]) == (
        [None],
        ["remote-picture"],
    )


def test_new_backup_tells_posts_by_type_and_status():
    told = []
    posts = list(read_posts(FIXTURES / "takeout-feed.atom", report=told.append))
    assert ([(post.title, post.draft) for post in posts], [notice.code for notice in told]) == (
        [("Timbangan & Pecahan", False), ("Rencana lokakarya", True)],
        ["skipped-comment", "skipped-page", "skipped-trash"],
    )


def test_same_post_has_the_same_identity_in_both_backups():
    assert posts_in("takeout-feed.atom")[0].source_id == posts_in("blogger-backup.xml")[0].source_id


def test_saved_page_of_a_post_has_the_identity_its_backup_would_give():
    assert one_post_in("saved-page.html").source_id == "tag:blogger.com,1999:blog-700.post-9"


def test_hashtags_of_a_post_join_its_labels_and_leave_its_text():
    post = posts_in("takeout-feed.atom")[0]
    assert (post.labels, post.html) == (("matematika", "pasar", "pecahan"), "<p>Kelas saya 31 murid.</p>")


def test_feed_with_its_own_prefix_for_atom_is_read(tmp_path):
    feed = (
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Judul</a:title>"
        "<a:content type='html'>Isi.</a:content></a:entry></a:feed>"
    )
    assert read_one(tmp_path, feed).title == "Judul"


def test_reply_without_a_stated_kind_is_a_comment(tmp_path):
    reply = entry(title="Balasan", more="<thr:in-reply-to ref='tag:uji:1'/>")
    (post,) = read_posts(written(tmp_path, atom(entry(), reply)))
    assert post.title == "Judul"


def test_content_in_xhtml_is_read(tmp_path):
    body = "<div xmlns='http://www.w3.org/1999/xhtml'><p>Dua <b>kata</b> &lt; tiga</p></div>"
    post = read_one(
        tmp_path, atom(f"<entry><title>Judul</title><content type='xhtml'>{body}</content></entry>")
    )
    assert post.html == "<p>Dua <b>kata</b> &lt; tiga</p>"


def test_content_in_cdata_is_read(tmp_path):
    post = read_one(tmp_path, atom(entry(content="<![CDATA[<p>Satu &amp; dua</p>]]>")))
    assert post.html == "<p>Satu &amp; dua</p>"


def test_doubly_escaped_content_is_opened(tmp_path):
    post = read_one(tmp_path, atom(entry(content="&amp;lt;p&amp;gt;Satu&amp;lt;/p&amp;gt;")))
    assert post.html == "<p>Satu</p>"


def test_characters_that_xml_forbids_do_not_stop_the_import(tmp_path):
    post = read_one(tmp_path, atom(entry(title="Satu\x0b&#8;&nbsp;dua", content="Isi &mdash; teks")))
    assert (post.title, post.html) == ("Satu dua", "<p>Isi — teks</p>")


def test_reference_cut_in_two_by_the_reading_buffer_is_whole_again(tmp_path):
    content = "x" * ((1 << 18) - len(atom(entry(content="")).split("</content>")[0]) - 3)
    post = read_one(tmp_path, atom(entry(content=f"{content}&nbsp;akhir&hellip;")))
    assert post.html.endswith("x akhir…</p>")


def test_post_without_identity_is_named_by_its_content(tmp_path):
    without = atom("<entry><title>Judul</title><content type='html'>Isi.</content></entry>")
    first, second = (read_one(tmp_path, content) for content in (without, without.replace("\n", "\n\n")))
    assert first.source_id == second.source_id


def test_progress_ends_at_the_size_of_the_file():
    seen = []
    list(read_posts(FIXTURES / "blogger-backup.xml", progress=lambda done, size: seen.append((done, size))))
    assert seen[-1] == ((FIXTURES / "blogger-backup.xml").stat().st_size,) * 2
