"""The engine inside PostgreSQL: a tsvector of our own tokens, made by the database itself, and a GIN index on
it.

The column `tokens` and its index are made by migration 0002, the function `search_set` by 0003.
"""

from collections.abc import Sequence

from django.db import connection

from search.bits import Bits, bits_of_words
from search.upkeep.progress import Tell

from .database import DatabaseEngine


class PostgresEngine(DatabaseEngine):
    """GIN finds; everything else is in `DatabaseEngine`."""

    def sets(self, asked: Sequence[tuple[str, ...]]) -> list[Bits]:
        """For each row of tokens (letters and digits, and one of `_^+` in front) the set of all documents that
        have any of them; all sets come at once.
        """
        either = [" | ".join(f"'{token}'" for token in tokens) for tokens in asked]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT places, words FROM unnest(%s::tsquery[]) WITH ORDINALITY AS row (asked, at), "
                "LATERAL search_set(asked) ORDER BY at",
                [either],
            )
            return [bits_of_words(places or [], words or []) for places, words in cursor.fetchall()]

    def add_keys(self, rows: list[tuple[int, str]]) -> None:
        """Nothing to do: the database makes the tokens with the row."""

    def drop_keys(self, rows: list[tuple[int, str]]) -> None:
        """Nothing to do: the tokens go with the row."""

    def renew_keys(self, tell: Tell) -> None:
        """Nothing to do: the database keeps tokens and rows together."""

    def spread(self) -> None:
        """The database answers for its own index."""
