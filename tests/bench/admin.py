"""`python -m tests.bench.admin`: how long the admin's own searches, lists and reports take for somebody who may see all.

It reads the site of the environment (`DATABASE_URL` or `VAR_DIR`), which somebody has filled before:
`manage.py migrate`, then `manage.py seed_scale --practices 100000`. What it writes itself (an account, a session) is
rolled back. The share of the slowest query tells whether the database or the page takes the time.
"""

import statistics

from django.test import Client

from tests.bench.environment import start, tell, visit

BUDGET = "budget at 100,000 pages, on each database: 500 ms"
TIMES = 3
WORDS = ("ikan", "timbangan pasar", "di", "a", "tidakadadimanapun")


def main() -> None:
    """Sign in, measure, tell, and leave nothing behind."""
    start()
    from django.db import connection, transaction
    from wagtail.models import Page

    lines = [f"{connection.vendor}, {Page.objects.count():,} pages; {BUDGET}"]
    lines.append(f"{'':58}{'queries':>8}{'all':>7}{'slowest':>9}   ms")
    with transaction.atomic():
        client = _signed_in()
        lines += [_line(client, address) for address in _addresses()]
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


def _line(client: Client, address: str) -> str:
    client.get(address)  # templates are read once per process
    visits = [visit(client, address) for _time in range(TIMES)]
    took = statistics.median(one.milliseconds for one in visits)
    return f"{address:58}{visits[-1].queries:>8}{took:>7.0f}{visits[-1].slowest:>9.0f}"


def _signed_in() -> Client:
    from accounts.models import User

    somebody = User.objects.create(
        email="ukur-kantor@example.com", display_name="Ukur", is_superuser=True, is_staff=True
    )
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(somebody)
    return client


if __name__ == "__main__":
    main()
