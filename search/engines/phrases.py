"""Quoted phrases: the sets know which texts have all the words, the texts themselves whether they stand side by side."""

from collections.abc import Sequence

from django.db.models import Q

from search.bits import Bits, bits_of, ids_of
from search.models import DocumentWords
from search.words.terms import Way

#: texts that are looked through at most; of more than these it is enough to have the words, and the rank decides
MOST = 5_000
AT_ONCE = 500


def in_a_row(documents: Bits, ways: Sequence[Way]) -> Bits:
    """Those of some documents in which the words of a way stand side by side, as written or as stems."""
    ids = ids_of(documents)
    if len(ids) > MOST:
        return documents
    wanted = Q()
    for way in ways:
        wanted |= Q(words__contains=side_by_side(way.words))
        for row in way.stems:
            wanted |= Q(stems__contains=side_by_side(row))
    found: list[int] = []
    for at in range(0, len(ids), AT_ONCE):
        rows = DocumentWords.objects.filter(wanted, pk__in=ids[at : at + AT_ONCE])
        found += rows.values_list("pk", flat=True)
    return bits_of(found)


def side_by_side(row: Sequence[str]) -> str:
    """Words in a row as they stand in `DocumentWords`: a blank of its own on both sides of each."""
    return f" {'  '.join(row)} "
