"""The demo's people: the printed accounts, and the other authors, who cannot sign in."""

from django.utils.text import slugify

from accounts.models import Person, User
from accounts.people import add_account, find_or_add_person

from .content import ACCOUNTS, PASSWORD


def account(email: str) -> User:
    """One of the printed accounts."""
    return User.objects.get(email=email)


def add_accounts() -> None:
    """Make the printed accounts; those that are there keep what was changed in them."""
    for name, email, roles in ACCOUNTS:
        if not User.objects.filter(email=email).exists():
            user = add_account(email=email, password=PASSWORD, display_name=name, roles=roles, confirmed=True)
            if email.startswith("admin@"):
                user.is_superuser = True
                user.save(update_fields=["is_superuser"])


def author(name: str) -> User:
    """The account that owns a text: a printed one where the name is theirs, else one without a password."""
    for known, email, _roles in ACCOUNTS[:2]:
        if name == known:
            return account(email)
    email = f"{slugify(name)}@example.com"
    found = User.objects.filter(email=email).first()
    return found or add_account(email=email, password=None, display_name=name, confirmed=False)


def person(name: str, role: str, added_by: User) -> Person:
    """Who a text names; the same teacher is the same person in every text."""
    known = Person.objects.filter(user__isnull=False, name=name).first()
    if known and role != "murid":
        return known
    return find_or_add_person(name, added_by)
