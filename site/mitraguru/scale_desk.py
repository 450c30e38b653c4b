"""A desk full of generated texts, to measure how it does at a size: rows written beside the services, in bulk."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision, Task, TaskState, Workflow, WorkflowState

from accounts.models import User
from accounts.roles import REVIEWER, TEACHER, join
from places.models import Region, School
from practices.articles.bulk import BATCH, BulkWriter
from practices.articles.models import PracticePage
from review.hashing import content_hash
from review.models import Claim, Involvement, Offer, Review, Stage, Submission
from review.setup import NAME

from .scale import StoryMaker

AUTHORS, REVIEWERS = 40, 12
#: stories that are public have lower numbers
FIRST = 1_000_000
FIRST_LOOK_EVERY, EDITOR_EVERY, CLAIM_EVERY, OFFER_EVERY = 40, 7, 10, 15


class DeskFiller:
    """Hands texts in, so that so many wait at the stages of the first workflow; the same ones on every machine."""

    def __init__(self) -> None:
        self._maker, self._writer = StoryMaker(), BulkWriter(live=False)
        self._now = timezone.now()

    def fill(self, total: int) -> int:
        """Make the texts that are missing to `total`; returns how many were made."""
        waiting = Stage.objects.filter(ended_at=None).count()
        for first in range(waiting, total, BATCH):
            self._batch(range(first, min(first + BATCH, total)))
        return max(0, total - waiting)

    @transaction.atomic
    def _batch(self, numbers: range) -> None:
        pages = self._writer.write(self._maker.story(FIRST + number) for number in numbers)
        revisions = self._revisions(pages, numbers)
        states = self._workflows(pages)
        submissions = self._submissions(pages, revisions, states)
        at = [self._kind_at(number) for number in numbers]
        open_states = self._stages(submissions, at, numbers)
        for state, open_state in zip(states, open_states, strict=True):
            state.current_task_state = open_state
        WorkflowState.objects.bulk_update(states, ["current_task_state"], batch_size=BATCH)
        self._people(submissions, open_states, at, numbers)

    def _revisions(self, pages: Sequence[PracticePage], numbers: range) -> list[Revision]:
        for page, number in zip(pages, numbers, strict=True):
            page.owner = self._authors[number % AUTHORS]
        rows = [
            Revision(
                base_content_type=self._page_type,
                content_type=page.content_type,
                object_id=str(page.pk),
                object_str=page.title,
                user=page.owner,
                created_at=self._now,
                content=page.serializable_data(),
            )
            for page in pages
        ]
        made = Revision.objects.bulk_create(rows, batch_size=BATCH)
        for page, revision in zip(pages, made, strict=True):
            page.latest_revision = revision
        Page.objects.bulk_update(
            [Page(pk=page.pk, owner=page.owner, latest_revision=page.latest_revision) for page in pages],
            ["owner", "latest_revision"],
            batch_size=BATCH,
        )
        return made

    def _workflows(self, pages: Sequence[PracticePage]) -> list[WorkflowState]:
        workflow = Workflow.objects.get(name=NAME)
        rows = [
            WorkflowState(
                base_content_type=self._page_type,
                content_type=page.content_type,
                object_id=str(page.pk),
                workflow=workflow,
                status=WorkflowState.STATUS_IN_PROGRESS,
                requested_by=page.owner,
            )
            for page in pages
        ]
        return WorkflowState.objects.bulk_create(rows, batch_size=BATCH)

    def _submissions(
        self, pages: Sequence[PracticePage], revisions: list[Revision], states: list[WorkflowState]
    ) -> list[Submission]:
        rows = [
            Submission(
                page_id=page.pk,
                workflow_state=state,
                revision=revision,
                content_hash=content_hash(revision),
                submitted_by=page.owner,
                title=page.title,
                kind=page.kind,
                levels=f" {page.level} ",
                phases=f" {' '.join(page.phase)} ",
                topics=f" {' '.join(page.subject)} ",
                province=str(page.regency_id)[:2],
                language="id",
            )
            for page, revision, state in zip(pages, revisions, states, strict=True)
        ]
        return Submission.objects.bulk_create(rows, batch_size=BATCH)

    def _stages(self, submissions: list[Submission], at: list[str], numbers: range) -> list[TaskState]:
        """The open stage of each text, and before the editor's decision a colleague's approval."""
        passed = [one for one, kind in zip(submissions, at, strict=True) if kind == Stage.Kind.EDITOR]
        before = self._task_states(passed, [Stage.Kind.PEER] * len(passed), TaskState.STATUS_APPROVED)
        self._clock(passed, before, [Stage.Kind.PEER] * len(passed), ended=self._now)
        Review.objects.bulk_create(
            Review(
                submission=one,
                task_state=state,
                reviewer=self._reviewers[one.pk % REVIEWERS],
                content_hash=one.content_hash,
                decision=Review.Decision.APPROVE,
                notice="Langkahnya dapat diulang di kelas lain.",
                decided_at=self._now,
            )
            for one, state in zip(passed, before, strict=True)
        )
        states = self._task_states(submissions, at, TaskState.STATUS_IN_PROGRESS)
        self._clock(submissions, states, at)
        return states

    def _task_states(self, submissions: list[Submission], at: Sequence[str], status: str) -> list[TaskState]:
        kind = ContentType.objects.get_for_model(TaskState)
        rows = [
            TaskState(
                workflow_state=one.workflow_state,
                revision=one.revision,
                task=self._tasks[where],
                status=status,
                content_type=kind,
            )
            for one, where in zip(submissions, at, strict=True)
        ]
        return TaskState.objects.bulk_create(rows, batch_size=BATCH)

    def _clock(
        self,
        submissions: list[Submission],
        states: list[TaskState],
        at: Sequence[str],
        *,
        ended: datetime | None = None,
    ) -> None:
        """Begun between today and two weeks ago, promised five days later: some are late."""
        rows = []
        for one, state, kind in zip(submissions, states, at, strict=True):
            since = self._now - timedelta(days=one.pk % 15)
            took = one.pk % 9 if ended else None
            due = since + timedelta(days=7)
            rows.append(
                Stage(
                    task_state=state,
                    submission=one,
                    kind=kind,
                    since=since,
                    due_at=due,
                    ended_at=ended,
                    outcome="approved" if ended else "",
                    took_days=took,
                )
            )
        Stage.objects.bulk_create(rows, batch_size=BATCH)

    def _people(
        self, submissions: list[Submission], states: list[TaskState], at: list[str], numbers: range
    ) -> None:
        """Who has a part in each text, who holds some of them, to whom some are offered."""
        parts = [Involvement(submission=one, user=one.submitted_by, why="own") for one in submissions]
        parts += [
            Involvement(submission=one, school_id=one.submitted_by.school_id, why="school")
            for one in submissions
            if one.submitted_by
        ]
        Involvement.objects.bulk_create(parts, batch_size=BATCH)
        peers = [
            (number, state)
            for number, state, kind in zip(numbers, states, at, strict=True)
            if kind == Stage.Kind.PEER
        ]
        due = self._now + timedelta(days=3)
        Claim.objects.bulk_create(
            Claim(task_state=state, reviewer=self._reviewers[number % REVIEWERS], due_at=due)
            for number, state in peers
            if number % CLAIM_EVERY == 1
        )
        Offer.objects.bulk_create(
            Offer(task_state=state, reviewer=self._reviewers[number % REVIEWERS], reasons=["free"])
            for number, state in peers
            if number % OFFER_EVERY == 2
        )

    def _kind_at(self, number: int) -> str:
        if number % FIRST_LOOK_EVERY == 3:
            return Stage.Kind.FIRST_LOOK
        return Stage.Kind.EDITOR if number % EDITOR_EVERY == 4 else Stage.Kind.PEER

    @cached_property
    def _tasks(self) -> dict[str, Task]:
        found = Workflow.objects.get(name=NAME).tasks
        return {task.specific.stage_kind: task for task in found}

    @cached_property
    def _page_type(self) -> ContentType:
        return ContentType.objects.get_for_model(Page)

    @cached_property
    def _authors(self) -> list[User]:
        regency = Region.objects.filter(province__isnull=False).order_by("pk")[0]
        schools = [self._school(number, regency) for number in range(AUTHORS)]
        return [self._account("guru", number, TEACHER, school) for number, school in enumerate(schools)]

    @cached_property
    def _reviewers(self) -> list[User]:
        return [self._account("penelaah", number, REVIEWER, None) for number in range(REVIEWERS)]

    def _school(self, number: int, regency: Region) -> School:
        given: dict[str, Any] = {"name": f"SD Skala {number}", "level": "sd-mi", "regency": regency}
        return School.objects.get_or_create(npsn=f"{90000000 + number}", defaults=given)[0]

    def _account(self, word: str, number: int, role: str, school: School | None) -> User:
        email, name = f"skala-{word}-{number}@example.com", f"{word.capitalize()} Skala {number}"
        user, made = User.objects.get_or_create(
            email=email, defaults={"display_name": name, "school": school}
        )
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
            join(user, role)
        return user
