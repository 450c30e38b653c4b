"""More like this: what a reader of one text may want next.

Two texts are near each other by what they share, each thing counted by how rare it is: a word that three stories in a
thousand have says more than the subject that three hundred have. Words alone find texts that talk alike, and miss the
same practice told in other words or another language; tags, subject and setting alone find the same shelf, and miss what
it is about. Together they do better than either (`python -m tests.bench.nearby`).

The sets come from the index inside the database, which is always there: a story never waits for an engine outside, and
its neighbours are the same whichever engine answers searches.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log
from uuid import UUID

from .bits import Bits, Tally, bits_of
from .engines import facets as kept
from .engines.facets import EVERY
from .engines.telling import telling
from .filters import normal
from .models import SHOWN, DocumentWords, SearchDocument
from .words.analysis import is_stop_word

#: what sharing one thing of a kind is worth, before its rarity
WORD, OFTEN, IN_THE_HEAD = 1.0, 0.5, 1.0
SHARED = {"tag": 10.0, "mapel": 6.0, "latar": 4.0, "fase": 2.0, "jenjang": 2.0}
#: how many words of a text are weighed, and how many of them looked for
WEIGHED, LOOKED_FOR = 160, 24
#: how common those may be: a part of all texts, no fewer than the second and no more than the third number of them
COMMON, FEW, MANY = 0.2, 12, 2_000
CANDIDATES = 24
#: points are whole numbers; so much of one rarity is told apart
STEP = 8
#: whoever shares less than this (a level and a phase, say) is not like the other
LIKE = 4 * STEP


def more_like(
    page_id: int,
    language: str,
    count: int,
    *,
    keys: Sequence[str] | None = None,
    facets: Mapping[str, Sequence[str]] | None = None,
    besides: Iterable[int] = (),
) -> list[SearchDocument]:
    """The texts of the same kind nearest to a public text, the nearest first, each once; three queries.

    Those in the reader's language come first; where there are too few, others follow. `keys` and `facets` are what the
    index knows of the text and its translations, for whoever has read them already (one query more otherwise);
    `besides` are texts that stand on the page anyway.
    """
    if keys is None or facets is None:
        keys, facets = _told(page_id)
    kind = next(iter(facets.get("jenis", ())), "praktik")
    named = [(name, normal(name, value)) for name in SHARED for value in facets.get(name, ())]
    sets = kept.read((), [*named, ("jenis", kind), (EVERY, "")])
    every = sets.get((EVERY, ""), 0).bit_count()
    most = min(
        max(round(every * COMMON), FEW), MANY, max(every // 2, 2)
    )  # what half of all have says nothing
    found = telling(_weights(keys), most=most, count=LOOKED_FOR)
    tally, near = Tally(), 0
    for members, worth in _shared(found, _weights(keys), {pair: sets.get(pair, 0) for pair in named}, every):
        tally.add(members, worth)
        near |= members
    among = near & sets.get(("jenis", kind), 0) & ~bits_of([page_id, *besides])
    ranked = dict(tally.ranked(among, 0, CANDIDATES))
    like = {number: points for number, points in ranked.items() if points >= LIKE}
    return _chosen(page_id, like, language, count)


def _told(page_id: int) -> tuple[list[str], dict[str, list[str]]]:
    """The tokens of a text and of its translations, and its own facets."""
    own = SearchDocument.objects.filter(page_id=page_id).values("translation_key")
    rows = DocumentWords.objects.filter(document__translation_key__in=own)
    told = list(rows.values_list("document_id", "keys", "facets"))
    return [keys for _, keys, _ in told], next(
        (facets for number, _, facets in told if number == page_id), {}
    )


def _weights(keys: Sequence[str]) -> dict[str, float]:
    """The stems of a text, those that stand in its head or come up often before all others."""
    weights: dict[str, float] = {}
    for line in keys:
        tokens = set(line.split())
        for token in tokens:
            stem = token[1:]
            if token[0] == "_" and len(stem) > 2 and not stem.isdigit() and not is_stop_word(stem):
                more = IN_THE_HEAD * (f"^{stem}" in tokens) + OFTEN * (f"+{stem}" in tokens)
                weights[token] = max(weights.get(token, 0), WORD + more)
    first = sorted(weights, key=lambda token: (-weights[token], token))[:WEIGHED]
    return {token: weights[token] for token in first}


def _shared(
    words: Mapping[str, Bits],
    weights: Mapping[str, float],
    facets: Mapping[tuple[str, str], Bits],
    every: int,
) -> list[tuple[Bits, int]]:
    """Everything that another text may share with this one: the documents that have it, and what that is worth."""
    found = [(bits, weights[token]) for token, bits in words.items()]
    found += [(bits, SHARED[name]) for (name, _value), bits in facets.items()]
    return [(bits, _worth(weight, bits.bit_count(), every)) for bits, weight in found if bits]


def _worth(weight: float, documents: int, every: int) -> int:
    return round(STEP * weight * log(1 + every / documents))


def _chosen(page_id: int, ranked: Mapping[int, int], language: str, count: int) -> list[SearchDocument]:
    """Each text once, as its reader has it: in their language if there is one, those that have none after the others."""
    if not ranked:
        return []
    keys = SearchDocument.objects.filter(page_id__in=list(ranked)).values("translation_key")
    texts: dict[UUID, list[SearchDocument]] = {}
    for document in SearchDocument.objects.filter(translation_key__in=keys).only(*SHOWN):
        texts.setdefault(document.translation_key, []).append(document)
    ordered: list[tuple[bool, int, int, SearchDocument]] = []
    for siblings in texts.values():
        if any(one.pk == page_id for one in siblings):
            continue
        shown = next((one for one in siblings if one.language == language), siblings[0])
        points = max(ranked.get(one.pk, 0) for one in siblings)
        ordered.append((shown.language != language, -points, -shown.pk, shown))
    return [shown for *_, shown in sorted(ordered, key=lambda item: item[:3])[:count]]
