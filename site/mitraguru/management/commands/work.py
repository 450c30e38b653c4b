"""`manage.py work`: the queue and everything that happens by the clock, in one process."""

import logging
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from accounts.notices.posting import forget_told, send_due_notices
from library.renditions import write_pending
from library.sweeping import sweep
from review.reminders import remind
from review.services import offer_waiting
from search.calls import close_answered
from search.missed import forget_missed
from search.upkeep.catching_up import keep_up, tend
from search.upkeep.waiting import forget_old_removals

logger = logging.getLogger(__name__)
MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
Act = Callable[[], Any]
#: act → seconds between runs
BY_THE_CLOCK: dict[Act, float] = {
    partial(call_command, "publish_scheduled", verbosity=0): MINUTE,
    send_due_notices: MINUTE,
    write_pending: 5 * MINUTE,
    offer_waiting: 10 * MINUTE,
    remind: HOUR,
    sweep: HOUR,
    forget_told: DAY,
    close_answered: HOUR,
    forget_missed: DAY,
    forget_old_removals: DAY,
    partial(call_command, "clearsessions"): DAY,
    partial(call_command, "prune_db_task_results", verbosity=0): DAY,
}


class Command(BaseCommand):
    """Run tasks as they come and periodic acts in between."""

    help = "Jalankan antrean tugas dan semua yang berkala (terbit terjadwal, surel, pengingat, pembersihan)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For tests and cron: one round instead of for ever."""
        parser.add_argument("--once", action="store_true", help="satu putaran saja, lalu berhenti")

    def handle(self, *args: Any, **options: Any) -> None:
        """The clock in a thread, the queue in front."""
        if options["once"]:
            _by_the_clock(dict.fromkeys(BY_THE_CLOCK, 0.0))
            tend()
            call_command("db_worker", batch=True, interval=0.1, startup_delay=False, queue_name="*")
            return
        threading.Thread(target=_clock, daemon=True).start()
        # The search must not wait for a mail server: it has a thread of its own.
        threading.Thread(target=keep_up, daemon=True).start()
        call_command("db_worker", interval=1.0, startup_delay=False, queue_name="*")


def _clock() -> None:
    due = dict.fromkeys(BY_THE_CLOCK, 0.0)
    while True:
        _by_the_clock(due)
        time.sleep(5)


def _by_the_clock(due: dict[Act, float]) -> None:
    """Run what is due; a failure is told and tried again at its next turn."""
    now = time.monotonic()
    for act, period in BY_THE_CLOCK.items():
        if now >= due[act]:
            due[act] = now + period
            close_old_connections()
            try:
                act()
            except Exception:
                logger.exception("A periodic act failed and is tried again at its next turn: %s", act)
    close_old_connections()
