"""Accounts and the persons that texts name: making them, finding them, keeping the two in step."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction

from places.models import School

from .models import Person, User
from .roles import TEACHER, join


@transaction.atomic
def add_account(
    *,
    email: str,
    password: str | None,
    display_name: str = "",
    roles: Iterable[str] = (),
    school: School | None = None,
    confirmed: bool = False,
) -> User:
    """Make an account without the sign-up form, for the demo and for administrators.

    It joins the teachers and the given roles. With `confirmed` no mail is needed before the first sign-in.
    """
    user = User.objects.create_user(email, password, display_name=display_name, school=school)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=confirmed)
    join(user, TEACHER, *roles)
    person_of(user)
    return user


def person_of(user: User) -> Person:
    """The person that texts name when this account wrote them; made at the first need."""
    person, _ = Person.objects.get_or_create(
        user=user, defaults={"name": user.get_full_name(), "added_by": user}
    )
    return person


def find_or_add_person(name: str, added_by: User | None) -> Person:
    """A person without an account, as an author wrote the name.

    The same author's same name is the same person. Names are never matched across authors: two teachers may
    each know another “Bu Sari”.
    """
    wanted = " ".join(name.split())[:100]
    known = (
        Person.objects.filter(user=None, added_by=added_by, name__iexact=wanted).first() if wanted else None
    )
    return known or Person.objects.create(name=wanted, added_by=added_by)


def set_school(user: User, school: School | None) -> User:
    """Remember at which school somebody teaches; new texts start with its circumstances."""
    user.school = school
    user.save(update_fields=["school"])
    return user


def change_profile(user: User, *, display_name: str, school: School | None, language: str) -> User:
    """What a person tells of herself; texts follow the new name at once (see `signals`)."""
    user.display_name, user.school, user.language = display_name, school, language
    user.save(update_fields=["display_name", "school", "language"])
    return user


@transaction.atomic
def change_address(user: User, *, confirmed: bool = False) -> None:
    """After an administrator has typed another address: it is the only one, to be confirmed by its owner."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"primary": True, "verified": confirmed}
    )
