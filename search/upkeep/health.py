"""How the search is, for whoever watches the site."""

from ..engines import outside
from ..engines.breaker import breaker
from . import waiting


def search_health() -> dict[str, str | int]:
    """Whether the reserve answers, how many changes the engine outside has not been told, and for how many seconds the oldest
    has waited. The engine inside the database never waits.
    """
    if outside() is None:
        return {"search": "ok", "search_waiting": 0, "search_age_seconds": 0}
    return {
        "search": "reserve" if breaker.broken() else "ok",
        "search_waiting": waiting.length(),
        "search_age_seconds": int(waiting.age()),
    }
