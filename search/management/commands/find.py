"""`manage.py find`: ask the search from outside, one question or a file of them, so that its quality can be
judged.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.engines import engine
from search.guard import clean_words
from search.models import ExternalId, SearchDocument
from search.question import Question
from search.words.understanding import understand


class Command(BaseCommand):
    """Print what is found, or write a run of many questions."""

    help = "find QUERY --json [--limit N], or find --queries FILE --run OUT"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="?", default="")
        parser.add_argument("--json", action="store_true", help="print a JSON list")
        parser.add_argument("--limit", type=int, default=0, help="how many (10; 100 for a run)")
        parser.add_argument("--language", default="id", help="the reader's language")
        parser.add_argument("--queries", help='a file with {"qid", "query"} a line')
        parser.add_argument("--run", help='where to write {"qid", "ranked"} a line')

    def handle(self, *args: Any, **options: Any) -> None:
        if bool(options["queries"]) != bool(options["run"]):
            raise CommandError("--queries and --run go together.")
        if options["queries"]:
            self._run(
                Path(options["queries"]), Path(options["run"]), options["limit"] or 100, options["language"]
            )
            return
        found = _told(_ranked(options["query"], options["limit"] or 10, options["language"]))
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            for hit in found:
                self.stdout.write(f"{hit['score']:8.3f}  {hit['id']}  {hit['title']}  {hit['url']}")

    def _run(self, queries: Path, out: Path, limit: int, language: str) -> None:
        with out.open("w", encoding="utf-8") as file:
            for number, (qid, query) in enumerate(_questions(queries), 1):
                ids = [number for number, _ in _ranked(query, limit, language)]
                names = _names(ids)
                file.write(
                    json.dumps({"qid": qid, "ranked": [names[at] for at in ids]}, ensure_ascii=False) + "\n"
                )
                if number % 100 == 0:
                    self.stderr.write(f"{number} questions")


def _ranked(query: str, limit: int, language: str) -> list[tuple[int, float]]:
    question = Question(words=clean_words(query), page_size=max(limit, 1), language=language)
    groups = understand(question.words, question.languages()).groups
    found = engine().search(question, groups)
    if found.reserve:
        sys.stderr.write("The search engine does not answer or is not up to date: the database answered.\n")
    return found.hits


def _names(ids: list[int]) -> dict[int, str]:
    """The ids as the collection gave them; the page's own where it was written here."""
    given = dict(ExternalId.objects.filter(page__in=ids).values_list("page_id", "external_id"))
    return {number: given.get(number, str(number)) for number in ids}


def _told(hits: list[tuple[int, float]]) -> list[dict[str, Any]]:
    ids = [number for number, _ in hits]
    documents, names = SearchDocument.objects.in_bulk(ids), _names(ids)
    return [
        {
            "id": names[number],
            "type": documents[number].kind,
            "title": documents[number].title,
            "url": documents[number].url,
            "score": round(score, 4),
        }
        for number, score in hits
        # An engine outside may not have heard yet that a page is gone.
        if number in documents
    ]


def _questions(path: Path) -> Iterator[tuple[Any, str]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: cannot be read ({error}).") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            yield asked["qid"], str(asked["query"])
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f'{path}, line {number}: needs {{"qid": …, "query": …}} ({error}).') from error
