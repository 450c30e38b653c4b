"""The engines, and which of them answers: that follows from the environment alone (`DATABASE_URL`, `ELASTICSEARCH_URL`)."""

from functools import cache, partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .database import DatabaseEngine
from .port import Engine, EngineUnavailable, Found, IndexUnusable
from .postgres import PostgresEngine
from .sqlite import SQLiteEngine

if TYPE_CHECKING:
    from .elastic import ElasticEngine

__all__ = ["Engine", "EngineUnavailable", "Found", "IndexUnusable", "database_engine", "engine", "outside"]

_BY_DATABASE: dict[str, type[DatabaseEngine]] = {"sqlite": SQLiteEngine, "postgresql": PostgresEngine}


@cache
def _of(vendor: str) -> DatabaseEngine:
    if vendor not in _BY_DATABASE:
        raise ImproperlyConfigured(f"Search needs SQLite or PostgreSQL; DATABASE_URL names {vendor}.")
    return _BY_DATABASE[vendor]()


def database_engine() -> DatabaseEngine:
    """The engine inside the site's own database: always current, and what answers when no other one can."""
    return _of(connection.vendor)


def outside() -> "ElasticEngine | None":
    """The engine outside the database, if the site has one."""
    return _at(*_named()) if settings.ELASTICSEARCH_URL else None


@cache
def _at(url: str, alias: str) -> "ElasticEngine":
    # Only a site that has one pays for its client.
    from .elastic import ElasticEngine

    return ElasticEngine(url, alias)


def _named() -> tuple[str, str]:
    return settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX


def engine() -> Engine:
    """The engine that answers questions."""
    return _with_reserve(*_named()) if settings.ELASTICSEARCH_URL else database_engine()


@cache
def _with_reserve(url: str, alias: str) -> Engine:
    from .elastic.connection import SEARCH_SECONDS
    from .elastic.next_index import check
    from .reserve import ReserveEngine

    own = _at(url, alias)
    return ReserveEngine(own, database_engine, partial(check, own, seconds=SEARCH_SECONDS))
