"""What an engine outside the database has not been told yet: the queue that outlives every crash.

A row waits while its `version` is above its `indexed_version`; of a page that is gone a `RemovedDocument` waits. Both are
written in the transaction that changes the page, so nothing can be lost between them. Versions of a page only grow,
also when it goes and comes back, so an engine that is told late, or twice, keeps what is newer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from ..fields import analysed
from ..models import RemovedDocument, SearchDocument

BATCH = 500
#: how long a removal is remembered after the engine knows of it
KEPT = timedelta(days=30)
#: what an engine outside is told of a document
TOLD = ("version", "published_at", "tried", "facets", "words__words", "words__stems")


@dataclass(frozen=True)
class Changes:
    """Some of what waits, the longest waiting first; `more` says that there is more of it."""

    documents: list[SearchDocument] = field(default_factory=list)
    removed: list[tuple[int, int]] = field(default_factory=list)
    more: bool = False

    def __len__(self) -> int:
        return len(self.documents) + len(self.removed)


def next_changes(count: int = BATCH) -> Changes:
    """The next changes to tell; what is gone comes first, for it must not be found any longer."""
    gone = RemovedDocument.objects.filter(indexed=False).order_by("removed_at")
    removed = list(gone.values_list("page_id", "version")[:count])
    documents = with_words(rows().order_by("changed_at")[: count + 1 - len(removed)])
    more = len(removed) == count or len(removed) + len(documents) > count
    return Changes(documents[: count - len(removed)], removed, more)


def with_words(documents: QuerySet[SearchDocument]) -> list[SearchDocument]:
    """Documents with all that an engine outside is told of them, and no more: their texts would be read for nothing."""
    found = list(documents.select_related("words").only(*TOLD))
    for document in found:
        if not hasattr(document, "words"):
            document.words = analysed(document)
    return found


def told(changes: Changes) -> None:
    """The engine knows these now; what has changed again meanwhile goes on waiting."""
    by_version: dict[int, list[int]] = defaultdict(list)
    for document in changes.documents:
        by_version[document.version].append(document.pk)
    for version, ids in by_version.items():
        SearchDocument.objects.filter(pk__in=ids, indexed_version__lt=version).update(indexed_version=version)
    for number, version in changes.removed:
        RemovedDocument.objects.filter(page_id=number, version=version).update(indexed=True)
    _tell_again_what_went_meanwhile([document.pk for document in changes.documents])


def told_before(ids: Iterable[int], moment: datetime) -> None:
    """The engine knows those of these documents that have not changed since a moment."""
    rows().filter(pk__in=list(ids), changed_at__lt=moment).update(indexed_version=F("version"))


def _tell_again_what_went_meanwhile(ids: list[int]) -> None:
    """A process that stood still may tell of a text after another one has told that it is gone: say it again."""
    there = set(SearchDocument.objects.filter(pk__in=ids).values_list("pk", flat=True))
    went = [number for number in ids if number not in there]
    if went:
        RemovedDocument.objects.filter(page_id__in=went).update(indexed=False)


def length() -> int:
    """How many changes wait."""
    return rows().count() + RemovedDocument.objects.filter(indexed=False).count()


def oldest() -> datetime | None:
    """Since when the longest waiting change waits."""
    removed = RemovedDocument.objects.filter(indexed=False).values_list("removed_at", flat=True)
    changed = rows().values_list("changed_at", flat=True)
    first = [removed.order_by("removed_at").first(), changed.order_by("changed_at").first()]
    return min((moment for moment in first if moment), default=None)


def age() -> float:
    """For how many seconds the longest waiting change has waited; 0.0 when none does."""
    since = oldest()
    return max((timezone.now() - since).total_seconds(), 0.001) if since else 0.0


def next_versions(ids: Iterable[int]) -> dict[int, int]:
    """The version that each page has next, there or gone: what was gone is there again. Called by the one writer of the
    index.
    """
    asked = list(ids)
    gone = RemovedDocument.objects.filter(page_id__in=asked)
    last = dict(gone.values_list("page_id", "version"))
    if last:
        gone.delete()
    last |= dict(SearchDocument.objects.filter(pk__in=asked).values_list("pk", "version"))
    return {number: last.get(number, 0) + 1 for number in asked}


def remember_removed(ids: Iterable[int]) -> None:
    """Keep the versions of documents that are about to go; called by the one writer of the index, before they go."""
    there = SearchDocument.objects.filter(pk__in=list(ids)).values_list("pk", "version")
    tell_removed(dict(there))


def tell_removed(versions: Mapping[int, int]) -> None:
    """Tell the engine that pages are gone, of which it may have these versions (page id → version)."""
    now = timezone.now()
    known = dict(RemovedDocument.objects.filter(pk__in=list(versions)).values_list("pk", "version"))
    removed = [
        RemovedDocument(page_id=number, version=max(version, known.get(number, 0)) + 1, removed_at=now)
        for number, version in versions.items()
    ]
    RemovedDocument.objects.bulk_create(
        removed,
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=["version", "indexed", "removed_at"],
    )


def tell_anew(versions: Mapping[int, int]) -> int:
    """Let documents wait again as if they had changed, above the versions that the engine may have (page id → version)."""
    with transaction.atomic():
        return sum(
            SearchDocument.objects.filter(pk=number).update(
                version=Greatest(F("version"), version) + 1, changed_at=timezone.now()
            )
            for number, version in versions.items()
        )


def forget_old_removals() -> int:
    """Removals that the engine has known of for a month; without an engine outside nobody waits for them."""
    from ..engines import outside

    old = RemovedDocument.objects.filter(removed_at__lt=timezone.now() - KEPT)
    return (old.filter(indexed=True) if outside() else old).delete()[0]


def rows() -> QuerySet[SearchDocument]:
    """Documents that have changed since the engine was told of them."""
    return SearchDocument.objects.filter(version__gt=F("indexed_version"))
