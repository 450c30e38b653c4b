"""The titles of all pages, drafts' too, as an index that the database keeps by itself: for the admin's own search.

Wagtail's search tables hold a text per page and want every page handed to them by a task; at a hundred thousand pages a
common word took half a minute there. This index has nothing but the words of two columns of Wagtail's page table (the
title and the draft's title) and changes with each of its rows, whoever writes it. The admin's permissions stay in the
queries that are joined with it.
"""

import re
import zlib
from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.models import Func, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In
from django.db.models.sql import AND, Query
from wagtail.models import Page

FTS5 = (
    "CREATE VIRTUAL TABLE search_titles USING fts5(title, draft_title, content='wagtailcore_page', content_rowid='id', "
    "columnsize=0, prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
)
_ADD = "INSERT INTO search_titles (rowid, title, draft_title) VALUES (new.id, new.title, new.draft_title);"
_DROP = (
    "INSERT INTO search_titles (search_titles, rowid, title, draft_title) "
    "VALUES ('delete', old.id, old.title, old.draft_title);"
)
TRIGGERS = {
    "search_titles_added": f"AFTER INSERT ON wagtailcore_page BEGIN {_ADD} END",
    "search_titles_gone": f"AFTER DELETE ON wagtailcore_page BEGIN {_DROP} END",
    "search_titles_changed": (
        "AFTER UPDATE OF title, draft_title ON wagtailcore_page "
        "WHEN old.title IS NOT new.title OR old.draft_title IS NOT new.draft_title "
        f"BEGIN {_DROP} {_ADD} END"
    ),
}
# Only letters and digits: the parser would take `guru.id` for a host and `2/3` for a path.
_TITLES = "CASE WHEN draft_title = title THEN title ELSE title || ' ' || draft_title END"
WORDS = f"to_tsvector('simple', lower(regexp_replace({_TITLES}, '[^[:alnum:]]+', ' ', 'g')))"
# PostgreSQL keeps an index's rule in its own words, so ours is told by the name: after a new rule the old one helps nobody.
GIN_NAME = f"search_titles_{zlib.crc32(WORDS.encode()):08x}"
GIN = f"CREATE INDEX IF NOT EXISTS {GIN_NAME} ON wagtailcore_page USING gin (({WORDS}))"
FIND = {
    "sqlite": "SELECT rowid FROM search_titles WHERE search_titles MATCH %s",
    "postgresql": f"SELECT id FROM wagtailcore_page WHERE {WORDS} @@ to_tsquery('simple', %s)",  # noqa: S608
}
_PIECE = re.compile(r"[^\W_]+")


def prepare(using: str = "default", **kwargs: Any) -> None:
    """Make what is missing or was made by another rule.

    It runs after each `migrate`: SQLite loses the triggers when Wagtail changes its page table.
    """
    connection = connections[using]
    if "wagtailcore_page" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _prepare_postgresql(cursor)
        elif connection.vendor == "sqlite":
            _prepare_sqlite(cursor)


def _prepare_postgresql(cursor: Any) -> None:
    cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE 'search\\_titles%'")
    there = {name for (name,) in cursor.fetchall()}
    for name in there - {GIN_NAME}:
        cursor.execute(f"DROP INDEX IF EXISTS {name}")
    if GIN_NAME not in there:
        cursor.execute(GIN)


def _prepare_sqlite(cursor: Any) -> None:
    wanted = {
        "search_titles": FTS5,
        **{name: f"CREATE TRIGGER {name} {rule}" for name, rule in TRIGGERS.items()},
    }
    cursor.execute("SELECT name, type, sql FROM sqlite_master WHERE name LIKE 'search\\_titles%' ESCAPE '\\'")
    there = {name: (kind, made_by) for name, kind, made_by in cursor.fetchall() if name in wanted}
    if {name: made_by for name, (_, made_by) in there.items()} == wanted:
        return
    for name, (kind, _) in there.items():
        cursor.execute(f"DROP {kind} {name}")
    for rule in wanted.values():
        cursor.execute(rule)
    cursor.execute("INSERT INTO search_titles (search_titles) VALUES ('rebuild')")


def words_in(text: str) -> list[str]:
    """The words of a line as both databases cut them."""
    return _PIECE.findall(text)


def beginning(vendor: str, word: str) -> str:
    """Asks for titles with a word that begins so."""
    return f'"{word}"*' if vendor == "sqlite" else f"'{word}':*"


def in_a_row(vendor: str, words: Sequence[str]) -> str:
    """Asks for titles with these words side by side."""
    if vendor == "sqlite":
        return f'"{" ".join(words)}"'
    return "(" + " <-> ".join(f"'{word}'" for word in words) + ")"


def joined(vendor: str, parts: Sequence[str], *, every: bool) -> str:
    """Asks for all of the parts, or for any."""
    sign = {("sqlite", True): " AND ", ("sqlite", False): " OR "}.get(
        (vendor, every), " & " if every else " | "
    )
    return f"({sign.join(parts)})" if len(parts) > 1 else parts[0]


class Unindexed(Func):
    """A column that the database may not look up: SQLite guesses every nested list to be short and would begin with all pages."""

    template = "+%(expressions)s"
    arity = 1


def first(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The same pages, asked so that the titles come first: what else they must be in a nested list is tested afterwards.

    The admin asks for the pages that somebody may explore in such a list; whoever may see all of them is not asked at all.
    """
    steered = pages.all()
    where = steered.query.where
    if where.connector != AND or where.negated:
        return steered
    on_sqlite = connections[pages.db].vendor == "sqlite"
    kept: list[Any] = []
    for condition in where.children:
        if not isinstance(condition, In) or not isinstance(condition.rhs, Query):
            kept.append(condition)
        elif not _is_every_page(condition.rhs):
            left = condition.lhs
            apart = In(Unindexed(left, output_field=left.output_field), condition.rhs)
            kept.append(apart if on_sqlite else condition)
    where.children = kept
    return steered


def _is_every_page(query: Query) -> bool:
    return query.model is Page and not (query.where or query.is_sliced or query.combinator or query.distinct)


def pages_with(vendor: str, asked: str) -> RawSQL:
    """The ids of the pages whose titles answer, for `filter(pk__in=…)`."""
    return RawSQL(FIND[vendor], [asked])  # noqa: S611
