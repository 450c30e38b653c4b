"""Where the tests of Elasticsearch find one: at ELASTICSEARCH_URL; without it they are left out, and pytest says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from elasticsearch import Elasticsearch

from search.engines import outside
from search.engines.breaker import breaker
from search.upkeep import rebuilding
from tests.conftest import worker_number

from .index import index_of_its_own
from .proxy import Proxy

NO_ENGINE = "tanpa ELASTICSEARCH_URL: uji dengan Elasticsearch dilewati"


@dataclass
class Site:
    """The site with its engine: `way` lies between them, `server` is the engine itself, past the proxy."""

    way: Proxy
    server: Elasticsearch
    alias: str


@pytest.fixture
def server() -> Iterator[Elasticsearch]:
    """A real Elasticsearch."""
    if not django_settings.ELASTICSEARCH_URL:
        pytest.skip(NO_ENGINE)
    with Elasticsearch(django_settings.ELASTICSEARCH_URL.split(",")[0], request_timeout=30) as client:
        yield client


@pytest.fixture
def no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process goes by for a second is looked up anew at each question."""
    monkeypatch.setattr("search.engines.reserve.AT_HAND", 0.0)
    monkeypatch.setattr("search.engines.breaker.AT_HAND", 0.0)


@pytest.fixture
def site(server: Elasticsearch, settings: Any, transactional_db: None, no_memory: None) -> Iterator[Site]:
    """A site with an index of its own, reached by a proxy."""
    address = urlsplit(settings.ELASTICSEARCH_URL.split(",")[0])
    alias = f"faults{worker_number()}"
    with Proxy(address.port or 9200) as way:
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = way.url, alias
        breaker.forget()
        rebuilding.rebuild()
        yield Site(way, server, alias)
        server.cluster.put_settings(persistent={"cluster.blocks.read_only": None})
        server.indices.put_settings(index=f"{alias}*", settings=UNBLOCKED)
        server.indices.delete(
            index=",".join(server.indices.get(index=f"{alias}*")) or "nothing", ignore_unavailable=True
        )
    breaker.forget()


#: what a full disk and an operator put on an index
UNBLOCKED = {
    "index.blocks.read_only_allow_delete": None,
    "index.blocks.write": None,
    "index.blocks.read_only": None,
}


def held_by_engine() -> set[int]:
    """The pages in the index that readers have."""
    engine = outside()
    assert engine is not None
    engine.refresh()
    return {page for page, _version in engine.indexes.every_version()}


@pytest.fixture
def own_index(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An index of its own, where the environment names an engine outside."""
    with index_of_its_own(settings, monkeypatch):
        yield
