"""School days: what a promise is counted in. Sundays, Saturdays of a five-day week, and pauses do not count.

A day begins and ends by the clock of the text's province. Whoever counts for many texts reads the pauses once
(`all_pauses`) and hands them in; otherwise they are read for each question.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from places.provinces import time_zone_of

from .models.timing import Pause

#: Monday is 0
SATURDAY, SUNDAY = 5, 6
#: a promise is kept until the end of the school day, local time
END_OF_DAY = time(15, 0)
#: days; where pauses leave no school day within this time, counting ends there
LIMIT = 400
DAY = timedelta(days=1)


def due_after(
    start: datetime, days: int, *, province: str = "", week: int = 5, pauses: Iterable[Pause] | None = None
) -> datetime:
    """The end of the `days`-th school day after the day of `start`, in the province's own time.

    `province` is its two-digit code ("" counts only pauses for all); `week` is 5 or 6 days long.
    """
    day, left = local_day(start, province), days
    held = pauses_in(province, since=day, pauses=pauses)
    for _step in range(LIMIT):
        if left <= 0:
            break
        day += DAY
        left -= is_school_day(day, held, week=week)
    return datetime.combine(day, END_OF_DAY, tzinfo=_zone(province))


def day_before(
    due: datetime, *, province: str = "", week: int = 5, pauses: Iterable[Pause] | None = None
) -> datetime:
    """The beginning of the school day before the day of `due`: from then on a reminder is in place."""
    day = local_day(due, province)
    held = pauses_in(province, since=day - DAY * LIMIT, pauses=pauses)
    for _step in range(LIMIT):
        day -= DAY
        if is_school_day(day, held, week=week):
            break
    return datetime.combine(day, time(0), tzinfo=_zone(province))


def days_between(
    start: datetime,
    end: datetime,
    *,
    province: str = "",
    week: int = 5,
    pauses: Iterable[Pause] | None = None,
) -> int:
    """How many school days lie after the day of `start` up to and with the day of `end`."""
    first, last = local_day(start, province), local_day(end, province)
    held = pauses_in(province, since=first, pauses=pauses)
    span = range(1, min((last - first).days, LIMIT * 2) + 1)
    return sum(is_school_day(first + DAY * n, held, week=week) for n in span)


def is_school_day(day: date, pauses: Iterable[Pause], *, week: int = 5) -> bool:
    """Whether promises count this day."""
    if day.weekday() == SUNDAY or (day.weekday() == SATURDAY and week < 6):
        return False
    return not any(pause.starts <= day <= pause.ends for pause in pauses)


def local_day(moment: datetime, province: str) -> date:
    """The day that it is in a province."""
    return moment.astimezone(_zone(province)).date()


def all_pauses() -> list[Pause]:
    """Every pause that an editor has set, for counting many texts with one query."""
    return list(Pause.objects.all())


def pauses_in(province: str, *, since: date, pauses: Iterable[Pause] | None = None) -> list[Pause]:
    """The pauses kept in a province from a day on, out of those given or else of all."""
    known = Pause.objects.filter(ends__gte=since) if pauses is None else pauses
    return [pause for pause in known if pause.ends >= since and pause.holds_in(province)]


def _zone(province: str) -> ZoneInfo:
    return ZoneInfo(time_zone_of(province))
