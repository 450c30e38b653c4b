"""Where benchmarks stand: the site of the environment's variables, and how busy the machine was meanwhile."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def start() -> None:
    """Make the site's code ready for use; what the environment says already is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mitraguru.settings.demo")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()


def tell(lines: Iterable[str]) -> None:
    """Print the figures with the load, without which seconds say little."""
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    sys.stdout.write("\n".join([*lines, f"load of the machine {load}", ""]))
