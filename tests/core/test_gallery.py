"""The living page shows every component, and only the staff find it."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from accounts.roles import EDITOR
from core.gallery import tokens
from tests.factories.accounts import UserFactory


def components() -> set[str]:
    """Every template that some room keeps among its components."""
    rooms = [Path(app.path) / "templates" for app in apps.get_app_configs()]
    own = [room for room in rooms if room.is_relative_to(settings.BASE_DIR) and ".venv" not in room.parts]
    return {path.relative_to(room).as_posix() for room in own for path in room.glob("components/*.html")}


@pytest.fixture
def editor(client: Client) -> Client:
    """An editor, signed in."""
    client.force_login(UserFactory(roles=[EDITOR]))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_component_is_shown_in_both_languages(editor: Client, language: str) -> None:
    """A component that is added stands on the living page too."""
    answer = editor.get("/gaya/", {"bahasa": language})
    drawn = {template.name for template in answer.templates}
    missing = sorted(components() - drawn)
    assert not missing, f"add examples of {missing} to core/gallery/examples.py or to the room's gallery.py"
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.django_db
def test_the_page_is_the_staffs_and_no_cache_keeps_it(client: Client, editor: Client) -> None:
    """Readers are told that it is not there."""
    assert "no-store" in editor.get("/gaya/")["Cache-Control"]
    assert Client().get("/gaya/").status_code == 404


@pytest.mark.parametrize("pair", tokens.pairs(), ids=lambda pair: f"{pair.front} on {pair.ground}")
def test_colours_can_be_told_apart(pair: tokens.Pair) -> None:
    """Text on its ground, and borders of what can be typed into, by day and by night."""
    assert min(pair.contrasts) >= pair.least
