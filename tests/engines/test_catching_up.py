"""Changes reach the engine by themselves: by a thread after the commit, and by the worker's clock."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from search.engines import outside
from search.engines.breaker import breaker
from search.engines.elastic.applying import apply
from search.models import RemovedDocument, SearchDocument
from search.upkeep import catching_up, waiting
from search.upkeep.catching_up import catch_up, finish, keep_up
from search.upkeep.turns import turn
from tests.search.asking import answer_to
from tests.search.stories import told

from . import proxy
from .conftest import Site, held_by_engine

pytestmark = pytest.mark.django_db(transaction=True)


def comes_true(look: Callable[[], bool], seconds: float) -> bool:
    """Whether something becomes so in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if look():
            return True
        time.sleep(0.1)
    return False


def test_a_change_is_found_by_itself_within_five_seconds(site: Site, settings: Any) -> None:
    settings.SEARCH_NUDGES = True
    story = told("Timbangan ikan")
    assert comes_true(lambda: waiting.length() == 0, 5)
    assert [hit.document.title for hit in answer_to("q=ikan").hits] == ["Timbangan ikan"]
    story.unpublish()
    assert comes_true(lambda: held_by_engine() == set(), 5)


def test_the_worker_finds_by_its_clock_what_nobody_told(site: Site) -> None:
    stop = threading.Event()
    worker = threading.Thread(target=keep_up, args=(stop,))
    worker.start()
    try:
        story = told("Timbangan ikan")
        assert comes_true(lambda: held_by_engine() == {story.pk}, 5)
        site.way.does(proxy.REFUSE)
        told("Timbangan udang")
        assert comes_true(lambda: breaker.broken(fresh=True) is not None, 5)
        site.way.does(proxy.PASS)
        assert comes_true(lambda: breaker.broken(fresh=True) is None, 5)
        assert not waiting.oldest()
    finally:
        stop.set()
        worker.join()


def test_a_late_write_does_not_bring_back_what_is_gone(site: Site) -> None:
    story = told("Timbangan ikan")
    late = waiting.next_changes()
    story.unpublish()
    finish()
    engine = outside()
    assert engine is not None
    apply(engine, late.documents)
    assert held_by_engine() == set()


def test_a_late_removal_does_not_take_away_what_is_there_again(site: Site) -> None:
    story = told("Timbangan ikan")
    finish()
    story.unpublish()
    late = waiting.next_changes()
    story.save_revision(clean=False).publish(skip_permission_checks=True)
    finish()
    engine = outside()
    assert engine is not None
    apply(engine, late.documents, late.removed)
    assert held_by_engine() == {story.pk}


def test_a_story_that_goes_and_comes_back_many_times_ends_up_right(site: Site) -> None:
    story = told("Timbangan ikan")
    for _time in range(3):
        finish()
        story.refresh_from_db()
        story.unpublish()
        finish()
        assert held_by_engine() == set()
        story.save_revision(clean=False).publish(skip_permission_checks=True)
    finish()
    assert held_by_engine() == {story.pk}


def test_no_transaction_is_open_while_the_engine_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    told("Timbangan ikan")
    within: list[bool] = []
    send = type(outside().client).bulk  # type: ignore[union-attr]

    def watched(self: Any, *args: Any, **kwargs: Any) -> Any:
        within.append(connection.in_atomic_block)
        return send(self, *args, **kwargs)

    monkeypatch.setattr(type(outside().client), "bulk", watched)  # type: ignore[union-attr]
    assert catch_up() == 1
    assert within == [False]


def test_one_process_at_a_time_tells_the_engine(site: Site) -> None:
    told("Timbangan ikan")
    with turn(catching_up.TURN, seconds=30):
        assert catch_up() is None
    assert catch_up() == 1


def test_a_document_that_the_engine_never_takes_keeps_no_other_back(site: Site, caplog: Any) -> None:
    bad, good = told("Timbangan ikan"), told("Timbangan udang")
    SearchDocument.objects.filter(pk=bad.pk).update(facets={"jenjang": ["x" * 40_000]})
    finish()
    assert held_by_engine() == {good.pk}
    assert f"refuses page {bad.pk}" in caplog.text
    assert not waiting.oldest()


def test_removals_are_told_once(site: Site) -> None:
    story = told("Timbangan ikan")
    finish()
    story.unpublish()
    assert catch_up() == 1
    assert catch_up() == 0
    assert RemovedDocument.objects.get().indexed
