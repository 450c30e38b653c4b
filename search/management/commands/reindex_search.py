"""`manage.py reindex_search`: go through all pages and make the index agree with them. It may be run at any
time, again.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Page

from search.engines import database_engine
from search.indexing import BATCH, forget, refresh_all
from search.models import SearchDocument


class Command(BaseCommand):
    """Write the documents of all live and public pages anew and remove those that should not be there."""

    help = "Make the search index agree with the pages. Readers can search meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="also make the engine's own tables anew")

    def handle(self, *args: Any, **options: Any) -> None:
        live = Page.objects.live().filter(depth__gt=1)
        total, done, found = live.count(), 0, 0
        last = 0
        while batch := list(live.filter(pk__gt=last).order_by("pk").specific()[:BATCH]):
            last = batch[-1].pk
            found += refresh_all(batch)
            done += len(batch)
            self.stderr.write(f"{done} of {total} pages", ending="\r")
        stale = list(SearchDocument.objects.exclude(page__live=True).values_list("pk", flat=True))
        forget(stale)
        if options["rebuild"]:
            self.stderr.write("\nmaking the engine's tables anew …")
            database_engine().rebuild()
        self.stderr.write(f"\n{found} texts can be found; {len(stale)} removed")
