"""Brings teachers' older texts home: from a backup, a saved page or a text file to a story.

Pure reading: no model, no request, no network. The importing command stores what comes out as drafts of their
owner.
"""

from .posts import MAX_BYTES, IntakeError, Notice, Picture, Post, Sections
from .privacy import find_warnings
from .reading import read_posts
from .star import split_star

__all__ = [
    "MAX_BYTES",
    "IntakeError",
    "Notice",
    "Picture",
    "Post",
    "Sections",
    "find_warnings",
    "read_posts",
    "split_star",
]
