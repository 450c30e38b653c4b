"""`python -m tests.bench.nearby`: how good “more like this” is over the demo's stories, and whether both halves help.

It reads the demo's database (`VAR_DIR`, after `manage.py demo --no-server`) and `judged/nearby.json`, which says for
every story which others a reader of it may want next. nDCG over the first three, as the page shows them.
"""

import json
import sys
from collections.abc import Callable
from math import log2
from pathlib import Path

from tests.bench.environment import start

JUDGED = Path(__file__).parent / "judged" / "nearby.json"
SHOWN = 3


def main() -> None:
    """Words and shelf together, each alone, and the figures."""
    start()
    from search import nearby

    judged = {
        title: grades
        for title, grades in json.loads(JUDGED.read_text("utf-8")).items()
        if not title.startswith("_")
    }
    told, shared = nearby._told, dict(nearby.SHARED)
    figures = [("words and shelf", _mean(judged))]
    nearby.SHARED.clear()
    figures.append(("words alone", _mean(judged)))
    nearby.SHARED.update(shared)
    nearby._told = lambda number: ([], told(number)[1])
    figures.append(("shelf alone", _mean(judged)))
    lines = [f"{name:20}{value:8.3f}" for name, value in figures]
    sys.stdout.write("\n".join([f"nDCG@{SHOWN} over {len(judged)} stories", *lines, ""]))


def _mean(judged: dict[str, dict[str, int]]) -> float:
    from search.models import SearchDocument
    from search.nearby import more_like

    titles = dict(
        SearchDocument.objects.filter(kind="praktik", language="id").values_list("page_id", "title")
    )
    total = 0.0
    for beginning, grades in judged.items():
        number = next(number for number, title in titles.items() if title.startswith(beginning))
        found = [document.title for document in more_like(number, "id", SHOWN)]
        total += _gain(found, lambda title, grades=grades: _grade(title, grades)) / _gain_of(
            sorted(grades.values(), reverse=True)[:SHOWN]
        )
    return total / len(judged)


def _grade(title: str, grades: dict[str, int]) -> int:
    return next((grade for beginning, grade in grades.items() if title.startswith(beginning)), 0)


def _gain(found: list[str], grade: Callable[[str], int]) -> float:
    return _gain_of([grade(title) for title in found])


def _gain_of(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


if __name__ == "__main__":
    main()
