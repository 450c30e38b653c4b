"""The tests of what a reader finds run on the engine of the environment; those of the database engines on these alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.engines.index import index_of_its_own, tell_engine

#: modules that hold for every engine
EVERY_ENGINE = {
    "test_closeness",
    "test_collections",
    "test_excerpts",
    "test_filters",
    "test_nearby",
    "test_public_only",
    "test_search_page",
    "test_synonyms",
    "test_words",
}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what is run on every engine."""
    if isinstance(item, pytest.Function) and _is_for_every_engine(item.module.__name__):
        item.add_marker(pytest.mark.every_engine)


def _is_for_every_engine(module: str) -> bool:
    return module.startswith("tests.search.") and module.rpartition(".")[2] in EVERY_ENGINE


class ReaderClient(Client):
    """A reader who comes when the engine has taken in what was published."""

    def request(self, **request: Any) -> Any:
        tell_engine()
        return super().request(**request)


@pytest.fixture
def client() -> Client:
    """A browser without a session."""
    return ReaderClient()


@pytest.fixture(autouse=True)
def own_index(
    request: pytest.FixtureRequest, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """An index of its own for each test that asks."""
    if not _is_for_every_engine(request.module.__name__):
        yield
        return
    with index_of_its_own(settings, monkeypatch):
        yield
