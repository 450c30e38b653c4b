"""Filling a new index outside the database while readers go on with the one there is.

From the first moment of the new index every change is told to both. When all documents are in, it is compared with the
database, and readers are given it in one step. Whoever is killed on the way goes on where it was: how far it is stands in a
`Rebuild` row, and a worker takes up what nobody else is at.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from ..engines import EngineUnavailable, IndexUnusable, outside
from ..models import Rebuild, SearchDocument
from . import waiting
from .checking import Difference, differences
from .progress import Progress, Tell, quietly
from .turns import Held, is_taken, turn

if TYPE_CHECKING:
    from ..engines.elastic import ElasticEngine

Result = TypeVar("Result")
OUTSIDE = "elasticsearch"
#: seconds after which somebody else may go on with a rebuild whose process died
TURN_SECONDS = 60
#: seconds for which the new index may refuse changes before it is given up
PATIENCE_WITH_NEXT = 60.0
#: how often the new index is compared before readers get it: texts go on changing
COMPARISONS = 5
#: clocks of machines may differ by so much
CLOCKS = timedelta(minutes=1)


class Busy(Exception):
    """Another process is rebuilding just now."""


def is_left() -> bool:
    """Whether a rebuild was begun that nobody is at any longer."""
    return Rebuild.objects.filter(engine=OUTSIDE).exists() and not is_taken(OUTSIDE)


class TellingNext:
    """Telling changes to the new index, too, if there is one."""

    failing_since: float | None = None

    def tell(self, engine: "ElasticEngine", changes: waiting.Changes) -> None:
        """A new index that cannot be told holds the queue up for a while; then it is given up rather than the queue."""
        from ..engines.elastic.applying import apply
        from ..engines.elastic.next_index import NextIndex

        if not Rebuild.objects.filter(engine=OUTSIDE).exists():
            return
        try:
            apply(engine, changes.documents, changes.removed, into=NextIndex(engine).alias)
        except IndexUnusable:
            # It is lost, or readers have been given it in this moment: then these changes belong into it, under their name.
            Rebuild.objects.filter(engine=OUTSIDE).delete()
            apply(engine, changes.documents, changes.removed)
        except EngineUnavailable:
            self.failing_since = self.failing_since or time.monotonic()
            if time.monotonic() - self.failing_since < PATIENCE_WITH_NEXT:
                raise
            Rebuild.objects.filter(engine=OUTSIDE).delete()
        self.failing_since = None


telling_next = TellingNext()


def rebuild(
    *,
    tell: Tell = quietly,
    patience: float = 0.0,
    fresh: bool = False,
    meanwhile: Callable[[], object] = lambda: None,
) -> int:
    """Fill a new index and give it to the readers; goes on with one that was begun, unless `fresh`.

    An engine that fails is waited for `patience` seconds; then `EngineUnavailable` is raised, and the next call goes on.
    `meanwhile` is called between the steps. Returns how many documents were told. Raises `Busy`.
    """
    engine = outside()
    if engine is None:
        raise EngineUnavailable("ELASTICSEARCH_URL is not set.")
    with turn(OUTSIDE, seconds=TURN_SECONDS) as held:
        if held is None:
            raise Busy
        return _Run(engine, held, tell, patience, meanwhile).all(fresh)


class _Run:
    """One run of a rebuild."""

    def __init__(
        self,
        engine: "ElasticEngine",
        held: Held,
        tell: Tell,
        patience: float,
        meanwhile: Callable[[], object],
    ) -> None:
        from ..engines.elastic.next_index import NextIndex

        self.engine, self.held, self.tell, self.patience = engine, held, tell, patience
        self.meanwhile, self.next = meanwhile, NextIndex(engine)

    def all(self, fresh: bool) -> int:
        row = self._surely(lambda: self._begun(fresh))
        if row.index != self._surely(self.engine.indexes.current):
            self._fill(row)
            self._compare()
            self._surely(lambda: self.next.hand_over(row.index))
        row.delete()
        self._surely(lambda: self.next.settle(row.index))
        self._spare(row)
        return row.done

    def _begun(self, fresh: bool) -> Rebuild:
        row = Rebuild.objects.filter(engine=OUTSIDE).first()
        if row and not fresh and self.next.fits(row.index):
            self.tell(f"going on with {row.index} behind {row.done} documents")
            return row
        Rebuild.objects.filter(engine=OUTSIDE).delete()
        row = Rebuild(engine=OUTSIDE, index=self.next.create())
        # From this row on every change is told to the new index, too; only then is the first document read.
        row.save()
        return row

    def _fill(self, row: Rebuild) -> None:
        """All documents, by the ids of their pages; while the engine takes some the next ones are read."""
        progress = Progress(self.tell, SearchDocument.objects.count(), row.done)
        with ThreadPoolExecutor(1) as sender:
            batch = self._read(row.reached)
            while batch:
                sending = sender.submit(self._sent, batch)
                following = self._read(batch[-1].pk)
                self._apply(batch, first=sending.result)
                self._keep(row, batch)
                progress.at(row.done)
                self.meanwhile()
                batch = following

    def _read(self, behind: int) -> list[SearchDocument]:
        return waiting.with_words(
            SearchDocument.objects.filter(pk__gt=behind).order_by("pk")[: waiting.BATCH]
        )

    def _keep(self, row: Rebuild, batch: list[SearchDocument]) -> None:
        """Where to go on."""
        row.reached, row.done = batch[-1].pk, row.done + len(batch)
        kept = Rebuild.objects.filter(pk=row.pk, index=row.index)
        if not kept.update(reached=row.reached, done=row.done):
            raise EngineUnavailable("The new index was given up meanwhile; the next run begins another one.")
        self.held.take()

    def _apply(
        self,
        documents: list[SearchDocument],
        gone: list[tuple[int, int]] | None = None,
        first: Callable[[], dict[int, str]] | None = None,
    ) -> None:
        """Tell the new index; `first` gives what came of a first try."""
        tries = [first] if first else []
        refused = self._surely(lambda: tries.pop()() if tries else self._sent(documents, gone))
        for number, reason in refused.items():
            self.tell(f"page {number} is refused: {reason}")

    def _sent(
        self, documents: list[SearchDocument], gone: list[tuple[int, int]] | None = None
    ) -> dict[int, str]:
        from ..engines.elastic.applying import apply

        return apply(self.engine, documents, gone or [], into=self.next.alias)

    def _compare(self) -> None:
        """Tell the new index what it missed."""
        for _round in range(COMPARISONS):
            self._surely(self.next.refresh)
            found = self._surely(lambda: list(differences(self.engine, self.next.alias)))
            self.held.take()
            for at in range(0, len(found), waiting.BATCH):
                self._mend(found[at : at + waiting.BATCH])
            if not found:
                return

    def _mend(self, part: list[Difference]) -> None:
        ids = [one.page_id for one in part]
        there = waiting.with_words(SearchDocument.objects.filter(pk__in=ids))
        gone = [(one.page_id, (one.theirs or 0) + 1) for one in part if one.ours is None]
        self._apply(there, gone)

    def _spare(self, row: Rebuild) -> None:
        """What has not changed since the rebuild began is in the new index, and is not told once more."""
        last = 0
        rows = SearchDocument.objects.order_by("pk").values_list("pk", flat=True)
        while ids := list(rows.filter(pk__gt=last)[: waiting.BATCH]):
            last = ids[-1]
            waiting.told_before(ids, row.began_at - CLOCKS)

    def _surely(self, act: Callable[[], Result]) -> Result:
        """Do something that the engine may fail at, again and again as long as there is patience."""
        until, pause = time.monotonic() + self.patience, 1.0
        while True:
            try:
                return act()
            except IndexUnusable:
                raise
            except EngineUnavailable as fault:
                if time.monotonic() + pause > until:
                    raise
                self.tell(f"waiting for the engine: {fault}")
            time.sleep(pause)
            self.held.take()
            pause = min(pause * 2, 15.0)
