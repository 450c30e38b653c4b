"""A reader of English finds the interface complete; what is not translated is offered in Indonesian, and it says so."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories.pages import publish_community, publish_standard_page, publish_story, story

pytestmark = pytest.mark.django_db


def test_untranslated_story_is_offered_in_its_own_language(client: Client) -> None:
    page = publish_story(title="Timbangan di TPI")

    answer = client.get(f"/en{page.url}")

    body = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Language"] == "en"
    assert '<html lang="en">' in body
    assert '<h1 lang="id">Timbangan di TPI</h1>' in body
    assert f'href="{page.url}" hreflang="id"' in body


def test_offer_is_kept_out_of_search_engines(client: Client) -> None:
    page = publish_story()

    body = client.get(f"/en{page.url}").content.decode()

    assert '<meta name="robots" content="noindex">' in body
    assert f'<link rel="canonical" href="http://testserver{page.url}">' in body


@pytest.mark.parametrize("publish", [publish_community, publish_standard_page])
def test_other_kinds_are_offered_too(client: Client, publish: Callable[[], Any]) -> None:
    page = publish()

    assert f'href="{page.url}" hreflang="id"' in client.get(f"/en{page.url}").content.decode()


def test_nothing_is_offered_of_a_draft_or_of_what_does_not_exist(client: Client) -> None:
    draft = story(title="Masih draf")

    for address in (f"/en/praktik/{draft.slug}/", "/en/praktik/tidak-ada/", "/en/tidak-ada/"):
        assert client.get(address).status_code == 404


def test_taken_down_story_is_no_longer_offered(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    page = publish_story()
    client.get(f"/en{page.url}")

    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()

    assert client.get(f"/en{page.url}").status_code == 404


def test_english_home_lists_untranslated_stories_and_marks_their_language(client: Client) -> None:
    publish_story(title="Timbangan di TPI")

    body = client.get("/en/").content.decode()

    assert 'lang="id"><a href="/praktik/' in body
