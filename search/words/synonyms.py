"""Other ways to say a word or a row of words: the editors' groups, kept at hand by each process.

They are asked for with every question. One small query tells whether any group has changed since they were
read, so a change holds from the next question on, in every process.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Count, Max

from search.models.synonyms import Row, ShippedSynonyms, SynonymGroup, forms_of

FILE = Path(__file__).parents[1] / "data" / "synonyms.txt"
#: where a shipped line comes from, by its first letter
SOURCES = {"A": "dipakai di laman para guru", "K": "pengetahuan umum, menunggu diperiksa guru"}
MAX_OTHERS = 12

Table = Mapping[Row, tuple[Row, ...]]


@dataclass(frozen=True)
class _Kept:
    mark: tuple[object, ...] = ()
    table: Table = field(default_factory=dict)


_last = _Kept()


def synonyms() -> Table:
    """For each word or row of words that may be typed, the other ways to say it."""
    global _last
    mark = tuple(SynonymGroup.objects.aggregate(many=Count("pk"), last=Max("changed_at")).values())
    if _last.mark != mark:
        _last = _Kept(mark, _table(SynonymGroup.objects.order_by("pk")))
    return _last.table


def _table(groups: Iterable[SynonymGroup]) -> Table:
    found: dict[Row, dict[Row, None]] = {}
    for group in groups:
        typed, others = group.rows()
        for row in typed:
            found.setdefault(row, {}).update(dict.fromkeys(other for other in others if other != row))
    return {row: tuple(others)[:MAX_OTHERS] for row, others in found.items()}


def add_synonyms(forms: Iterable[str], *, typed: Iterable[str] = (), note: str = "") -> SynonymGroup:
    """Keep a new group; readers' questions use it from now on. `typed` makes it go one way.

    Raises ValidationError, told by box, when the group cannot help anybody.
    """
    group = SynonymGroup(forms=", ".join(forms), typed=", ".join(typed), note=note)
    group.full_clean()
    group.save()
    return group


def load_synonyms() -> int:
    """Take in the lines of the shipped list that this site has never had. Returns how many were new.

    A line is loaded once: a group that an editor changed, or took away, stays as the editor left it.
    """
    lines = [line.strip() for line in FILE.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    known = set(ShippedSynonyms.objects.values_list("line", flat=True))
    new = [line for line in lines if line not in known]
    with transaction.atomic():
        for line in new:
            group = group_of(line)
            if not group.is_known():
                group.save()
        ShippedSynonyms.objects.bulk_create([ShippedSynonyms(line=line) for line in new])
    return len(new)


def group_of(line: str) -> SynonymGroup:
    """The group that a line of the shipped list tells: its source, then forms; `=>` goes from left to right only."""
    source, _, told = line.partition(" ")
    left, one_way, right = told.partition("=>")
    forms, typed = (right, left) if one_way else (left, "")
    return SynonymGroup(
        forms=", ".join(forms_of(forms)), typed=", ".join(forms_of(typed)), note=SOURCES[source]
    )
