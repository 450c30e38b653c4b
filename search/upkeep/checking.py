"""Comparing an engine outside with the database: which documents it has, and in which version."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..models import RemovedDocument, SearchDocument
from . import waiting

if TYPE_CHECKING:
    from ..engines.elastic import ElasticEngine

CHUNK = 5_000
#: seconds after which what differed is looked at once more: most of it was on its way
MOMENT = 1.5
#: the engine may remember a removal of what is missing in it, in a version that it does not tell
LEAP = 1_000
Pair = tuple[int, int]


class Difference(NamedTuple):
    """A page, its version in the database and in the engine; None where it is not."""

    page_id: int
    ours: int | None
    theirs: int | None

    def __str__(self) -> str:
        if self.theirs is None:
            return f"page {self.page_id} is missing in the index"
        if self.ours is None:
            return f"page {self.page_id} is in the index, but nobody may find it"
        return f"page {self.page_id} is in the index in version {self.theirs}, here in {self.ours}"


def differences(engine: "ElasticEngine", alias: str = "") -> Iterator[Difference]:
    """Every page whose version differs, by its id. What has changed within the last moments may be among them."""
    ours, theirs = _ours(), engine.indexes.every_version(alias)
    mine, yours = next(ours, None), next(theirs, None)
    while mine or yours:
        if mine and (not yours or mine[0] < yours[0]):
            yield Difference(mine[0], mine[1], None)
            mine = next(ours, None)
        elif yours and (not mine or yours[0] < mine[0]):
            yield Difference(yours[0], None, yours[1])
            yours = next(theirs, None)
        elif mine and yours:
            if mine[1] != yours[1]:
                yield Difference(mine[0], mine[1], yours[1])
            mine, yours = next(ours, None), next(theirs, None)


def lasting_differences(engine: "ElasticEngine") -> list[Difference]:
    """What still differs when it is looked at a second time, and does not wait to be told."""
    engine.refresh()
    found = list(differences(engine))
    if not found:
        return []
    time.sleep(MOMENT)
    engine.refresh()
    first, waits = set(found), _waiting({one.page_id for one in found})
    return [one for one in differences(engine) if one in first and one.page_id not in waits]


def mend(found: list[Difference]) -> None:
    """Let what differs be told anew, above every version that the engine has."""
    waiting.tell_anew({one.page_id: one.theirs or one.ours + LEAP for one in found if one.ours is not None})
    waiting.tell_removed({one.page_id: one.theirs or 0 for one in found if one.ours is None})


def _ours() -> Iterator[Pair]:
    last = 0
    rows = SearchDocument.objects.order_by("pk").values_list("pk", "version")
    while found := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield from found
        last = found[-1][0]


def _waiting(ids: set[int]) -> set[int]:
    """Those that are in the queue anyway."""
    waits: set[int] = set()
    every = sorted(ids)
    for at in range(0, len(every), 500):
        part = every[at : at + 500]
        waits |= set(waiting.rows().filter(pk__in=part).values_list("pk", flat=True))
        waits |= set(RemovedDocument.objects.filter(pk__in=part, indexed=False).values_list("pk", flat=True))
    return waits
