"""What a page tells messengers and search engines of itself, and the addresses it uses for that."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.conf import settings

MAX_DESCRIPTION = 300


@dataclass(frozen=True)
class Meta:
    """What `components/meta.html` reads. Addresses may be relative, except those of `alternates` and in `data`."""

    title: str
    description: str = ""
    canonical: str = ""
    image: str = ""
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0
    type: str = "website"
    published: datetime | None = None
    modified: datetime | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    data: dict[str, Any] | None = None
    robots: str = ""


def absolute(address: str) -> str:
    """The whole address of a path of this site; an address that is whole already stays as it is."""
    return urljoin(f"{settings.BASE_URL}/", address)


def prefix_of(language: str) -> str:
    """What stands before every path in a language: nothing for Indonesian, `/en` for English."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def alternates(addresses: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """`hreflang` lines for a page in several languages; nothing for a page that exists in one."""
    known = {language: absolute(path) for language, path in addresses}
    if len(known) < 2:
        return []
    default = known.get(settings.LANGUAGE_CODE, next(iter(known.values())))
    return [*sorted(known.items()), ("x-default", default)]
