"""A node of three is killed: in the middle of a rebuild, and on an ordinary day."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.engines import outside
from search.engines.breaker import breaker
from search.models import Rebuild, SearchDocument
from search.upkeep import rebuilding, waiting
from search.upkeep.catching_up import finish, tend
from search.upkeep.checking import lasting_differences
from tests.search.asking import answer_to, titles
from tests.search.stories import told

from .nodes import Nodes

NO_SERVER = "tanpa ELASTICSEARCH_HOME: uji dengan tiga simpul Elasticsearch dilewati"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """Three nodes of the server that `tests/services/elasticsearch/build.sh` has put into ELASTICSEARCH_HOME."""
    home = os.environ.get("ELASTICSEARCH_HOME")
    if not home:
        pytest.skip(NO_SERVER)
    folder: Path = tmp_path_factory.mktemp("nodes")
    with Nodes(home, folder) as three:
        yield three


@pytest.fixture
def site(nodes: Nodes, settings: Any, no_memory: None) -> Nodes:
    """A site whose engine is the cluster."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = nodes.url, "three"
    breaker.forget()
    rebuilding.rebuild(fresh=True)
    return nodes


def mended(nodes: Nodes) -> None:
    """The worker has looked until the engine is in use again."""
    until = time.monotonic() + 90
    while time.monotonic() < until:
        tend()
        if breaker.broken(fresh=True) is None and not waiting.oldest():
            return
        time.sleep(0.5)


def agrees() -> bool:
    """Whether the index has exactly what may be found."""
    engine = outside()
    assert engine is not None
    held = {page for page, _version in engine.indexes.every_version()}
    return lasting_differences(engine) == [] and held == set(
        SearchDocument.objects.values_list("pk", flat=True)
    )


def test_a_node_that_dies_during_a_rebuild_takes_nothing_with_it(site: Nodes, monkeypatch: Any) -> None:
    stories = [told(f"Timbangan {number}") for number in range(12)]
    finish()
    monkeypatch.setattr(waiting, "BATCH", 2)
    steps: list[int] = []

    def between() -> None:
        steps.append(1)
        if len(steps) == 3:
            site.kill(site.with_primary_of(Rebuild.objects.get().index))
            stories[0].unpublish()
            stories[11].delete()
            told("Jaring")

    heard: list[str] = []
    rebuilding.rebuild(tell=heard.append, patience=90, meanwhile=between)
    mended(site)
    assert agrees()
    assert not answer_to("q=jaring").reserve
    assert titles("q=jaring") == ["Jaring"]
    for port in site.ports:
        if port not in site.processes:
            site.start(port)
    site.wait_for(3)
    mended(site)
    assert agrees()


def test_a_node_that_dies_on_an_ordinary_day_is_not_noticed_for_long(site: Nodes) -> None:
    told("Timbangan ikan")
    finish()
    site.kill(site.with_primary_of(outside().indexes.current()))  # type: ignore[union-attr]
    began = time.monotonic()
    assert titles("q=ikan") == ["Timbangan ikan"]
    assert time.monotonic() - began < 2.0
    told("Timbangan udang")
    assert titles("q=udang") in (["Timbangan udang"], [])
    mended(site)
    assert titles("q=udang") == ["Timbangan udang"]
    assert not answer_to("q=udang").reserve
    assert agrees()
