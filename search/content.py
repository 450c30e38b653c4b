"""What a page type tells the search about itself: plain words and values, no markup, nothing private."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

from core.cards import Card

#: what people call the parts of texts, by their keys; the page types tell it
PART_NAMES: dict[str, Promise] = {}


def name_parts(**names: Promise) -> dict[str, Promise]:
    """Tell what the parts of a page type are called. A key is called the same in every type. Returns the names."""
    PART_NAMES.update(names)
    return names


@dataclass(frozen=True)
class SearchContent:
    """A page as words: `parts` maps a part's key to its plain text in reading order.

    `facets` maps the name of a search parameter (`jenjang`, `fase`, `kelas`, `mapel`, `hasil`, `latar`,
    `provinsi`, `tahun`, `tag`) to the values the page answers to; `jenis` and `bahasa` follow from kind and
    language.
    """

    kind: str
    language: str
    title: str
    url: str
    card: Card
    published_at: datetime
    summary: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    place: str = ""
    people: str = ""
    facets: dict[str, list[str]] = field(default_factory=dict)
    external_id: str = ""
    resources: str = ""
