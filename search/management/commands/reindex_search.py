"""`manage.py reindex_search`: go through all pages and make the index agree with them. It may be run at any
time, again; a run that was killed is gone on with.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from search.engines import EngineUnavailable, outside
from search.indexing import BATCH, forget, refresh_all
from search.models import Rebuild, SearchDocument
from search.upkeep import rebuilding, renewing
from search.upkeep.catching_up import finish
from search.upkeep.progress import Progress

PAGES = "pages"
BUSY = 3


class Command(BaseCommand):
    """Write the documents of all live and public pages anew and remove those that should not be there."""

    help = (
        "Make the search index agree with the pages. Readers can search meanwhile. "
        "Exit code 1: not finished, the next run goes on; 3: another process is rebuilding."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="make the engines' own indexes anew, too")
        parser.add_argument("--fresh", action="store_true", help="begin anew instead of going on")
        parser.add_argument(
            "--patience", type=float, default=300, help="seconds to wait for an engine that fails (300)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._all(options["rebuild"], options["fresh"], options["patience"])
        except rebuilding.Busy as busy:
            raise CommandError("Another process is rebuilding this index.", returncode=BUSY) from busy
        except EngineUnavailable as fault:
            raise CommandError(f"The search engine failed: {fault}. Run this again: it goes on.") from fault

    def _all(self, rebuild: bool, fresh: bool, patience: float) -> None:
        found = self._pages(fresh)
        stale = list(SearchDocument.objects.exclude(page__live=True).values_list("pk", flat=True))
        forget(stale)
        self._tell(f"{found} texts can be found; {len(stale)} removed", last=True)
        if rebuild:
            done = renewing.rebuild(tell=self._tell, fresh=fresh)
            self._tell(f"{done} documents anew in the database", last=True)
        if outside() is None:
            return
        if rebuild:
            done = rebuilding.rebuild(tell=self._tell, patience=patience, fresh=fresh)
            self._tell(f"{done} documents in a new index, which is in use now", last=True)
        self._tell(f"{finish(patience=patience)} changes told to the engine outside", last=True)

    def _pages(self, fresh: bool) -> int:
        """Each page's document, by the ids of the pages."""
        if fresh:
            Rebuild.objects.filter(engine=PAGES).delete()
        row, _new = Rebuild.objects.get_or_create(engine=PAGES)
        live = Page.objects.live().filter(depth__gt=1)
        progress = Progress(self._tell, live.count(), row.done)
        while batch := list(live.filter(pk__gt=row.reached).order_by("pk").specific()[:BATCH]):
            refresh_all(batch)
            row.reached, row.done = batch[-1].pk, row.done + len(batch)
            row.save()
            progress.at(row.done)
        row.delete()
        return SearchDocument.objects.count()

    def _tell(self, text: str, *, last: bool = False) -> None:
        self.stderr.write(f"{text:<72}", ending="\n" if last else "\r")
