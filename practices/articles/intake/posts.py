"""What an import yields before anything is stored: a post, its pictures, its parts, and notices.

Nothing here touches the database. The importing command turns these into a draft that the owner reads first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from django.utils.functional import Promise

Words: TypeAlias = str | Promise
"""A sentence for people, translated only when it is shown."""

MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is read, in bytes. A blog of ten years with its comments stays below it."""


class IntakeError(Exception):
    """A file cannot be read.

    `message` says what to do, `line` where it is broken (None: the file as a whole).
    """

    def __init__(self, message: Words, line: int | None = None) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return f"{self.message} (baris {self.line})" if self.line else str(self.message)


@dataclass(frozen=True)
class Notice:
    """Something the owner should know about an imported text.

    `code` is stable, `line` counts lines of text from 1.
    """

    code: str
    message: Words
    line: int | None = None


@dataclass(frozen=True)
class Picture:
    """A picture of a post.

    `data` is None when it lies on another site: such a picture is linked, never fetched.
    """

    src: str
    alt: str
    data: bytes | None = None


@dataclass(frozen=True)
class Post:
    """One text as it came, with its HTML already cleaned to what a story may hold.

    `source_id` names the same text in every later import, whatever the file is called.
    `draft` is true for a text that its blog had not published.
    """

    source_id: str
    title: str
    html: str
    author: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    labels: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    url: str = ""
    draft: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Sections:
    """A post divided into the parts of a story.

    Plain text: `title`, `summary`, `location`, `scope`, `author`, `date`. Cleaned HTML: all other parts.
    `steps` are taken out of `actions`, so nothing stands in both. `placed` tells which heading went where;
    `leftover` holds what found no place, and a notice says so.
    """

    title: str
    summary: str = ""
    situation: str = ""
    challenge: str = ""
    actions: str = ""
    reflection: str = ""
    did_not_work: str = ""
    goal: str = ""
    location: str = ""
    scope: str = ""
    author: str = ""
    date: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    leftover: str = ""
    placed: dict[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
