"""The filters' sets as this process read them last: every question needs the same ones, and they change with the texts only.

The index sets a new mark whenever it changes a set (`facets.mark()`). The mark is read first: what is read after it can
be newer than the mark says, but never older, so nothing that has changed is ever answered from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from search.bits import Bits

from . import facets

Pair = tuple[str, str]
#: single sets at hand; a filter whose values are free would fill the memory otherwise
MOST = 400


@dataclass
class _Kept:
    """What was read under one mark: all values of some filters, single sets, and the values used most."""

    mark: bytes
    whole: dict[str, dict[str, Bits]] = field(default_factory=dict)
    single: dict[Pair, Bits] = field(default_factory=dict)
    used: dict[tuple[str, int], list[str]] = field(default_factory=dict)


class KeptSets:
    """The sets under the mark that stood when the question came."""

    def __init__(self) -> None:
        self._kept = _current()

    def read(self, names: Iterable[str], pairs: Iterable[Pair]) -> dict[Pair, Bits]:
        """The sets of all values of some filters, and of single (filter, value) pairs; no query when they are at hand."""
        kept, names = self._kept, list(names)
        pairs = [pair for pair in pairs if pair[0] not in names]
        new_names = [name for name in names if name not in kept.whole]
        new_pairs = [pair for pair in pairs if pair not in kept.single]
        found = facets.read(new_names, new_pairs) if new_names or new_pairs else {}
        for name in new_names:
            kept.whole[name] = {value: bits for (of, value), bits in found.items() if of == name}
        if len(kept.single) < MOST:
            kept.single.update({pair: found.get(pair, 0) for pair in new_pairs})
        found.update({pair: kept.single[pair] for pair in pairs if pair in kept.single})
        found.update({(name, value): bits for name in names for value, bits in kept.whole[name].items()})
        return found

    def most_used(self, name: str, count: int) -> list[str]:
        """The values of a filter that most documents answer to."""
        used = self._kept.used
        if (name, count) not in used:
            used[name, count] = facets.most_used(name, count)
        return used[name, count]


_last = _Kept(b"")


def _current() -> _Kept:
    """What was kept under today's mark; before the first one there is nothing to keep."""
    global _last
    mark = facets.mark()
    if not mark:
        return _Kept(b"")
    if _last.mark != mark:
        _last = _Kept(mark)
    return _last
