"""The breaker between readers and the engine outside: once it has failed nobody waits for it until it is well again.

It is kept in the shared cache, so that every web process knows what one of them has learnt. Readers only ever open
it; the worker tries the engine again, in its own time, and closes it.
"""

import logging
import threading
import time
from dataclasses import dataclass

from django.core.cache import cache

logger = logging.getLogger(__name__)
KEY = "search:breaker"
#: seconds for which a process goes by what it last read; the cache may be a table
AT_HAND = 1.0


@dataclass(frozen=True)
class Break:
    """Why and since when (seconds of the clock) the engine is not asked."""

    reason: str
    since: float


class Breaker:
    """Whether the engine outside may be asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: Break | None = None
        self._read_at = float("-inf")

    def open(self, reason: str) -> None:
        """From now on the database answers, in all processes."""
        now = Break(reason[:300], time.time())
        if self.broken() is None:
            logger.warning("The search engine is not used until it is well again: %s", reason)
            _store(now)
            self._know(now)

    def close(self) -> None:
        """The engine answers again."""
        was = self.broken(fresh=True)
        if was is not None:
            logger.warning("The search engine is used again, after %d s", time.time() - was.since)
            _store(None)
        self._know(None)

    def broken(self, *, fresh: bool = False) -> Break | None:
        """Why the engine is not asked; None when it may be."""
        if fresh or time.monotonic() - self._read_at > AT_HAND:
            self._know(_read(self._known))
        return self._known

    def forget(self) -> None:
        """Read the cache anew at the next question."""
        self._read_at = float("-inf")

    def _know(self, known: Break | None) -> None:
        with self._lock:
            self._known, self._read_at = known, time.monotonic()


def _read(known: Break | None) -> Break | None:
    # A cache that is down, too, must not take the search with it: then each process goes by what it knows itself.
    try:
        kept = cache.get(KEY)
    except Exception:
        logger.exception("The cache did not say whether the search engine is well")
        return known
    return Break(**kept) if kept else None


def _store(told: Break | None) -> None:
    try:
        if told is None:
            cache.delete(KEY)
        else:
            cache.set(KEY, {"reason": told.reason, "since": told.since}, timeout=None)
    except Exception:
        logger.exception("The cache did not take whether the search engine is well")


breaker = Breaker()
