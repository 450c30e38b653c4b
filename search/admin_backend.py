"""The admin's own search, behind the same guard as the site's: odd words find nothing and break nothing.

Wagtail hands on what was typed as it is; a NUL, or some hundred words, end in an error page on SQLite.
"""

from functools import cache
from typing import Any

from modelsearch.backends.database import SearchBackend as DatabaseBackend
from modelsearch.query import And, Or, Phrase, PlainText

from .guard import MAX_TERMS, clean_words


def SearchBackend(params: dict[str, Any]) -> Any:
    """Wagtail's backend for the database in use, guarded."""
    backend: Any = type(DatabaseBackend(params))
    return _guarded(backend)(params)


@cache
def _guarded(backend: Any) -> Any:
    class Guarded(backend):  # type: ignore[misc]
        def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().search(_readable(query), *args, **kwargs)

        def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().autocomplete(_readable(query), *args, **kwargs)

    return Guarded


def _readable(query: Any) -> Any:
    """As many words as a person would type, in whatever form Wagtail has brought them."""
    if isinstance(query, str):
        return _words(query)
    if isinstance(query, PlainText | Phrase):
        words = _words(query.query_string)
        return "" if not words else Phrase(words) if isinstance(query, Phrase) else _plain(query, words)
    if isinstance(query, And | Or):
        parts = [part for sub in query.subqueries[:MAX_TERMS] if (part := _readable(sub)) != ""]
        return type(query)(parts) if parts else ""
    return query


def _plain(query: PlainText, words: str) -> PlainText:
    return PlainText(words, operator=query.operator, boost=query.boost)


def _words(text: str) -> str:
    # An odd number of quotation marks is a string without an end to SQLite.
    return " ".join(clean_words(text.replace('"', " ")).split()[:MAX_TERMS])
