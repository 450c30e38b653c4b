"""Taking a waiting text to read, and giving it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import User

from .. import record, rules
from ..models import Claim, Offer, ReviewerProfile
from ..rules import Refused
from ..school_days import due_after
from .locking import locked_stage


@transaction.atomic
def claim(*, page: Page, by: User, task_state_id: int | None = None) -> Claim:
    """Take a waiting text to read it. Claiming twice changes nothing. Raises Refused, also beyond what somebody said."""
    state = locked_stage(page, expected=task_state_id)
    rules.require(rules.may_decide(user=by, page=page))
    found = Claim.objects.filter(task_state=state, reviewer=by).first()
    if found is not None:
        return found
    require_room(by)
    task, stage = state.task.specific, state.stage
    due = due_after(
        timezone.now(), task.promised_days, province=stage.submission.province, week=task.school_week
    )
    made = Claim.objects.create(task_state=state, reviewer=by, due_at=due)
    record.note(page, "claim", by=by, unnamed=task.unnamed)
    return made


@transaction.atomic
def hand_back(*, page: Page, by: User, task_state_id: int | None = None) -> None:
    """Give a claimed or offered text back to the others; what was typed is kept for whoever returns."""
    state = locked_stage(page, expected=task_state_id)
    declined = Offer.objects.filter(task_state=state, reviewer=by, declined_at=None).update(
        declined_at=timezone.now()
    )
    deleted, _rows = Claim.objects.filter(task_state=state, reviewer=by).delete()
    if deleted or declined:
        record.note(page, "hand_back" if deleted else "decline", by=by, unnamed=state.task.specific.unnamed)


@transaction.atomic
def release(*, page: Page, reviewer: User) -> bool:
    """Return an overdue text to the others (by the clock); what was typed is kept. Returns whether it was held."""
    state = locked_stage(page)
    deleted, _rows = Claim.objects.filter(task_state=state, reviewer=reviewer).delete()
    if deleted:
        record.note(page, "release", by=reviewer, unnamed=state.task.specific.unnamed)
    return bool(deleted)


def require_room(by: User) -> None:
    """Raise Refused when somebody holds, or has taken this month, as many texts as stated."""
    # A lock of their own profile: two claims of one person at once count each other.
    profile = ReviewerProfile.objects.select_for_update().filter(user=by).first()
    if profile is None:
        return
    if Claim.objects.filter(reviewer=by).count() >= profile.per_month:
        raise Refused(
            _(
                "Di meja Bapak/Ibu sudah ada %(number)s tulisan, sebanyak yang disanggupi. Selesaikan satu dulu."
            )
            % {"number": profile.per_month},
            code="full",
        )
