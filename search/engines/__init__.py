"""The engines, and which of them answers: that follows from the environment alone (`DATABASE_URL`)."""

from functools import cache

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .database import DatabaseEngine
from .port import Engine, Found
from .postgres import PostgresEngine
from .sqlite import SQLiteEngine

__all__ = ["Engine", "Found", "database_engine", "engine"]

_BY_DATABASE: dict[str, type[DatabaseEngine]] = {"sqlite": SQLiteEngine, "postgresql": PostgresEngine}


@cache
def _of(vendor: str) -> DatabaseEngine:
    if vendor not in _BY_DATABASE:
        raise ImproperlyConfigured(f"Search needs SQLite or PostgreSQL; DATABASE_URL names {vendor}.")
    return _BY_DATABASE[vendor]()


def database_engine() -> DatabaseEngine:
    """The engine inside the site's own database: always current, and what answers when no other one can."""
    return _of(connection.vendor)


def engine() -> Engine:
    """The engine that answers questions."""
    return database_engine()
