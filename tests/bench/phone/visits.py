"""Visits of a phone in Chromium: what travels, when the page is there, how quickly it answers a finger."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.bench.phone.serving import Served
from tests.conftest import find_chromium
from tests.journeys.conftest import ARGUMENTS

#: kilobits a second, milliseconds, and how much slower than this machine the processor is
SLOW_LINE, SLOW_ANSWER, SLOW_PROCESSOR = 400, 400, 4
VERY_SLOW_PROCESSOR = 6
WATCH = """
window.__seen = {lcp: 0, cls: 0, fcp: 0, what: ''};
new PerformanceObserver(l => l.getEntries().forEach(e => {
  __seen.lcp = e.startTime; __seen.what = (e.element ? e.element.tagName.toLowerCase() : '') + (e.url ? ' ' + e.url.split('/').pop() : '');
})).observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) __seen.cls += e.value; })).observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(l => l.getEntries().forEach(e => { if (e.name === 'first-contentful-paint') __seen.fcp = e.startTime; })).observe({type: 'paint', buffered: true});
"""
#: kept over a change of page, since tapping "next" leads to one
TAPS = """
const note = l => l.forEach(e => { if (e.interactionId) {
  const kept = JSON.parse(sessionStorage.getItem('taps') || '{}'), name = e.name.replace(/^(pointer|mouse).*/, 'click').replace(/^key.*/, 'key');
  kept[name] = Math.max(kept[name] || 0, e.duration); sessionStorage.setItem('taps', JSON.stringify(kept)); } });
const watching = new PerformanceObserver(l => note(l.getEntries()));
watching.observe({type: 'event', durationThreshold: 16, buffered: true});
addEventListener('pagehide', () => note(watching.takeRecords()));
"""


@dataclass
class Visit:
    """What one opening of a page cost: bytes on the line by kind, requests, cookies, who else was asked."""

    bytes: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    strangers: set[str] = field(default_factory=set)
    cookies: int = 0

    def without_pictures(self) -> int:
        """Bytes of everything but pictures of the text."""
        return sum(self.bytes.values()) - self.bytes["Image"]


@dataclass(frozen=True)
class Paint:
    """When a page was there (milliseconds), what was painted last, how much it jumped."""

    lcp: float
    fcp: float
    cls: float
    what: str


class Phones:
    """Gives phones, each new: nothing kept from the one before."""

    def __init__(self, browser: Browser, served: Served) -> None:
        self.browser, self.base, self.served = browser, served.base, served

    @contextmanager
    def one(self, *, worker: bool = True, signed_in: bool = False) -> Iterator[BrowserContext]:
        """A phone of 360 px with two dots per pixel; with or without a service worker."""
        context = self.browser.new_context(
            base_url=self.base,
            viewport={"width": 360, "height": 780},
            is_mobile=True,
            has_touch=True,
            device_scale_factor=2,
            locale="id-ID",
            service_workers="allow" if worker else "block",
        )
        context.set_default_timeout(60_000)
        try:
            if signed_in:
                _sign_in(context)
            yield context
        finally:
            context.close()

    def weigh(self, path: str, *, signed_in: bool) -> tuple[Visit, Visit]:
        """The first visit and the next one of the same phone."""
        with self.one(worker=False, signed_in=signed_in) as context:
            if signed_in:
                _forget_files(context)
            first = _weighed(context, path)
            return first, _weighed(context, path)

    def asked_again(self, path: str, *, signed_in: bool) -> list[int]:
        """Bytes of each answer to the next visit where a service worker stands between: as the server counts them."""
        with self.one(worker=True, signed_in=signed_in) as context:
            _weighed(context, path)
            before = len(self.served.given_out())
            _weighed(context, path)
            return self.served.given_out()[before:]

    def paint(self, path: str) -> Paint:
        """The first visit over a slow line with a slow processor."""
        with self.one(worker=True) as context:
            page = context.new_page()
            page.add_init_script(WATCH)
            _slow_down(context.new_cdp_session(page), SLOW_PROCESSOR)
            page.goto(path, wait_until="load")
            page.wait_for_timeout(1_500)
            seen = page.evaluate("window.__seen")
            return Paint(seen["lcp"], seen["fcp"], seen["cls"], seen["what"])

    def taps(self, path: str, act: Callable[[Page], None]) -> dict[str, float]:
        """The slowest answer to a key and to a tap on a page, in milliseconds, with a very slow processor."""
        with self.one(signed_in=True) as context:
            page = context.new_page()
            page.add_init_script(TAPS)
            page.goto(path)
            context.new_cdp_session(page).send(
                "Emulation.setCPUThrottlingRate", {"rate": VERY_SLOW_PROCESSOR}
            )
            act(page)
            page.wait_for_timeout(1_000)
            found: dict[str, float] = page.evaluate("JSON.parse(sessionStorage.getItem('taps') || '{}')")
            return found


@contextmanager
def phones(served: Served) -> Iterator[Phones]:
    """Chromium for the time of the measurement."""
    path = find_chromium()
    if path is None:
        raise SystemExit("This measurement needs Chromium (CHROME_PATH names one).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        try:
            yield Phones(browser, served)
        finally:
            browser.close()


def _sign_in(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/akun/masuk/")
    page.fill("[name=login]", "guru@example.com")
    page.fill("[name=password]", "mitraguru-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    page.close()


def _forget_files(context: BrowserContext) -> None:
    page = context.new_page()
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.close()


def _slow_down(session: CDPSession, processor: float) -> None:
    session.send("Network.enable")
    speed = SLOW_LINE * 1000 / 8
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": SLOW_ANSWER, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": processor})


def _weighed(context: BrowserContext, path: str) -> Visit:
    """Open a page once and count what came over the line; what a cache or the service worker had costs nothing."""
    visit, page = Visit(), context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = defaultdict(lambda: "Other")
    asked: dict[str, str] = {}
    own: set[str] = set()

    def answered(event: dict[str, Any]) -> None:
        answer = event["response"]
        kinds[event["requestId"]] = event["type"]
        if answer.get("fromDiskCache") or answer.get("fromServiceWorker"):
            own.add(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        number = event["requestId"]
        if number in own or not asked.get(number, "").startswith("http"):
            return
        visit.requests += 1
        visit.bytes[kinds[number]] += int(event["encodedDataLength"])

    session.on(
        "Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]})
    )
    session.on("Network.requestServedFromCache", lambda event: own.add(event["requestId"]))
    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    answer = page.goto(path, wait_until="load")
    assert answer is not None
    assert answer.ok, f"{path}: {answer.status}"
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)
    here = urlsplit(page.url).netloc
    visit.strangers = {urlsplit(url).netloc for url in asked.values() if url.startswith("http")} - {here}
    visit.cookies = len(context.cookies())
    page.close()
    return visit
