"""`manage.py check_search [--mend]`: whether pages, documents and every index agree."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import EngineUnavailable, outside
from search.upkeep import checking, recounting
from search.upkeep.catching_up import finish
from search.upkeep.pages import Pages

SHOWN = 20


class Command(BaseCommand):
    """Compare, tell what differs, and put it right if asked to."""

    help = (
        "Compare pages, search documents and indexes. Exit code 0: they agree, or were mended; 1: they differ, "
        "or the engine did not answer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="put right what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            differs = self._compare(mend=options["mend"])
            if differs and options["mend"]:
                differs = self._compare(mend=False)
        except EngineUnavailable as fault:
            raise CommandError(f"The search engine failed: {fault}") from fault
        if differs:
            raise CommandError("They differ." + ("" if options["mend"] else " --mend puts it right."))
        self.stderr.write("Pages, documents and indexes agree.")

    def _compare(self, *, mend: bool) -> bool:
        """Whether something differs; each index is compared once what it follows from is right."""
        differs = self._pages(mend)
        differs |= self._inside(mend)
        return differs | (outside() is not None and self._outside(mend))

    def _pages(self, mend: bool) -> bool:
        found = Pages.compared()
        self._tell([f"page {number} cannot be found" for number in found.missing])
        self._tell([f"page {number} can be found, but should not be" for number in found.superfluous])
        if mend:
            found.mend()
        return bool(found.missing or found.superfluous)

    def _inside(self, mend: bool) -> bool:
        found = recounting.drift(self._progress)
        self._tell(found.told())
        if found and mend:
            recounting.mend(found, self._progress)
        return bool(found)

    def _outside(self, mend: bool) -> bool:
        engine = outside()
        assert engine is not None
        finish()
        found = checking.lasting_differences(engine)
        self._tell([str(one) for one in found])
        if found and mend:
            checking.mend(found)
            finish()
        return bool(found)

    def _tell(self, lines: list[str]) -> None:
        for line in lines[:SHOWN]:
            self.stdout.write(line)
        if len(lines) > SHOWN:
            self.stdout.write(f"… and {len(lines) - SHOWN} more")

    def _progress(self, text: str) -> None:
        self.stderr.write(f"{text:<72}", ending="\r")
