"""`manage.py work`: the queue and everything that happens by the clock, in one process."""

import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

MINUTE = 60
#: command → seconds between runs
BY_THE_CLOCK = {"publish_scheduled": MINUTE, "clearsessions": 24 * 60 * MINUTE, "prune_db_task_results": 24 * 60 * MINUTE}


class Command(BaseCommand):
    """Run tasks as they come and periodic acts in between."""

    help = "Jalankan antrean tugas dan semua yang berkala (terbit terjadwal, pembersihan)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For tests and cron: one round instead of for ever."""
        parser.add_argument("--once", action="store_true", help="satu putaran saja, lalu berhenti")

    def handle(self, *args: Any, **options: Any) -> None:
        """The clock in a thread, the queue in front."""
        if options["once"]:
            _by_the_clock(dict.fromkeys(BY_THE_CLOCK, 0.0))
            call_command("db_worker", batch=True, interval=0.1, startup_delay=False, queue_name="*")
            return
        threading.Thread(target=_clock, daemon=True).start()
        call_command("db_worker", interval=1.0, startup_delay=False, queue_name="*")


def _clock() -> None:
    due = dict.fromkeys(BY_THE_CLOCK, 0.0)
    while True:
        _by_the_clock(due)
        time.sleep(5)


def _by_the_clock(due: dict[str, float]) -> None:
    """Run what is due; a failure is told and tried again at its next turn."""
    now = time.monotonic()
    for name, period in BY_THE_CLOCK.items():
        if now >= due[name]:
            due[name] = now + period
            close_old_connections()
            call_command(name, verbosity=0)
    close_old_connections()
