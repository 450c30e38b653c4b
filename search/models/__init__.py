"""What the search keeps, a module for each concern."""

from .documents import DocumentWords, ExternalId, FacetBits, SearchDocument, Term

__all__ = ["DocumentWords", "ExternalId", "FacetBits", "SearchDocument", "Term"]
