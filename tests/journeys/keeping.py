"""What a phone keeps, as a test sees it: the stories that are read, and what lies in the caches."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

STORY, OTHER, COMMUNITY = (
    "/praktik/timbangan-di-tpi/",
    "/praktik/smong-nyanyian-siaga/",
    "/komunitas/kkg-kampung-laut/",
)
KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map(key => decodeURIComponent(new URL(key.url).pathname));
  }
  return found;
}"""
ASK = """message => navigator.serviceWorker.ready.then(registration => new Promise(done => {
  const line = new MessageChannel();
  line.port1.onmessage = event => done(event.data);
  registration.active.postMessage(message, [line.port2]);
}))"""
#: opens an address on a phone whose worker is ready
Reader = Callable[..., Page]


def kept(page: Page, name: str) -> list[str]:
    """The paths that lie in one of the caches."""
    found: dict[str, list[str]] = page.evaluate(KEPT)
    return [path for cache, paths in found.items() if cache.startswith(name) for path in paths]


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Wait until it is true; Playwright's own waiting is refused by the content security policy."""
    for _attempt in range(100):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"still not true: {expression}")


def settled(page: Page) -> None:
    """Wait until the worker has done what it was asked so far: it answers in turn."""
    until(page, "() => navigator.serviceWorker.controller !== null")
    until(
        page, "async () => !!(await caches.match('/tersimpan/')) && !!(await caches.match('/tulis/luring/'))"
    )
    page.evaluate(ASK, {"act": "drop", "urls": []})


def save(page: Page) -> None:
    """Touch the button that saves the page, and wait until it is done."""
    page.locator("[data-keep]:not([data-keep-set]) button").first.click()
    expect(page.locator("[data-keep]:not([data-keep-set]) [role=status]")).to_contain_text(
        "Tersimpan di ponsel ini"
    )
