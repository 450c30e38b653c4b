"""Founding: each founder says yes for themselves, signed in or by a signed link that can do nothing else."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person, User
from accounts.notices import send_to_address
from accounts.people import person_of
from practices.writing.kinds import kind_for
from practices.writing.services import Saved, draft_of, save_draft

from .models import CommunityFounder, CommunityPage, FounderConfirmation, FounderInvitation

SALT = "practices.communities.founding"
DAYS_VALID = 60
#: a letter may be sent again after this time, so that a colleague is asked and not pressed
PAUSE = timedelta(days=1)
MOST_LETTERS = 3
MOST_A_DAY = 10
_BEYOND_THE_FORM = 500


@dataclass(frozen=True)
class Asked:
    """One founder of a community: when asked, when the yes came, and when the next letter may go out."""

    row: CommunityFounder
    confirmed_at: datetime | None
    invitation: FounderInvitation | None

    @property
    def again_at(self) -> datetime | None:
        """The moment from which a letter may go out again; None when it may now, or never more."""
        if self.invitation is None or timezone.now() >= self.invitation.sent_at + PAUSE:
            return None
        return self.invitation.sent_at + PAUSE

    @property
    def was_asked_enough(self) -> bool:
        """Whether further letters would press."""
        return self.invitation is not None and self.invitation.times >= MOST_LETTERS

    @property
    def may_be_asked(self) -> bool:
        """Whether a letter can go out now."""
        waiting = self.confirmed_at is None and bool(self.row.email)
        return waiting and not self.was_asked_enough and self.again_at is None


def token_for(*, page: CommunityPage, person: Person) -> str:
    """What a founder's link carries: this page and this person, nothing else."""
    return signing.dumps({"page": page.pk, "person": person.pk}, salt=SALT)


def read_token(token: str) -> tuple[CommunityPage, Person] | None:
    """The page and person of a link; None when it is broken, too old, or the page is gone."""
    try:
        told = signing.loads(token, salt=SALT, max_age=DAYS_VALID * 86_400)
        return CommunityPage.objects.get(pk=told["page"]), Person.objects.get(pk=told["person"])
    except (signing.BadSignature, CommunityPage.DoesNotExist, Person.DoesNotExist, KeyError, TypeError):
        return None


@transaction.atomic
def confirm(*, page: CommunityPage, person: Person) -> FounderConfirmation:
    """A founder says yes; saying it twice changes nothing. The address that was written to is not kept any longer."""
    FounderInvitation.objects.filter(page=page, person=person).delete()
    return FounderConfirmation.objects.get_or_create(page=page, person=person)[0]


def confirm_own(*, page: CommunityPage, by: User) -> None:
    """Whoever founds a community and names themselves has said yes by doing so."""
    own = person_of(by)
    if any(row.person_id == own.pk for row in page.founders.all()):
        confirm(page=page, person=own)


def founders_of(page: CommunityPage) -> list[Asked]:
    """Every founder of these words of the community, and where the asking stands."""
    said_yes = dict(
        FounderConfirmation.objects.filter(page__translation_key=page.translation_key).values_list(
            "person_id", "confirmed_at"
        )
    )
    letters = {(sent.person_id, sent.address): sent for sent in page.invitations.all()}
    return [
        Asked(row, said_yes.get(row.person_id), letters.get((row.person_id, row.email)))
        for row in page.founders.select_related("person")
    ]


def without_enough_founders(pages: Iterable[CommunityPage], needed: int) -> set[int]:
    """Which communities have fewer confirmed founders than needed, told with two queries."""
    pages = list(pages)
    keys = {page.pk: page.translation_key for page in pages}
    yes = set(
        FounderConfirmation.objects.filter(page__translation_key__in=keys.values()).values_list(
            "page__translation_key", "person_id"
        )
    )
    found: dict[int, set[int]] = {page.pk: set() for page in pages}
    for page_id, person_id in CommunityFounder.objects.filter(page__in=keys).values_list("page", "person"):
        found[page_id] |= {person_id} if (keys[page_id], person_id) in yes else set()
    return {page_id for page_id, people in found.items() if len(people) < needed}


@transaction.atomic
def invite(*, page: CommunityPage, by: User, person_id: int | None = None) -> int:
    """Ask the founders who have not answered (or one of them); returns how many letters go out.

    Nobody is asked twice within a day or more than three times, and nobody sends more than ten letters a day.
    """
    User.objects.select_for_update().filter(pk=by.pk).values_list("pk").first()
    waiting = [
        asked
        for asked in founders_of(page)
        if asked.may_be_asked and person_id in (None, asked.row.person_id)
    ][: letters_left(by)]
    for asked in waiting:
        _send(page, asked.row, by)
    return len(waiting)


def _send(page: CommunityPage, row: CommunityFounder, by: User) -> None:
    sent, _created = FounderInvitation.objects.get_or_create(
        page_id=page.pk, person=row.person, address=row.email
    )
    sent.times, sent.sent_at, sent.sent_by = sent.times + 1, timezone.now(), by
    sent.save()
    link = reverse("communities:confirm", args=[token_for(page=page, person=row.person)])
    told = {
        "page_title": page.title,
        "inviter": by.get_full_name(),
        "founder": row.person.name,
        "link": link,
    }
    send_to_address(row.email, "founder_invited", told)


def letters_left(user: User) -> int:
    """How many founders this person may still write to today."""
    since = timezone.now() - PAUSE
    return max(0, MOST_A_DAY - FounderInvitation.objects.filter(sent_by=user, sent_at__gt=since).count())


def add_founder(*, page: CommunityPage, by: User, name: str, email: str) -> Saved:
    """Write a colleague into the draft, after those who are there. Raises Refused while the text is being read."""
    kind = kind_for(page)
    data = QueryDict(mutable=True)
    # Numbers that the form itself does not use: what is typed there and not saved yet stays beside it.
    rows = enumerate(page.get_latest_revision_as_object().founders.all(), _BEYOND_THE_FORM)
    data.update({f"founders-{number}-uid": str(row.uid) for number, row in rows})
    new = f"founders-{_BEYOND_THE_FORM + len(data)}"
    data.update({f"{new}-uid": str(uuid.uuid4()), f"{new}-name": name, f"{new}-email": email})
    key = draft_of(kind=kind, owner=by, page=page).key
    return save_draft(kind=kind, owner=by, key=key, data=data, files={}, page=page)
