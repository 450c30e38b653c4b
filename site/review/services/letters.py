"""A reviewer's letter: issued as the facts stand, found again by its code, without the name once the person is gone."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Min
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from ..models import Letter, Review, Stage
from ..rules import Refused


@transaction.atomic
def issue_letter(*, reviewer: User) -> Letter:
    """Give a reviewer a letter about the texts helped so far. While nothing has changed it is the same letter.

    Raises Refused before the first review.
    """
    # Pressed twice is one letter.
    User.objects.select_for_update().filter(pk=reviewer.pk).values_list("pk").first()
    told = Review.objects.filter(reviewer=reviewer, task_state__stage__kind=Stage.Kind.PEER)
    facts = told.exclude(decision="").aggregate(
        texts=Count("submission__page", distinct=True), since=Min("decided_at"), until=Max("decided_at")
    )
    if not facts["texts"]:
        raise Refused(
            _("Surat ini menceritakan tulisan yang sudah ditolong; mulai dari satu dulu."), code="no-texts"
        )
    letter, _created = Letter.objects.get_or_create(
        reviewer=reviewer,
        name=reviewer.get_full_name(),
        texts=facts["texts"],
        since=timezone.localdate(facts["since"]),
        until=timezone.localdate(facts["until"]),
    )
    return letter


@receiver(pre_delete, sender=User, dispatch_uid="review.letters.forgotten")
def forget_name(sender: Any, instance: User, **kwargs: Any) -> None:
    """The letters of an account that is erased still tell what was done, and no longer by whom."""
    Letter.objects.filter(reviewer=instance).update(name="")
