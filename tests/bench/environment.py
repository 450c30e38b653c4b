"""Where benchmarks stand: the site of the environment's variables, and how busy the machine was meanwhile."""

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]


def start() -> None:
    """Make the site's code ready for use; what the environment says already is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mitraguru.settings.demo")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()


class Visit(NamedTuple):
    """What one visit took: queries, milliseconds in all, and those of the slowest query."""

    queries: int
    milliseconds: float
    slowest: float


def visit(client: Any, address: str) -> Visit:
    """Open a page, which must be there."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        began = time.perf_counter()
        response = client.get(address)
        took = (time.perf_counter() - began) * 1_000
    assert response.status_code == 200, f"{address}: {response.status_code}"
    slowest = max((float(query["time"]) * 1_000 for query in asked.captured_queries), default=0.0)
    return Visit(len(asked), took, slowest)


def tell(lines: Iterable[str]) -> None:
    """Print the figures with the load, without which seconds say little."""
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    sys.stdout.write("\n".join([*lines, f"load of the machine {load}", ""]))
