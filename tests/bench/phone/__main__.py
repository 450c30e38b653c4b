"""`python -m tests.bench.phone [weights|paint|taps|lighthouse]`: the budgets of a cheap phone, against the running demo.

Bytes and scores hold on any machine; waiting times only where nothing else runs, so the load is told with them.
"""

import os
import statistics
import sys

from playwright.sync_api import Page

from tests.bench.phone import lighthouse
from tests.bench.phone.serving import site
from tests.bench.phone.visits import Paint, Phones, Visit, phones

STORY = "/praktik/timbangan-di-tpi/"
PAGES = {
    "home": "/",
    "story": STORY,
    "index": "/praktik/",
    "search": "/cari/?q=pecahan+pasar",
    "community": "/komunitas/kkg-kampung-laut/",
    "workshop": "/lokakarya/bedah-satu-soal-cerita/",
}
FORM = "/tulis/praktik/"
OFFLINE_FORM = "/tulis/luring/"
#: answers are kept away from other search engines on purpose, the page itself is not
EMPTY_SEARCH = "/cari/"
KINDS = {"HTML": "Document", "CSS": "Stylesheet", "scripts": "Script", "font": "Font"}
#: kilobytes without pictures, seconds, milliseconds
ALL = {"story": 50, "form": 70, "offline form": 70}
LCP = {"home": 2.5, "story": 1.8}
CLS, INP = 0.02, 200
RUNS = 5


def main() -> None:
    """Start the site, measure what was asked for (everything unless told), tell."""
    wanted = sys.argv[1:] or ["weights", "paint", "taps", "lighthouse"]
    with site() as served:
        with phones(served) as given:
            if "weights" in wanted:
                _tell("Kilobytes on the line, headers included", weights(given))
            if "paint" in wanted:
                _tell("Waiting at 400 kbit/s and 400 ms with a processor four times slower", paints(given))
            if "taps" in wanted:
                _tell("Answer to keys and taps with a processor six times slower", taps(given))
        if "lighthouse" in wanted:
            _tell(
                "Lighthouse, mobile",
                lighthouse.table(served.base, {**PAGES, "search": EMPTY_SEARCH, "form": OFFLINE_FORM}),
            )


def weights(given: Phones) -> list[str]:
    """A line for each type of page: first visit by kind, requests, strangers, cookies; then the next visit."""
    heads = "".join(f"{kind:>9}" for kind in (*KINDS, "other", "all", "pictures"))
    lines = [
        f"{'':14}{heads}{'requests':>10}{'others':>8}{'cookies':>9}{'next visit':>16}{'with worker':>16}"
    ]
    signed_in = {"form": FORM}
    for name, path in {**PAGES, "offline form": OFFLINE_FORM, **signed_in}.items():
        inside = name in signed_in
        first, again = given.weigh(path, signed_in=inside)
        kept = given.asked_again(path, signed_in=inside)
        told = _next(again.requests, sum(again.bytes.values())) + _next(len(kept), sum(kept))
        lines.append(f"{name:14}{_line(first)}{told}{_budget(ALL, name, 'KB')}")
    return lines


def _line(visit: Visit) -> str:
    known = {kind: visit.bytes[sort] for kind, sort in KINDS.items()}
    whole = visit.without_pictures()
    cells = [*known.values(), whole - sum(known.values()), whole, visit.bytes["Image"]]
    told = "".join(f"{cell / 1024:>9.1f}" for cell in cells)
    return f"{told}{visit.requests:>10}{len(visit.strangers):>8}{visit.cookies:>9}"


def _next(requests: int, size: int) -> str:
    return f"{f'{requests} req {size / 1024:.1f} KB':>16}"


def paints(given: Phones) -> list[str]:
    """Largest paint and jumps of home and story, medians of alternating runs."""
    seen: dict[str, list[Paint]] = {name: [] for name in LCP}
    for _run in range(RUNS):
        for name, found in seen.items():
            found.append(given.paint(PAGES[name]))
    lines = [f"{'':14}{'LCP s':>8}{'FCP s':>8}{'CLS':>8}   {_load()}; medians of {RUNS}; CLS budget ≤{CLS}"]
    for name, found in seen.items():
        lcp, fcp, cls = (
            statistics.median(getattr(one, what) for one in found) for what in ("lcp", "fcp", "cls")
        )
        lines.append(
            f"{name:14}{lcp / 1000:>8.2f}{fcp / 1000:>8.2f}{cls:>8.3f}{_budget(LCP, name, 's')} last painted: {found[-1].what}"
        )
    return lines


def taps(given: Phones) -> list[str]:
    """Typing, a new row, and the next step, on the form of a story."""
    slowest = {
        name: given.taps(FORM, act)
        for name, act in {"typing": _types, "next": _goes_on, "row": _adds_a_row}.items()
    }
    lines = [f"{'':14}{'ms':>8}   {_load()}; budget ≤{INP} ms"]
    for name, found in slowest.items():
        lines.append(f"{name:14}{max(found.values(), default=0):>8.0f}   {found}")
    return lines


def _types(page: Page) -> None:
    page.locator("[name=title]").press_sequentially("Timbangan di tempat lelang", delay=60)
    page.locator("[name=summary]").press_sequentially(
        "Murid menimbang ikan dan mengurutkan desimal.", delay=60
    )


def _goes_on(page: Page) -> None:
    if page.locator("[name=title]").is_visible():
        page.locator("[name=title]").press_sequentially("Timbangan", delay=60)
    with page.expect_navigation():
        page.locator("button[name=act][value=next]:visible").last.tap()


def _adds_a_row(page: Page) -> None:
    for _step in range(3):
        _goes_on(page)
    page.locator("[data-add]").filter(visible=True).first.tap()


def _budget(budgets: dict[str, int] | dict[str, float], name: str, unit: str) -> str:
    return f"   budget ≤{budgets[name]} {unit}" if name in budgets else ""


def _load() -> str:
    return f"load of the machine {os.getloadavg()[0]:.1f}"


def _tell(heading: str, lines: list[str]) -> None:
    sys.stdout.write("\n".join(["", heading, *lines, ""]))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
