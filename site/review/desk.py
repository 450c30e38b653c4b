"""What the desk shows: lists of texts, and one text with everything said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from core.pages import ReviewedPage
from core.parts import Part

from . import rules
from .models import Review, Submission
from .services import WORDS
from .status import Standing, standing_of, standings

LIMIT = 60


@dataclass(frozen=True)
class DeskItem:
    """A text on the desk, as readers need it to choose."""

    page: Any
    standing: Standing
    submission: Submission
    mine: bool = False


@dataclass(frozen=True)
class DeskList:
    """A heading and its texts."""

    heading: str
    items: list[DeskItem] = field(default_factory=list)
    empty: str = ""


@dataclass(frozen=True)
class Remark:
    """What one reader said about one part (or, with no part, in the three questions)."""

    who: str
    round: int
    text: str


@dataclass(frozen=True)
class PartView:
    """A part of the text, what was said about it before, and the box to write in."""

    part: Part
    remarks: list[Remark]
    field_name: str
    typed: str


def lists_for(user: User) -> list[DeskList]:
    """The person's own readings first, then what waits; texts that are none of theirs never appear."""
    states = list(rules.open_task_states(user=user).prefetch_related("claims")[:LIMIT])
    pages = {
        str(page.pk): page
        for page in Page.objects.filter(pk__in=[s.workflow_state.object_id for s in states]).specific()
    }
    stands = standings(pages.values())
    mine: list[DeskItem] = []
    waiting: list[DeskItem] = []
    for state in states:
        page = pages.get(state.workflow_state.object_id)
        if page is None or not rules.may_decide(user=user, page=page).allowed:
            continue
        submission = rules.current_submission(page)
        if submission is None:
            continue
        own = any(claim.reviewer_id == user.pk for claim in state.claims.all())
        item = DeskItem(
            page=submission.revision.as_object(), standing=stands[page.pk], submission=submission, mine=own
        )
        (mine if own else waiting).append(item)
    return [
        DeskList(
            _("Di meja saya"),
            mine,
            _("Belum ada. Pilih satu tulisan di bawah; sepuluh menit sudah menolong."),
        ),
        DeskList(_("Menunggu pembaca"), waiting, _("Tidak ada yang menunggu. Terima kasih sudah menengok.")),
    ]


def text_context(
    *, page: ReviewedPage, submission: Submission, user: User, typed: Mapping[str, str] | None
) -> dict[str, Any]:
    """Everything the page of one text needs; `typed` is what came with a post that could not be saved."""
    shown = submission.revision.as_object()
    reviews = list(
        Review.objects.filter(submission__page_id=page.pk)
        .select_related("reviewer")
        .prefetch_related("comments")
        .order_by("round", "pk")
    )
    own = next(
        (
            r
            for r in reversed(reviews)
            if r.reviewer_id == user.pk and r.submission_id == submission.pk and not r.decision
        ),
        None,
    )
    kept = {} if own is None else {f"comment-{c.part}": c.text for c in own.comments.all()}
    kept |= {name: getattr(own, name) for name in WORDS} if own else {}
    values = {**kept, **dict((typed or {}).items())}
    said = [review for review in reviews if review.decision]
    return {
        "page_under_review": shown,
        "page_id": page.pk,
        "submission": submission,
        "standing": standing_of(page),
        "parts": [
            PartView(
                part, remarks_on(said, part.key), f"comment-{part.key}", values.get(f"comment-{part.key}", "")
            )
            for part in shown.parts()
        ],
        "words": {name: values.get(name, "") for name in WORDS},
        "said": said,
        "own_review": own,
        "kept": kept_words(typed or {}, shown.parts()),
    }


def kept_words(typed: Mapping[str, str], parts: list[Part]) -> list[tuple[str, str]]:
    """What was typed in a post that could not be saved, with the name of each box, for the reader to copy."""
    boxes = {name: str(Review._meta.get_field(name).verbose_name) for name in WORDS}  # type: ignore[union-attr]
    boxes |= {f"comment-{part.key}": str(part.label) for part in parts}
    return [(label, typed[name]) for name, label in boxes.items() if typed.get(name, "").strip()]


def remarks_on(reviews: list[Review], part: str) -> list[Remark]:
    """What decided reviews said about one part, oldest first."""
    return [
        Remark(
            who=review.reviewer.get_full_name() if review.reviewer else _("anggota"),
            round=review.round,
            text=comment.text,
        )
        for review in reviews
        for comment in review.comments.all()
        if comment.part == part
    ]
