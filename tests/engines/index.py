"""An index of its own for each test where the site has Elasticsearch; where the database answers alone, nothing.

So one suite runs on every engine, chosen by the environment alone. What a test publishes is told to the engine before
the test asks for it, as the worker would have done a moment later.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from search.engines import outside
from search.engines.breaker import breaker
from search.upkeep.catching_up import finish
from tests.conftest import worker_number

#: seconds that a busy machine may take for an answer, before a test says that there was none
PATIENCE = 30.0
_own: list[str] = []


@contextmanager
def index_of_its_own(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A new, empty index under an alias of this worker, dropped afterwards."""
    if not settings.ELASTICSEARCH_URL:
        yield
        return
    settings.ELASTICSEARCH_INDEX = f"suite{worker_number()}"
    monkeypatch.setattr("search.engines.elastic.adapter.SEARCH_SECONDS", PATIENCE)
    engine = outside()
    assert engine is not None
    for left in engine.indexes.all():
        engine.indexes.drop(left)
    name = engine.indexes.new_name()
    engine.indexes.create(name)
    engine.indexes.switch(name)
    breaker.forget()
    _own.append(name)
    try:
        yield
    finally:
        _own.remove(name)
        engine.indexes.drop(name)
        breaker.forget()


def tell_engine() -> bool:
    """Have the engine outside take in what waits. Whether there is one, which then has to give the answer."""
    if _own:
        finish()
    return bool(_own)
