"""`python -m tests.bench.search`: how long answers of the search and of the lists take, from page to page.

It reads the site of the environment (`DATABASE_URL` or `VAR_DIR`), which somebody has filled before:
`manage.py migrate`, then `manage.py seed_scale --practices 100000`. Only kept pages are thrown away there. Wall time
depends on what else the machine does, so the processor's time of this process and the machine's load stand beside it.
"""

import random
import time
from collections.abc import Callable

from tests.bench.environment import start, tell

BUDGET = (
    "budget of a search, p95 at 100,000 stories: SQLite ≤150 ms, PostgreSQL ≤120 ms, Elasticsearch ≤60 ms; "
    "while typing ≤50 ms"
)
PLACES = ("pesisir selatan", "medan", "lumajang", "natuna")


def main() -> None:
    """Warm up, measure, tell."""
    start()
    from django.db import connection

    from search.engines import outside
    from search.engines.breaker import breaker
    from search.models import SearchDocument

    name = f"Elasticsearch beside {connection.vendor}" if outside() else connection.vendor
    lines = [f"{name}, {SearchDocument.objects.count():,} texts; {BUDGET}"]
    lines.append(f"{'':20}{'asked':>6}{'wall p50':>10}{'p95':>6}{'CPU p50':>10}{'p95':>6}   ms")
    lines += [_line(name, addresses) for name, addresses in questions().items()]
    if outside() and (broken := breaker.broken(fresh=True)):
        lines.append(f"NOT Elasticsearch to the end, the database answered for it: {broken.reason}")
    tell(lines)


def questions() -> dict[str, list[str]]:
    """The same addresses each time: one to five words of the generated stories, with and without filters."""
    from core import enumerations
    from mitraguru.scale import ACTS, THINGS, WHERE

    draw = random.Random(5)
    kinds: list[Callable[[], str]] = [
        lambda: THINGS[int(len(THINGS) * draw.random() ** 1.3)],
        lambda: ACTS[int(len(ACTS) * draw.random() ** 1.3)],
        lambda: draw.choice(WHERE),
        lambda: draw.choice(PLACES),
    ]

    def words() -> str:
        said = [draw.choice(kinds)() for _word in range(draw.choice([1, 1, 2, 2, 3, 3, 4, 5]))]
        return "+".join(said).replace("-", "+").replace(" ", "+")

    def filters() -> str:
        level, subject = (draw.choice(enumerations.values(name)) for name in ("level", "subject"))
        return draw.choice(
            ["", "", f"&jenjang={level}", "&latar=pesisir&hasil=belum-berhasil", f"&mapel={subject}"]
        )

    return {
        "search": [f"/cari/?q={words()}{filters()}" for _time in range(120)],
        "search, newest": [f"/cari/?q={words()}{filters()}&urut=terbaru" for _time in range(30)],
        "search, no words": [f"/cari/?x=1{filters()}" for _time in range(40)],
        "search, nothing": [f"/cari/?q={words()}{filters()}&tahun=1999&fase=a" for _time in range(30)],
        "while typing": [f"/cari/saran/?q={words()[: draw.randint(2, 9)]}" for _time in range(120)],
        "list, uncached": [f"/praktik/?page={draw.choice([1, 1, 2, 5])}{filters()}" for _time in range(60)],
        "list, far down": [f"/praktik/?page={draw.randint(1_000, 8_000)}" for _time in range(20)],
    }


def _line(name: str, addresses: list[str]) -> str:
    from django.core.cache import caches
    from django.test import Client
    from django.utils.translation import override

    from home.navigation import footer_links

    client = Client(SERVER_NAME="127.0.0.1")
    for address in addresses[:10]:
        client.get(address)
    wall, processor = [], []
    for address in addresses:
        caches["pages"].clear()
        with override("id"):
            footer_links()  # at the foot of all pages, once for all of them
        began, used = time.perf_counter(), time.process_time()
        response = client.get(address)
        wall.append((time.perf_counter() - began) * 1_000)
        processor.append((time.process_time() - used) * 1_000)
        assert response.status_code == 200, f"{address}: {response.status_code}"
    cells = [_share(wall, 0.5), _share(wall, 0.95), _share(processor, 0.5), _share(processor, 0.95)]
    return f"{name:20}{len(addresses):>6}" + "".join(
        f"{cell:>{6 + 4 * (at % 2 == 0)}.0f}" for at, cell in enumerate(cells)
    )


def _share(times: list[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


if __name__ == "__main__":
    main()
