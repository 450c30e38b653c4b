"""What readers said of a text, before its author: round by round, the good first, each note with a box to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise

from accounts.models import User
from core.pages import ReviewedPage
from review.models import PartComment, Review, Submission
from review.names import Names
from review.remarks import Remark, Said, remark, said
from review.services.answering import ANSWERABLE, THANKS, heard
from review.status import Standing, standing_of

from .kinds import Kind
from .models import FormDraft
from .taking_over import find


@dataclass(frozen=True)
class NoteView:
    """One note: what was said, what the author answers, and whether its wording can still be taken over."""

    note: PartComment
    remark: Remark
    label: str | Promise
    form_url: str
    reply: str
    done: bool
    fits: bool

    @property
    def is_offered(self) -> bool:
        """Whether there is a wording that has not been used yet."""
        return bool(self.note.suggestion) and self.note.taken_at is None


@dataclass(frozen=True)
class Voice:
    """One reader's review with its notes, and the author's thanks (typed so far, or sent)."""

    said: Said
    notes: list[NoteView]
    thanks: str

    @property
    def review(self) -> Review:
        """The review itself."""
        return self.said.review


@dataclass(frozen=True)
class Round:
    """What was said when the text was handed in one time."""

    submission: Submission
    voices: list[Voice] = field(default_factory=list)


class Feedback:
    """Everything that the author of one text was told."""

    def __init__(self, *, kind: Kind, page: ReviewedPage, author: User, draft: FormDraft | None) -> None:
        self.kind = kind
        self.page = page
        self.author = author
        self.draft = draft
        self.typed: Mapping[str, list[str]] = draft.data if draft else {}

    @cached_property
    def latest(self) -> Any:
        """The text as it stands now."""
        return self.page.get_latest_revision_as_object()

    @cached_property
    def standing(self) -> Standing:
        """Where the text stands."""
        return standing_of(self.page)

    @property
    def is_open(self) -> bool:
        """Whether notes can be answered now."""
        return self.standing.value in ANSWERABLE

    @cached_property
    def reviews(self) -> list[Review]:
        """Everything said, oldest first."""
        return heard(self.page)

    @cached_property
    def names(self) -> Names:
        """Who said it, as far as the author may know."""
        return Names(self.reviews, viewer=self.author, is_author=True)

    @cached_property
    def rounds(self) -> list[Round]:
        """The newest first."""
        rounds: dict[int, Round] = {}
        for review in reversed(self.reviews):
            found = rounds.setdefault(review.submission_id, Round(review.submission))
            found.voices.insert(0, self._voice(review))
        return list(rounds.values())

    @cached_property
    def order(self) -> dict[str, tuple[int, str | Promise]]:
        """Where each part stands in the text, and its name."""
        return {part.key: (number, part.label) for number, part in enumerate(self.latest.parts())}

    def _voice(self, review: Review) -> Voice:
        notes = sorted(
            review.comments.all(), key=lambda note: (self.order.get(note.part, (99, ""))[0], note.pk)
        )
        typed = self.typed.get(f"thanks-{review.pk}", [])
        return Voice(
            said=said(review, self.names.of(review)),
            notes=[self._note(review, note) for note in notes],
            thanks=review.thanks if review.thanked_at else (typed[-1] if typed else str(THANKS)),
        )

    def _note(self, review: Review, note: PartComment) -> NoteView:
        offered = self.is_open and note.suggestion and note.taken_at is None
        reply = self.typed.get(f"reply-{note.pk}", [])
        label = self.order.get(note.part, (0, note.part))[1]
        return NoteView(
            note=note,
            remark=remark(note, review, self.names.of(review)),
            label=label,
            form_url=self.step_url(note.part),
            reply=reply[-1] if self.is_open and reply else note.reply,
            done=self._is_done(note),
            fits=bool(offered) and find(self.kind, self.latest, self.draft, note) is not None,
        )

    def _is_done(self, note: PartComment) -> bool:
        name = f"done-{note.pk}"
        if self.is_open and f"{name}-shown" in self.typed:
            return name in self.typed
        return note.done_at is not None

    def step_url(self, part: str) -> str:
        """The step of the form on which a part is written."""
        here = reverse("writing:edit", args=[self.kind.slug, self.page.pk])
        return f"{here}?langkah={self.kind.step_of(part)}#id_{part}"

    @cached_property
    def unanswered(self) -> list[NoteView]:
        """Notes of the last round that are not ticked off."""
        newest = self.rounds[0].voices if self.rounds else []
        return [note for voice in newest for note in voice.notes if not note.done]

    @property
    def open_parts(self) -> int:
        """In how many parts of the text something waits."""
        return len({note.note.part for note in self.unanswered})

    @property
    def stamp(self) -> str:
        """What changes when answers have been saved, so that a phone knows its own copy to be done with."""
        moments = [review.thanked_at for review in self.reviews]
        notes = [note for review in self.reviews for note in review.comments.all()]
        moments += [moment for note in notes for moment in (note.replied_at, note.done_at, note.taken_at)]
        return max((moment.isoformat() for moment in moments if moment), default="")

    @property
    def next_url(self) -> str:
        """Where writing goes on: at the first part that waits, else at the beginning."""
        if self.unanswered:
            return self.unanswered[0].form_url
        return reverse("writing:edit", args=[self.kind.slug, self.page.pk])
