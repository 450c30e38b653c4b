"""Telling the engine outside the database what has changed: after each commit in a thread, and by the worker's clock.

Nothing of this happens within a request that publishes: it commits, and what it has written waits in the queue
(`waiting`). A thread of the same process is woken then and tells the engine; the worker looks every two seconds for
whatever that thread could not tell, tries an engine that has failed, and lets readers ask it again once it is up to date.
"""

import logging
import threading
import time

from django.conf import settings
from django.db import close_old_connections, connections, transaction

from ..engines import EngineUnavailable, IndexUnusable, outside
from ..engines.breaker import breaker
from ..question import Question
from . import rebuilding, waiting
from .turns import turn

logger = logging.getLogger(__name__)
TURN = "catching up"
#: seconds after which a turn ends whose holder has died
TURN_SECONDS = 30
#: seconds between two looks of the worker
INTERVAL = 1.5


def catch_up() -> int | None:
    """Tell the engine everything that waits, and make it findable. Returns how many changes that were; None when another
    process is at it. Raises `EngineUnavailable`.
    """
    engine = outside()
    if engine is None:
        return 0
    with turn(TURN, seconds=TURN_SECONDS) as held:
        if held is None:
            return None
        total = 0
        while changes := waiting.next_changes():
            _tell(changes)
            total += len(changes)
            if changes.more:
                held.take()
        return total


def finish(*, patience: float = 60.0) -> int:
    """Wait until everything that waits now can be found, whoever tells it. Returns how many changes this process told.
    Raises `EngineUnavailable` when the engine does not take them for `patience` seconds.
    """
    total, until = 0, time.monotonic() + patience
    while True:
        try:
            done = catch_up()
        except EngineUnavailable:
            if time.monotonic() > until:
                raise
        else:
            total += done or 0
            if done is not None or not waiting.oldest():
                return total
        time.sleep(0.5)


def wait_until_found() -> None:
    """After a change in bulk: let it be found. An engine that is down is told later, and the database answers until then."""
    if outside() is None or breaker.broken():
        return
    try:
        finish(patience=0.0)
    except EngineUnavailable as fault:
        breaker.open(str(fault))


def _tell(changes: waiting.Changes) -> None:
    from ..engines.elastic.applying import apply

    engine = outside()
    assert engine is not None
    refused = apply(engine, changes.documents, changes.removed)
    for number, reason in refused.items():
        logger.error("The search engine refuses page %s and cannot find it: %s", number, reason)
    # Looked at after the changes were read: an index that begins to be filled later reads these rows itself.
    rebuilding.telling_next.tell(engine, changes)
    if not changes.more:
        # What does not wait any longer can be found: lists that are kept as pages count on it.
        engine.refresh()
    waiting.told(changes)


def nudge() -> None:
    """Have everything told soon, by a thread that is not waited for; called once a change is committed."""
    if settings.ELASTICSEARCH_URL and settings.SEARCH_NUDGES:
        _nudged.wake()


def nudge_after_commit() -> None:
    """The same, once the current transaction is in."""
    if settings.ELASTICSEARCH_URL and settings.SEARCH_NUDGES:
        transaction.on_commit(nudge, robust=True)


class _Nudged:
    """The thread of this process that tells the engine what was just committed."""

    def __init__(self) -> None:
        self._woken, self._lock = threading.Event(), threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        self._woken.set()
        with self._lock:
            # A process that was forked has no thread yet.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, daemon=True, name="search-catching-up")
                self._thread.start()

    def _run(self) -> None:
        while self._woken.wait():
            self._woken.clear()
            try:
                self._tell()
            except EngineUnavailable as fault:
                breaker.open(str(fault))
            except Exception:
                logger.exception("Telling the search engine failed; the worker tries again")
            finally:
                connections.close_all()

    def _tell(self) -> None:
        # Another process may just have looked for the last time, and still have its turn.
        for _attempt in range(5):
            if breaker.broken() or catch_up() is not None:
                return
            time.sleep(0.2)


_nudged = _Nudged()


def tend() -> None:
    """One look of the worker: tell what waits, finish what was begun, and try an engine that has failed."""
    try:
        _tend()
    except EngineUnavailable as fault:
        breaker.open(str(fault))


def _tend() -> None:
    from ..engines.elastic.next_index import check

    engine = outside()
    broken = breaker.broken(fresh=True)
    if engine is None or not (broken or waiting.oldest() or rebuilding.is_left() or _looked.is_new()):
        return
    try:
        check(engine)
    except IndexUnusable as fault:
        breaker.open(str(fault))
        _build()
        return
    if rebuilding.is_left():
        _build()
    if catch_up() is not None and broken:
        engine.search(Question(), ())
        breaker.close()


class _Looked:
    """Whether this process has looked at the index at all: after an upgrade it may be an old one."""

    def __init__(self) -> None:
        self.indexes: set[str] = set()

    def is_new(self) -> bool:
        """Whether this is the first look."""
        name = f"{settings.ELASTICSEARCH_URL} {settings.ELASTICSEARCH_INDEX}"
        new = name not in self.indexes
        self.indexes.add(name)
        return new


_looked = _Looked()


def _build() -> None:
    try:
        rebuilding.rebuild(meanwhile=_meanwhile)
    except rebuilding.Busy:
        logger.info("Another process builds the search index")


def _meanwhile() -> None:
    """A long rebuild must not keep changes from the index that is read, if there is one."""
    if not breaker.broken():
        catch_up()


def keep_up(stop: threading.Event | None = None) -> None:
    """Look every two seconds, for as long as the worker runs."""
    stop = stop or threading.Event()
    while outside() is not None and not stop.wait(INTERVAL):
        close_old_connections()
        try:
            tend()
        except Exception:
            logger.exception("Tending the search engine failed and is tried again")
    connections.close_all()
