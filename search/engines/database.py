"""What both databases do alike: sets of documents, candidates, rank, counts. An engine adds how it finds a
token.

Asking a database to score every document that has a common word is what makes search slow, and each database
scores otherwise. So the database only tells *which* documents have a token, in a row number each; the sets
decide which few hundred documents can be best, and those are ranked here, the same on every database.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from search.bits import Bits, ids_of
from search.fields import analysed
from search.models import DocumentWords, SearchDocument
from search.question import Question
from search.upkeep.progress import Tell
from search.words.terms import Group

from . import beginnings, closest, counting, facets, newest
from .finding import Finding
from .phrases import in_a_row
from .port import Found
from .ranking import Ranking

CANDIDATES = 300


@contextmanager
def writing() -> Iterator[None]:
    """One writer of the index at a time, on PostgreSQL too, so that sets and counts never lose a change."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(7213001)")
        yield


class DatabaseEngine(ABC):
    """Search inside the site's own database."""

    @abstractmethod
    def sets(self, asked: Sequence[tuple[str, ...]]) -> list[Bits]:
        """For each row of tokens the set of all documents that have any of them."""

    @abstractmethod
    def add_keys(self, rows: list[tuple[int, str]]) -> None:
        """Take in the tokens of new documents, as (id, tokens)."""

    @abstractmethod
    def drop_keys(self, rows: list[tuple[int, str]]) -> None:
        """Forget the tokens of documents, as (id, tokens)."""

    @abstractmethod
    def renew_keys(self, tell: Tell) -> None:
        """Make the index of tokens anew from the words that are kept; readers have the old one until then."""

    @abstractmethod
    def spread(self) -> dict[str, int] | None:
        """How many documents each token finds; None where the database itself answers for that."""

    def search(self, question: Question, groups: Sequence[Group]) -> Found:
        """Answer a question whose words look for these groups."""
        sets = counting.Sets(question)
        finding = Finding(Ranking.among(sets.every.bit_count(), groups), self.sets, in_a_row)
        matched = finding.matched() if question.words else sets.every
        hits = sets.chosen(matched)
        total = hits.bit_count()
        last = max((total + question.page_size - 1) // question.page_size, 1)
        page = min(question.page, last)
        span = slice((page - 1) * question.page_size, page * question.page_size)
        if question.sorted_by == "relevansi":
            found = self._best(hits, finding, span)
        elif question.sorted_by == "mirip" and question.context:
            found = closest.ordered(hits, question.context, sets.kept, span.start, span.stop)
        else:
            found = [
                (number, 0.0) for number in newest.ordered(hits, question.sorted_by, span.start, span.stop)
            ]
        return Found(
            hits=found,
            total=total,
            page=page,
            facets=sets.counts(matched),
            without=sets.without(matched),
        )

    def _best(self, hits: Bits, finding: Finding, span: slice) -> list[tuple[int, float]]:
        """The page's part of: the candidates by their rank, then whatever else was found, the newest first."""
        candidates = finding.candidates(hits, CANDIDATES)
        ranked = finding.ranking.best_first(ids_of(candidates))
        page = ranked[span]
        rest = span.stop - max(span.start, len(ranked))
        if rest > 0 and hits.bit_count() > len(ranked):
            start = max(span.start - len(ranked), 0)
            page += [
                (number, 0.0) for number in newest.ordered(hits & ~candidates, "terbaru", start, start + rest)
            ]
        return page

    def index(self, documents: Iterable[SearchDocument]) -> None:
        """Take in documents that are new or have changed."""
        batch = list(documents)
        with writing():
            before = DocumentWords.objects.in_bulk([document.pk for document in batch])
            after = [analysed(document) for document in batch]
            self.drop_keys([(row.pk, row.keys) for row in before.values()])
            DocumentWords.objects.bulk_create(
                after,
                update_conflicts=True,
                unique_fields=["document"],
                update_fields=["keys", "words", "stems", "facets"],
            )
            self.add_keys([(row.pk, row.keys) for row in after])
            count_terms(before.values(), after)
            beginnings.keep(batch)
            facets.change(
                (row.pk, before[row.pk].facets if row.pk in before else {}, row.facets) for row in after
            )

    def delete(self, ids: Iterable[int]) -> None:
        """Forget documents by the ids of their pages."""
        with writing():
            before = list(DocumentWords.objects.filter(pk__in=list(ids)))
            self.drop_keys([(row.pk, row.keys) for row in before])
            count_terms(before, [])
            beginnings.forget(row.pk for row in before)
            facets.change((row.pk, row.facets, {}) for row in before)
            DocumentWords.objects.filter(pk__in=[row.pk for row in before]).delete()


def count_terms(before: Iterable[DocumentWords], after: Iterable[DocumentWords]) -> None:
    """Keep count of how many documents have each word and each stem."""
    counts: Counter[str] = Counter()
    for row in after:
        counts.update(row.keys.split())
    for row in before:
        counts.subtract(row.keys.split())
    add_to_terms(sorted((token, step) for token, step in counts.items() if step and token[0] not in "^+"))


def add_to_terms(changes: Sequence[tuple[str, int]]) -> None:
    """Count words up or down by so many documents; in order, so that two writers never wait for each other."""
    if changes:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_term (token, documents) VALUES (%s, %s) "
                "ON CONFLICT (token) DO UPDATE SET documents = search_term.documents + excluded.documents",
                changes,
            )
