"""What a first visit costs a data plan, kept within its budget by every change; without pictures, which come when touched or seen."""

import re

import pytest
from django.test import Client

from tests.bench.weight import FORM, STORY, weigh
from tests.factories.accounts import PASSWORD, UserFactory
from tests.factories.pages import publish_story

pytestmark = pytest.mark.django_db
#: addresses that a browser fetches by itself
FETCHED = re.compile(
    rb"""<(?:script|img|source|iframe|video|audio|image|link(?![^>]*rel="(?:canonical|alternate)"))[^>]*?"""
    rb"""(?:src|href|srcset)="(https?:)?//([^"/]+)""",
    re.IGNORECASE,
)


def over(sizes: dict[str, int], budget: dict[str, int]) -> dict[str, float]:
    """The kinds that weigh more than they may, in kilobytes."""
    return {kind: round(sizes[kind] / 1024, 1) for kind, most in budget.items() if sizes[kind] > most * 1024}


def test_story_stays_within_its_budget(client: Client) -> None:
    assert over(weigh(client, publish_story().url), STORY) == {}


@pytest.mark.parametrize("path", ["/", "/praktik/", "/cari/?q=pecahan", "/komunitas/"])
def test_lists_stay_within_the_budget_of_a_story(client: Client, path: str) -> None:
    assert over(weigh(client, path), STORY) == {}


@pytest.mark.parametrize("path", ["/tulis/luring/", "/tulis/praktik/"])
def test_form_stays_within_its_budget(path: str) -> None:
    guru, writer = UserFactory(), Client()
    assert writer.login(email=guru.email, password=PASSWORD)
    assert over(weigh(writer, path), FORM) == {}


@pytest.mark.parametrize("path", ["/", "/praktik/", "/cari/", "/tulis/luring/"])
def test_nobody_else_is_asked_for_anything(client: Client, path: str) -> None:
    assert FETCHED.findall(client.get(path).content) == []
