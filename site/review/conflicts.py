"""Conflicts of interest: who has a part in a text and therefore neither reads nor decides on it.

Found once when a text is handed in and kept as rows (`Involvement`), so that lists of thousands of texts can leave
them out in the database; asked anew (`conflict_of`) before anything is read or decided, because people move school.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from accounts.models import Person, User

from .models import Involvement, ReviewerProfile, Submission

Why = Involvement.Why
SENTENCES: dict[str, str | Promise] = {
    Why.OWN: _("Ini tulisan Bapak/Ibu sendiri, jadi rekan lain yang akan menelaahnya."),
    Why.CONTRIBUTOR: _("Bapak/Ibu disebut dalam tulisan ini, jadi rekan lain yang akan menelaahnya."),
    Why.COMMUNITY: _("Tulisan ini dari komunitas Bapak/Ibu, jadi rekan lain yang akan menelaahnya."),
    Why.SCHOOL: _("Cerita ini dari sekolah Bapak/Ibu, jadi rekan lain yang akan menelaahnya."),
}


def note_involvements(submission: Submission) -> None:
    """Keep who has a part in a submitted text."""
    page = submission.page.specific
    rows = [
        Involvement(submission=submission, user_id=pk, why=why)
        for pk, why in people_in(page, submission.revision)
    ]
    rows += [
        Involvement(submission=submission, school_id=pk, why=Why.SCHOOL)
        for pk in schools_of(page, submission.revision)
    ]
    Involvement.objects.bulk_create(rows)


def conflict_of(user: User, page: Page, submission: Submission | None) -> str:
    """Why this person may not read the text (a value of `Involvement.Why`), or "" when nothing speaks against it."""
    revision = submission.revision if submission else page.get_latest_revision()
    specific = page.specific
    found = dict(_by_weight(people_in(specific, revision)))
    if user.pk in found:
        return found[user.pk]
    if submission is not None and _changed_by(user, page, submission):
        return Why.OWN
    return Why.SCHOOL if set(schools_of(specific, revision)) & schools_of_reader(user) else ""


def own_part(user: User, page: Page, submission: Submission | None) -> bool:
    """Whether the text is this person's own work: written, handed in, changed, or named in it."""
    return conflict_of(user, page, submission) in (Why.OWN, Why.CONTRIBUTOR)


def without_conflicts(submissions: QuerySet[Submission], user: User) -> QuerySet[Submission]:
    """The submissions that nothing keeps this person from reading, as far as was known when they were handed in."""
    rows = Involvement.objects.filter(submission=OuterRef("pk"))
    return submissions.exclude(page__owner=user).exclude(
        Exists(rows.filter(user=user)) | Exists(rows.filter(school__in=schools_of_reader(user)))
    )


def schools_of_reader(user: User) -> set[int]:
    """The schools a reader belongs to or oversees."""
    own = {user.school_id} if user.school_id else set()
    overseen = ReviewerProfile.oversees.through.objects.filter(reviewerprofile__user=user)
    return own | set(overseen.values_list("school_id", flat=True))


def people_in(page: Any, revision: Revision | None) -> Iterator[tuple[int, str]]:
    """Accounts with a part in a text, each with the reason; one account may come more than once."""
    if page.owner_id:
        yield page.owner_id, Why.OWN
    for pk in Submission.objects.filter(page_id=page.pk).values_list("submitted_by_id", flat=True):
        if pk:
            yield pk, Why.OWN
    named = list(_named(revision.content)) if revision else []
    accounts = Person.objects.filter(pk__in=named, user__isnull=False).values_list("user_id", flat=True)
    yield from ((pk, Why.CONTRIBUTOR) for pk in accounts)
    yield from ((pk, Why.COMMUNITY) for pk in page.community_accounts(revision))


def schools_of(page: Any, revision: Revision | None) -> set[int]:
    """The school a text tells of and the school of its author."""
    found = {
        revision.content.get("school") if revision else None,
        page.owner.school_id if page.owner else None,
    }
    return {pk for pk in found if pk}


def _by_weight(people: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """With the nearest part last, so that a dictionary keeps that one."""
    order = [Why.COMMUNITY, Why.CONTRIBUTOR, Why.OWN]
    return sorted(people, key=lambda pair: order.index(Why(pair[1])))


def _named(content: dict[str, Any]) -> Iterator[int]:
    for rows in content.values():
        if isinstance(rows, list):
            yield from (row["person"] for row in rows if isinstance(row, dict) and row.get("person"))


def _changed_by(user: User, page: Page, submission: Submission) -> bool:
    """Whether this person has saved a version since the text was last published."""
    since = page.revisions.filter(user=user, pk__lte=submission.revision_id)
    if page.live_revision_id:
        since = since.filter(pk__gt=page.live_revision_id)
    return since.exists()
