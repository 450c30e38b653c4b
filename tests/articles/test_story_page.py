"""What a reader gets of a published story."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.pages import publish_story

pytestmark = pytest.mark.django_db


def test_reader_gets_the_story_with_its_context_and_parts(client: Client) -> None:
    page = publish_story()

    body = client.get(page.url).content.decode()

    assert body.count("<h1") == 1
    assert "Kab. Pesisir Selatan" in body
    assert "Apa yang belum berhasil" in body
