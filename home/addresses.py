"""Addresses of pages, read from where they stand in the tree: below the home page of their language."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from core.sharing import prefix_of

#: kept free although no view answers there: the corners of schools
KEPT_FREE = frozenset({"sudut"})
PLAIN = re.compile(r"[\w.-]+")


def below_home(url_path: str) -> str:
    """The part of Wagtail's path that readers see: what stands after the home page."""
    return url_path.split("/", 2)[2]


def address_of(url_path: str, language: str) -> str:
    """The address of a page in the tree of a language, without asking the database which site that is."""
    return f"{prefix_of(language)}/{below_home(url_path)}"


@cache
def taken_names() -> frozenset[str]:
    """The first words of addresses that the site itself answers: a page with such a name could never be opened."""
    languages = {code for code, _name in settings.LANGUAGES}
    files = settings.STATIC_URL.strip("/").split("/")[0]
    return KEPT_FREE | languages | {files} | set(_first_words(get_resolver().url_patterns))


def _first_words(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if "/" not in route and isinstance(pattern, URLResolver):
            yield from _first_words(pattern.url_patterns, route)
        elif PLAIN.fullmatch(first := route.split("/")[0]):
            yield first
