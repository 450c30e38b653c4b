"""Founding: each founder says yes for themselves, signed in or by a signed link that can do nothing else."""

from django.core import signing
from django.db import transaction
from django.urls import reverse

from accounts.models import Person, User
from accounts.notices import send_to_address
from accounts.people import person_of

from .models import CommunityPage, FounderConfirmation

SALT = "practices.communities.founding"
DAYS_VALID = 60


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
    """A founder says yes; saying it twice changes nothing."""
    return FounderConfirmation.objects.get_or_create(page=page, person=person)[0]


def confirm_own(*, page: CommunityPage, by: User) -> None:
    """Whoever founds a community and names themselves has said yes by doing so."""
    own = person_of(by)
    if any(row.person_id == own.pk for row in page.founders.all()):
        confirm(page=page, person=own)


def invite(*, page: CommunityPage, by: User) -> int:
    """Ask every founder who has not answered and whose address is known; returns how many were asked."""
    answered = set(page.confirmations.values_list("person_id", flat=True))
    asked = 0
    for row in page.founders.all():
        if row.person_id not in answered and row.email:
            link = reverse("communities:confirm", args=[token_for(page=page, person=row.person)])
            send_to_address(
                row.email,
                "founder_invited",
                {
                    "page_title": page.title,
                    "inviter": by.get_full_name(),
                    "founder": row.person.name,
                    "link": link,
                },
            )
            asked += 1
    return asked
