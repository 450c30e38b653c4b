"""What the search keeps, a module for each concern."""

from .beginnings import Beginning
from .documents import SHOWN, DocumentWords, ExternalId, FacetBits, SearchDocument, Term
from .missed import MissedSearch, StoryCall
from .queue import Rebuild, RemovedDocument, Turn
from .synonyms import ShippedSynonyms, SynonymGroup

__all__ = [
    "SHOWN",
    "Beginning",
    "DocumentWords",
    "ExternalId",
    "FacetBits",
    "MissedSearch",
    "Rebuild",
    "RemovedDocument",
    "SearchDocument",
    "ShippedSynonyms",
    "StoryCall",
    "SynonymGroup",
    "Term",
    "Turn",
]
