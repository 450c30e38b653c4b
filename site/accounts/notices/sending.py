"""Telling a person something by mail, without making anybody wait for it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone, translation
from django.utils.functional import Promise
from django_tasks import default_task_backend, task

from ..models import User
from .mail import mail, rendered

ATTEMPTS = 5
WAIT = timedelta(minutes=10)


def send_notice(to: User, template: str, context: Mapping[str, Any]) -> None:
    """Send `notices/<template>` to a person, in the language she reads, once the current transaction is in.

    `context` holds text, numbers and lists of them; labels may be lazy translations. Its `link`, or else its
    `url`, is a path on this site and gets the base address. A mail server that does not answer is tried again
    for over an hour.
    """
    with translation.override(language_of(to)):
        words = plain(dict(context))
    transaction.on_commit(partial(_enqueue, to.pk, template, words))


def send_to_address(address: str, template: str, context: Mapping[str, Any]) -> None:
    """Send `notices/<template>` to somebody who may have no account yet, in the language of whoever asks."""
    known = User.objects.filter(email__iexact=address, is_active=True).first()
    if known is not None:
        send_notice(known, template, context)
        return
    words, language = plain(dict(context)), translation.get_language() or settings.LANGUAGE_CODE
    transaction.on_commit(partial(deliver_to_address.enqueue, address, template, words, language))


def language_of(user: User) -> str:
    """The language a person wants mails in; one that the site no longer speaks gives Indonesian."""
    return user.language if user.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def plain(value: Any) -> Any:
    """A context as a task can keep it: lazy words are put into words now."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Promise) else value


def _enqueue(user_id: int, template: str, context: dict[str, Any], attempt: int = 1) -> None:
    deliver.enqueue(user_id, template, context, attempt)


@task
def deliver(user_id: int, template: str, context: dict[str, Any], attempt: int = 1) -> None:
    """Write and send one mail; nobody is written to whose account is closed."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    with translation.override(language_of(user)):
        subject, text = rendered(template, {**context, "reader": user, "link": _whole(context)})
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
        subject, text = rendered(template, {**context, "link": _whole(context)})
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


def _whole(context: dict[str, Any]) -> str:
    address = str(context.get("link") or context.get("url") or "/")
    return f"{settings.BASE_URL}{address}" if address.startswith("/") else address
