"""How much a reviewer carries, against what they said they can: texts on their desk, and texts of this month."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Permission
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import TaskState

from accounts.models import User

from .models import Claim, Offer, Review, ReviewerProfile, Stage
from .models.reviewers import OFFERED


@dataclass(frozen=True)
class Load:
    """What somebody carries now. `month` counts texts taken this month, and those decided on with or without taking."""

    open: int
    offered: int
    month: int
    per_month: int
    #: whether that number is the reviewer's own word
    said: bool = True

    @property
    def is_full(self) -> bool:
        """Whether another text would be more than was said."""
        return max(self.open, self.month) >= self.per_month

    @property
    def share(self) -> float:
        """What is taken of what was said, with what is offered and not answered; 1 and more is all of it."""
        return (max(self.open, self.month) + self.offered) / self.per_month


def reviewers() -> QuerySet[User]:
    """Everybody active who reads as a colleague, by a group or a right of their own."""
    right = Permission.objects.filter(codename="add_review", content_type__app_label="review")
    by_right = User.objects.filter(Q(groups__permissions__in=right) | Q(user_permissions__in=right))
    return User.objects.filter(is_active=True, pk__in=by_right.values("pk"))


def with_load(people: QuerySet[User]) -> QuerySet[User]:
    """The same people with `open_claims`, `open_offers` and `this_month`, in the same query."""
    since = month_start()
    taken = Claim.objects.filter(
        claimed_at__gte=since, task_state__stage__kind=Stage.Kind.PEER, reviewer=OuterRef("pk")
    )
    decided = Review.objects.filter(
        decided_at__gte=since, task_state__stage__kind=Stage.Kind.PEER, reviewer=OuterRef("pk")
    ).exclude(decision="")
    return people.annotate(
        open_claims=_number(Claim.objects.filter(reviewer=OuterRef("pk"))),
        open_offers=_number(unanswered().filter(reviewer=OuterRef("pk"))),
        this_month=_number(taken) + _number(decided),
    )


def load_of(user: User) -> Load:
    """What one person carries."""
    found = with_load(User.objects.filter(pk=user.pk)).get()
    profile = ReviewerProfile.objects.filter(user=user).first() or ReviewerProfile(user=user)
    return counted(found, profile)


def counted(person: User, profile: ReviewerProfile) -> Load:
    """The load of somebody who comes from `with_load`."""
    return Load(
        open=person.open_claims,  # type: ignore[attr-defined]
        offered=person.open_offers,  # type: ignore[attr-defined]
        month=person.this_month,  # type: ignore[attr-defined]
        per_month=profile.per_month or OFFERED,
        said=profile.per_month is not None,
    )


def unanswered() -> QuerySet[Offer]:
    """Offers that still stand: neither declined nor taken, and nobody else reads the text meanwhile."""
    return Offer.objects.filter(declined_at=None, task_state__status=TaskState.STATUS_IN_PROGRESS).exclude(
        Exists(Claim.objects.filter(task_state=OuterRef("task_state"))),
    )


def month_start() -> datetime:
    """The first moment of this month, by the site's clock."""
    return timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _number(rows: QuerySet) -> Coalesce:
    counts = rows.order_by().values("reviewer").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counts), 0)
