"""The review desk of the demo: what its reviewers said of themselves, and a school year of reviews behind them.

Acts go through the same services as everybody's; only their dates are put back, because the demo is made in a minute.
"""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from practices.articles.models import PracticePage
from review import services
from review.models import Pause, Review, ReviewerProfile, Stage, Submission
from review.school_days import days_between
from review.services.answering import heard, may_answer

from . import content, people

DAY = timedelta(days=1)
EDITOR = "penyunting@example.com"
STATED = ("per_month", "levels", "phases", "subjects", "provinces", "languages")


def load() -> Iterator[str]:
    """Put the desk in order; whatever somebody has changed or said since stays as it is."""
    told = tomllib.loads((content.FOLDER / "desk.toml").read_text(encoding="utf-8"))
    new = [_profile(entry) for entry in told["reviewers"]]
    if any(new):
        yield "Meja telaah"
    for entry in told["pauses"]:
        Pause.objects.get_or_create(name=entry["name"], defaults=entry)
    for submission in _published_in_this_minute():
        _put_back(submission)
    for entry in told["thanks"]:
        _thank(entry)
    _answer(told["answer"])
    _first_word(told["first_word"])
    services.offer_waiting()


def _profile(entry: dict[str, Any]) -> bool:
    """What a reviewer said, unless they have said something since; tells whether it is new."""
    learnt = timezone.now() if entry["learnt"] else None
    _stored, created = ReviewerProfile.objects.get_or_create(
        user=people.account(entry["email"]),
        defaults={**{name: entry[name] for name in STATED}, "learnt_at": learnt},
    )
    return created


def _published_in_this_minute() -> list[Submission]:
    """First rounds of texts that are said to have been published long before they were decided on."""
    found = Submission.objects.filter(
        page__first_published_at__isnull=False, round=1, reviews__decision="approve"
    )
    return [
        submission
        for submission in found.select_related("page").distinct()
        if submission == submission.page.submissions.order_by("pk").first()
        and submission.submitted_at - submission.page.first_published_at > DAY
    ]


@transaction.atomic
def _put_back(submission: Submission) -> None:
    """Handed in some days before it was published, reviewed in between: all its dates keep their order."""
    page = submission.page
    stages = {stage.kind: stage for stage in submission.stages.order_by("pk")}
    decided = submission.reviews.filter(decided_at__isnull=False).order_by("-pk")
    told: dict[str, Any] = {review.task_state.stage.kind: review.decided_at for review in decided}
    if Stage.Kind.PEER not in told or Stage.Kind.EDITOR not in told:
        return
    published = page.first_published_at
    reviewed = published - (1 + page.pk % 3) * DAY
    handed_in = reviewed - (2 + page.pk % 5) * DAY
    begun = submission.submitted_at
    turns = ((told[Stage.Kind.EDITOR], published), (told[Stage.Kind.PEER], reviewed))

    def earlier(moment: datetime) -> datetime:
        """The same moment within its stage, as if that had been then."""
        for since, then in turns:
            if moment >= since:
                return then + (moment - since)
        return handed_in + (moment - begun)

    _move(PageLogEntry.objects.filter(page=page.pk), "timestamp", earlier)
    _move(Revision.page_revisions.filter(object_id=str(page.pk)), "created_at", earlier)
    _move(Submission.objects.filter(pk=submission.pk), "submitted_at", earlier)
    _move(Review.objects.filter(submission=submission, decided_at__isnull=False), "decided_at", earlier)
    for stage in stages.values():
        _restart(stage, handed_in, reviewed, published)


def _move(rows: Any, name: str, earlier: Any) -> None:
    for row in rows:
        rows.model._base_manager.filter(pk=row.pk).update(**{name: earlier(getattr(row, name))})


def _restart(stage: Stage, handed_in: datetime, reviewed: datetime, published: datetime) -> None:
    spans = {Stage.Kind.PEER: (handed_in, reviewed), Stage.Kind.EDITOR: (reviewed, published)}
    since, ended = spans.get(Stage.Kind(stage.kind), (handed_in, handed_in))
    if stage.due_at is not None:
        stage.due_at += since - stage.since
    stage.since, stage.ended_at = since, ended
    stage.took_days = days_between(since, ended)
    stage.save(update_fields=["since", "ended_at", "due_at", "took_days"])


def _story(number: int) -> PracticePage | None:
    slug = content.slug_of(number)
    return PracticePage.objects.filter(slug=slug, locale__language_code="id").first()


def _thank(entry: dict[str, Any]) -> None:
    """The author's thanks to the first colleague who read it; a second run finds it given."""
    page = _story(entry["story"])
    if page is None or page.owner is None:
        return
    for review in heard(page)[:1]:
        if review.thanked_at is None:
            services.thank(review=review, by=page.owner, words=entry["words"])
            Review.objects.filter(pk=review.pk).update(thanked_at=F("decided_at") + DAY)


def _answer(entry: dict[str, Any]) -> None:
    page = _story(entry["story"])
    if page is None or page.owner is None or not may_answer(page):
        return
    notes = [note for review in heard(page) for note in review.comments.all() if note.part == entry["part"]]
    if notes and not notes[0].reply:
        replies, done = {notes[0].pk: entry["words"]}, {notes[0].pk: True}
        services.answer(page=page, by=page.owner, replies=replies, done=done)


def _first_word(entry: dict[str, Any]) -> None:
    editor, reviewer = people.account(EDITOR), people.account(entry["email"])
    review = services.first_reviews(editor).filter(reviewer=reviewer).first()
    if review is not None:
        services.read_first_review(review=review, by=editor, word=entry["words"])
