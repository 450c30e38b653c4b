"""The embedded engine: SQLite's FTS5 as an index of tokens, without positions, columns or a copy of the text.

The table `search_fts` is made by migration 0002.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, connections

from search.bits import Bits, bits_of
from search.models import DocumentWords, Rebuild
from search.upkeep.progress import Progress, Tell

from .database import DatabaseEngine, writing

TABLE, NEXT = "search_fts", "search_fts_next"
#: as in migration 0002
FORM = "fts5(keys, content='', columnsize=0, detail=none, tokenize=\"ascii tokenchars '_^+'\")"
#: as in migration 0010: with SQLite's own four a new story costs a third more to take in
MERGED = 8
#: documents of one write transaction
STEP = 500


class SQLiteEngine(DatabaseEngine):
    """FTS5 finds; everything else is in `DatabaseEngine`."""

    def sets(self, asked: Sequence[tuple[str, ...]]) -> list[Bits]:
        """For each row of tokens the set of all documents that have any of them."""
        return [self._having(tokens) for tokens in asked]

    def _having(self, tokens: tuple[str, ...]) -> Bits:
        either = " OR ".join(f'"{token}"' for token in tokens)
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM search_fts WHERE search_fts MATCH %s", [either])
            return bits_of(number for (number,) in cursor.fetchall())

    def add_keys(self, rows: list[tuple[int, str]]) -> None:
        """Take in the tokens of new documents."""
        for table, part in _tables(rows):
            _insert(table, part)

    def drop_keys(self, rows: list[tuple[int, str]]) -> None:
        """Forget the tokens of documents; FTS5 without a copy of the text wants to be told what they were."""
        for table, part in _tables(rows):
            with connection.cursor() as cursor:
                cursor.executemany(
                    f"INSERT INTO {table} ({table}, rowid, keys) VALUES ('delete', %s, %s)",  # noqa: S608
                    part,
                )

    def renew_keys(self, tell: Tell) -> None:
        """Fill a second index from the words that are kept, then put it in the place of the first."""
        row, new = Rebuild.objects.get_or_create(engine=NEXT)
        if new:
            with writing(), connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE IF EXISTS {NEXT}")
                cursor.execute(f"CREATE VIRTUAL TABLE {NEXT} USING {FORM}")
                cursor.execute(f"INSERT INTO {NEXT} ({NEXT}, rank) VALUES ('automerge', {MERGED})")  # noqa: S608
        progress = Progress(tell, DocumentWords.objects.count(), row.done)
        while _fill(row):
            progress.at(row.done)
        with writing(), connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {TABLE}")
            cursor.execute(f"ALTER TABLE {NEXT} RENAME TO {TABLE}")
            row.delete()

    def spread(self) -> dict[str, int]:
        """How many documents each token finds."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_spread USING fts5vocab(main, {TABLE}, row)"
            )
            cursor.execute("SELECT term, doc FROM temp.search_spread")
            return dict(cursor.fetchall())


def empty_with_the_rest(using: str = "default", **kwargs: Any) -> None:
    """`flush` empties Django's own tables and knows nothing of this one: where no words are left it is emptied, too."""
    flushed = connections[using]
    if flushed.vendor != "sqlite" or TABLE not in flushed.introspection.table_names():
        return
    if not DocumentWords.objects.using(using).exists():
        with flushed.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")


def _tables(rows: list[tuple[int, str]]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The index, and the one that is being filled in its place as far as that is."""
    yield TABLE, rows
    reached = Rebuild.objects.filter(engine=NEXT).values_list("reached", flat=True).first()
    if reached is not None:
        yield NEXT, [row for row in rows if row[0] <= reached]


def _fill(row: Rebuild) -> bool:
    """The next documents of the second index; how far it is is kept together with them."""
    with writing():
        words = DocumentWords.objects.filter(pk__gt=row.reached).order_by("pk")
        batch = list(words.values_list("pk", "keys")[:STEP])
        if not batch:
            return False
        _insert(NEXT, batch)
        row.reached, row.done = batch[-1][0], row.done + len(batch)
        row.save()
        return True


def _insert(table: str, rows: list[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (rowid, keys) VALUES (%s, %s)", rows)  # noqa: S608
