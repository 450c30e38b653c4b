"""Calls for stories: what readers look for and nobody has told yet, shown to readers and to whoever writes."""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

from django.utils import timezone

from .bits import Bits, ids_of
from .engines import database_engine
from .engines import facets as kept
from .models import StoryCall
from .words.analysis import is_stop_word, stem, words_of
from .words.terms import Group
from .words.understanding import understand

SHOWN = 3
#: open calls that are looked at; more would be a list that nobody reads
MOST = 50


def open_call(*, topic: str, words: str, language: str, by: Any = None) -> StoryCall:
    """Invite a story. Raises ValidationError for words that say nothing."""
    call = StoryCall(topic=topic, words=words, language=language, opened_by=by)
    call.full_clean(exclude=["opened_by", "story"])
    call.save()
    return call


def calls_for(words: str, language: str) -> list[StoryCall]:
    """Open calls to show beside a question: those about the same thing first, then the newest."""
    asked = _stems(words, language)
    calls = StoryCall.objects.filter(is_open=True, language=language).order_by("-opened_at", "-pk")[:MOST]
    return sorted(calls, key=lambda call: not asked & _stems(f"{call.words} {call.topic}", language))[:SHOWN]


def _stems(text: str, language: str) -> set[str]:
    return {stem(word, language) for word in words_of(text) if not is_stop_word(word)}


def close_answered() -> list[StoryCall]:
    """Close every call for which there is a story that has all of its words. Returns those that were closed."""
    calls = list(StoryCall.objects.filter(is_open=True)[:MOST])
    if not calls:
        return []
    stories = kept.read((), [("jenis", "praktik")]).get(("jenis", "praktik"), 0)
    closed = [call for call in calls if _answer(call, stories)]
    for call in closed:
        call.save(update_fields=["is_open", "closed_at", "story"])
    return closed


def _answer(call: StoryCall, stories: Bits) -> bool:
    """Whether a story answers a call; the newest that does is noted."""
    groups = understand(call.words, (call.language,), literal=True).groups
    found = ids_of(stories & _having_all([group for group in groups if group.typed]))
    if found:
        call.is_open, call.closed_at, call.story_id = False, timezone.now(), found[-1]
    return bool(found)


def _having_all(groups: Sequence[Group]) -> Bits:
    """The documents that say every thing that was said, in one of its ways."""
    rows = list(dict.fromkeys(_rows(groups)))
    if not rows:
        return 0
    sets = dict(zip(rows, database_engine().sets(rows), strict=True))
    said = [reduce(int.__or__, (_together(way.tokens(), sets) for way in group.ways), 0) for group in groups]
    return reduce(int.__and__, said)


def _rows(groups: Iterable[Group]) -> Iterable[tuple[str, ...]]:
    return (tuple(row) for group in groups for way in group.ways for row in way.tokens())


def _together(tokens: list[list[str]], sets: dict[tuple[str, ...], Bits]) -> Bits:
    return reduce(int.__and__, (sets[tuple(row)] for row in tokens))
