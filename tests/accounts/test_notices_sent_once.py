"""A mail is sent once: by two workers at once, after a server that did not answer, after a worker that was killed."""

import threading
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from accounts.models import Notice, User
from accounts.notices import tell
from accounts.notices.posting import LEASE, claim, send_due_notices
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
NINE = datetime(2026, 8, 4, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


class Unreachable(EmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, messages: Any) -> int:
        raise SMTPServerDisconnected("away")


class RefusesOne(EmailBackend):
    """A mail server that knows one address not at all."""

    def send_messages(self, messages: Any) -> int:
        if messages[0].to == ["gone@sekolah.example"]:
            raise SMTPRecipientsRefused({})
        return super().send_messages(messages)


def told(user: User | None = None, **more: Any) -> User:
    user = user or UserFactory()
    tell(user, "submitted", {"page_title": "Timbangan", "link": "/akun/"}, urgent=True, **more)
    Notice.objects.update(created_at=NINE)
    return user


def in_threads(number: int) -> list[int]:
    start, sent = threading.Barrier(number), []

    def run() -> None:
        try:
            start.wait()
            sent.append(send_due_notices(now=NINE))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sent


def test_two_workers_at_once_send_each_mail_once() -> None:
    people = [told() for _ in range(8)]
    for user in people[:4]:
        told(user)

    sent = in_threads(3)

    assert sum(sent) == len(people)
    assert sorted(message.to[0] for message in mail.outbox) == sorted(user.email for user in people)
    assert not Notice.objects.filter(sent_at=None).exists()


def test_running_again_sends_nothing_more() -> None:
    told()

    assert (send_due_notices(now=NINE), send_due_notices(now=NINE)) == (1, 0)


def test_worker_that_is_killed_before_it_sends_loses_nothing() -> None:
    user = told()
    claim(user.pk, NINE)

    assert send_due_notices(now=NINE) == 0
    assert send_due_notices(now=NINE + LEASE) == 1


def test_worker_that_is_killed_after_it_has_sent_leaves_the_same_mail_to_be_known_again() -> None:
    user = told()
    send_due_notices(now=NINE)
    # The mail is out, the mark was never written.
    Notice.objects.update(sent_at=None, held_until=NINE + LEASE)
    told(user)
    Notice.objects.filter(batch=None).update(created_at=NINE + timedelta(minutes=1))

    send_due_notices(now=NINE + LEASE)

    first, second = mail.outbox[:2]
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    assert first.body == second.body


def test_server_that_does_not_answer_is_asked_again_later_and_only_once_a_turn(settings: Any) -> None:
    told()
    told()
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    assert send_due_notices(now=NINE) == 0
    assert list(Notice.objects.order_by("-attempts").values_list("attempts", flat=True)) == [1, 0]

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert send_due_notices(now=NINE + timedelta(minutes=1)) == 1
    assert send_due_notices(now=NINE + timedelta(minutes=11)) == 1


def test_address_that_is_gone_keeps_nobody_else_waiting(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.RefusesOne"
    told(UserFactory(email="gone@sekolah.example"))
    told()

    assert send_due_notices(now=NINE) == 1


def test_mail_that_cannot_be_written_keeps_nobody_else_waiting() -> None:
    user = UserFactory()
    tell(user, "no-such-kind", {"page_title": "Timbangan"}, urgent=True)
    told()

    assert send_due_notices(now=NINE) == 1
    assert Notice.objects.filter(sent_at=None).count() == 1
