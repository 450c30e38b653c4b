"""Calls for stories, and results that editors choose: shown where they help, and said to be what they are."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from search.calls import calls_for, close_answered, open_call
from search.models import StoryCall
from search.promotions import promote

from .asking import answer_to
from .stories import told, translated

pytestmark = pytest.mark.django_db


def call(words: str = "gerhana matahari", **fields: Any) -> StoryCall:
    """An open call."""
    return open_call(**{"topic": f"{words} di kelas", "words": words, "language": "id", **fields})


def page_of(client: Client, address: str) -> str:
    """A page as it is sent."""
    return client.get(address).content.decode()


class TestCalls:
    """What readers look for and nobody has told yet."""

    def test_a_reader_who_finds_nothing_sees_it(self, client: Client) -> None:
        call()
        page = page_of(client, "/cari/?q=gerhana")
        assert "Belum ada cerita tentang gerhana matahari di kelas: punya pengalaman?" in page

    def test_a_reader_who_finds_something_does_not(self, client: Client) -> None:
        call()
        told("Timbangan ikan")
        assert "Rekan guru mencari" not in page_of(client, "/cari/?q=ikan")

    def test_a_writer_sees_it_where_one_chooses_what_to_tell(self, client: Client) -> None:
        call()
        assert "gerhana matahari di kelas" in page_of(client, "/tulis/")

    def test_what_was_asked_for_comes_first(self) -> None:
        wanted = call("kunang-kunang")
        for number in range(4):
            call(f"komet {number}")
        assert calls_for("kunang", "id")[0] == wanted
        assert len(calls_for("", "id")) == 3

    def test_it_closes_when_a_story_with_its_words_comes(
        self, django_capture_on_commit_callbacks: Any
    ) -> None:
        opened = call()
        with django_capture_on_commit_callbacks(execute=True):
            story = told("Melihat gerhana", situation="<p>Matahari tertutup bulan.</p>")
        opened.refresh_from_db()
        assert (opened.is_open, opened.story_id) == (False, story.pk)

    def test_half_of_its_words_are_not_enough(self) -> None:
        call()
        told("Matahari terbit di pantai")
        assert close_answered() == []

    def test_a_story_in_other_words_of_the_same_meaning_answers(self) -> None:
        opened = call("siswa menimbang")
        told("Murid menimbang ikan")
        assert close_answered() == [opened]

    def test_words_that_say_nothing_open_no_call(self) -> None:
        with pytest.raises(ValidationError):
            call("yang di")


class TestPromotions:
    """What editors chose for a question."""

    def test_it_stands_above_what_was_found_and_says_so(self, client: Client) -> None:
        promote(words="Ular", page=told("Pecahan roti"), description="Bahannya sama.")
        page = page_of(client, "/cari/?q=ular")
        assert "Dipilihkan penyunting untuk kata ini" in page
        assert "Pecahan roti" in page
        assert "Bahannya sama." in page

    def test_it_leaves_the_order_of_what_was_found_alone(self) -> None:
        first = told("Ikan ikan ikan")
        other = told("Kebun kami", situation="<p>Ada ikan.</p>")
        promote(words="ikan", page=other)
        answer = answer_to("q=ikan")
        assert [hit.document.pk for hit in answer.hits] == [first.pk, other.pk]
        assert [result.title for result in answer.promoted] == ["Kebun kami"]

    def test_a_page_that_is_taken_down_is_not_shown(self) -> None:
        story = told("Pecahan roti")
        promote(words="ular", page=story)
        story.unpublish()
        assert answer_to("q=ular").promoted == []

    def test_other_words_do_not_bring_it(self) -> None:
        promote(words="ular", page=told("Pecahan roti"))
        assert answer_to("q=ular tangga").promoted == []

    def test_a_page_in_another_language_is_marked(self) -> None:
        english = translated(told("Pecahan roti"), "Fractions of bread")
        promote(words="ular", page=english)
        assert answer_to("q=ular").promoted[0].language == "en"

    def test_choosing_twice_changes_what_is_said(self) -> None:
        story = told("Pecahan roti")
        promote(words="ular", page=story, description="Satu.")
        promote(words="Ular ", page=story, description="Dua.")
        assert [result.text for result in answer_to("q=ular").promoted] == ["Dua."]

    @pytest.mark.parametrize(("url", "shown"), [("https://example.org/", 1), ("http://example.org/", 0)])
    def test_an_address_elsewhere_is_shown_when_it_is_a_safe_one(self, url: str, shown: int) -> None:
        query = Query.get("ular")
        SearchPromotion.objects.create(query=query, external_link_url=url, external_link_text="Contoh")
        assert len(answer_to("q=ular").promoted) == shown

    def test_a_search_keeps_no_query_of_wagtails(self, client: Client) -> None:
        page_of(client, "/cari/?q=ular")
        assert not Query.objects.exists()
