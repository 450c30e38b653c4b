"""Links that editors put into their words lead to where the page stands, in the reader's language."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail.rich_text import RichText

from home.models import HomePage, StandardPage
from tests.factories.pages import document, publish, publish_standard_page, publish_story

pytestmark = pytest.mark.django_db


def link(page: Any) -> str:
    """A link as the editor of the admin keeps it."""
    return f'<a linktype="page" id="{page.pk}">{page.title}</a>'


def shown(client: Client, *paragraphs: str, language: str = "id") -> str:
    """A page with these paragraphs, as a reader gets it."""
    home = HomePage.objects.get(locale__language_code=language)
    page = home.add_child(instance=StandardPage(title="Rinci", slug="rinci", locale=home.locale, live=False))
    page.body = [("text", RichText(f"<p>{words}</p>")) for words in paragraphs]
    page.save_revision()
    return client.get(publish(page).url).content.decode()


def test_link_leads_to_the_page(client: Client) -> None:
    story, page = publish_story(title="Timbangan"), publish_standard_page(title="Tentang")

    body = shown(client, link(story), f"{link(page)} dan {link(story)}")

    assert f'<p><a href="{story.url}">Timbangan</a></p>' in body
    assert f'<p><a href="{page.url}">Tentang</a> dan <a href="{story.url}">Timbangan</a></p>' in body


def test_paragraphs_stay_in_their_order_among_links_to_files(client: Client) -> None:
    sheet = document()

    body = shown(client, "Satu", f'<a linktype="document" id="{sheet.pk}">Dua</a>', "Tiga")

    assert body.index("<p>Satu</p>") < body.index(f'<p><a href="{sheet.url}">Dua</a></p>')
    assert body.index(f'href="{sheet.url}"') < body.index("<p>Tiga</p>")


def test_english_page_leads_to_the_english_text_where_there_is_one(client: Client) -> None:
    told, only_here = publish_standard_page(), publish_standard_page()
    english = publish(told.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True))

    body = shown(client, link(told), link(only_here), language="en")

    assert f'<a href="{english.url}">' in body
    assert english.url == f"/en{told.url}"
    assert f'<a href="{only_here.url}">' in body


def test_link_to_a_page_that_is_gone_leads_nowhere(client: Client) -> None:
    page = publish_standard_page(title="Tentang")
    written = link(page)
    page.delete()

    assert "<p><a>Tentang</a></p>" in shown(client, written)
