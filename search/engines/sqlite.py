"""The embedded engine: SQLite's FTS5 as an index of tokens, without positions, columns or a copy of the text.

The table `search_fts` is made by migration 0002.
"""

from collections.abc import Sequence

from django.db import connection

from search.bits import Bits, bits_of

from .database import DatabaseEngine


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
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_fts (rowid, keys) VALUES (%s, %s)", rows)

    def drop_keys(self, rows: list[tuple[int, str]]) -> None:
        """Forget the tokens of documents; FTS5 without a copy of the text wants to be told what they were."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_fts (search_fts, rowid, keys) VALUES ('delete', %s, %s)", rows
            )

    def clear_keys(self) -> None:
        """Forget all tokens."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")
