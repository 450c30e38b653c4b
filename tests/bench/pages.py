"""How many queries a page asks, and how long it takes, before and after somebody has read it."""

import statistics
from dataclasses import dataclass

from django.core.cache import caches
from django.test import Client

from practices.articles.models import PracticePage
from tests.bench.environment import Visit, visit

TIMES = 9
#: queries of a published page that no cache holds, at any size
BUDGET = 12


@dataclass(frozen=True)
class Cost:
    """What one page costs: queries and the median of milliseconds, not cached and cached."""

    queries: int
    milliseconds: float
    cached_queries: int
    cached_milliseconds: float


def addresses() -> dict[str, str]:
    """The pages that are measured; the story is one in the middle."""
    story = PracticePage.objects.live().order_by("pk").filter(locale__language_code="id")[15]
    return {
        "home": "/",
        "story": story.get_url(),
        "stories": "/praktik/",
        "stories, filtered": "/praktik/?jenjang=sd-mi&hasil=berhasil&provinsi=13&tag=kelas",
        "stories, English": "/en/praktik/",
        "communities": "/komunitas/",
        "reports": "/lokakarya/",
        "search": "/cari/?q=pecahan+pasar",
    }


def costs() -> dict[str, Cost]:
    """What each page costs now."""
    client = Client(SERVER_NAME="127.0.0.1")
    return {name: _cost(client, address) for name, address in addresses().items()}


def _cost(client: Client, address: str) -> Cost:
    client.get(address)  # templates are read once per process
    fresh = [_once(client, address, fresh=True) for _time in range(TIMES)]
    kept = [_once(client, address, fresh=False) for _time in range(TIMES)]
    return Cost(fresh[-1].queries, _median(fresh), kept[-1].queries, _median(kept))


def _once(client: Client, address: str, *, fresh: bool) -> Visit:
    if fresh:
        caches["pages"].clear()
    return visit(client, address)


def _median(visits: list[Visit]) -> float:
    return statistics.median(one.milliseconds for one in visits)


def table(sizes: tuple[int, ...], measured: list[dict[str, Cost]]) -> list[str]:
    """A line for each page, with a group of columns for each size and the ratio of the largest to the smallest."""
    heads = "".join(f"{f'{size:,} stories':>20}{'cached':>16}" for size in sizes)
    lines = [f"{'':20}{heads}{'ratio':>8}   budget ≤{BUDGET} q, cached 0 q (the search page is never cached)"]
    for name in measured[0]:
        row = [costs[name] for costs in measured]
        cells = "".join(
            f"{cost.queries:>9} q {cost.milliseconds:6.1f} ms{cost.cached_queries:>4} q {cost.cached_milliseconds:6.2f} ms"
            for cost in row
        )
        lines.append(f"{name:20}{cells}{row[-1].milliseconds / row[0].milliseconds:>8.2f}")
    return lines
