"""What is told to people: gathered by default, urgent at once, never in the quiet hours, and as each has chosen."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks import default_task_backend

from accounts.models import Notice, NoticePreference, User
from accounts.notices import send_notice, take_back, tell
from accounts.notices.hours import opens
from accounts.notices.posting import forget_told, send_due_notices
from accounts.notices.queue import choose
from tests.factories.accounts import SchoolFactory, UserFactory, region

pytestmark = pytest.mark.django_db
WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
Rhythm = NoticePreference.Rhythm
#: a Tuesday
NINE = datetime(2026, 8, 4, 9, 0, tzinfo=WIB)
FOUR = NINE.replace(hour=16)


def told(
    user: User, kind: str = "submitted", title: str = "Timbangan", at: datetime = NINE, **more: Any
) -> None:
    """Something that happened at that moment."""
    urgent, key = more.pop("urgent", False), more.pop("key", "")
    notice = tell(user, kind, {"page_title": title, "link": "/akun/", **more}, urgent, key=key)
    if notice is not None:
        Notice.objects.filter(pk=notice.pk).update(created_at=at)


def test_what_is_not_urgent_waits_for_the_daily_mail() -> None:
    told(UserFactory())

    assert (send_due_notices(now=NINE), send_due_notices(now=FOUR - timedelta(minutes=1))) == (0, 0)
    assert send_due_notices(now=FOUR) == 1


def test_daily_mail_tells_everything_under_the_titles_of_its_texts() -> None:
    user = UserFactory()
    told(user, title="Timbangan")
    told(user, title="Kerang")
    told(user, "published", title="Timbangan", words=[])

    send_due_notices(now=FOUR)

    (message,) = mail.outbox
    assert message.body.count("Timbangan\n---------") == 1
    assert message.body.index("Timbangan\n---") < message.body.index("Kerang\n------")
    assert "Timbangan” sudah terbit" in message.body
    html = message.alternatives[0].content
    assert "Kerang</h2>" in html
    assert "Salam, " in message.body
    assert message.body.count("Salam, ") == 1


def test_text_and_html_of_a_gathered_mail_say_the_same_words() -> None:
    user = UserFactory()
    told(user, title="Timbangan")
    told(user, "thanked", title="Kerang", words=[["Dari penulisnya", "Catatan itu menolong saya."]])

    send_due_notices(now=FOUR)

    (message,) = mail.outbox
    for sentence in ("Catatan itu menolong saya.", "sudah kami terima", "Kerang"):
        assert sentence in message.body
        assert sentence in message.alternatives[0].content


def test_one_notice_alone_is_an_ordinary_mail() -> None:
    told(UserFactory(), title="Timbangan")

    send_due_notices(now=FOUR)

    assert mail.outbox[0].subject == "“Timbangan” sudah kami terima"
    assert "---------" not in mail.outbox[0].body


def test_urgent_notice_goes_at_once_and_leaves_the_others_for_the_afternoon() -> None:
    user = UserFactory()
    told(user, title="Kerang")
    told(user, "published", urgent=True)

    assert send_due_notices(now=NINE) == 1
    assert "Kerang" not in mail.outbox[0].body
    assert send_due_notices(now=FOUR) == 1
    assert "Kerang" in mail.outbox[1].body


@pytest.mark.parametrize("quiet", [NINE.replace(hour=21), datetime(2026, 8, 9, 9, 0, tzinfo=WIB)])
def test_even_what_is_urgent_waits_for_the_end_of_the_quiet_hours(quiet: datetime) -> None:
    told(UserFactory(), urgent=True, at=quiet)

    assert send_due_notices(now=quiet) == 0
    assert send_due_notices(now=quiet.replace(hour=6) + timedelta(days=1)) == 1


def test_evening_begins_by_the_clock_of_the_readers_school() -> None:
    east = UserFactory(school=SchoolFactory(regency=region("94.01")))
    told(east, urgent=True)
    told(UserFactory(), urgent=True)

    send_due_notices(now=NINE.replace(hour=18, minute=30))

    assert [message.to for message in mail.outbox] != [[east.email]]
    assert len(mail.outbox) == 1


def test_whoever_wants_everything_at_once_gets_it_so() -> None:
    user = UserFactory()
    choose(user, rhythm=Rhythm.AT_ONCE, hour=16)
    told(user)

    assert send_due_notices(now=NINE) == 1


def test_weekly_mail_waits_for_monday() -> None:
    user = UserFactory()
    choose(user, rhythm=Rhythm.WEEKLY, hour=7)
    told(user)

    assert send_due_notices(now=datetime(2026, 8, 8, 9, 0, tzinfo=WIB)) == 0
    assert send_due_notices(now=datetime(2026, 8, 10, 7, 0, tzinfo=WIB)) == 1


def test_whoever_wants_only_what_is_urgent_gets_only_that() -> None:
    user = UserFactory()
    told(user, title="Lama")
    choose(user, rhythm=Rhythm.URGENT_ONLY, hour=16)
    told(user, title="Kerang")
    told(user, title="Timbangan", urgent=True)

    send_due_notices(now=FOUR)

    (message,) = mail.outbox
    assert "Timbangan" in message.subject
    assert "Kerang" not in message.body
    assert "Lama" not in message.body


def test_same_key_is_told_once() -> None:
    user = UserFactory()
    told(user, key="offer:7")
    told(user, key="offer:7")

    assert Notice.objects.count() == 1


def test_what_no_longer_holds_is_taken_back_before_it_is_mailed() -> None:
    user = UserFactory()
    told(user, key="task:7:offered")
    told(user, key="task:70:offered", title="Kerang")

    take_back("task:7:")
    send_due_notices(now=FOUR)

    assert ["Kerang" in message.body for message in mail.outbox] == [True]


def test_mail_is_in_the_language_its_reader_has_chosen() -> None:
    told(UserFactory(language="en"))

    send_due_notices(now=FOUR)

    assert '<html lang="en">' in mail.outbox[0].alternatives[0].content
    assert "/en/akun/surel/dari-kami/" in mail.outbox[0].body


def test_closed_account_is_told_nothing() -> None:
    user = UserFactory()
    told(user)
    user.is_active = False
    user.save()

    assert send_due_notices(now=FOUR) == 0
    assert not Notice.objects.exists()


def test_what_was_sent_is_forgotten_after_a_month() -> None:
    told(UserFactory())
    send_due_notices(now=FOUR)

    assert forget_told(now=FOUR + timedelta(days=29)) == 0
    assert forget_told(now=FOUR + timedelta(days=31)) == 1


def test_telling_belongs_to_the_act_and_is_undone_with_it() -> None:
    user = UserFactory()

    with transaction.atomic():
        told(user)
        transaction.set_rollback(True)

    assert not Notice.objects.exists()


def test_number_of_queries_does_not_grow_with_what_waits(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    for number in range(5):
        told(UserFactory(), title=f"Judul {number}")

    with django_assert_num_queries(1):
        send_due_notices(now=NINE)


def test_page_keeps_what_was_chosen() -> None:
    user, client = UserFactory(), Client()
    client.force_login(user)

    response = client.post("/akun/surel/dari-kami/", {"rhythm": "mingguan", "hour": "7"})

    assert response.status_code == 302
    assert (user.notice_preference.rhythm, user.notice_preference.hour) == ("mingguan", 7)
    assert re.search(r'value="mingguan"[^>]* checked', client.get("/akun/surel/dari-kami/").content.decode())


def test_page_refuses_an_hour_at_night() -> None:
    user, client = UserFactory(), Client()
    client.force_login(user)

    client.post("/akun/surel/dari-kami/", {"rhythm": "harian", "hour": "23"})

    assert not NoticePreference.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_mail_that_somebody_waits_for_still_waits_for_the_end_of_the_quiet_hours(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    before = timezone.now()

    send_notice(UserFactory(), "founder_invited", {"page_title": "Lingkar", "link": "/tulis/"})

    (job,) = default_task_backend.results
    when = opens(before, WIB)
    assert job.task.run_after == (when if when > before else None)
