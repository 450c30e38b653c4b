"""A person is named as the account wishes to be named now."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from .models import Person, User


@receiver(post_save, sender=User)
def keep_person_in_step(
    instance: User,
    created: bool,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **kwargs: Any,
) -> None:
    """A new display name reaches every text at once, because texts name the person."""
    if raw or created or (update_fields is not None and "display_name" not in update_fields):
        return
    Person.objects.filter(user=instance).exclude(name=instance.get_full_name()).update(
        name=instance.get_full_name()
    )
