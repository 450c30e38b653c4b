"""Telling a person one thing by a mail of its own, without making anybody wait for it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone, translation
from django_tasks import default_task_backend, task

from ..models import User
from .hours import opens, zone_of
from .links import link_of
from .mail import mail, rendered
from .words import full_context, language_of, plain

ATTEMPTS = 5
WAIT = timedelta(minutes=10)


def send_notice(to: User, template: str, context: Mapping[str, Any]) -> None:
    """Send `notices/<template>` to a person, in the language she reads, once the current transaction is in.

    For what somebody waits for; it still does not arrive in the quiet hours. `context` holds text, numbers and lists of
    them; labels may be lazy translations. Its `link`, or else its `url`, is a path on this site and gets the base
    address. A mail server that does not answer is tried again for over an hour.
    """
    with translation.override(language_of(to)):
        words = plain(dict(context))
    transaction.on_commit(partial(_enqueue, deliver, region_of(to), to.pk, template, words))


def send_to_address(address: str, template: str, context: Mapping[str, Any]) -> None:
    """Send `notices/<template>` to somebody who may have no account yet, in the language of whoever asks."""
    known = User.objects.filter(email__iexact=address, is_active=True).first()
    if known is not None:
        send_notice(known, template, context)
        return
    words, language = plain(dict(context)), translation.get_language() or settings.LANGUAGE_CODE
    transaction.on_commit(partial(_enqueue, deliver_to_address, "", address, template, words, language))


def region_of(user: User) -> str:
    """Where somebody teaches, for the clock there; "" where it is not known."""
    return user.school.regency_id if user.school else ""


def _enqueue(job: Any, region: str, *told: Any) -> None:
    """Now, or when the quiet hours of that region end."""
    now = timezone.now()
    when = opens(now, zone_of(region))
    if when > now and default_task_backend.supports_defer:
        job = job.using(run_after=when)
    job.enqueue(*told)


@task
def deliver(user_id: int, template: str, context: dict[str, Any], attempt: int = 1) -> None:
    """Write and send one mail; nobody is written to whose account is closed."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    with translation.override(language_of(user)):
        subject, text = rendered(template, full_context(user, context))
        message = mail(to=user.email, subject=subject, text=text)
    _send(
        message,
        attempt,
        lambda: deliver.using(run_after=_later(attempt)).enqueue(user_id, template, context, attempt + 1),
    )


@task
def deliver_to_address(
    address: str, template: str, context: dict[str, Any], language: str, attempt: int = 1
) -> None:
    """Write and send one mail to an address without an account."""
    with translation.override(language):
        subject, text = rendered(template, {**context, "link": link_of(context)})
        message = mail(to=address, subject=subject, text=text)
    _send(
        message,
        attempt,
        lambda: deliver_to_address.using(run_after=_later(attempt)).enqueue(
            address, template, context, language, attempt + 1
        ),
    )


def _later(attempt: int) -> datetime:
    return timezone.now() + WAIT * attempt


def _send(message: EmailMultiAlternatives, attempt: int, again: Callable[[], Any]) -> None:
    """Send; a server that does not answer is tried again later, a few times."""
    try:
        message.send()
    except (OSError, SMTPException):
        if attempt >= ATTEMPTS or not default_task_backend.supports_defer:
            raise
        again()
