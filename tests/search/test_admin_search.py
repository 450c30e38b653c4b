"""The admin's own search: pages by their titles, drafts too, for whoever may see them, whatever is typed."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from wagtail.models import GroupPagePermission, Page
from wagtail.search.query import MATCH_ALL, Or, Phrase, PlainText

from accounts.models import User
from practices.articles.models import PracticePage
from practices.communities.models import CommunityIndexPage, CommunityPage
from search.admin import titles
from tests.factories.review import superuser, teacher

from .stories import practices, told

pytestmark = pytest.mark.django_db


def draft(title: str, **fields: Any) -> PracticePage:
    """A story that nobody has published."""
    page = PracticePage(title=title, live=False, locale=practices().locale, **fields)
    return practices().add_child(instance=page)


def explorer(*sections: Page) -> User:
    """Somebody of staff who may change what is below these pages, and nothing else."""
    group = Group.objects.create(name="Penyunting bagian")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for page in sections:
        allowed = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
        GroupPagePermission.objects.create(group=group, page=page, permission=allowed)
    person = teacher()
    person.groups.add(group)
    return person


def found(query: Any, **options: Any) -> list[str]:
    """The titles of the pages that are found."""
    return [page.title for page in Page.objects.all().search(query, **options)]


def seen(address: str, *, by: User) -> str:
    """A page of the admin."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(by)
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_editor_finds_a_draft() -> None:
    draft("Timbangan yang belum terbit")
    assert "Timbangan yang belum terbit" in seen("/admin/pages/search/?q=timbangan", by=superuser())


def test_a_page_is_found_by_the_title_of_its_draft_too() -> None:
    page = told("Judul lama")
    page.title = "Judul segar"
    page.save_revision(clean=False)
    assert found("segar") == found("lama") == ["Judul lama"]


def test_a_new_title_is_found_at_once_and_the_old_one_no_more() -> None:
    page = draft("Sebelum")
    page.title = page.draft_title = "Sesudah"
    page.save()
    assert (found("sesudah"), found("sebelum")) == (["Sesudah"], [])


def test_a_page_that_is_gone_is_not_found() -> None:
    page = draft("Segera hilang")
    page.delete()
    assert found("segera") == []


def test_the_beginning_of_each_word_is_enough_and_all_words_count() -> None:
    draft("Pecahan di kelas rangkap")
    draft("Pecahan martabak")
    assert found("peca kel") == ["Pecahan di kelas rangkap"]
    assert found("pecahan laut") == []


def test_titles_that_begin_with_the_words_come_first() -> None:
    for title in ("Di kebun: kopi", "Kopi", "Timbangan kopi di kebun yang jauh"):
        draft(title)
    assert found("kopi") == ["Kopi", "Di kebun: kopi", "Timbangan kopi di kebun yang jauh"]


def test_an_order_that_was_chosen_is_kept() -> None:
    for title in ("Kopi B", "Kopi A"):
        draft(title)
    pages = Page.objects.order_by("title").search("kopi", order_by_relevance=False)
    assert [page.title for page in pages] == ["Kopi A", "Kopi B"]


def test_questions_in_wagtails_own_words_are_understood() -> None:
    draft("Kopi di kebun")
    draft("Kebun kopi")
    assert found(Phrase("kebun kopi")) == ["Kebun kopi"]
    assert sorted(found(Or([PlainText("kebun"), PlainText("laut")]))) == ["Kebun kopi", "Kopi di kebun"]
    assert sorted(found("kebun laut", operator="or")) == ["Kebun kopi", "Kopi di kebun"]
    assert (
        Page.objects.filter(depth__gt=1).search(MATCH_ALL).count() == Page.objects.filter(depth__gt=1).count()
    )


def test_only_what_somebody_may_explore_is_found() -> None:
    draft("Timbangan rahasia")
    communities = CommunityIndexPage.objects.get(locale=practices().locale)
    communities.add_child(
        instance=CommunityPage(title="Timbangan bersama", locale=practices().locale, live=False)
    )
    person = explorer(communities)
    for address in (
        "/admin/pages/search/?q=timbangan",
        f"/admin/pages/{communities.pk}/?q=timbangan&search_all=1",
    ):
        text = seen(address, by=person)
        assert "Timbangan bersama" in text
        assert "Timbangan rahasia" not in text


def test_the_counts_beside_the_kinds_are_of_what_was_found() -> None:
    draft("Timbangan satu")
    draft("Timbangan dua")
    facet = Page.objects.all().search("timbangan").facet("content_type_id")
    assert facet == {PracticePage.objects.first().content_type_id: 2}


def test_finds_are_read_a_page_at_a_time() -> None:
    for number in range(7):
        draft(f"Timbangan {number}")
    finds = Page.objects.all().search("timbangan")
    assert finds.count() == 7
    assert finds[5:].count() == len(finds[5:]) == 2
    assert finds[2:4].count() == 2
    assert finds[3].title == "Timbangan 3"


def test_what_comes_after_the_ranked_ones_is_neither_lost_nor_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.admin.backend.RANKED", 4)
    names = {draft(f"Timbangan {number}").title for number in range(9)}
    finds = Page.objects.all().search("timbangan")
    pages = [[page.title for page in finds[at : at + 3]] for at in (0, 3, 6)]
    assert {title for page in pages for title in page} == names
    assert sum(map(len, pages)) == 9


@pytest.mark.parametrize(
    "query",
    [
        "",
        '"',
        "*",
        "NEAR(",
        "\x00",
        "kata " * 400,
        "😀",
        "a:b",
        "' OR 1=1",
        "- ( )",
        "\u202enaki",
        "é",
        "<->",
    ],
)
@pytest.mark.parametrize(
    "path", ["/admin/pages/search/", "/admin/pages/search/results/", "/admin/choose-page/search/"]
)
def test_anything_may_be_typed(path: str, query: str) -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(superuser())
    assert client.get(path, {"q": query}).status_code == 200


def test_the_explorer_shows_what_it_finds_below_a_page() -> None:
    draft("Timbangan satu")
    text = seen(f"/admin/pages/{practices().pk}/results/?q=timbangan", by=superuser())
    assert "Timbangan satu" in text


def test_the_explorer_lists_children_in_the_order_that_was_chosen() -> None:
    for title in ("Bambu", "Arang", "Cangkang"):
        draft(title)
    text = seen(f"/admin/pages/{practices().pk}/?ordering=title", by=superuser())
    assert text.index("Arang") < text.index("Bambu") < text.index("Cangkang")


def test_the_explorer_turns_its_pages() -> None:
    for number in range(30):
        draft(f"Cerita {number:02}")
    address = f"/admin/pages/{practices().pk}/?ordering=title"
    first, second = seen(address, by=superuser()), seen(f"{address}&p=2", by=superuser())
    assert "Cerita 24" in first
    assert "Cerita 25" not in first
    assert "Cerita 25" in second


def test_the_report_of_kinds_lists_the_texts_of_one_kind() -> None:
    draft("Hanya cerita")
    communities = CommunityIndexPage.objects.get(locale=practices().locale)
    communities.add_child(instance=CommunityPage(title="Bukan cerita", locale=practices().locale, live=False))
    text = seen("/admin/pages/usage/articles/practicepage/", by=superuser())
    assert "Hanya cerita" in text
    assert "Bukan cerita" not in text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its index with the table")
def test_the_titles_are_there_again_after_sqlite_has_lost_the_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_titles_added")
    draft("Ditulis tanpa pemicu")
    assert found("pemicu") == []
    titles.prepare()
    assert found("pemicu") == ["Ditulis tanpa pemicu"]


def test_an_index_of_an_older_rule_is_made_anew() -> None:
    """On PostgreSQL a search went through every row, because an index of the same name was taken for this one."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE search_titles")
            cursor.execute(
                "CREATE VIRTUAL TABLE search_titles USING fts5(title, content='', tokenize='ascii')"
            )
        else:
            cursor.execute(f"DROP INDEX {titles.GIN_NAME}")
            cursor.execute(
                "CREATE INDEX search_titles ON wagtailcore_page USING gin (to_tsvector('simple', title))"
            )
    titles.prepare()
    assert practices().title in found(practices().title)
    draft("Perahu kertas di muara")
    assert found("muara") == ["Perahu kertas di muara"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("EXPLAIN " + titles.FIND["postgresql"], ["'kertas':*"])
            assert titles.GIN_NAME in str(cursor.fetchall())
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'search_titles'")
            assert cursor.fetchone() == (0,)
