"""Stories that a reader of this one may want next: shared tags weigh most, then subject, setting and level."""

from collections.abc import Iterable
from typing import Any

from core.cards import Card
from practices.neighbours import SHOWN, card_of
from search.bits import Tally, bits_of, ids_of
from search.engines.facets import READERS, read
from search.filters import normal
from search.models import SearchDocument

COUNT = 3
#: what two stories may share, and how near that brings them
POINTS = {"tag": 4, "mapel": 2, "latar": 1, "jenjang": 1}


def related_stories(story: Any, facets: dict[str, list[str]], besides: Iterable[int]) -> list[Card]:
    """At most three cards of stories for the readers of this one's language, none of them in `besides`; two queries."""
    shared = {
        (name, normal(name, value)): points
        for name, points in POINTS.items()
        for value in facets.get(name, ())
    }
    readers = (READERS, story.page_language())
    sets = read((), [*shared, ("jenis", story.kind), readers])
    among = sets.get(("jenis", story.kind), 0) & sets.get(readers, 0) & ~bits_of([story.pk, *besides])
    tally, near = Tally(), 0
    for pair, points in shared.items():
        tally.add(sets.get(pair, 0), points)
        near |= sets.get(pair, 0)
    keys = ids_of(tally.best(among & near, COUNT))
    documents = SearchDocument.objects.filter(page_id__in=keys).only(*SHOWN).order_by("-published_at")
    return [card_of(document, reader=story.page_language()) for document in documents] if keys else []
