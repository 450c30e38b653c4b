"""Taking a waiting text to read, and giving it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, TaskState

from accounts.models import User

from .. import record, rules
from ..capacity import load_of
from ..models import Claim, Offer, ReviewerProfile, Stage
from ..rules import Refused
from ..school_days import due_after
from .locking import locked_stage

AWAY = _(
    "Bapak/Ibu sedang istirahat sampai %(date)s. Bila sudah ingin membaca lagi, ubah dulu di Kesediaan saya."
)
DESK_FULL = _(
    "Di meja Bapak/Ibu sudah ada %(number)s tulisan, sebanyak yang disanggupi. Selesaikan satu dulu."
)
MONTH_FULL = _(
    "Bulan ini Bapak/Ibu sudah menolong %(number)s tulisan, sebanyak yang disanggupi. Terima kasih. "
    "Bila masih sempat, tambah angkanya di Kesediaan saya."
)


@transaction.atomic
def claim(*, page: Page, by: User, task_state_id: int | None = None) -> Claim:
    """Take a waiting text to read it. Claiming twice changes nothing. Raises Refused, also beyond what somebody said."""
    state = locked_stage(page, by=by, expected=task_state_id)
    rules.require(rules.may_decide(user=by, page=page))
    found = Claim.objects.filter(task_state=state, reviewer=by).first()
    if found is not None:
        return found
    task, stage = state.task.specific, state.stage
    require_room(by, as_colleague=stage.kind == Stage.Kind.PEER)
    due = due_after(
        timezone.now(), task.promised_days, province=stage.submission.province, week=task.school_week
    )
    made = Claim.objects.create(task_state=state, reviewer=by, due_at=due)
    Offer.objects.filter(task_state=state, reviewer=by).update(declined_at=None)
    record.note(page, "claim", by=by, unnamed=task.unnamed)
    return made


@transaction.atomic
def hand_back(*, page: Page, by: User, task_state_id: int | None = None) -> None:
    """Give a claimed or offered text back to the others; what was typed is kept for whoever returns."""
    state = locked_stage(page, by=by, expected=task_state_id)
    declined = Offer.objects.filter(task_state=state, reviewer=by, declined_at=None).update(
        declined_at=timezone.now()
    )
    deleted, _rows = Claim.objects.filter(task_state=state, reviewer=by).delete()
    if deleted:
        _passed_on(state, by)
    if deleted or declined:
        record.note(page, "hand_back" if deleted else "decline", by=by, unnamed=state.task.specific.unnamed)


@transaction.atomic
def release(*, page: Page, reviewer: User) -> bool:
    """Return an overdue text to the others (by the clock); what was typed is kept. Returns whether it was held."""
    state = locked_stage(page, by=reviewer)
    deleted, _rows = Claim.objects.filter(task_state=state, reviewer=reviewer).delete()
    if deleted:
        _passed_on(state, reviewer)
        record.note(page, "release", by=reviewer, unnamed=state.task.specific.unnamed)
    return bool(deleted)


def require_room(by: User, *, as_colleague: bool = True) -> None:
    """Raise Refused when somebody rests, holds, or has taken this month, as many texts as stated.

    What was said is said of reading as a colleague: an editor's own decisions know no month.
    """
    # A lock of their own profile: two claims of one person at once count each other.
    profile = ReviewerProfile.objects.select_for_update().filter(user=by).first()
    if profile is None:
        return
    if as_colleague and profile.away_until and profile.is_away(timezone.localdate()):
        raise Refused(AWAY % {"date": date_format(profile.away_until, "j F Y")}, code="away")
    if profile.per_month is None:
        return
    load = load_of(by)
    if load.open >= load.per_month:
        raise Refused(DESK_FULL % {"number": load.per_month}, code="full")
    if as_colleague and load.is_full:
        raise Refused(MONTH_FULL % {"number": load.month}, code="full")


def _passed_on(state: TaskState, reviewer: User) -> None:
    """Remember who gave a text back, so that it is offered to somebody else."""
    offer, _created = Offer.objects.get_or_create(task_state=state, reviewer=reviewer)
    offer.declined_at = timezone.now()
    offer.save(update_fields=["declined_at"])
