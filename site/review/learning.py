"""Learning to review: a sample story with a model review. Reading it is offered until done or put off, and never asked for."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from accounts.models import User
from accounts.roles import is_reviewer

from .models import Review, ReviewerProfile

_FOLDER = Path(__file__).parent / "data"
_LANGUAGES = ("id", "en")
WORDS = ("notice", "ask", "offer")
#: after so many reviews nobody is new any more
NEW_UNTIL = 3
#: characters of one's own notes that are shown again; they are stored nowhere
MOST = 2_000


@dataclass(frozen=True)
class Remark:
    """What the model review says, and why that helps; `kind` is one of the three questions."""

    kind: str
    text: str
    why: str


@dataclass(frozen=True)
class SamplePart:
    """A part of the sample story with the remark that the model review makes on it."""

    key: str
    text: str
    remark: Remark


@dataclass(frozen=True)
class Sample:
    """The story and its review."""

    title: str
    author: str
    summary: str
    parts: list[SamplePart]
    overall: list[Remark]
    decision: Remark


@dataclass(frozen=True)
class Beside:
    """A place of the sample with what the learner wrote there, beside the model's remark."""

    name: str
    part: SamplePart | None
    remark: Remark
    own: str


def sample() -> Sample:
    """The sample in the language now active."""
    language = (get_language() or "id")[:2]
    return _read(language if language in _LANGUAGES else "id")


def beside(shown: Sample, typed: Mapping[str, str]) -> tuple[list[Beside], list[Beside]]:
    """The parts and the three questions, each with what was typed for it."""
    parts = [
        Beside(f"comment-{part.key}", part, part.remark, _own(typed, f"comment-{part.key}"))
        for part in shown.parts
    ]
    return parts, [Beside(remark.kind, None, remark, _own(typed, remark.kind)) for remark in shown.overall]


def mark_learnt(user: User) -> None:
    """They have seen the model review; it is not offered again."""
    ReviewerProfile.objects.update_or_create(user=user, defaults={"learnt_at": timezone.now()})


def put_off(user: User) -> None:
    """They do not want it now; it stays within reach from their own page."""
    ReviewerProfile.objects.update_or_create(user=user, defaults={"learning_put_off_at": timezone.now()})


def is_offered_to(user: User) -> bool:
    """Whether the desk invites this person: a new reviewer who has neither done it nor put it off."""
    if not is_reviewer(user):
        return False
    profile = ReviewerProfile.objects.filter(user=user).first()
    if profile is not None and (profile.learnt_at or profile.learning_put_off_at):
        return False
    return Review.objects.filter(reviewer=user).exclude(decision="").count() < NEW_UNTIL


def _own(typed: Mapping[str, str], name: str) -> str:
    return str(typed.get(name, "")).strip()[:MOST]


@cache
def _read(language: str) -> Sample:
    told: dict[str, Any] = tomllib.loads((_FOLDER / f"sample.{language}.toml").read_text(encoding="utf-8"))
    return Sample(
        title=told["title"],
        author=told["author"],
        summary=told["summary"],
        parts=[
            SamplePart(part["key"], part["text"].strip(), Remark(part["kind"], part["remark"], part["why"]))
            for part in told["parts"]
        ],
        overall=[Remark(name, **told["overall"][name]) for name in WORDS],
        decision=Remark("decision", **told["decision"]),
    )
