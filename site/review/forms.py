"""Reading what a reviewer posts: `notice`, `ask`, `offer` and `comment-<part>`; any subset may come."""

from typing import Any

from django.http import QueryDict

from .services import WORDS

MAX_WORDS = 5_000


def words_in(post: QueryDict) -> dict[str, str]:
    """The three questions that were posted."""
    return {name: str(post[name])[:MAX_WORDS] for name in WORDS if name in post}


def comments_in(post: QueryDict, page: Any) -> dict[str, str]:
    """The notes on parts that this text really has."""
    known = {part.key for part in page.parts()}
    found = {
        name.removeprefix("comment-"): str(post[name])[:MAX_WORDS]
        for name in post
        if name.startswith("comment-")
    }
    return {part: text for part, text in found.items() if part in known}
