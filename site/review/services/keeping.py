"""Keeping what a reader has typed so far; nothing is decided by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import rules
from ..models import PartComment, Review
from .locking import locked_stage

WORDS = ("notice", "ask", "offer")


class Unsaid:
    """What a post does not tell."""


UNSAID: Final = Unsaid()


@dataclass(frozen=True)
class SentenceNote:
    """A note on one sentence (with no quote: on the part): what it says, and a wording to take over.

    A `text` or `suggestion` of None stays as it was. `row` is the reader's own note that is being edited: its sentence
    may change. `adds` joins the words to what the sentence has already, for a new note on a sentence that another
    device has written about meanwhile.
    """

    part: str
    quote: str
    text: str | None = ""
    suggestion: str | None = ""
    row: int | None = None
    adds: bool = False


@dataclass(frozen=True)
class Typed:
    """What came from a review's form; what is absent stays as it was."""

    words: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    rubric: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[SentenceNote, ...] = ()
    publish_at: datetime | Unsaid | None = UNSAID


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
    state = locked_stage(page, by=by, expected=task_state_id)
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
            **({} if isinstance(typed.publish_at, Unsaid) else {"publish_at": typed.publish_at}),
            **{name: typed.words[name].strip() for name in WORDS if name in typed.words},
        },
    )
    notes = [SentenceNote(part, "", text) for part, text in typed.comments.items()]
    for note in (*notes, *typed.notes):
        _keep_note(review, note)
    return review


def _keep_note(review: Review, note: SentenceNote) -> None:
    """One row for each sentence (or part); one that was emptied goes."""
    at = PartComment.objects.filter(review=review, part=note.part)
    edited = at.exclude(quote="").filter(pk=note.row).first() if note.row else None
    quote = note.quote or (edited.quote if edited else "")
    there = at.filter(quote=quote).first()
    row = edited or there or PartComment(review=review, part=note.part)
    # A sentence has one note: where another one is there already, the one that was to move stays with its own.
    row.quote = quote if there in (None, row) else row.quote
    adds = note.adds or (note.row is not None and edited is None and not quote)
    row.text = _written(row.text, note.text, adds=adds)
    row.suggestion = _written(row.suggestion, note.suggestion, adds=adds)
    if row.text or row.suggestion:
        row.save()
    elif row.pk:
        row.delete()


def _written(old: str, new: str | None, *, adds: bool) -> str:
    if new is None:
        return old
    return together(old, new.strip()) if adds else new.strip()


def together(old: str, new: str) -> str:
    """Both texts as paragraphs; one that only goes on, or that is there already, is not told twice."""
    if not new or f"\n\n{new}\n\n" in f"\n\n{old}\n\n":
        return old
    return new if new.startswith(old) else f"{old}\n\n{new}"
