"""Whatever happens to the engine: publishing and searching go on, and afterwards nothing is missing in the index.

With FAULT_TABLE=FILE the times are written there, for docs and reports.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from search.engines import engine, outside
from search.engines.breaker import breaker
from search.engines.reserve import ReserveEngine
from search.models import SearchDocument
from search.upkeep.catching_up import finish, keep_up, tend
from search.upkeep.checking import lasting_differences
from tests.search.asking import answer_to
from tests.search.stories import told

from .conftest import Site, held_by_engine
from .faults import FAULTS, Fault

pytestmark = pytest.mark.django_db(transaction=True)
#: faults that the worker mends by building a new index
MENDED = ("index missing", "index of an old version")


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """How long something took, and what it gave."""
    began = time.monotonic()
    given = act()
    return time.monotonic() - began, given


@contextmanager
def worker() -> Iterator[None]:
    """The worker's clock runs."""
    stop = threading.Event()
    thread = threading.Thread(target=keep_up, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def in_use_again() -> None:
    """Wait until the engine answers readers again, for a minute at most."""
    until = time.monotonic() + 60
    while time.monotonic() < until and answer_to("q=timbangan").reserve:
        time.sleep(0.1)


def begin_web_process() -> None:
    """A web process of this version has just begun, and has not looked at the index yet."""
    asked = engine()
    assert isinstance(asked, ReserveEngine)
    asked._checked_at = float("-inf")


def note(fault: Fault, *seconds: float) -> None:
    """A line of the table."""
    if path := os.environ.get("FAULT_TABLE"):
        with Path(path).open("a", encoding="utf-8") as table:
            table.write(f"| {fault.name} | {' | '.join(f'{one:.2f} s' for one in seconds)} |\n")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_lost_and_nobody_waits(site: Site, fault: Fault) -> None:
    before = told("Timbangan ikan")
    finish()
    assert not answer_to("q=ikan").reserve
    with ExitStack() as stack:
        fault.begin(site, stack)
        begin_web_process()
        asked = site.way.connections
        publishing, _story = timed(lambda: told("Timbangan udang"))
        before.unpublish()
        assert site.way.connections == asked
        if fault.readable:
            # The engine answers with what it had until somebody finds that it takes nothing.
            tend()

        first, answer = timed(lambda: answer_to("q=timbangan"))
        assert [hit.document.title for hit in answer.hits] == ["Timbangan udang"]
        assert answer.reserve
        later, answer = timed(lambda: answer_to("q=timbangan"))
        assert answer.reserve
        assert breaker.broken(fresh=True)

        told("Timbangan kerang")
        if fault.name not in MENDED:
            tend()
            assert breaker.broken(fresh=True)
        fault.end(site)
    with worker():
        back, _nothing = timed(in_use_again)
    note(fault, publishing, first, later, back)

    answer = answer_to("q=timbangan")
    assert not answer.reserve
    assert sorted(hit.document.title for hit in answer.hits) == ["Timbangan kerang", "Timbangan udang"]
    own = outside()
    assert own is not None
    assert lasting_differences(own) == []
    assert held_by_engine() == set(SearchDocument.objects.values_list("pk", flat=True))
