"""The first page: what is new, schools like the reader's, one small step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import HomePage
from tests.factories.pages import image, publish_community, publish_standard_page, publish_story, story

pytestmark = pytest.mark.django_db


def read(client: Client, address: str = "/") -> str:
    """The page as a reader gets it."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Vary"] == "Accept-Encoding"
    return answer.content.decode()


def test_empty_site_says_what_it_is_and_invites(client: Client) -> None:
    body = read(client)

    assert body.count("<h1") == 1
    assert "Cerita dari kelas, apa adanya." in body
    assert "Belum ada cerita di sini" in body
    assert 'href="/tulis/' in body


def test_newest_story_comes_first_with_its_picture(client: Client) -> None:
    publish_story(title="Yang lama")
    page = publish_story(title="Yang baru", pictures=[(image(), "actions")])

    body = read(client)

    assert body.index("Yang baru") < body.index("Yang lama")
    assert 'alt="Timbangan gantung dan dua ekor ikan."' in body
    assert f'href="{page.url}"' in body


def test_story_that_did_not_work_has_the_same_card(client: Client) -> None:
    publish_story()
    publish_story(title="Kuis di bukit", outcome="belum-berhasil")
    publish_story()

    assert "ini yang kami pelajari" in read(client)


def test_drafts_are_not_shown(client: Client) -> None:
    story(title="Masih draf")

    assert "Masih draf" not in read(client)


def test_doors_lead_to_stories_from_schools_like_ones_own(client: Client) -> None:
    body = read(client)

    assert 'href="/praktik/?latar=pesisir"' in body
    assert 'href="/cari/?q=kelas+rangkap"' in body


def test_small_steps_lead_somewhere(client: Client) -> None:
    origin = publish_story(title="Yang ditiru")
    publish_story(title="Yang meniru", adapted_from=origin)

    steps = read(client).split('class="small-steps')[1]

    for words in (f'href="{origin.url}"', 'href="/tulis/"'):
        assert words in steps
    for address in ("/praktik/", "/tulis/"):
        assert client.get(address, follow=True).status_code == 200


def test_communities_are_shown_by_what_they_do(client: Client) -> None:
    page = publish_community()

    assert f'href="{page.url}"' in read(client)


def test_editors_words_replace_the_ready_ones(client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="id")
    home.headline = "Guru menolong guru"
    home.save_revision().publish()

    body = read(client)

    assert "Guru menolong guru" in body
    assert "Cerita dari kelas, apa adanya." not in body


def test_standard_page_shows_every_block_with_one_heading_of_the_first_rank(client: Client) -> None:
    page = publish_standard_page(
        body=[
            {"type": "heading", "value": "Dari mana ini bermula"},
            {"type": "text", "value": "<p>Beberapa guru.</p>"},
            {"type": "quotation", "value": {"words": "Kita belajar.", "speaker": "Bu Desi"}},
            {"type": "picture", "value": {"image": image().pk, "alt": "Perahu", "caption": "Di dermaga"}},
        ]
    )

    body = read(client, page.url)

    assert body.count("<h1") == 1
    for words in ("<h2>Dari mana ini bermula</h2>", "Kita belajar.", 'alt="Perahu"'):
        assert words in body


def test_standard_page_wanted_in_the_foot_is_linked_from_every_page(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    read(client)
    with django_capture_on_commit_callbacks(execute=True):
        page = publish_standard_page(title="Cara berbagi", show_in_footer=True)

    assert f'<li><a href="{page.url}">Cara berbagi</a></li>' in read(client).split("<footer")[1]


def test_restricted_page_is_not_linked_in_the_foot(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = publish_standard_page(title="Hanya untuk anggota", show_in_footer=True)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert "Hanya untuk anggota" not in read(client)
