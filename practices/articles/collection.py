"""Documents of another collection, a JSON object a line, read into stories; what cannot be a story is refused
with its line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from core import enumerations
from places.models import Region

MAX_ID = 200
MAX_TITLE = 255
LANGUAGES = ("id", "en")
#: plain texts by the model's own names; `body` is a document that knows no parts
TEXTS = ("situation", "challenge", "actions", "reflection", "did_not_work", "materials", "local_wisdom")
LINES = {
    "summary": 300,
    "goal": 500,
    "place_note": 200,
    "duration": 80,
    "original_author": 150,
    "original_url": 500,
}
ONE_OF = {
    "outcome": "outcome",
    "level": "level",
    "connectivity": "connectivity",
    "electricity": "electricity",
    "curriculum": "curriculum",
}
SOME_OF = {"phase": "phase", "subject": "subject", "setting": "setting"}


class BadLine(ValueError):
    """A line that cannot become a story; the message says why."""


@dataclass
class StoryData:
    """One document, checked: `fields` are the model's own, with texts still plain."""

    external_id: str
    title: str
    fields: dict[str, Any] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    language: str = "id"
    published_at: datetime | None = None


def read_collection(path: Path) -> Iterator[tuple[int, StoryData | BadLine]]:
    """Each line of a file with its number: a story, or why it is none. Blank lines are passed over."""
    regencies = frozenset(Region.objects.filter(province__isnull=False).values_list("pk", flat=True))
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield (
                    number,
                    story_of(json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8")), regencies),
                )
            except BadLine as error:
                yield number, error
            except (ValueError, RecursionError) as error:
                yield number, BadLine(f"no JSON in UTF-8 ({error})")


def story_of(raw: Any, regencies: frozenset[str]) -> StoryData:
    """A story from one JSON object; raises BadLine with the reason."""
    if not isinstance(raw, dict):
        raise BadLine("no JSON object")
    body = _text(raw, "body")
    title = " ".join(_text(raw, "title").split()) or " ".join(body.split())[:80]
    story = StoryData(_id(raw), title[:MAX_TITLE], language=str(raw.get("language") or "id"))
    if not title:
        raise BadLine("neither title nor body")
    if story.language not in LANGUAGES:
        raise BadLine(f"language {story.language!r} is not one of {', '.join(LANGUAGES)}")
    story.fields = {name: _text(raw, name) for name in TEXTS if raw.get(name)}
    if body:
        story.fields["situation"] = "\n\n".join(
            bit for bit in (body, story.fields.get("situation", "")) if bit
        )
    story.fields |= {
        name: " ".join(_text(raw, name).split())[:limit] for name, limit in LINES.items() if raw.get(name)
    }
    story.fields |= {name: _one_of(raw, name, table) for name, table in ONE_OF.items() if raw.get(name)}
    story.fields |= {
        name: [_known(name, table, item) for item in _list(raw, name)]
        for name, table in SOME_OF.items()
        if raw.get(name)
    }
    story.fields |= _grade(raw) | _regency(raw, regencies) | _told_on(raw)
    story.published_at = _published_at(raw)
    story.tags = list(dict.fromkeys(" ".join(tag.split())[:100] for tag in _list(raw, "tags") if tag.strip()))
    return story


def _id(raw: dict[str, Any]) -> str:
    found = raw.get("id")
    if isinstance(found, bool) or not isinstance(found, (str, int)) or not str(found).strip():
        raise BadLine("no id")
    if len(str(found)) > MAX_ID:
        raise BadLine(f"id longer than {MAX_ID} signs")
    return _whole(str(found), "id")


def _text(raw: dict[str, Any], name: str) -> str:
    found = raw.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise BadLine(f"{name} is no text")
    return _whole(found.replace("\x00", "").strip(), name)


def _whole(text: str, name: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadLine(f"{name} has half a letter in it (a lone surrogate)") from error
    return text


def _list(raw: dict[str, Any], name: str) -> list[str]:
    found = raw.get(name) or []
    items = found if isinstance(found, list) else [found]
    return [_whole(str(item), name) for item in items]


def _one_of(raw: dict[str, Any], name: str, table: str) -> str:
    return _known(name, table, str(raw[name]))


def _known(name: str, table: str, value: str) -> str:
    if value not in enumerations.values(table):
        raise BadLine(f"{name} does not know {value!r}")
    return value


def _grade(raw: dict[str, Any]) -> dict[str, list[str]]:
    grades = _list(raw, "grade")
    if any(not re.fullmatch(r"[1-9]|1[0-3]", grade) for grade in grades):
        raise BadLine("grade goes from 1 to 13")
    return {"grade": grades} if grades else {}


def _regency(raw: dict[str, Any], known: frozenset[str]) -> dict[str, str]:
    code = str(raw.get("regency") or "")
    if code and code not in known:
        raise BadLine(f"regency does not know the code {code!r}")
    return {"regency_id": code} if code else {}


def _told_on(raw: dict[str, Any]) -> dict[str, date]:
    text = str(raw.get("told_on") or "")
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    if text and day is None:
        raise BadLine("told_on is no date (YYYY-MM-DD)")
    return {"told_on": day} if day else {}


def _published_at(raw: dict[str, Any]) -> datetime | None:
    text = str(raw.get("published_at") or "")
    try:
        moment = parse_datetime(text) if text else None
        return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
    except (ValueError, OverflowError):
        raise BadLine("published_at is no moment (YYYY-MM-DDTHH:MM)") from None
