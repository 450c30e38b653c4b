"""More like this: what a reader of one story may want next, in their language where there is any."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from search.nearby import more_like

from .stories import told, translated

pytestmark = pytest.mark.django_db


def near(page: Any, language: str = "id", count: int = 3, **known: Any) -> list[str]:
    """The titles offered to a reader of a story."""
    return [document.title for document in more_like(page.pk, language, count, **known)]


@pytest.fixture
def many_stories() -> None:
    for number in range(10):
        told(f"Hari ke-{number}", level="sd-mi", situation=f"<p>Murid membaca buku nomor {number}.</p>")


@pytest.mark.usefixtures("many_stories")
class TestNear:
    """Among stories that have nothing to do with it."""

    def test_a_story_that_talks_alike_is_near(self) -> None:
        story = told("Timbangan di TPI", situation="<p>Juru lelang menimbang ikan tongkol.</p>")
        told("Pasar subuh", situation="<p>Harga tongkol ditawar juru lelang.</p>")
        assert near(story) == ["Pasar subuh"]

    def test_a_story_on_the_same_shelf_is_near(self) -> None:
        story = told("Timbangan di TPI", subject=["matematika"], setting=["pesisir"], tags=("desimal",))
        told("Kebun kami", subject=["matematika"], setting=["pegunungan"], tags=("desimal",))
        assert near(story)[0] == "Kebun kami"

    def test_both_together_come_before_either(self) -> None:
        story = told("Lelang tongkol", subject=["matematika"], tags=("desimal",))
        told("Harga tongkol saja")
        told("Rak yang sama", subject=["matematika"], tags=("desimal",))
        told("Juru lelang tongkol", subject=["matematika"], tags=("desimal",))
        assert near(story)[0] == "Juru lelang tongkol"

    def test_the_story_itself_and_its_translation_are_left_out(self) -> None:
        story = told("Lelang tongkol", tags=("desimal",))
        translated(story, "Tongkol auction")
        assert near(story) == []

    def test_what_stands_on_the_page_already_is_left_out(self) -> None:
        story = told("Lelang tongkol", tags=("desimal",))
        other = told("Harga tongkol", tags=("desimal",))
        assert near(story, besides=[other.pk]) == []

    def test_a_restricted_story_is_never_near(self) -> None:
        story = told("Lelang tongkol", tags=("desimal",))
        other = told("Harga tongkol", tags=("desimal",))
        PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
        assert near(story) == []

    def test_a_story_that_shares_hardly_anything_is_not_near(self) -> None:
        assert near(told("Pantun penutup", level="sd-mi")) == []

    def test_a_near_story_is_offered_in_the_language_of_the_reader(self) -> None:
        story = told("Lelang tongkol", tags=("desimal",))
        translated(told("Harga tongkol", tags=("desimal",)), "The price of tuna")
        english = translated(story, "Tuna auction")
        assert near(english, "en") == ["The price of tuna"]

    def test_where_there_is_none_in_ones_own_language_others_follow(self) -> None:
        story = told("Lelang tongkol", tags=("desimal",))
        told("Harga tongkol", tags=("desimal",))
        english = translated(story, "Tuna auction")
        assert near(english, "en") == ["Harga tongkol"]

    def test_those_in_ones_own_language_come_first(self) -> None:
        story = told("Lelang tongkol", subject=["matematika"], tags=("desimal", "pasar"))
        told("Harga tongkol di lelang", subject=["matematika"], tags=("desimal", "pasar"))
        translated(told("Tongkol", tags=("desimal",)), "Tuna")
        english = translated(story, "Tuna auction")
        assert near(english, "en") == ["Tuna", "Harga tongkol di lelang"]

    def test_it_takes_three_queries(self) -> None:
        story = told("Lelang tongkol", tags=("desimal",))
        told("Harga tongkol", tags=("desimal",))
        row = story.search_row
        with CaptureQueriesContext(connection) as asked:
            assert near(story, keys=[row.words.keys], facets=row.facets) == ["Harga tongkol"]
        assert len(asked) <= 3 + 2  # the story's own row and words are read here


def test_a_story_that_is_alone_has_nothing_near() -> None:
    assert near(told("Lelang tongkol", tags=("desimal",))) == []
