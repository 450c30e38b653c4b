"""Whether what the database engine counts and collects agrees with the documents: words, sets beside the filters, index.

Everything is looked at in one snapshot, while others go on writing. What differs is put right by adding the difference, so
that a change which comes in between is not lost.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from ..bits import Bits, bits_of, ids_of
from ..engines import database_engine, facets
from ..engines.database import add_to_terms, writing
from ..models import DocumentWords, SearchDocument, Term
from .progress import Progress, Tell, quietly

CHUNK = 1_000
STEP = 2_000
BEGIN = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
Value = tuple[str, str]


@dataclass
class Drift:
    """What differs: words by how much, pages whose place in a filter's set is wrong, tokens of the index, pages without
    words.
    """

    terms: dict[str, int] = field(default_factory=dict)
    facets: dict[Value, list[int]] = field(default_factory=dict)
    tokens: int = 0
    wordless: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.terms or self.facets or self.tokens or self.wordless)

    def told(self) -> list[str]:
        """In sentences."""
        pages = {page for ids in self.facets.values() for page in ids}
        lines = [
            (len(self.wordless), "pages have no words in the index"),
            (len(self.terms), "words are counted wrongly"),
            (len(pages), "pages stand in a wrong set of a filter"),
            (self.tokens, "tokens of the index find other pages than they should"),
        ]
        return [f"{count} {text}" for count, text in lines if count]


def drift(tell: Tell = quietly) -> Drift:
    """Compare, in one snapshot."""
    with _snapshot():
        tokens: Counter[str] = Counter()
        members: dict[Value, array[int]] = defaultdict(lambda: array("Q"))
        progress = Progress(tell, DocumentWords.objects.count())
        for done, (page, keys, told) in enumerate(_words(), 1):
            tokens.update(keys.split())
            for name, values in told.items():
                for value in values:
                    members[name, value].append(page)
            if not done % CHUNK:
                progress.at(done)
        wordless = SearchDocument.objects.filter(words__isnull=True).values_list("pk", flat=True)
        return Drift(_of_terms(tokens), _of_facets(members), _of_tokens(tokens), list(wordless))


def mend(found: Drift, tell: Tell = quietly) -> None:
    """Put right what differs, in short steps."""
    steps = sorted(found.terms.items())
    for at in range(0, len(steps), STEP):
        with writing():
            add_to_terms(steps[at : at + STEP])
    for (name, value), pages in found.facets.items():
        for at in range(0, len(pages), STEP):
            _place(name, value, pages[at : at + STEP])
    if found.tokens:
        database_engine().renew_keys(tell)
    for at in range(0, len(found.wordless), STEP // 10):
        with writing():
            part = found.wordless[at : at + STEP // 10]
            database_engine().index(SearchDocument.objects.filter(pk__in=part))


def _place(name: str, value: str, pages: list[int]) -> None:
    """Put pages in a set, or take them out, as their documents say now."""
    with writing():
        told = dict(DocumentWords.objects.filter(pk__in=pages).values_list("pk", "facets"))
        inside = {page for page, values in told.items() if value in values.get(name, ())}
        this = {name: [value]}
        facets.change((page, {}, this) if page in inside else (page, this, {}) for page in pages)


def _words() -> Iterator[tuple[int, str, dict[str, list[str]]]]:
    last = 0
    rows = DocumentWords.objects.order_by("pk").values_list("pk", "keys", "facets")
    while found := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield from found
        last = found[-1][0]


def _of_terms(tokens: Counter[str]) -> dict[str, int]:
    kept = dict(Term.objects.values_list("token", "documents"))
    right = {token: count for token, count in tokens.items() if token[0] not in "^+"}
    every = kept.keys() | right.keys()
    return {token: step for token in every if (step := right.get(token, 0) - kept.get(token, 0))}


def _of_facets(members: dict[Value, "array[int]"]) -> dict[Value, list[int]]:
    kept: dict[Value, Bits] = facets.read_all()
    wrong = {}
    for value in kept.keys() | members.keys():
        differs = kept.get(value, 0) ^ bits_of(members.get(value, ()))
        if differs:
            wrong[value] = ids_of(differs)
    return wrong


def _of_tokens(tokens: Counter[str]) -> int:
    spread = database_engine().spread()
    if spread is None:
        return 0
    return sum(tokens.get(token, 0) != spread.get(token, 0) for token in tokens.keys() | spread.keys())


@contextmanager
def _snapshot() -> Iterator[None]:
    """One moment of the database, without keeping anybody from writing."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
