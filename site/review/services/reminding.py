"""An editor's help to a text that waits: a friendly reminder to whoever holds it, or back to the others with it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import User

from .. import record, telling
from ..models import Claim, Offer
from ..rules import Refused
from .editing import require_editor
from .locking import locked_stage

#: nobody is reminded of the same text more often
PAUSE = timedelta(hours=24)
NOBODY = _("Belum ada yang mengambil tulisan ini; tawarkan dulu kepada seorang rekan.")


@transaction.atomic
def remind(*, page: Page, by: User) -> list[User]:
    """Remind whoever holds the text. Raises Refused where nobody does, or where all were reminded within a day."""
    state = locked_stage(page, by=by)
    require_editor(by, page)
    claims = list(Claim.objects.filter(task_state=state).select_related("reviewer", "task_state__stage"))
    if not claims:
        raise Refused(NOBODY, code="nobody")
    now = timezone.now()
    due = [claim for claim in claims if claim.reminded_at is None or claim.reminded_at < now - PAUSE]
    if not due:
        raise Refused(_("Sudah diingatkan hari ini."), code="reminded")
    for claim in due:
        claim.reminded_at = now
        claim.save(update_fields=["reminded_at"])
        telling.tell_reminded(claim)
    record.note(page, "remind", by=by)
    return [claim.reviewer for claim in due]


@transaction.atomic
def put_back(*, page: Page, by: User) -> list[User]:
    """Give a held text back to the others; what was typed is kept for whoever returns. Raises Refused where nobody does."""
    state = locked_stage(page, by=by)
    require_editor(by, page)
    claims = list(Claim.objects.filter(task_state=state).select_related("reviewer"))
    if not claims:
        raise Refused(_("Tulisan ini sudah di meja bersama."), code="nobody")
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).delete()
    for claim in claims:
        # Whoever gave it back, or had it taken, is not the first to be offered it again.
        Offer.objects.update_or_create(
            task_state=state, reviewer=claim.reviewer, defaults={"declined_at": timezone.now()}
        )
        telling.tell_put_back(claim)
    record.note(page, "put_back", by=by)
    return [claim.reviewer for claim in claims]
