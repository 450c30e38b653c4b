"""Addresses of pages, read from where they stand in the tree: below the home page of their language."""

from core.sharing import prefix_of


def below_home(url_path: str) -> str:
    """The part of Wagtail's path that readers see: what stands after the home page."""
    return url_path.split("/", 2)[2]


def address_of(url_path: str, language: str) -> str:
    """The address of a page in the tree of a language, without asking the database which site that is."""
    return f"{prefix_of(language)}/{below_home(url_path)}"
