"""Readers of a text under review may see its pictures and files, although nobody else does yet."""

from typing import Any

from library.access import register_rule

from . import rules


def reader_of_its_text(user: Any, medium: Any) -> bool:
    """Whether the picture or file belongs to a text that this person may read at the desk."""
    return medium.for_page is not None and rules.may_read(user=user, page=medium.for_page.specific).allowed


register_rule(reader_of_its_text)
