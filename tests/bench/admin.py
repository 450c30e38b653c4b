"""`python -m tests.bench.admin`: how long the admin's own searches, lists and reports take for somebody who may see all.

It reads the site of the environment (`DATABASE_URL` or `VAR_DIR`), which somebody has filled before:
`manage.py migrate`, then `manage.py seed_scale --practices 100000`. What it writes itself (an account, a session) is
rolled back. The share of the slowest query tells whether the database or the page takes the time.
"""

import statistics
import time
from dataclasses import dataclass

from tests.bench.environment import start, tell

BUDGET = "budget at 100,000 pages, on each database: 500 ms"
TIMES = 3
WORDS = ("ikan", "timbangan pasar", "di", "a", "tidakadadimanapun")


@dataclass(frozen=True)
class Cost:
    """What one page costs: queries, and milliseconds in all and of the slowest query."""

    queries: int
    milliseconds: float
    slowest: float


def main() -> None:
    """Sign in, measure, tell, and leave nothing behind."""
    start()
    from django.db import connection, transaction
    from wagtail.models import Page

    lines = [f"{connection.vendor}, {Page.objects.count():,} pages; {BUDGET}"]
    lines.append(f"{'':58}{'queries':>8}{'all':>7}{'slowest':>9}   ms")
    with transaction.atomic():
        lines += [_line(address) for address in _addresses()]
        transaction.set_rollback(True)
    tell(lines)


def _addresses() -> list[str]:
    from practices.articles.models import PracticeIndexPage

    section = PracticeIndexPage.objects.order_by("path")[0].pk
    asked = [word.replace(" ", "+") for word in WORDS]
    return [
        "/admin/",
        f"/admin/pages/{section}/",
        f"/admin/pages/{section}/?p=900",
        f"/admin/pages/{section}/?ordering=-latest_revision_created_at",
        *(f"/admin/pages/{section}/results/?q={words}" for words in asked),
        *(f"/admin/pages/search/?q={words}" for words in asked),
        f"/admin/choose-page/{section}/",
        *(f"/admin/choose-page/search/?q={words}" for words in asked),
        "/admin/reports/page-types-usage/",
        "/admin/reports/aging-pages/",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
        "/admin/telaah/",
    ]


def _line(address: str) -> str:
    cost = _cost(address)
    return f"{address:58}{cost.queries:>8}{cost.milliseconds:>7.0f}{cost.slowest:>9.0f}"


def _cost(address: str) -> Cost:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(_somebody())
    client.get(address)  # templates are read once per process
    took = []
    for _time in range(TIMES):
        with CaptureQueriesContext(connection) as asked:
            began = time.perf_counter()
            response = client.get(address)
            took.append((time.perf_counter() - began) * 1_000)
        assert response.status_code == 200, f"{address}: {response.status_code}"
    slowest = max(float(query["time"]) * 1_000 for query in asked.captured_queries)
    return Cost(len(asked), statistics.median(took), slowest)


def _somebody() -> object:
    from accounts.models import User

    return User.objects.get_or_create(
        email="ukur-kantor@example.com",
        defaults={"display_name": "Ukur", "is_superuser": True, "is_staff": True},
    )[0]


if __name__ == "__main__":
    main()
