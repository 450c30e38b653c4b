"""Searches that found nothing, kept for editors without who asked.

Written after the answer has gone out, at most once for a question in an hour, and never for robots. What is no search
for a story (addresses, numbers, code) is not kept at all, and what nobody asks for any more is forgotten.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

from django.db import DatabaseError, connection
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .answers import Answer
from .models import MissedSearch
from .models.missed import MAX_WORDS
from .words.analysis import is_stop_word, words_of

logger = logging.getLogger(__name__)
HOUR = timedelta(hours=1)
#: forgotten when nobody has asked for so long
KEPT = timedelta(days=90)
#: new questions that are taken in within an hour, and kept in all: nobody can fill the database by asking
NEW_AN_HOUR, MOST = 120, 5_000
#: how long (in milliseconds) this write waits for another writer before it gives up; SQLite has one at a time
PATIENCE = 250
LONGEST_WORD, MOST_WORDS = 30, 8

_ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|curl|wget|python|java/|scan|monitor|archive|http", re.I
)
#: an e-mail address, a web address, a number as long as a telephone's or longer, however it is cut up
_PRIVATE = re.compile(r"@|://|\.\./|www\.|\.(?:com|net|org|id|info)\b|\d(?:[\s.\-()/+]*\d){5}", re.I)
#: a school year is two numbers, and no telephone's
_SCHOOL_YEAR = re.compile(r"\b(20\d\d)\s*[/-]\s*(20\d\d)\b")
_READABLE = re.compile(r"[\w\s'’‘\-.,/&()+\"“”?!%]+")
_VOWEL = re.compile(r"[aeiouy]")


def keep_if_missed(request: HttpRequest, response: HttpResponse, answer: Answer) -> None:
    """Have a question that found nothing kept once its answer has been sent."""
    question = answer.question
    if answer.total or answer.promoted or question.page > 1 or request.method != "GET" or is_robot(request):
        return
    words = fit_to_keep(question.words)
    if words:
        write = partial(_keep_quietly, words, question.language, bool(question.filters))
        # Called by `close()`, when the server has sent the answer.
        response._resource_closers.append(write)  # type: ignore[attr-defined]


def is_robot(request: HttpRequest) -> bool:
    """Whether a program asks: one that says so, one that says nothing, or a browser that fetches ahead."""
    agent = request.headers.get("User-Agent", "")
    return not agent or bool(_ROBOT.search(agent)) or "prefetch" in request.headers.get("Sec-Purpose", "")


def fit_to_keep(text: str) -> str:
    """The words of a question as they may be kept; nothing of one that is no search for a story, or tells of a person."""
    if _PRIVATE.search(_SCHOOL_YEAR.sub(r"\1", text)) or not _READABLE.fullmatch(text):
        return ""
    words = words_of(text)
    telling = [word for word in words if not is_stop_word(word)]
    odd = any(len(word) > LONGEST_WORD or _is_no_word(word) for word in words)
    if odd or not any(len(word) > 1 and not word.isdigit() for word in telling) or len(words) > MOST_WORDS:
        return ""
    return " ".join(words)[:MAX_WORDS].strip()


def _is_no_word(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) > 5 and not _VOWEL.search(word)


def _keep_quietly(words: str, language: str, narrowed: bool) -> None:
    """Keep it, or let it go when the database is busy: a note for editors is worth no reader's waiting."""
    try:
        with _impatient():
            keep(words, language=language, narrowed=narrowed)
    except DatabaseError as error:
        logger.info("A search that found nothing was not kept: %s", error)


def keep(words: str, *, language: str, narrowed: bool = False) -> None:
    """Count a question that found nothing, at most once in an hour."""
    now = timezone.now()
    rows = MissedSearch.objects.filter(words=words, language=language)
    last = rows.values_list("last_at", flat=True).first()
    if last is None:
        if _has_room(now):
            new = MissedSearch(
                words=words, language=language, narrowed=int(narrowed), first_at=now, last_at=now
            )
            MissedSearch.objects.bulk_create([new], ignore_conflicts=True)
        return
    if last > now - HOUR:
        return
    again = rows.filter(last_at__lte=now - HOUR)
    again.filter(settled=MissedSearch.Settled.SYNONYM).update(settled=MissedSearch.Settled.WAITING)
    again.update(times=F("times") + 1, narrowed=F("narrowed") + int(narrowed), last_at=now)


def _has_room(now: object) -> bool:
    new = MissedSearch.objects.filter(first_at__gt=now - HOUR)  # type: ignore[operator]
    return new.count() < NEW_AN_HOUR and MissedSearch.objects.count() < MOST


@contextmanager
def _impatient() -> Iterator[None]:
    """On SQLite, wait for another writer for a moment only."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def settle(missed: MissedSearch, how: MissedSearch.Settled) -> None:
    """Note what an editor made of it."""
    missed.settled, missed.settled_at = how, timezone.now()
    missed.save(update_fields=["settled", "settled_at"])


def forget_missed() -> int:
    """Forget what nobody has asked for in ninety days. Returns how many there were."""
    return MissedSearch.objects.filter(last_at__lt=timezone.now() - KEPT).delete()[0]
