"""The filters' sets of documents, kept in the database and changed with each document."""

import secrets
import zlib
from collections.abc import Iterable, Mapping

from django.db.models import Q, Sum

from search.bits import Bits
from search.models import FacetBits

CHUNK = 32_768
EVERY = "semua"
READERS = "untuk"
MARK = "tanda"
Facets = Mapping[str, list[str]]
Place = tuple[str, str, int]


def change(moves: Iterable[tuple[int, Facets, Facets]]) -> None:
    """Move documents from the values they had to those they have now; each move is (id, before, after)."""
    cleared: dict[Place, Bits] = {}
    marked: dict[Place, Bits] = {}
    for number, before, after in moves:
        chunk, bit = number // CHUNK, 1 << number % CHUNK
        old, new = _pairs(before), _pairs(after)
        for name, value in old - new:
            cleared[name, value, chunk] = cleared.get((name, value, chunk), 0) | bit
        for name, value in new - old:
            marked[name, value, chunk] = marked.get((name, value, chunk), 0) | bit
    _store(cleared, marked)


def _pairs(facets: Facets) -> set[tuple[str, str]]:
    return {(name, value) for name, values in facets.items() for value in values}


def _store(cleared: dict[Place, Bits], marked: dict[Place, Bits]) -> None:
    places = sorted({*cleared, *marked})
    if not places:
        return
    kept: dict[Place, Bits] = {}
    for name in {place[0] for place in places}:
        values = [place[1] for place in places if place[0] == name]
        chunks = {place[2] for place in places}
        for row in FacetBits.objects.filter(name=name, value__in=values, chunk__in=chunks):
            kept[row.name, row.value, row.chunk] = _unpacked(row.bits)
    rows = []
    for place in places:
        bits = kept.get(place, 0) & ~cleared.get(place, 0) | marked.get(place, 0)
        name, value, chunk = place
        rows.append(
            FacetBits(name=name, value=value, chunk=chunk, documents=bits.bit_count(), bits=_packed(bits))
        )
    rows.append(FacetBits(name=MARK, value="", chunk=0, documents=0, bits=secrets.token_bytes(12)))
    FacetBits.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["name", "value", "chunk"],
        update_fields=["documents", "bits"],
    )


def read(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Bits]:
    """The sets of all values of some filters, and of single (filter, value) pairs, in one query."""
    wanted = Q(name__in=list(names))
    for name, value in pairs:
        wanted |= Q(name=name, value=value)
    found: dict[tuple[str, str], Bits] = {}
    rows = FacetBits.objects.filter(wanted, documents__gt=0).values_list("name", "value", "chunk", "bits")
    for name, value, chunk, bits in rows:
        found[name, value] = found.get((name, value), 0) | _unpacked(bits) << chunk * CHUNK
    return found


def read_all() -> dict[tuple[str, str], Bits]:
    """Every set there is, for a comparison."""
    found: dict[tuple[str, str], Bits] = {}
    rows = FacetBits.objects.exclude(name=MARK).filter(documents__gt=0)
    for name, value, chunk, bits in rows.values_list("name", "value", "chunk", "bits").iterator():
        found[name, value] = found.get((name, value), 0) | _unpacked(bits) << chunk * CHUNK
    return found


def mark() -> bytes:
    """A mark that is new whenever any set has changed; empty before there is any set."""
    row = FacetBits.objects.filter(name=MARK, value="", chunk=0).values_list("bits", flat=True).first()
    return bytes(row or b"")


def most_used(name: str, count: int) -> list[str]:
    """The values of a filter that most documents answer to."""
    rows = (
        FacetBits.objects.filter(name=name, documents__gt=0).values("value").annotate(many=Sum("documents"))
    )
    return [row["value"] for row in rows.order_by("-many", "value")[:count]]


def _packed(bits: Bits) -> bytes:
    """Rare values take a few bytes; dense sets are kept as they are, since unpacking them costs more than
    reading.
    """
    plain = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    packed = zlib.compress(plain, 1)
    return b"z" + packed if len(packed) * 4 < len(plain) else b"-" + plain


def _unpacked(data: bytes | memoryview) -> Bits:
    kept = bytes(data)
    return int.from_bytes(zlib.decompress(kept[1:]) if kept[:1] == b"z" else kept[1:], "little")
