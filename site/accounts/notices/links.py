"""Addresses that are made while a mail is being written, so that no working key ever lies in the queue.

A room above registers how its links are made; a notice's context then asks for one: `{"signed": {"by": "review", …}}`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings

from ..models import User

#: the reader and what the context says of the link → a path on this site
LinkMaker = Callable[[User, Mapping[str, Any]], str]
_makers: dict[str, LinkMaker] = {}


def register_link(name: str, maker: LinkMaker) -> None:
    """Let a room make links for its own notices."""
    _makers[name] = maker


def signed_link(reader: User, context: Mapping[str, Any]) -> str:
    """The whole address of the one task that a notice is about, or "" where it asks for none."""
    asked = context.get("signed")
    return whole(_makers[asked["by"]](reader, asked)) if asked else ""


def link_of(context: Mapping[str, Any]) -> str:
    """The whole address that a notice leads to: its `link`, or else its `url`."""
    return whole(str(context.get("link") or context.get("url") or "/"))


def whole(address: str) -> str:
    """A path of this site with the site before it."""
    return f"{settings.BASE_URL}{address}" if address.startswith("/") else address
