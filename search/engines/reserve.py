"""An engine outside the database with the one inside as its reserve: readers always get an answer, in time.

The database answers while the breaker is open, when the engine fails at this very question, and while the engine has
not been told of a change for longer than readers should wait for it. Nothing is ever told to the engine from here: that is
`catching_up`.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from search.question import Question
from search.upkeep import waiting
from search.words.terms import Group

from .breaker import Breaker, breaker
from .port import Engine, EngineUnavailable, Found

#: seconds after which a change has to show
BEHIND = 4.0
#: seconds for which a process goes by the age of the queue that it last read
AT_HAND = 1.0
#: seconds for which a process goes by the index being of its own version
CHECKED = 60.0


class ReserveEngine:
    """The engine outside as long as it is well and up to date, else the database."""

    def __init__(
        self,
        outside: Engine,
        inside: Callable[[], Engine],
        check: Callable[[], object],
        guard: Breaker = breaker,
    ) -> None:
        self.outside, self.inside, self.check, self.guard = outside, inside, check, guard
        self._behind, self._read_at, self._checked_at = False, float("-inf"), float("-inf")

    def search(self, question: Question, groups: Sequence[Group]) -> Found:
        """Answer a question; `reserve` tells that the database did because the engine could not."""
        if self.guard.broken() or self._is_behind():
            return self._instead(question, groups)
        # A list without words is kept as a page for a day, so it must not miss a change by a second.
        if not question.words and waiting.oldest():
            return self.inside().search(question, groups)
        try:
            self._check()
            return self.outside.search(question, groups)
        except EngineUnavailable as fault:
            self.guard.open(str(fault))
        return self._instead(question, groups)

    def _instead(self, question: Question, groups: Sequence[Group]) -> Found:
        """What the database says; readers are told of it where the order can be another one, not in a list that is kept."""
        return replace(self.inside().search(question, groups), reserve=bool(question.words))

    def _check(self) -> None:
        """After an upgrade the index may be an old one, which would answer, and find nothing."""
        if time.monotonic() - self._checked_at > CHECKED:
            self.check()
            self._checked_at = time.monotonic()

    def _is_behind(self) -> bool:
        if time.monotonic() - self._read_at > AT_HAND:
            self._behind, self._read_at = waiting.age() > BEHIND, time.monotonic()
        return self._behind
