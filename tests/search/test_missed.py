"""Searches that found nothing: kept for editors, without who asked, without what tells of a person, and not for long."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import missed
from search.models import MissedSearch

from .stories import told

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def asked(words: str, agent: str = PHONE, path: str = "/cari/", **query: str) -> dict[str, int]:
    """What is kept after somebody asked: words and how often."""
    Client().get(path, {"q": words, **query}, headers={"user-agent": agent} if agent else None)
    return dict(MissedSearch.objects.values_list("words", "times"))


def an_hour_later() -> None:
    """As if every question had been asked more than an hour ago."""
    MissedSearch.objects.update(last_at=timezone.now() - timedelta(minutes=61))


def test_words_that_find_nothing_are_kept() -> None:
    told("Timbangan ikan")
    assert asked("  Gerhana   Matahari? ") == {"gerhana matahari": 1}


def test_words_that_find_something_are_not_kept() -> None:
    told("Timbangan ikan")
    assert asked("timbangan") == {}


def test_the_same_question_is_counted_once_in_an_hour() -> None:
    asked("gerhana")
    assert asked("Gerhana") == {"gerhana": 1}
    an_hour_later()
    assert asked("gerhana") == {"gerhana": 2}


def test_a_question_with_filters_is_counted_as_such() -> None:
    asked("gerhana", jenjang="slb")
    assert MissedSearch.objects.get().narrowed == 1


def test_the_language_of_the_page_is_kept_with_it() -> None:
    asked("eclipse", path="/en/cari/")
    assert MissedSearch.objects.get().language == "en"


@pytest.mark.parametrize(
    "words",
    [
        "siti.aminah@example.com",
        "surat siti aminah at gmail.com",
        "0812-3456-7890",
        "telepon 0812 3456 7890",
        "nik 3204110609970001",
        "+62 (812) 345.678",
        "https://example.com/x",
        "www.example.org",
        "<script>alert(1)</script>",
        "' OR 1=1; --",
        "{{7*7}}",
        "../../etc/passwd",
        "xkcdqwrtzp",
        "a" * 60,
        "?!",
        "12 34",
        "yang dan di",
        " ".join(f"kata{number}" for number in range(12)),
    ],
)
def test_what_is_no_search_for_a_story_is_not_kept(words: str) -> None:
    assert asked(words) == {}


@pytest.mark.parametrize("words", ["kelas 4", "p5", "guru pdbk", "Mane’e", "penilaian 2025/2026"])
def test_what_a_teacher_types_is_kept(words: str) -> None:
    assert len(asked(words)) == 1


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/8.5", "python-requests/2.31"]
)
def test_robots_are_not_listened_to(agent: str) -> None:
    assert asked("gerhana", agent) == {}


def test_nothing_in_the_row_tells_who_asked() -> None:
    asked("gerhana")
    names = {field.name for field in MissedSearch._meta.get_fields()}
    assert names == {
        "id", "words", "language", "times", "narrowed", "first_at", "last_at", "settled", "settled_at",
    }  # fmt: skip


def test_the_answer_itself_writes_nothing() -> None:
    told("Timbangan ikan")
    Client().get("/cari/", {"q": "gerhana"}, headers={"user-agent": PHONE})
    an_hour_later()
    with CaptureQueriesContext(connection) as queries:
        Client().get("/cari/", {"q": "bulan"}, headers={"user-agent": "bot/1"})
    assert not [query["sql"] for query in queries if "missedsearch" in query["sql"]]


def test_nobody_fills_the_database_by_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "NEW_AN_HOUR", 3)
    for word in ("gerhana", "komet", "meteor", "asteroid", "galaksi"):
        asked(word)
    assert MissedSearch.objects.count() == 3


def test_what_nobody_asks_for_any_more_is_forgotten() -> None:
    asked("gerhana")
    asked("komet")
    MissedSearch.objects.filter(words="komet").update(last_at=timezone.now() - timedelta(days=91))
    assert missed.forget_missed() == 1
    assert MissedSearch.objects.get().words == "gerhana"


def test_a_question_that_still_finds_nothing_after_a_synonym_waits_again() -> None:
    asked("gerhana")
    row = MissedSearch.objects.get()
    missed.settle(row, MissedSearch.Settled.SYNONYM)
    an_hour_later()
    asked("gerhana")
    row.refresh_from_db()
    assert row.settled == MissedSearch.Settled.WAITING
