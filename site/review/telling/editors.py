"""What editors are told: a text waits for one of them, a reader has reported something. And who they are."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import send_to_address
from accounts.roles import DECIDE, holders

from .. import conflicts
from ..models import Claim, Flag, Involvement, ReviewerProfile, Stage, Submission
from .noting import day_for, key_of, note


def tell_editors(stage: Stage, kind: str) -> None:
    """Who may decide at this stage: whoever holds it, or else one line to each editor without a part in the text.

    `kind` is editors_wanted, editors_reminded or editors_overdue.
    """
    page, state_id = stage.submission.page, stage.task_state_id
    claims = Claim.objects.filter(task_state=state_id).exclude(task_state__stage__kind=Stage.Kind.PEER)
    holders = [claim.reviewer for claim in claims.select_related("reviewer")]
    for editor in holders or editors_of(stage.submission):

        def words(reader: User = editor) -> dict[str, Any]:
            return {
                "link": reverse("review:text", args=[page.pk]),
                "stage": stage.get_kind_display(),
                "of_peers": stage.kind == Stage.Kind.PEER,
                "due": day_for(stage.due_at, reader),
            }

        promised = f"{stage.due_at:%Y%m%d}" if stage.due_at else ""
        note(editor, kind, page, words, key=f"{key_of(state_id)}{kind}:{promised}")


def tell_flagged(flag: Flag) -> None:
    """A reader has reported a published text; a breach of privacy does not wait."""
    page = flag.page

    def words() -> dict[str, Any]:
        return {
            "link": reverse("review:flag", args=[flag.pk]),
            "what": flag.get_kind_display(),
            "words": [(_("Yang ditulis pelapor"), flag.text)],
        }

    urgent = flag.kind == Flag.Kind.PRIVACY
    for editor in _all_editors():
        if not conflicts.conflict_of(editor, page, None):
            note(editor, "flagged", page, words, urgent=urgent, key=f"flag:{flag.pk}")


def tell_settled(flag: Flag) -> None:
    """Whoever reported a text, and wants to hear of it, learns what was done."""
    page = flag.page
    # The public title: a newer draft's is not for readers.
    words = {
        "page_title": page.title,
        "link": (page.get_url() if page.live else "") or "/",
        "answer": flag.answer,
    }
    if flag.reporter is not None:
        note(flag.reporter, "settled", page, lambda: words, key=f"settled:{flag.pk}")
    elif flag.email:
        send_to_address(flag.email, "settled", words)


def editors_of(submission: Submission) -> list[User]:
    """The editors who may decide on a text: it stays unknown to those with a part in it."""
    involved = Involvement.objects.filter(submission=submission)
    people = set(involved.exclude(user=None).values_list("user_id", flat=True)) | {submission.page.owner_id}
    schools = set(involved.exclude(school=None).values_list("school_id", flat=True))
    overseers = ReviewerProfile.oversees.through.objects.filter(school__in=schools)
    people |= set(overseers.values_list("reviewerprofile__user_id", flat=True))
    return [one for one in _all_editors() if one.pk not in people and one.school_id not in schools]


def _all_editors() -> list[User]:
    """All who decide; administrators with every right only where there is nobody else."""
    return list(holders(DECIDE) or User.objects.filter(is_superuser=True, is_active=True))
