"""One text before one reader: its parts with what was said of them, the boxes to write in, and what may be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User

from . import first_look, rules
from .boxes import PartView, part_view, unsaved_words
from .enclosed import Enclosed, enclosed_with
from .forms import own_zone
from .models import Claim, Offer, PartComment, Review, Stage, Submission
from .names import Names
from .remarks import Remark, Said, remark, said
from .rubric import Asked, asked, is_checklist
from .rules import Verdict
from .services import WORDS
from .status import Standing, standing_of

ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
#: reasons against deciding here that are none against reading
READS_ON = ("not-this-step", "voted", "claimed", "two-people")
LOCAL = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Seats:
    """How many people read at this stage, and how many have said their word."""

    needed: int
    given: int


class Reading:
    """What the page of one text needs; `typed` is what came with a post that could not be saved."""

    def __init__(
        self, *, page: Page, submission: Submission, user: User, typed: Mapping[str, str] | None = None
    ) -> None:
        self.page = page
        self.submission = submission
        self.user = user
        self.typed = dict((typed or {}).items())

    @cached_property
    def shown(self) -> Any:
        """The text as it was handed in."""
        return self.submission.revision.as_object()

    @cached_property
    def has_versions(self) -> bool:
        """Whether there is an earlier one to set beside it: public, or handed in before."""
        return (
            self.page.live
            or Submission.objects.filter(page_id=self.page.pk).exclude(pk=self.submission.pk).exists()
        )

    @cached_property
    def standing(self) -> Standing:
        """Where it stands."""
        return standing_of(self.page)

    @cached_property
    def state(self) -> Any:
        """The stage at which it waits (Wagtail's task state), or None."""
        return rules.open_task_state(self.page)

    @cached_property
    def stage(self) -> Stage | None:
        """The clock of that stage."""
        return Stage.objects.filter(task_state=self.state).first() if self.state else None

    @property
    def kind(self) -> str:
        """The kind of stage, "" when it waits at none."""
        return str(self.state.task.specific.stage_kind) if self.state else ""

    @property
    def decides(self) -> bool:
        """Whether this is where an editor decides."""
        return self.kind == Stage.Kind.EDITOR

    @cached_property
    def verdict(self) -> Verdict:
        """Whether this reader may write and decide here now."""
        return rules.may_decide(user=self.user, page=self.page)

    @property
    def reason(self) -> str | Promise:
        """Why not, in a sentence."""
        return self.verdict.reason

    @cached_property
    def seats(self) -> Seats | None:
        """Told where more than one is needed."""
        if self.state is None:
            return None
        needed = self.state.task.specific.voices_needed(self.state.workflow_state)
        given = self.state.reviews.exclude(decision="").count()
        return Seats(needed, given) if needed > 1 else None

    @property
    def approval(self) -> str:
        """What the button of an approval leads to."""
        if self.seats and self.seats.given + 1 < self.seats.needed:
            return _("Setuju")
        if self.decides:
            return _("Setuju dan terbitkan")
        return _("Setuju, teruskan ke penelaah") if self.is_checklist else _("Setuju, teruskan ke penyunting")

    @cached_property
    def claim(self) -> Claim | None:
        """This reader's own, if the text is on their desk."""
        return self.state.claims.filter(reviewer=self.user).first() if self.state else None

    @cached_property
    def was_offered(self) -> bool:
        """Whether it was offered to this reader, who has not answered."""
        offers = Offer.objects.filter(task_state=self.state, reviewer=self.user, declined_at=None)
        return self.claim is None and self.state is not None and offers.exists()

    @property
    def due(self) -> datetime | None:
        """By when: the reader's own day, else the stage's."""
        clock = self.claim or self.stage
        return clock.due_at if clock else None

    @property
    def is_late(self) -> bool:
        """Whether that day has gone by."""
        return self.due is not None and self.due < timezone.now()

    @cached_property
    def enclosed(self) -> list[Enclosed]:
        """Its pictures and files, with what was answered about pupils."""
        return enclosed_with(self.shown)

    @cached_property
    def reviews(self) -> list[Review]:
        """Everything said about the text in all rounds, oldest first."""
        found = Review.objects.filter(submission__page_id=self.page.pk).select_related(
            "reviewer", "task_state"
        )
        return list(found.prefetch_related("comments").order_by("submission_id", "pk"))

    @cached_property
    def own(self) -> Review | None:
        """What this reader has written and not decided yet."""
        mine = [
            review
            for review in self.reviews
            if review.reviewer_id == self.user.pk
            and review.submission_id == self.submission.pk
            and not review.decision
            and (self.state is None or review.task_state_id == self.state.pk)
        ]
        return mine[-1] if mine else None

    @cached_property
    def decided(self) -> list[Review]:
        """What this reader may see of what others said.

        Of a stage that still goes on only who has spoken there sees the others' words, so that each voice is its own;
        editors see all.
        """
        spoken = any(
            review.decision and review.reviewer_id == self.user.pk and review.task_state_id == self._open
            for review in self.reviews
        )
        all_of_them = spoken or self.decides or rules.is_editor(self.user)
        return [
            review for review in self.reviews if review.decision and (all_of_them or not self._hidden(review))
        ]

    @property
    def _open(self) -> int | None:
        return self.state.pk if self.state else None

    def _hidden(self, review: Review) -> bool:
        """What others said of the very words that this reader is to judge."""
        under_way = self._open is not None and review.submission_id == self.submission.pk
        return under_way and review.reviewer_id != self.user.pk

    @cached_property
    def names(self) -> Names:
        """Who said it, for this reader."""
        return Names(self.reviews, viewer=self.user, is_author=False)

    @cached_property
    def said(self) -> list[Said]:
        """The reviews as they are shown, newest first, with remarks on parts that are gone."""
        keys = {part.key for part in self.shown.parts()}
        return [
            said(
                review,
                self.names.of(review),
                [self._remark(review, note) for note in review.comments.all() if note.part not in keys],
                with_thanks=review.reviewer_id == self.user.pk,
            )
            for review in reversed(self.decided)
        ]

    def _remark(self, review: Review, note: PartComment) -> Remark:
        # What the author answers is told with the next round, when it has been sent.
        return remark(
            note, review, self.names.of(review), answered=review.submission_id != self.submission.pk
        )

    @cached_property
    def parts(self) -> list[PartView]:
        """The parts in reading order."""
        return [
            part_view(
                part,
                own=self.own,
                typed=self.typed,
                remarks=[
                    self._remark(review, note)
                    for review in self.decided
                    for note in review.comments.all()
                    if note.part == part.key
                ],
                concerns=[concern.message for concern in self.concerns if concern.part == part.key],
            )
            for part in self.shown.parts()
        ]

    @cached_property
    def concerns(self) -> list[first_look.Concern]:
        """What the automatic check saw, where an editor looks first."""
        return first_look.concerns(self.shown) if self.kind == Stage.Kind.FIRST_LOOK else []

    @cached_property
    def words(self) -> dict[str, str]:
        """The three questions as typed so far."""
        return {name: self.typed.get(name, getattr(self.own, name, "")) for name in WORDS}

    @cached_property
    def rubric(self) -> list[Asked]:
        """The criteria of the stage."""
        typed = {name.removeprefix("rubric-"): value for name, value in self.typed.items()}
        return asked(self.kind, {**(self.own.rubric if self.own else {}), **typed})

    @property
    def is_checklist(self) -> bool:
        """Whether the criteria are ticked only."""
        return is_checklist(self.kind)

    @property
    def publish_at(self) -> str:
        """The chosen time as the box wants it, by the editor's own clock."""
        at = self.own.publish_at if self.own else None
        return self.typed.get("publish_at", at.astimezone(own_zone(self.user)).strftime(LOCAL) if at else "")

    @property
    def zone(self) -> str:
        """The name of that clock."""
        return ZONES[own_zone(self.user).key]

    @cached_property
    def steers(self) -> list[str]:
        """The further acts of an editor: skip, repeat, return."""
        if self.state is None or not rules.is_editor(self.user):
            return []
        if not self.verdict.allowed and self.verdict.code not in READS_ON:
            return []
        skip = [] if self.decides else ["skip"]
        repeat = ["repeat"] if self.kind in (Stage.Kind.PEER, Stage.Kind.EDITOR) else []
        return [*skip, *repeat, "return"]

    @property
    def unsaved(self) -> list[tuple[str, str]]:
        """What was typed in a post that could not be saved."""
        return unsaved_words(self.typed, self.shown.parts())
