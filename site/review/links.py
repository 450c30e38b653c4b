"""Signed links: each call to a reviewer carries one that opens that one task, for two weeks, and nothing else.

A link tells who, which stage of which text, and what for. It dies with the stage, with the reader's password or address,
with the account, and after its time; it never stands in for people who may enter the admin, because they owe a second
factor. Links are made while the mail is written, so none lies in a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import Page, TaskState

from accounts.models import User
from accounts.notices import register_link
from accounts.roles import is_staff

SALT = "review.link"
LIFETIME = timedelta(days=14)


class Purpose(StrEnum):
    """What the mail asked for."""

    OFFER = "offer"
    REMIND = "remind"
    LAST_CALL = "last-call"


class DeadLinkError(Exception):
    """Nothing opens: not ours, too old, or its reader's account has changed since. Which of these is not told."""


@dataclass(frozen=True)
class Link:
    """What a link opens: one stage of one text, for one reader."""

    user: User
    state: TaskState
    purpose: Purpose
    page: Page


def token_for(*, user: User, state_id: int, purpose: Purpose, now: datetime | None = None) -> str:
    """The key of a link; it goes into a mail to that person and nowhere else."""
    made = int((now or timezone.now()).timestamp())
    return Signer(salt=SALT).sign_object([user.pk, state_id, purpose.value, made, _fingerprint(user)])


def opened(token: str, *, now: datetime | None = None) -> Link:
    """What a key opens. Raises DeadLinkError."""
    try:
        user_id, state_id, purpose, made, fingerprint = Signer(salt=SALT).unsign_object(token)
    except (BadSignature, ValueError) as error:
        raise DeadLinkError from error
    age = (now or timezone.now()).timestamp() - made
    user = User.objects.filter(pk=user_id, is_active=True).first()
    state = TaskState.objects.filter(pk=state_id).select_related("workflow_state", "task").first()
    if age > LIFETIME.total_seconds() or user is None or state is None:
        raise DeadLinkError
    if not constant_time_compare(fingerprint, _fingerprint(user)):
        raise DeadLinkError
    page = Page.objects.filter(pk=state.workflow_state.object_id).first()
    if page is None:
        raise DeadLinkError
    return Link(user=user, state=state, purpose=Purpose(purpose), page=page.specific)


def is_open_now(link: Link) -> bool:
    """Whether the link's stage is still the one at which the text waits."""
    state = TaskState.objects.filter(pk=link.state.pk, status=TaskState.STATUS_IN_PROGRESS)
    return state.filter(workflow_state__current_task_state=F("pk")).exists()


def address_for(user: User, asked: Mapping[str, Any]) -> str:
    """The path for a mail to this reader: a link of their own, or for staff the plain desk behind the door."""
    if is_staff(user):
        return reverse("review:text", args=[asked["page"]])
    token = token_for(user=user, state_id=asked["state"], purpose=Purpose(asked["purpose"]))
    return reverse("review:link", args=[token])


def _fingerprint(user: User) -> str:
    """Changes with the password, the address and the standing of an account."""
    told = f"{user.pk}|{user.password}|{user.email}|{user.is_active}"
    return salted_hmac(f"{SALT}.reader", told, algorithm="sha256").hexdigest()[:24]


register_link("review", address_for)
