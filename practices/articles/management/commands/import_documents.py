"""`manage.py import_documents FILE.jsonl`: a collection of documents as live, public, searchable stories."""

import time
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from practices.articles.bulk import BATCH, BulkWriter
from practices.articles.collection import BadLine, StoryData, read_collection
from search.upkeep.catching_up import wait_until_found


class Command(BaseCommand):
    """Make or change a story for each line; when it returns they can be found."""

    help = (
        'Bring in {"id", "title", "body", …} a line as public stories; the same id again changes its story.'
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE.jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        writer, refused, began = BulkWriter(), 0, time.monotonic()
        for name in options["files"]:
            path = Path(name)
            if not path.is_file():
                raise CommandError(f"{path}: there is no such file.")
            lines = read_collection(path)
            while batch := list(islice(lines, BATCH)):
                refused += self._refuse(path, batch)
                writer.write(story for _, story in batch if isinstance(story, StoryData))
                self.stderr.write(
                    f"{path.name}: {writer.made} new, {writer.changed} changed, {writer.same} as before",
                    ending="\r",
                )
        wait_until_found()
        seconds = time.monotonic() - began
        self.stderr.write(
            f"\n{writer.made} new, {writer.changed} changed, {writer.same} as before, "
            f"{refused} refused in {seconds:.1f} s"
        )
        if refused:
            raise CommandError(f"{refused} lines were refused (see above); all others are in.")

    def _refuse(self, path: Path, batch: list[tuple[int, StoryData | BadLine]]) -> int:
        bad = [(number, line) for number, line in batch if isinstance(line, BadLine)]
        for number, reason in bad:
            self.stderr.write(f"{path}, line {number}: {reason}")
        return len(bad)
