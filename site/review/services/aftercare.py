"""Acts on published texts: reporting, answering a report, correcting, taking down, reading again.

A text that was taken down is a draft again; it comes back when its author hands it in and readers agree.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from accounts.models import User
from core.delivery.page_cache import renew
from core.pages import ReviewedPage

from .. import record, telling
from ..aftercare import MONTHS, months_later
from ..models import Correction, Flag, LookAgain
from ..rules import Refused
from .editing import require_editor
from .locking import lock_page

#: months until a text whose author was asked for an update is listed again
MONTHS_TO_UPDATE = 2
MAX_WORDS = 1_000
ONE_SENTENCE: dict[str, str | Promise] = {
    "correct": _("Tuliskan ralatnya, satu kalimat pun cukup; pembaca akan melihatnya."),
    "take_down": _("Tuliskan alasannya, satu kalimat pun cukup; penulisnya akan membacanya."),
    "ask_update": _("Tuliskan apa yang perlu diperbarui, satu kalimat pun cukup."),
    "settle": _("Tuliskan apa yang dilakukan, satu kalimat pun cukup."),
}


@transaction.atomic
def report(*, page: Page, kind: str, text: str, email: str = "", reporter: User | None = None) -> Flag:
    """A reader tells what is not right in a published text; it comes to the desk. Raises Refused."""
    published = _published(page)
    flag = Flag.objects.create(page=published, kind=kind, text=text.strip(), email=email, reporter=reporter)
    # Without the reader's account: the history is read by more people than the report.
    record.note(published, "flag", data={"flag": flag.pk, "kind": kind})
    telling.tell_flagged(flag)
    return flag


@transaction.atomic
def settle(*, flag: Flag, by: User, answer: str, act: str = "", words: str = "") -> Flag:
    """Answer a reader's report, and with an `act` of `ACTS` do what it asks for. Raises Refused."""
    lock_page(flag.page)
    flag = Flag.objects.select_for_update(of=("self",)).select_related("page").get(pk=flag.pk)
    require_editor(by, flag.page)
    if flag.settled_at is not None:
        raise Refused(_("Laporan ini sudah ditangani."), code="settled")
    answer = _required(answer, "settle")
    if act:
        if act not in ACTS:
            raise Refused(_("Pilih apa yang dilakukan."), code="unknown-act")
        ACTS[act](flag.page, by, words)
    flag.settled_at, flag.settled_by, flag.answer = timezone.now(), by, answer
    flag.save(update_fields=["settled_at", "settled_by", "answer"])
    record.note(flag.page, "settle", by=by, data={"flag": flag.pk, "did": act})
    telling.tell_settled(flag)
    return flag


@transaction.atomic
def correct(*, page: Page, by: User, text: str) -> Correction:
    """Add a note that stays under a published text and tells what was put right. Raises Refused."""
    page = _kept_by(page, by)
    made = Correction.objects.create(page=page, text=_required(text, "correct"), by=by)
    row = _row(page)
    row.corrections = [*row.corrections, [timezone.localdate(made.created_at).isoformat(), made.text]]
    row.save(update_fields=["corrections"])
    record.note(page, "correct", by=by, data={"correction": made.pk})
    renew((page.get_url_parts() or ("", "", None))[2])
    telling.tell_corrected(made)
    return made


@transaction.atomic
def take_down(*, page: Page, by: User, reason: str) -> LookAgain:
    """Take a published text from the site; an update of it that is being read goes back to its author too. Raises Refused."""
    page = _kept_by(page, by)
    reason = _required(reason, "take_down")
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        telling.tell_reading_ended(page, state.current_task_state)
        state.cancel(user=by)
    page.unpublish(user=by)
    row = _row(page)
    row.taken_down_at, row.taken_down_by, row.reason = timezone.now(), by, reason
    row.save(update_fields=["taken_down_at", "taken_down_by", "reason"])
    record.note(page, "take_down", by=by, data={"reason": reason})
    telling.tell_taken_down(page, reason)
    return row


@transaction.atomic
def ask_update(*, page: Page, by: User, words: str) -> LookAgain:
    """Ask the author of a published text to bring it up to date; it stays public meanwhile. Raises Refused."""
    page = _kept_by(page, by)
    words = _required(words, "ask_update")
    record.note(page, "ask_update", by=by, data={"words": words})
    telling.tell_asked_to_update(page, words)
    return _read_again(page, months=MONTHS_TO_UPDATE)


@transaction.atomic
def still_holds(*, page: Page, by: User) -> LookAgain:
    """A published text was read again and still holds; the next time is in twelve months. Raises Refused."""
    page = _kept_by(page, by)
    record.note(page, "look_again", by=by)
    return _read_again(page, months=MONTHS)


#: what may be done with a published text, with the words that the act needs
ACTS: dict[str, Callable[[Page, User, str], object]] = {
    "still_holds": lambda page, by, _words: still_holds(page=page, by=by),
    "correct": lambda page, by, words: correct(page=page, by=by, text=words),
    "ask_update": lambda page, by, words: ask_update(page=page, by=by, words=words),
    "take_down": lambda page, by, words: take_down(page=page, by=by, reason=words),
}


def _published(page: Page) -> ReviewedPage:
    """The text as it is stored now. Raises Refused unless it is a published one."""
    found = Page.objects.get(pk=page.pk).specific
    if not isinstance(found, ReviewedPage) or not found.live:
        raise Refused(_("Tulisan ini sedang tidak terbit."), code="not-published")
    return found


def _kept_by(page: Page, by: User) -> ReviewedPage:
    """The same under a lock, for an editor without a part in it."""
    lock_page(page)
    found = _published(page)
    require_editor(by, found)
    return found


def _required(words: str, act: str) -> str:
    words = words.strip()[:MAX_WORDS]
    if not words:
        raise Refused(ONE_SENTENCE[act], code="no-words")
    return words


def _read_again(page: Page, *, months: int) -> LookAgain:
    row = _row(page)
    row.on = months_later(timezone.localdate(), months)
    row.save(update_fields=["on"])
    return row


def _row(page: Page) -> LookAgain:
    on = months_later(timezone.localdate(), MONTHS)
    return LookAgain.objects.get_or_create(page_id=page.pk, defaults={"on": on})[0]
