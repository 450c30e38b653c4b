"""Keeping what a reader has typed so far; nothing is decided by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import rules
from ..models import PartComment, Review
from .locking import locked_stage

WORDS = ("notice", "ask", "offer")


@dataclass(frozen=True)
class SentenceNote:
    """A note on one sentence: what it quotes, what it says, and a wording to take over."""

    part: str
    quote: str
    text: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class Typed:
    """What came from a review's form; what is absent stays as it was."""

    words: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    rubric: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[SentenceNote, ...] = ()
    publish_at: Any = None


@transaction.atomic
def save_review(
    *,
    page: Page,
    by: User,
    words: Mapping[str, str],
    comments: Mapping[str, str] | None = None,
    typed: Typed | None = None,
    task_state_id: int | None = None,
) -> Review:
    """Keep what a reader has typed so far. `typed` replaces `words` and `comments` where more came. Raises Refused."""
    state = locked_stage(page, expected=task_state_id)
    rules.require(rules.may_decide(user=by, page=page))
    return keep(state, page, by, typed or Typed(words=words, comments=comments or {}))


def keep(state: TaskState, page: Page, by: User, typed: Typed) -> Review:
    """Write what was typed into the reader's own row for this stage (under the caller's locks)."""
    submission = rules.current_submission(page)
    assert submission is not None
    known = Review.objects.filter(task_state=state, reviewer=by).first()
    review, _created = Review.objects.update_or_create(
        task_state=state,
        reviewer=by,
        defaults={
            "submission": submission,
            "content_hash": submission.content_hash,
            "round": submission.round,
            "rubric": {**(known.rubric if known else {}), **typed.rubric},
            "publish_at": typed.publish_at,
            **{name: typed.words[name].strip() for name in WORDS if name in typed.words},
        },
    )
    notes = [SentenceNote(part, "", text) for part, text in typed.comments.items()]
    for note in (*notes, *typed.notes):
        _keep_note(review, note)
    return review


def _keep_note(review: Review, note: SentenceNote) -> None:
    """One row for each sentence (or part); one that was emptied goes."""
    if note.text.strip() or note.suggestion.strip():
        PartComment.objects.update_or_create(
            review=review,
            part=note.part,
            quote=note.quote,
            defaults={"text": note.text.strip(), "suggestion": note.suggestion.strip()},
        )
    else:
        PartComment.objects.filter(review=review, part=note.part, quote=note.quote).delete()
