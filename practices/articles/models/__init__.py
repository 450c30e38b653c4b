"""Practice stories: a practice told in STAR, in its context, with its outcome and what did not work."""

from .imports import ImportedPost
from .rows import Contributor, StoryAttachment, StoryPicture, StoryStep
from .story import PracticeIndexPage, PracticePage, PracticeTag

__all__ = [
    "Contributor",
    "ImportedPost",
    "PracticeIndexPage",
    "PracticePage",
    "PracticeTag",
    "StoryAttachment",
    "StoryPicture",
    "StoryStep",
]
