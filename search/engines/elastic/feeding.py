"""A document as an index takes it, out of the words and stems that the database keeps already."""

from typing import Any

from search.fields import FIELDS
from search.models import DocumentWords, SearchDocument

from .mapping import repeats

REPEATS = [repeats(field.weight) for field in FIELDS]


def body(document: SearchDocument, words: DocumentWords) -> dict[str, Any]:
    """What is sent of a document."""
    return {
        "page": document.pk,
        "version": document.version,
        "published_at": int(document.published_at.timestamp() * 1_000_000),
        "tried": document.tried,
        "words": _weighed(words.words),
        "stems": _weighed(words.stems),
        "facets": document.facets,
    }


def _weighed(text: str) -> list[str]:
    """The lines of a text, those of the head as often as they weigh; nothing reaches from one line into the next."""
    lines = text.split("\n", len(REPEATS) - 1)
    return [
        line for line, times in zip(lines, REPEATS, strict=False) for _time in range(times) if line.strip()
    ]
