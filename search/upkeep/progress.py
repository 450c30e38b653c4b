"""How far a long piece of work is, in documents and documents a second."""

import time
from collections.abc import Callable

Tell = Callable[[str], None]


def quietly(told: str) -> None:
    """Tell nobody."""


class Progress:
    """Tells how far the work is, at most twice a second."""

    def __init__(self, tell: Tell, total: int, done: int = 0) -> None:
        self.tell, self.total, self.first = tell, total, done
        self.began = self.told_at = time.monotonic()

    def at(self, done: int) -> None:
        """So many are done."""
        now = time.monotonic()
        if now - self.told_at >= 0.5 or done >= self.total:
            self.told_at = now
            rate = (done - self.first) / max(now - self.began, 0.001)
            self.tell(f"{done} of {self.total} documents, {rate:.0f}/s")
