"""Stories and questions of our own, with what answers each question, judged by reading: 2 answers it, 1 helps, 0 does not.

`stories.jsonl` is a collection as `import_documents` takes it; the demo's stories belong to it too. `questions.jsonl` has
{"qid", "group", "query", "judged": {id: grade}} a line; what is not named is 0. The questions were written before any engine
was asked, and no word list of the search is made for one of them.
"""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DEMO = HERE.parents[2] / "site" / "mitraguru" / "demo" / "stories"
GROUPS = ("plain", "short", "context", "long", "slips")
SAME = (
    *(
        "title",
        "summary",
        "goal",
        "outcome",
        "level",
        "phase",
        "grade",
        "subject",
        "tags",
        "duration",
        "curriculum",
    ),
    *("local_wisdom", "situation", "challenge", "reflection", "did_not_work", "materials"),
)
OF_SCHOOL = ("regency", "setting", "connectivity", "electricity")


@dataclass(frozen=True)
class Judged:
    """One question, and the grade of each story that was judged for it."""

    qid: str
    group: str
    query: str
    grades: dict[str, int]


def stories() -> list[dict[str, Any]]:
    """The whole collection, a line of `import_documents` each."""
    return [*_lines("stories.jsonl"), *(_demo_story(path) for path in sorted(DEMO.glob("*.toml")))]


def questions() -> list[Judged]:
    """Every judged question."""
    return [
        Judged(line["qid"], line["group"], line["query"], line["judged"])
        for line in _lines("questions.jsonl")
    ]


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def _demo_story(path: Path) -> dict[str, Any]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = "\n\n".join(f"{step['title']}\n{step['text']}" for step in told.get("steps", []))
    story = {name: told[name] for name in SAME if told.get(name)}
    story |= {name: told["school"][name] for name in OF_SCHOOL if told["school"].get(name)}
    return story | {"id": told["slug"], "actions": f"{told.get('actions', '')}\n\n{steps}"}
