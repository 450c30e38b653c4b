"""`python -m tests.bench.indexing`: documents a second into the index inside the database, of the site of the environment.

It indexes the newest texts there are once more, in batches as a rebuild does, and takes everything back at the end. Fill the
site before: `manage.py migrate`, then `manage.py seed_scale --practices 100000`. New texts are indexed as if they had never
been there (what they were is forgotten first, outside the measured time).
"""

import time

from tests.bench.environment import start, tell

BATCH, BATCHES = 500, 6
BUDGET = "budget: SQLite ≥1,000 a second, PostgreSQL ≥500"


def main() -> None:
    """Forget, index, tell, take back."""
    start()
    from django.db import connection, transaction

    from search.models import SearchDocument

    lines = [f"{connection.vendor}, {SearchDocument.objects.count():,} texts; {BUDGET}"]
    with transaction.atomic():
        lines += [_line("new", again=False), _line("changed", again=True)]
        transaction.set_rollback(True)
    tell(lines)


def _line(name: str, *, again: bool) -> str:
    from search.engines import database_engine
    from search.models import SearchDocument

    documents = list(SearchDocument.objects.order_by("-pk")[: BATCH * BATCHES])
    engine = database_engine()
    if not again:
        engine.delete([document.pk for document in documents])
    wall, processor = time.perf_counter(), time.process_time()
    for at in range(0, len(documents), BATCH):
        engine.index(documents[at : at + BATCH])
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    many = len(documents)
    return f"{name:10}{many:>7,} texts{many / wall:>8.0f} a second{processor * 1_000 / many:>8.2f} ms of CPU here each"


if __name__ == "__main__":
    main()
