"""Turns: of several processes that could do a piece of work, one does it. A turn whose holder died ends by itself: at once on
the same machine, on another one after its time.
"""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from ..models import Turn


class Held:
    """A turn that this process has; to be prolonged while the work goes on."""

    def __init__(self, name: str, seconds: int) -> None:
        self.name, self.length = name, timedelta(seconds=seconds)
        self.holder = f"{_machine()} {os.getpid()} {secrets.token_hex(4)}"

    def take(self) -> bool:
        """Whether it is ours now: free, run out, or ours already."""
        now = timezone.now()
        holder = Turn.objects.filter(name=self.name).values_list("holder", flat=True).first()
        if holder is None:
            Turn.objects.bulk_create([Turn(name=self.name, until=now)], ignore_conflicts=True)
        gone = [holder] if holder and _is_dead(holder) else []
        free = Q(until__lt=now) | Q(holder__in=["", self.holder, *gone])
        taken = Turn.objects.filter(free, name=self.name).update(holder=self.holder, until=now + self.length)
        return bool(taken)

    def give_back(self) -> None:
        """The next one may."""
        Turn.objects.filter(name=self.name, holder=self.holder).update(holder="", until=timezone.now())


@contextmanager
def turn(name: str, *, seconds: int) -> Iterator[Held | None]:
    """A turn for the length of a block, or None when another process has it."""
    held = Held(name, seconds)
    if not held.take():
        yield None
        return
    try:
        yield held
    finally:
        held.give_back()


def is_taken(name: str) -> bool:
    """Whether a process is at it."""
    turns = Turn.objects.filter(name=name, until__gte=timezone.now()).exclude(holder="")
    return any(not _is_dead(holder) for holder in turns.values_list("holder", flat=True))


def _machine() -> str:
    return socket.gethostname().replace(" ", "")[-20:]


def _is_dead(holder: str) -> bool:
    """Whether a holder is a process of this machine that is no more; of other machines only time tells."""
    machine, process, *_ = f"{holder}  ".split(" ")
    if machine != _machine() or not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
