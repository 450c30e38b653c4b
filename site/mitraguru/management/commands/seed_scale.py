"""`manage.py seed_scale --practices N [--in-review N]`: fill a database with generated stories, to measure how the
site and the desk do at a size.
"""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from mitraguru.scale import StoryMaker
from mitraguru.scale_desk import DeskFiller
from practices.articles.bulk import BATCH, BulkWriter


class Command(BaseCommand):
    """Make N public stories, and so many that wait at the desk; run again with a larger N it adds the missing ones."""

    help = "Fill a database with generated stories. Not for a site that people use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--practices", type=int, default=0, metavar="N")
        parser.add_argument("--in-review", type=int, default=0, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        self._publish(max(options["practices"], 0))
        if options["in_review"] > 0:
            made = DeskFiller().fill(options["in_review"])
            self.stderr.write(f"{made} stories handed in")

    def _publish(self, total: int) -> None:
        writer, maker, began = BulkWriter(), StoryMaker(), time.monotonic()
        for first in range(1, total + 1, BATCH):
            numbers = range(first, min(first + BATCH, total + 1))
            writer.write(maker.story(number) for number in numbers)
            self.stderr.write(f"{numbers[-1]} of {total} stories", ending="\r")
        seconds = max(time.monotonic() - began, 0.001)
        self.stderr.write(f"\n{total} stories in {seconds:.0f} s ({total / seconds:.0f} a second)")
