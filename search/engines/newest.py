"""Documents of a set in an order that the database keeps, without sorting the set."""

from itertools import pairwise

from search.bits import Bits, ids_of
from search.models import SearchDocument

FEW = 1_500
ORDERS = {
    "terbaru": ("-published_at", "-page_id"),
    "dicoba": ("-tried", "-published_at", "-page_id"),
}
#: how far the ordered index is read at a time: most pages are near its beginning
STEPS = (0, 400, 4_000, 40_000, 400_000, 4_000_000, 40_000_000)


def ordered(bits: Bits, order: str, start: int, stop: int) -> list[int]:
    """The ids of a set from `start` to `stop` in an order."""
    rows = SearchDocument.objects.order_by(*ORDERS[order]).values_list("page_id", flat=True)
    if bits.bit_count() <= FEW:
        return list(rows.filter(page_id__in=ids_of(bits))[start:stop])
    found: list[int] = []
    marks = bits.to_bytes((bits.bit_length() + 7) // 8 + 1, "little")
    end = len(marks)
    for begin, until in pairwise(STEPS):
        batch = list(rows[begin:until])
        found += [number for number in batch if number >> 3 < end and marks[number >> 3] >> (number & 7) & 1]
        if len(found) >= stop or len(batch) < until - begin:
            break
    return found[start:stop]
