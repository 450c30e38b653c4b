"""`manage.py seed_scale --practices N`: fill a database with generated stories, to measure how the site does
at a size.
"""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from mitraguru.scale import StoryMaker
from practices.articles.bulk import BATCH, BulkWriter


class Command(BaseCommand):
    """Make N public stories; run again with a larger N it adds the missing ones."""

    help = "Fill a database with generated stories. Not for a site that people use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--practices", type=int, required=True, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        writer, maker, began = BulkWriter(), StoryMaker(), time.monotonic()
        total = max(options["practices"], 0)
        for first in range(1, total + 1, BATCH):
            numbers = range(first, min(first + BATCH, total + 1))
            writer.write(maker.story(number) for number in numbers)
            self.stderr.write(f"{numbers[-1]} of {total} stories", ending="\r")
        seconds = max(time.monotonic() - began, 0.001)
        self.stderr.write(f"\n{total} stories in {seconds:.0f} s ({total / seconds:.0f} a second)")
