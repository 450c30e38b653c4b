"""Reading what a reader posts; any subset may come.

`notice`, `ask`, `offer`; `comment-<part>`; for one sentence `sentence-<part>`, `note-<part>`, `suggest-<part>`, with
`-<number>` behind them for a note that is kept already (and `drop-…` to take it away); `rubric-<criterion>`; `publish_at`.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accounts.models import User
from core.story_text.sentences import plain_line, sentences
from places.provinces import time_zone_of

from .models import Stage
from .rubric import rubric_in
from .rules import Refused
from .services import WORDS
from .services.keeping import UNSAID, SentenceNote, Typed, Unsaid

MAX_WORDS = 5_000
BOX = re.compile(r"^(?P<box>sentence|note|suggest|drop)-(?P<part>[a-z_]+)(?:-(?P<row>\d{1,18}))?$")


@dataclass(frozen=True)
class Row:
    """The boxes of one sentence note; None is what did not come, `row` 0 a note that is new."""

    part: str
    row: int = 0
    sentence: str | None = None
    note: str | None = None
    suggest: str | None = None
    drop: str | None = None


def typed_in(post: QueryDict, shown: Any, *, kind: str, user: User) -> Typed:
    """Everything a post says of the text `shown` at a stage of this kind; a time that cannot be is left out."""
    try:
        at = publish_time(post, kind=kind, user=user)
    except Refused:
        at = UNSAID
    known = {part.key: part.html for part in shown.parts()}
    notes = (_note(row, sentences(known[row.part])) for row in rows_in(post) if row.part in known)
    return Typed(
        words=words_in(post),
        comments=comments_in(post, shown),
        rubric=rubric_in(post, kind),
        notes=tuple(note for note in notes if note is not None),
        publish_at=at,
    )


def says_something(typed: Typed) -> bool:
    """Whether there is anything in it to keep."""
    texts = [*typed.words.values(), *typed.comments.values(), *typed.rubric.values()]
    texts += [text for note in typed.notes for text in (note.text or "", note.suggestion or "")]
    return any(text.strip() for text in texts) or any(note.row for note in typed.notes)


def words_in(post: QueryDict) -> dict[str, str]:
    """The three questions that were posted."""
    return {name: str(post[name])[:MAX_WORDS] for name in WORDS if name in post}


def comments_in(post: QueryDict, page: Any) -> dict[str, str]:
    """The notes on parts that this text really has."""
    known = {part.key for part in page.parts()}
    found = {name.removeprefix("comment-"): name for name in post if name.startswith("comment-")}
    return {part: str(post[name])[:MAX_WORDS] for part, name in found.items() if part in known}


def rows_in(post: QueryDict) -> list[Row]:
    """The sentence notes of a post, those that are kept already first."""
    rows: dict[tuple[str, int], Row] = {}
    for name in post:
        if match := BOX.match(name):
            key = match["part"], int(match["row"] or 0)
            box: dict[str, Any] = {match["box"]: str(post[name])[:MAX_WORDS]}
            rows[key] = replace(rows.get(key, Row(*key)), **box)
    return sorted(rows.values(), key=lambda row: not row.row)


def _note(row: Row, there: list[str]) -> SentenceNote | None:
    """What a row says: of a sentence of the text, or else of its part; None when nothing was written in a new one."""
    sentence, suggest = plain_line(row.sentence or ""), plain_line(row.suggest or "")
    quote = sentence if sentence in there else ""
    if row.drop:
        return SentenceNote(row.part, "", row=row.row) if row.row else None
    if row.row:
        return SentenceNote(row.part, quote, row.note, row.suggest and suggest, row=row.row)
    if not (row.note or "").strip() and not suggest:
        return None
    if quote:
        return SentenceNote(row.part, quote, row.note or "", suggest, adds=True)
    told = [f"“{sentence}”" if sentence else "", (row.note or "").strip()]
    told.append(_("Usul kalimat: %(words)s") % {"words": suggest} if suggest else "")
    return SentenceNote(row.part, "", "\n".join(filter(None, told)), None, adds=True)


def publish_time(post: QueryDict, *, kind: str, user: User) -> datetime | Unsaid | None:
    """When a deciding editor wants the text to go public: None is at once. Raises Refused for a time that cannot be."""
    if kind != Stage.Kind.EDITOR or "publish_at" not in post:
        return UNSAID
    text = str(post["publish_at"]).strip()
    if not text:
        return None
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise Refused(
            _("Waktu terbit belum terbaca. Isi tanggal dan jamnya, atau kosongkan."), code="no-time"
        )
    moment = moment if timezone.is_aware(moment) else moment.replace(tzinfo=own_zone(user))
    if moment <= timezone.now():
        raise Refused(
            _("Waktu itu sudah lewat. Kosongkan untuk terbit sekarang, atau pilih waktu yang akan datang."),
            code="past",
        )
    return moment


def own_zone(user: User) -> ZoneInfo:
    """The clock of the place where somebody teaches; Jakarta's where that is not known."""
    return ZoneInfo(time_zone_of(user.school.regency_id[:2] if user.school else ""))
