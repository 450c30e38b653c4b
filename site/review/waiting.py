"""What waits and for whom, asked of the database in one go however many texts there are.

The lists of the desk and the editor's overview are made of these rows; no revision and no page is opened for them.
They say the same as `rules.may_decide`, which has the last word about each text.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Greatest
from wagtail.models import Page, Revision, TaskState, WorkflowState

from accounts.models import User

from . import conflicts, rules
from .models import Claim, Offer, Review, Stage, Submission
from .tasks import PeerReviewTask

OPEN = Q(ended_at=None, task_state__status=TaskState.STATUS_IN_PROGRESS)
#: a text that was sent back, as the last stage it passed: it waits for its author
WITH_AUTHOR = Q(
    outcome="rejected",
    submission__workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
    submission__workflow_state__current_task_state=F("task_state"),
)


def open_to(user: User) -> QuerySet[Stage]:
    """Open stages of texts in which this person has no part; what any reader may know of."""
    return without_part(Stage.objects.filter(OPEN), user)


def without_part(stages: QuerySet[Stage], user: User) -> QuerySet[Stage]:
    """Leave out texts that are this person's own, by any of the ways that the rules know."""
    submissions = conflicts.without_conflicts(Submission.objects.all(), user)
    return stages.filter(submission__in=submissions).exclude(_changed_by(user))


def takeable(user: User) -> QuerySet[Stage]:
    """The stages at which this person may read now; `mine` tells what is claimed, `offered` what is offered."""
    own_claim = Claim.objects.filter(task_state=OuterRef("task_state"), reviewer=user)
    own_vote = Review.objects.filter(task_state=OuterRef("task_state"), reviewer=user).exclude(decision="")
    offer = Offer.objects.filter(task_state=OuterRef("task_state"), reviewer=user, declined_at=None)
    return (
        open_to(user)
        .filter(kind__in=rules.stage_kinds_of(user))
        .annotate(mine=Exists(own_claim), offered=Exists(offer), needed=_needed(), taken=_taken())
        .filter(Q(mine=True) | Q(taken__lt=F("needed")))
        .exclude(Exists(own_vote))
        .exclude(~Q(kind=Stage.Kind.FIRST_LOOK) & Exists(_approvals().filter(reviewer=user)))
    )


def _changed_by(user: User) -> Exists:
    """Whether this person has saved a version since the text was last published."""
    versions = Revision.objects.filter(
        user=user,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("submission__page_id"), CharField()),
        pk__lte=OuterRef("submission__revision_id"),
        pk__gt=Coalesce(OuterRef("submission__page__live_revision_id"), 0),
    )
    return Exists(versions)


def _approvals() -> QuerySet[Review]:
    """Approvals at other stages that count towards publishing (see `rules.approving_people`)."""
    return (
        Review.objects.filter(
            submission=OuterRef("submission"),
            content_hash=OuterRef("submission__content_hash"),
            decision=Review.Decision.APPROVE,
        )
        .exclude(task_state__stage__kind=Stage.Kind.FIRST_LOOK)
        .exclude(task_state__status=TaskState.STATUS_CANCELLED)
        .exclude(task_state__task_id=OuterRef("task_state__task_id"))
    )


def _needed() -> Case:
    """How many people must speak at a stage (see `voices_needed` of the tasks)."""
    peers = PeerReviewTask.objects.filter(pk=OuterRef("task_state__task_id")).values("reviewers_needed")
    # An account that was erased still has spoken, as one person.
    voices = (
        _approvals()
        .order_by()
        .values("submission")
        .annotate(people=Count(Coalesce("reviewer_id", 0), distinct=True))
        .values("people")
    )
    missing = Value(rules.VOICES) - Coalesce(Subquery(voices), 0)
    return Case(
        When(kind=Stage.Kind.PEER, then=Subquery(peers[:1])),
        When(kind=Stage.Kind.EDITOR, then=Greatest(Value(1), missing)),
        default=Value(1),
        output_field=IntegerField(),
    )


def _taken() -> Combinable:
    """How many seats of a stage are taken: claims, and votes that were given."""
    claims = _per_stage(Claim.objects.all())
    votes = _per_stage(Review.objects.exclude(decision=""))
    return Coalesce(Subquery(claims), 0) + Coalesce(Subquery(votes), 0)


def _per_stage(rows: QuerySet[Any]) -> QuerySet[Any]:
    own = rows.filter(task_state=OuterRef("task_state")).order_by().values("task_state")
    return own.annotate(number=Count("pk")).values("number")
