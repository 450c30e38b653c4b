"""The site with its demo content behind the server that `make demo` starts, static files as in production."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
READY_IN = 60
#: what would make it another site than a newcomer's
ELSEWHERE = (
    "DATABASE_URL",
    "REDIS_URL",
    "ELASTICSEARCH_URL",
    "MEDIA_STORAGE_URL",
    "ALLOWED_HOSTS",
    "SECRET_KEY",
)


@dataclass(frozen=True)
class Served:
    """Where the site answers, and where its server notes what it has given out."""

    base: str
    log: Path

    def given_out(self) -> list[int]:
        """Bytes of each answer so far, without headers; an answer "unchanged" has none."""
        lines = self.log.read_text().splitlines()
        return [int(size) if size.isdigit() else 0 for size in lines]


@contextmanager
def site() -> Iterator[Served]:
    """The running site. `BENCH_VAR_DIR` names a folder of the demo that is filled already."""
    given = os.environ.get("BENCH_VAR_DIR")
    folder = Path(given or tempfile.mkdtemp(prefix="mitraguru-phone-"))
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    environment |= {
        "VAR_DIR": str(folder),
        "PORT": str(port),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "tests.bench.phone.settings",
    }
    try:
        _prepare(environment, folder)
        served = Served(f"http://127.0.0.1:{port}", folder / "given-out.log")
        served.log.write_text("")
        with _server(environment, port, served.log):
            yield served
    finally:
        if not given:
            shutil.rmtree(folder, ignore_errors=True)


def _prepare(environment: dict[str, str], folder: Path) -> None:
    shutil.rmtree(folder / "pages", ignore_errors=True)  # pages name static files of another moment
    for words in (("demo", "--no-server"), ("work", "--once"), ("collectstatic", "--noinput", "--clear")):
        sys.stderr.write(f"manage.py {' '.join(words)} …\n")
        done = subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *words],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])


@contextmanager
def _server(environment: dict[str, str], port: int, log: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "gunicorn", "mitraguru.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "4", "--log-level", "error"]
    command += ["--access-logfile", str(log), "--access-logformat", "%(B)s"]
    command += ["--pythonpath", f"{ROOT},{ROOT / 'site'}"]
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    until = time.monotonic() + READY_IN
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    raise SystemExit("The server did not start.")
