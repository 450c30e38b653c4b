"""Only what is live and public comes out, ever, and changes show at once."""

from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from practices.articles.models import PracticePage
from search.engines import database_engine
from search.models import DocumentWords, FacetBits, SearchDocument, Term

from .asking import counts, titles
from .stories import practices, told

pytestmark = pytest.mark.django_db


def restricted(page: Page) -> PageViewRestriction:
    """A page that only those who are signed in may see."""
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_draft_is_not_found() -> None:
    practices().add_child(instance=PracticePage(title="Rahasia ikan", live=False))
    assert titles("q=ikan") == []


def test_a_change_that_is_not_published_is_not_found() -> None:
    story = told("Timbangan ikan")
    story.title = "Timbangan udang"
    story.save_revision(clean=False)
    assert titles("q=udang") == []


def test_a_published_change_is_found_and_the_old_words_are_not() -> None:
    story = told("Timbangan ikan", level="sd-mi")
    story.title, story.level = "Timbangan udang", "paud"
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    assert (titles("q=udang"), titles("q=ikan")) == (["Timbangan udang"], [])
    assert counts("", "jenjang") == {"paud": 1}


def test_what_is_taken_down_is_gone() -> None:
    told("Timbangan ikan", level="sd-mi").unpublish()
    assert titles("q=ikan") == titles("") == []
    assert counts("", "jenjang") == {}


def test_what_is_deleted_is_gone_and_leaves_nothing_behind() -> None:
    told("Timbangan ikan", level="sd-mi", tags=("kerang",)).delete()
    assert titles("q=ikan") == titles("") == []
    assert not SearchDocument.objects.exists()
    assert not DocumentWords.objects.exists()
    assert not FacetBits.objects.filter(documents__gt=0).exists()
    assert not Term.objects.filter(documents__gt=0).exists()


def test_a_restricted_story_is_not_found() -> None:
    restricted(told("Timbangan ikan"))
    assert titles("q=ikan") == []


def test_a_restricted_section_hides_all_its_stories() -> None:
    told("Timbangan ikan")
    told("Lelang ikan")
    restricted(practices())
    assert titles("q=ikan") == []


def test_what_is_published_in_a_restricted_section_is_not_found() -> None:
    restricted(practices())
    told("Timbangan ikan")
    assert titles("q=ikan") == []


def test_a_section_that_is_opened_again_is_found() -> None:
    told("Timbangan ikan")
    restricted(practices()).delete()
    assert titles("q=ikan") == ["Timbangan ikan"]


def test_a_restricted_story_that_is_deleted_stays_gone() -> None:
    story = told("Timbangan ikan")
    restricted(story)
    story.delete()
    assert not SearchDocument.objects.exists()


def test_a_new_slug_changes_the_address() -> None:
    story = told("Timbangan ikan")
    story.slug = "lelang"
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    assert SearchDocument.objects.get().url == "/praktik/lelang/"


def test_a_new_slug_of_the_list_changes_the_addresses_below_it(
    django_capture_on_commit_callbacks: Any,
) -> None:
    told("Timbangan ikan")
    index = practices()
    index.slug = "cerita"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision(clean=False).publish(skip_permission_checks=True)
    assert SearchDocument.objects.get().url == "/cerita/timbangan-ikan/"


def test_a_move_into_a_restricted_section_hides_a_story() -> None:
    story = told("Timbangan ikan")
    hidden = practices("en")
    restricted(hidden)
    story.move(hidden, pos="last-child")
    assert titles("q=ikan") == []


def test_a_move_changes_the_address() -> None:
    story = told("Timbangan ikan")
    story.move(practices("en"), pos="last-child")
    assert SearchDocument.objects.get().url == "/en/praktik/timbangan-ikan/"


def test_reindexing_mends_what_is_missing_and_what_is_too_much() -> None:
    told("Timbangan ikan")
    hidden = told("Lelang ikan")
    Page.objects.filter(pk=hidden.pk).update(live=False)
    found = SearchDocument.objects.get(title="Timbangan ikan")
    found.delete()
    call_command("reindex_search")
    assert titles("q=ikan") == ["Timbangan ikan"]


def test_reindexing_twice_changes_nothing() -> None:
    told("Timbangan ikan", level="sd-mi")
    call_command("reindex_search")
    before = dict(Term.objects.filter(documents__gt=0).values_list("token", "documents"))
    call_command("reindex_search", rebuild=True)
    assert titles("q=ikan") == ["Timbangan ikan"]
    assert dict(Term.objects.filter(documents__gt=0).values_list("token", "documents")) == before
    assert counts("", "jenjang") == {"sd-mi": 1}


def test_the_engine_forgets_what_it_does_not_know_without_a_word() -> None:
    told("Timbangan ikan")
    database_engine().delete([987654])
    assert titles("q=ikan") == ["Timbangan ikan"]
