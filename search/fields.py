"""A document's fields and what they weigh. Outcome, popularity and author have no weight at all."""

from typing import NamedTuple

from .models import DocumentWords, SearchDocument
from .words.analysis import stem, words_of

MAX_WORDS = 30_000
FREQUENT = 3


class Field(NamedTuple):
    """A field, what a word in it weighs, and whether it is part of the head: what a reader sees first."""

    name: str
    weight: float
    head: bool


FIELDS = (
    Field("title", 2.0, head=True),
    Field("summary", 1.5, head=True),
    Field("tags", 2.0, head=True),
    Field("topics", 1.5, head=True),
    Field("place", 1.5, head=True),
    Field("people", 1.0, head=False),
    Field("resources", 1.0, head=False),
    Field("body", 1.0, head=False),
)


def analysed(document: SearchDocument) -> DocumentWords:
    """A document's words and stems, a field a line, and the tokens that find it.

    Tokens: a word as written; `_stem`; `^stem` when it stands in the head; `+stem` when it comes up three
    times or more.
    """
    texts = {field.name: getattr(document, field.name, "") for field in FIELDS}
    texts["body"] = "\n".join(document.parts.values())
    if _begins_so(texts["body"], document.title):
        texts["title"] = (
            ""  # a passage without a title of its own: its first words weigh no more than the others
        )
    words = {field.name: words_of(texts[field.name])[:MAX_WORDS] for field in FIELDS}
    stems = {name: [stem(word, document.language) for word in found] for name, found in words.items()}
    counts: dict[str, int] = {}
    for found in stems.values():
        for item in found:
            counts[item] = counts.get(item, 0) + 1
    keys = {word for found in words.values() for word in found}
    keys.update(f"_{item}" for item in counts)
    keys.update(f"^{item}" for field in FIELDS if field.head for item in stems[field.name])
    keys.update(f"+{item}" for item, times in counts.items() if times >= FREQUENT)
    return DocumentWords(
        document_id=document.pk,
        keys=" ".join(sorted(keys)),
        words=_lines(words),
        stems=_lines(stems),
        facets={**document.facets, "semua": [""]},
    )


def _begins_so(body: str, title: str) -> bool:
    return bool(title) and " ".join(body[: 2 * len(title) + 200].split()).startswith(" ".join(title.split()))


def _lines(found: dict[str, list[str]]) -> str:
    # Two spaces between words: every word has a blank of its own on both sides, so counting " word " misses
    # none.
    return "\n".join(f" {'  '.join(found[field.name])} " for field in FIELDS)
