"""What an index is made of. It takes our own words and stems as they are, so that the cluster needs no language module.

The version in `_meta` follows from everything here and from the weights of the fields: an index of another version is
an old one and has to be made anew.
"""

import hashlib
import json
from typing import Any

from search.closeness import CONTEXT_FACETS
from search.engines.facets import READERS
from search.engines.ranking import K1, B
from search.fields import FIELDS
from search.filters import FILTERS

#: the last page of a hundred thousand stories can be asked for; Elasticsearch's own limit is 10,000
FARTHEST = 2_000_000
SHOWN = [name for name, each in FILTERS.items() if each.shown]
OTHERS = sorted({*FILTERS, READERS, *CONTEXT_FACETS} - {*SHOWN})

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    # Told, not left out: an index that nobody asked for a while would show changes late otherwise.
    "refresh_interval": "1s",
    # So long a late write of a text that is gone is known by its version to be late.
    "gc_deletes": "1h",
    "max_result_window": FARTHEST,
    "similarity": {"default": {"type": "BM25", "k1": K1, "b": B}},
}

_TEXT = {"type": "text", "analyzer": "whitespace"}
_VALUE = {"type": "keyword"}
# What is counted for every question is made ready for it when a change comes in, not when the next reader asks.
_COUNTED = {"type": "keyword", "eager_global_ordinals": True}

_PROPERTIES: dict[str, Any] = {
    "page": {"type": "long"},
    "version": {"type": "long", "index": False},
    "published_at": {"type": "long"},
    "tried": {"type": "integer"},
    "words": _TEXT,
    "stems": _TEXT,
    "facets": {"properties": {**dict.fromkeys(SHOWN, _COUNTED), **dict.fromkeys(OTHERS, _VALUE)}},
}


def repeats(weight: float) -> int:
    """How often a line is said so that a word in it weighs more."""
    return max(int(weight + 0.5), 1)


def _version() -> str:
    made_of = [SETTINGS, _PROPERTIES, [(field.name, repeats(field.weight)) for field in FIELDS]]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()[:12]


VERSION = _version()

MAPPINGS: dict[str, Any] = {
    "_meta": {"mitraguru": VERSION},
    # The database has the texts; what was sent is not kept a second time.
    "_source": {"enabled": False},
    "dynamic": False,
    "properties": _PROPERTIES,
}
