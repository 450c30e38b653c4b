"""`python -m tests.bench` (`make bench`): what pages cost, told as counts and as ratios within one run.

Seconds differ from machine to machine and from hour to hour; the number of queries, the bytes and the ratios do not.
Everything happens in a folder that is thrown away: a SQLite database with generated stories, caches in files.
"""

import os
import shutil
import sys
import tempfile

from tests.bench.environment import start

SIZES = (30, 1_000)
ELSEWHERE = (
    "DATABASE_URL",
    "REDIS_URL",
    "ELASTICSEARCH_URL",
    "MEDIA_STORAGE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
)


def main() -> None:
    """Prepare, measure at each size, tell."""
    folder = tempfile.mkdtemp(prefix="mitraguru-bench-")
    _own_settings(folder)
    try:
        _measure()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _own_settings(folder: str) -> None:
    for name in ELSEWHERE:
        os.environ.pop(name, None)  # never somebody's real database
    os.environ |= {
        "VAR_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "mitraguru.settings.demo",
        "LOG_LEVEL": "ERROR",
    }
    start()


def _measure() -> None:
    from django.core.management import call_command

    from tests.bench import comparing, desk, pages, throughput, weight

    _say("Preparing the database …")
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    costs = []
    for size in SIZES:
        call_command("seed_scale", practices=size)
        _say(f"Reading pages at {size} stories …")
        costs.append(pages.costs())
    _tell("Queries and milliseconds of a page, not cached and cached", pages.table(SIZES, costs))
    _tell("Kilobytes of a first visit, compressed, without pictures", weight.table())
    readings = []
    for size in desk.SIZES:
        call_command("seed_scale", in_review=size)
        _say(f"Reading the desk with {size} stories in review …")
        readings.append(desk.costs())
    _tell("Queries and milliseconds of the desk", desk.table(readings))
    _tell("Comparing two versions of a story", comparing.table())
    _say("Asking a server for cached pages …")
    _tell("Cached pages against a bare Django view in the same server", throughput.table())


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _tell(heading: str, lines: list[str]) -> None:
    sys.stdout.write("\n".join(["", heading, *lines, ""]))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
