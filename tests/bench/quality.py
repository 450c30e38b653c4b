"""`python -m tests.bench.quality`: how well the search ranks, on judged questions of our own, with the engine of the environment.

It makes a database of its own beside the one that the environment names, as the tests do, brings in the judged stories with
`import_documents`, asks with `find --queries`, and throws the database away. nDCG@10 and MRR@10 are told for each group of
questions, and for the same questions with one slip of the finger each (always the same slips).
"""

import json
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import log2
from pathlib import Path

from tests.bench.environment import start
from tests.bench.judged import GROUPS, Judged, questions, stories

DEPTH = 10
#: the key beside each
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioposdfghjklkxcvbnmn", strict=True))


def main() -> None:
    """Bring in, ask, tell."""
    with tempfile.TemporaryDirectory(prefix="mitraguru-quality-") as folder, _fresh_database(folder):
        from django.core.management import call_command

        from search.engines import engine
        from search.engines.breaker import breaker

        _write(Path(folder, "stories.jsonl"), stories())
        call_command("import_documents", str(Path(folder, "stories.jsonl")))
        _fill_outside()
        asked = questions()
        slipped = [Judged(one.qid, "with a slip", slip(one.query, one.qid), one.grades) for one in asked]
        lines = [f"{type(engine()).__name__}, {len(stories())} stories, {len(asked)} questions"]
        lines += table(asked, _ranked(asked, folder)) + table(slipped, _ranked(slipped, folder))[1:-1]
        if broken := breaker.broken(fresh=True):
            lines.append(f"NOT Elasticsearch to the end, the database answered for it: {broken.reason}")
    sys.stdout.write("\n".join([*lines, ""]))


@contextmanager
def _fresh_database(folder: str) -> Iterator[None]:
    """The site set up on an empty database, which is gone afterwards; nobody's own is touched."""
    os.environ |= {"VAR_DIR": folder, "LOG_LEVEL": "ERROR", "ELASTICSEARCH_INDEX": "mitraguru-quality"}
    start()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _fill_outside() -> None:
    """Where the environment has Elasticsearch, that engine answers, in an index of its own and however busy the machine is."""
    from search.engines import outside
    from search.engines.elastic import adapter
    from search.upkeep.rebuilding import rebuild

    if outside() is not None:
        adapter.SEARCH_SECONDS = 30.0
        rebuild(fresh=True)


def _ranked(asked: list[Judged], folder: str) -> dict[str, list[str]]:
    """For each question the ids in order."""
    from django.core.management import call_command

    _write(Path(folder, "questions.jsonl"), ({"qid": one.qid, "query": one.query} for one in asked))
    call_command("find", queries=f"{folder}/questions.jsonl", run=f"{folder}/run.jsonl", limit=DEPTH)
    answers = (
        json.loads(line) for line in Path(folder, "run.jsonl").read_text(encoding="utf-8").splitlines()
    )
    return {answer["qid"]: answer["ranked"] for answer in answers}


def _write(path: Path, lines: Iterable[object]) -> None:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


def table(asked: list[Judged], ranked: dict[str, list[str]]) -> list[str]:
    """A line for each group of questions, and one for all."""
    rows = [
        (group, [one for one in asked if one.group == group])
        for group in dict.fromkeys(one.group for one in asked)
    ]
    lines = [f"{'':16}{'questions':>10}{'nDCG@10':>10}{'MRR@10':>10}"]
    for name, group in [*sorted(rows, key=_in_order), ("all", asked)]:
        gain = statistics.mean(ndcg(ranked[one.qid], one.grades) for one in group)
        first = statistics.mean(reciprocal_rank(ranked[one.qid], one.grades) for one in group)
        lines.append(f"{name:16}{len(group):>10}{gain:>10.3f}{first:>10.3f}")
    return lines


def _in_order(row: tuple[str, list[Judged]]) -> int:
    return GROUPS.index(row[0]) if row[0] in GROUPS else len(GROUPS)


def ndcg(ranked: list[str], grades: dict[str, int]) -> float:
    """What the first ten are worth, the upper ones more, as a share of the best order there could be."""

    def worth(found: Iterable[int]) -> float:
        return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(found, 1))

    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return worth(grades.get(key, 0) for key in ranked[:DEPTH]) / worth(best)


def reciprocal_rank(ranked: list[str], grades: dict[str, int]) -> float:
    """One by the place of the first story that answers as well as any does; nothing when it is not among ten."""
    best = max(grades.values())
    places = [place for place, key in enumerate(ranked[:DEPTH], 1) if grades.get(key, 0) == best]
    return 1 / places[0] if places else 0.0


def slip(query: str, seed: str) -> str:
    """The question with one slip in one of its longer words: a letter lost, doubled, swapped, or the key beside it."""
    chance, words = random.Random(seed), query.split()
    long = [at for at, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not long:
        return query
    at = chance.choice(long)
    word = words[at]
    place = chance.randrange(len(word) - 1)
    letter = word[place]
    made = chance.choice(["", letter * 2, NEIGHBOURS.get(letter.lower(), letter), word[place + 1] + letter])
    words[at] = word[:place] + made + word[place + 1 + (len(made) == 2 and made != letter * 2) :]
    return " ".join(words)


if __name__ == "__main__":
    main()
