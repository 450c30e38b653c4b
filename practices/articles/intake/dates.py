"""Dates as blogs and teachers write them: 2022-05-12T10:30:00+07:00, "Senin, 12 Mei 2022", "12/05/2022"."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

_HOME = ZoneInfo("Asia/Jakarta")
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12,
}  # fmt: skip
_DAY_FIRST = re.compile(r"\b(\d{1,2})\s+([A-Za-z]{3,10})\.?,?\s+((?:19|20)\d\d)\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,10})\s+(\d{1,2}),\s+((?:19|20)\d\d)\b")
_NUMBERS = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d\d)\b")


def read_date(text: str) -> datetime | None:
    """The moment that `text` names, with a zone (Jakarta by default); None where it names no date."""
    text = text.strip()
    try:
        return _with_zone(datetime.fromisoformat(text))
    except ValueError:
        return _spoken(text)


def _spoken(text: str) -> datetime | None:
    day = month = year = 0
    if found := _DAY_FIRST.search(text):
        day, month, year = int(found[1]), _MONTHS.get(found[2][:3].lower(), 0), int(found[3])
    elif found := _MONTH_FIRST.search(text):
        month, day, year = _MONTHS.get(found[1][:3].lower(), 0), int(found[2]), int(found[3])
    elif found := _NUMBERS.search(text):
        day, month, year = int(found[1]), int(found[2]), int(found[3])
    try:
        return datetime(year, month, day, tzinfo=_HOME)
    except ValueError:
        return None


def _with_zone(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=_HOME)
