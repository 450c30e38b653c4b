"""After publication: what readers reported, when a text is read again, why one was taken down.

Every published text has a row `LookAgain`, made when it is published; a year later the desk lists it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published

from accounts.models import User
from core.pages import ReviewedPage

from . import rules
from .conflicts import schools_of_reader
from .models import Correction, Flag, Involvement, LookAgain
from .record import PREFIX

Row = TypeVar("Row", bound=Model)
#: a text is read again after a year
MONTHS = 12
#: how many rows are written at once
BATCH = 1_000


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where there is no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@receiver(page_published, dispatch_uid="review.aftercare.published")
def read_again_in_a_year(instance: Any, **kwargs: Any) -> None:
    """A text that is published, for the first time or anew, has just been read; what took it down before is settled."""
    if isinstance(instance, ReviewedPage):
        LookAgain.objects.update_or_create(
            page_id=instance.pk,
            defaults={
                "on": months_later(timezone.localdate(), MONTHS),
                "taken_down_at": None,
                "taken_down_by": None,
                "reason": "",
            },
        )


def catch_up() -> None:
    """Make the rows of texts that were published before the desk kept dates; may be run again."""
    models = [model for model in apps.get_models() if issubclass(model, ReviewedPage)]
    kinds = ContentType.objects.get_for_models(*models).values()
    missing = Page.objects.filter(live=True, content_type__in=kinds, look_again=None)
    rows = (
        LookAgain(page_id=pk, on=_a_year_after(last or first or timezone.now()))
        for pk, last, first in missing.values_list("pk", "last_published_at", "first_published_at").iterator()
    )
    LookAgain.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def open_flags(editor: User) -> QuerySet[Flag]:
    """Readers' reports that nobody has answered, those about privacy first; none about the editor's own texts."""
    return (
        without_part_in(Flag.objects.filter(settled_at=None), editor)
        .select_related("page")
        .annotate(private=Q(kind=Flag.Kind.PRIVACY))
        .order_by("-private", "created_at", "pk")
    )


def settled_flags(editor: User) -> QuerySet[Flag]:
    """Reports that were answered, the latest first."""
    return (
        without_part_in(Flag.objects.filter(settled_at__isnull=False), editor)
        .select_related("page", "settled_by")
        .order_by("-settled_at")
    )


def due(editor: User) -> QuerySet[LookAgain]:
    """Published texts whose date to look again has come, longest ago first; none of the editor's own."""
    rows = LookAgain.objects.filter(on__lte=timezone.localdate(), page__live=True)
    return without_part_in(rows, editor).select_related("page").order_by("on", "pk")


def reason_of(pages: Iterable[Page]) -> dict[int, str]:
    """Why an editor has taken texts down, by the page's key; for texts that are not public now."""
    rows = LookAgain.objects.filter(page__in=[page.pk for page in pages], page__live=False)
    return dict(rows.exclude(taken_down_at=None).exclude(reason="").values_list("page_id", "reason"))


def asked_of(pages: Iterable[Page]) -> dict[int, str]:
    """What an editor asks the authors of published texts to bring up to date, by the page's key, until they publish anew."""
    published = {page.pk: page.last_published_at for page in pages if page.live}
    entries = PageLogEntry.objects.filter(page__in=published, action=f"{PREFIX}ask_update")
    return {
        entry.page_id: entry.data.get("words", "")
        for entry in entries.order_by("timestamp")
        if published[entry.page_id] is None or entry.timestamp > published[entry.page_id]
    }


def corrections_of(page: Page) -> QuerySet[Correction]:
    """What was put right in a published text, oldest first."""
    return Correction.objects.filter(page=page.pk).order_by("created_at", "pk")


@dataclass(frozen=True)
class ShownCorrection:
    """A correction as readers see it."""

    day: date
    text: str


def shown_corrections(page: Page) -> list[ShownCorrection]:
    """The same for readers: no query where the page was read with its row `look_again`."""
    try:
        kept = page.look_again.corrections
    except LookAgain.DoesNotExist:
        return []
    return [ShownCorrection(date.fromisoformat(day), text) for day, text in kept]


def needs_reason(*, user: User, page: Page) -> bool:
    """Whether taking this text down asks for words to its author: for all but one's own."""
    specific = page.specific
    return isinstance(specific, ReviewedPage) and not rules.own_part(user, specific)


def without_part_in(rows: QuerySet[Row], user: User) -> QuerySet[Row]:
    """Rows about pages in which this person has no part, as far as was known when they were handed in."""
    known = Involvement.objects.filter(submission__page=OuterRef("page"))
    own = known.filter(Q(user=user) | Q(school__in=schools_of_reader(user)))
    return rows.exclude(page__owner=user).exclude(Exists(own))


def _a_year_after(moment: datetime) -> date:
    return months_later(timezone.localdate(moment), MONTHS)
