"""Requests a second for cached pages, as a share of what a bare Django view reaches in the same server in the same minute."""

import http.client
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from tests.bench.pages import addresses
from tests.bench.wsgi import BARE

ROUNDS, SECONDS, CONNECTIONS = 5, 2, 4
BUDGET = 0.8


def table() -> list[str]:
    """A line for each page: requests a second and the share, medians of alternating rounds."""
    with _server() as port:
        asked = {
            "bare Django view": BARE,
            **{name: path for name, path in addresses().items() if name in ("home", "story", "stories")},
        }
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for path in asked.values():
            _rate(port, path, seconds=0.5)
        for turn in range(ROUNDS):
            for name, path in list(asked.items())[:: 1 if turn % 2 else -1]:
                rates[name].append(_rate(port, path, seconds=SECONDS))
    base = rates["bare Django view"]
    lines = [f"{'':20}{'requests/s':>12}{'share':>8}   budget ≥{BUDGET}, {_client()}"]
    for name, rate in rates.items():
        share = statistics.median(one / other for one, other in zip(rate, base, strict=True))
        lines.append(f"{name:20}{statistics.median(rate):>12.0f}{share:>8.2f}")
    return lines


@contextmanager
def _server() -> Iterator[int]:
    """Gunicorn as the demo runs it, with one worker so that the client has a processor of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "tests.bench.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
        "--threads",
        "4",
        "--log-level",
        "error",
        "--pythonpath",
        f"{settings.BASE_DIR},{settings.BASE_DIR / 'site'}",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _attempt in range(120):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", BARE)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("The server did not start.")


def _client() -> str:
    return (
        "asked by wrk"
        if shutil.which("wrk")
        else "asked by Python threads (install wrk: this client is the limit itself)"
    )


def _rate(port: int, path: str, *, seconds: float) -> float:
    return (_by_wrk if shutil.which("wrk") else _by_threads)(port, path, seconds)


def _by_wrk(port: int, path: str, seconds: float) -> float:
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{max(round(seconds), 1)}s",
        "-H",
        "Accept-Encoding: gzip",
        f"http://127.0.0.1:{port}{path}",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in told, told
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    assert found, told
    return float(found[1])


def _by_threads(port: int, path: str, seconds: float) -> float:
    counts = [0] * CONNECTIONS
    until = time.perf_counter() + seconds

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        while time.perf_counter() < until:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, f"{path}: {answer.status}"
            counts[number] += 1

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds
