"""People and schools for tests."""

from typing import Any

import factory
from allauth.account.models import EmailAddress

from accounts.models import Person, User
from accounts.roles import ADMINISTRATOR, EDITOR, REVIEWER, TEACHER, join
from places.models import Region, School
from places.regions import load_regions

PASSWORD = "perahu biru di dermaga"


def region(code: str) -> Region:
    """A regency or city by its Kemendagri code."""
    if not Region.objects.filter(pk=code).exists():
        load_regions()
    return Region.objects.get(pk=code)


class SchoolFactory(factory.django.DjangoModelFactory):
    """A school in Pesisir Selatan."""

    class Meta:
        model = School

    npsn = factory.Sequence(lambda n: f"{10300000 + n}")
    name = factory.Sequence(lambda n: f"SD Negeri {n} Painan")
    level = "sd-mi"
    regency = factory.LazyFunction(lambda: region("13.01"))


class UserFactory(factory.django.DjangoModelFactory):
    """A teacher whose address is confirmed; `roles=[…]` makes her more than that."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"guru{n}@sekolah.example")
    display_name = factory.Sequence(lambda n: f"Guru {n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        roles, confirmed = kwargs.pop("roles", []), kwargs.pop("confirmed", True)
        user = model_class.objects.create_user(password=kwargs.pop("password", PASSWORD), **kwargs)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=confirmed)
        join(user, TEACHER, *roles)
        return user


class ReviewerFactory(UserFactory):
    """Reads what colleagues wrote."""

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return super()._create(model_class, *args, roles=[REVIEWER], **kwargs)


class EditorFactory(UserFactory):
    """Decides, and looks after pages in the admin."""

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return super()._create(model_class, *args, roles=[EDITOR], **kwargs)


class AdministratorFactory(UserFactory):
    """Looks after accounts as well."""

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return super()._create(model_class, *args, roles=[ADMINISTRATOR], **kwargs)


class PersonFactory(factory.django.DjangoModelFactory):
    """Somebody whom a text names, without an account."""

    class Meta:
        model = Person

    name = "Siti Rahma Yunita"
