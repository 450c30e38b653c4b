"""School days: what a promise is counted in. Sundays, Saturdays of a five-day week, and pauses do not count."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from places.provinces import time_zone_of

from .models.timing import Pause

#: Monday is 0
SATURDAY, SUNDAY = 5, 6
#: a promise is kept until the end of the school day, local time
END_OF_DAY = time(15, 0)
LIMIT = 400


def due_after(start: datetime, days: int, *, province: str = "", week: int = 5) -> datetime:
    """The end of the `days`-th school day after `start`, in the province's own time.

    `province` is its two-digit code ("" counts only pauses for all); `week` is 5 or 6 days long.
    """
    zone = ZoneInfo(time_zone_of(province))
    day, left = start.astimezone(zone).date(), days
    pauses = pauses_in(province, since=day)
    for _step in range(LIMIT):
        if left == 0:
            break
        day += timedelta(days=1)
        left -= is_school_day(day, pauses, week=week)
    return datetime.combine(day, END_OF_DAY, tzinfo=zone)


def days_between(start: datetime, end: datetime, *, province: str = "", week: int = 5) -> int:
    """How many school days lie after `start` up to and with `end`."""
    zone = ZoneInfo(time_zone_of(province))
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    pauses = pauses_in(province, since=first)
    span = range(1, min((last - first).days, LIMIT * 2) + 1)
    return sum(is_school_day(first + timedelta(days=n), pauses, week=week) for n in span)


def is_school_day(day: date, pauses: list[Pause], *, week: int = 5) -> bool:
    """Whether promises count this day."""
    if day.weekday() == SUNDAY or (day.weekday() == SATURDAY and week < 6):
        return False
    return not any(pause.starts <= day <= pause.ends for pause in pauses)


def pauses_in(province: str, *, since: date | None = None) -> list[Pause]:
    """The pauses kept in a province from a day on."""
    since = since or timezone.localdate()
    return [pause for pause in Pause.objects.filter(ends__gte=since) if pause.holds_in(province)]
