"""The site as a newcomer starts it (`manage.py demo`), and phones to visit it with."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys import axe
from tests.journeys.keeping import Reader, settled
from tests.journeys.line import Line, line_to
from tests.journeys.site import ROOT, RunningSite

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
#: what the test settings leave in the environment, and what would make it another site than a newcomer's
NOT_A_NEWCOMERS = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DATABASE_URL",
    "REDIS_URL",
    "ELASTICSEARCH_URL",
    "MEDIA_STORAGE_URL",
    "EMAIL_URL",
)
READY_IN = 300
Phone = Callable[..., Page]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out looking at the screens where there is no axe-core, and say so in one line."""
    if "axe_source" in getattr(item, "fixturenames", ()) and not axe.path().is_file():
        pytest.skip(axe.MISSING)


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demo with its content on a free port. `JOURNEYS_VAR_DIR` names a folder that holds it already (saves a minute)."""
    folder = Path(os.environ.get("JOURNEYS_VAR_DIR") or tmp_path_factory.mktemp("demo"))
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name not in NOT_A_NEWCOMERS}
    environment |= {
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "mitraguru.settings.demo",
    }
    log = folder / "site.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "demo", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        running = RunningSite(f"http://127.0.0.1:{port}", folder)
        try:
            _wait_for(running, process, log)
            yield running
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(site: RunningSite, process: subprocess.Popen[bytes], log: Path) -> None:
    started = time.monotonic()
    while time.monotonic() - started < READY_IN:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{site.base}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"The site did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium without a window. One for each module: while it runs, Django's own tests could not use the database."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, headless=True, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def phone(site: RunningSite, browser: Browser) -> Iterator[Phone]:
    """Gives a new phone, signed in nowhere. A script that fails or a request to elsewhere fails the journey."""
    opened: list[BrowserContext] = []
    troubles: list[str] = []

    def give(
        *,
        width: int = 360,
        height: int = 780,
        script: bool = True,
        dark: bool = False,
        zone: str = "Asia/Jakarta",
    ) -> Page:
        context = browser.new_context(
            base_url=site.base,
            viewport={"width": width, "height": height},
            is_mobile=width < 800,
            has_touch=width < 800,
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale="id-ID",
            timezone_id=zone,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("console", lambda line: _note(troubles, page, line.text))
        page.on("request", lambda request: _note_stranger(troubles, site, request.url))
        return page

    yield give
    for context in opened:
        context.close()
    assert troubles == []


@pytest.fixture
def line(site: RunningSite) -> Iterator[Line]:
    """A line to the site that the test may cut."""
    with line_to(site.base) as found:
        yield found


@pytest.fixture
def reader(line: Line, browser: Browser) -> Iterator[Reader]:
    """Gives a phone at the end of that line, whose worker is ready and has kept its shell."""
    opened: list[Any] = []

    def give(first: str = "/", **more: Any) -> Page:
        context = browser.new_context(
            base_url=line.base,
            viewport={"width": 360, "height": 780},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            **more,
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        page = context.new_page()
        page.goto(first)
        settled(page)
        return page

    yield give
    for context in opened:
        context.close()


def _note(troubles: list[str], page: Page, words: str) -> None:
    if "Content Security Policy" in words or "status of 500" in words:
        troubles.append(f"{page.url}: {words}")


def _note_stranger(troubles: list[str], site: RunningSite, url: str) -> None:
    if not url.startswith((site.base, "data:", "blob:")):
        troubles.append(f"asked elsewhere: {url}")
