"""The engine inside PostgreSQL: a tsvector of our own tokens, made by the database itself, and a GIN index on
it.

The column `tokens`, its index and the function `search_matching` are made by migration 0002.
"""

from django.db import connection

from .database import DatabaseEngine


class PostgresEngine(DatabaseEngine):
    """GIN finds; everything else is in `DatabaseEngine`."""

    def matching(self, tokens: list[str]) -> list[int]:
        """The ids of all documents that have any of these tokens (letters and digits, and one of `_^+` in
        front).
        """
        asked = " | ".join(f"'{token}'" for token in tokens)
        with connection.cursor() as cursor:
            cursor.execute("SELECT search_matching(%s::tsquery)", [asked])
            (found,) = cursor.fetchone()
            return list(found)

    def add_keys(self, rows: list[tuple[int, str]]) -> None:
        """Nothing to do: the database makes the tokens with the row."""

    def drop_keys(self, rows: list[tuple[int, str]]) -> None:
        """Nothing to do: the tokens go with the row."""

    def clear_keys(self) -> None:
        """Nothing to do: the tokens go with the rows."""
