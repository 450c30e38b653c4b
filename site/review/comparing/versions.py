"""Which versions of a text somebody may set side by side, and which two come first: what changed since their last look."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from accounts.models import User

from .. import looks, rules
from ..hashing import content_hash
from ..models import Review, Submission

#: the names of two versions that are no rounds, as they stand in addresses
LIVE, DRAFT = "terbit", "sekarang"


@dataclass(frozen=True)
class Version:
    """A version that can be chosen: its name in addresses, its words in the list, and how to open it."""

    key: str
    label: str
    at: datetime | None
    open: Callable[[], Any]
    submission: Submission | None = None

    @property
    def choice(self) -> str:
        """As it stands in the list, with its day."""
        day = date_format(timezone.localtime(self.at), "j M Y, H.i") if self.at else ""
        return f"{self.label} · {day}" if day else self.label


@dataclass(frozen=True)
class Choice:
    """The versions to choose from, oldest first, and the two that are shown."""

    versions: list[Version]
    old: Version
    new: Version


def for_reader(page: Page, user: User, asked: tuple[str, str] = ("", "")) -> Choice | None:
    """The handed-in versions a reader may see, with what is public; None when there are not two.

    What an author has taken back is left out, unless this reader had it on the desk already.
    """
    submissions = list(
        Submission.objects.filter(page_id=page.pk).select_related("workflow_state").order_by("pk")
    )
    reviewed = Review.objects.filter(submission__page_id=page.pk, reviewer=user).order_by("-pk")
    seen = [*looks.seen_by(user, page), *reviewed.values_list("submission_id", flat=True)]
    found = _numbered(submissions, lambda one: one.pk in seen or not _taken_back(one))
    current = rules.current_submission(page)
    if current is not None and rules.open_task_state(page) and _changed_since(page, current):
        found.append(_draft(page, _("Sesudah dikirim")))
    return _choice(_with_live(page, found), asked, seen)


def for_author(page: Page, asked: tuple[str, str] = ("", "")) -> Choice | None:
    """Every handed-in version, what is public, and the draft as it stands; None when there are not two."""
    submissions = list(Submission.objects.filter(page_id=page.pk).order_by("pk"))
    found = _numbered(submissions, lambda one: True)
    last = submissions[-1] if submissions else None
    if last is None or _changed_since(page, last):
        found.append(_draft(page, _("Naskah sekarang")))
    return _choice(_with_live(page, found), asked, [])


def _numbered(submissions: Iterable[Submission], wanted: Callable[[Submission], bool]) -> list[Version]:
    """One version for each round, numbered over all that was ever handed in of the text."""
    return [_round(number, one) for number, one in enumerate(submissions, 1) if wanted(one)]


def _round(number: int, submission: Submission) -> Version:
    return Version(
        key=str(number),
        label=_("Putaran %(number)s") % {"number": submission.round},
        at=submission.submitted_at,
        open=lambda: submission.revision.as_object(),
        submission=submission,
    )


def _taken_back(submission: Submission) -> bool:
    return submission.workflow_state.status == WorkflowState.STATUS_CANCELLED


def _changed_since(page: Page, submission: Submission) -> bool:
    latest = page.get_latest_revision()
    return (
        latest is not None
        and latest.pk != submission.revision_id
        and content_hash(latest) != submission.content_hash
    )


def _draft(page: Page, label: str) -> Version:
    revision = page.get_latest_revision()
    return Version(DRAFT, label, revision.created_at, revision.as_object)


def _with_live(page: Page, found: list[Version]) -> list[Version]:
    """With the public version, at its place in time."""
    if not page.live:
        return found
    live = Version(
        LIVE,
        _("Terbit sekarang"),
        page.last_published_at,
        lambda: page.specific_class.objects.get(pk=page.pk),
    )
    return sorted([*found, live], key=lambda one: (one.key == DRAFT, one.at is not None, one.at))


def _choice(versions: list[Version], asked: tuple[str, str], seen: list[int]) -> Choice | None:
    """The two asked for; else what was seen last (or the one before) against the newest."""
    if len(versions) < 2:
        return None
    by_key = {version.key: version for version in versions}
    new = by_key.get(asked[1]) or _newest(versions)
    old = by_key.get(asked[0]) or _seen(versions[: versions.index(new)], seen) or _before(versions, new)
    return Choice(versions, old, new)


def _newest(versions: list[Version]) -> Version:
    """The newest that was handed in or written; what is public comes last only when there is nothing else."""
    return next(version for version in reversed(versions) if version.key != LIVE)


def _seen(earlier: list[Version], seen: list[int]) -> Version | None:
    """The version that was seen last, among those before the one to look at."""
    known = {version.submission.pk: version for version in earlier if version.submission}
    return next((known[pk] for pk in seen if pk in known), None)


def _before(versions: list[Version], new: Version) -> Version:
    at = versions.index(new)
    return versions[at - 1] if at else versions[1]
