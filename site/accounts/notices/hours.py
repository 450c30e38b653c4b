"""When mail may reach a teacher: never in the evening or at night, on Sunday, or around Friday's prayer, by their own clock.

Pure functions: a moment (aware) and a zone go in, a moment comes out.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from places.provinces import time_zone_of

MORNING, EVENING = time(6, 0), time(20, 0)
FRIDAY_PRAYER = (time(11, 0), time(13, 30))
#: Monday is 0
MONDAY, FRIDAY, SUNDAY = 0, 4, 6
DAY = timedelta(days=1)


def zone_of(region_code: str | None) -> ZoneInfo:
    """The clock of a regency or province (Kemendagri code); Jakarta's where none is known."""
    return ZoneInfo(time_zone_of((region_code or "")[:2]))


def is_quiet(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether nothing is sent at that moment; the borders themselves are quiet at their start, open at their end."""
    return opens(moment, zone) > moment


def opens(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first moment from this one on at which mail may be sent: this very moment, unless it is a quiet one."""
    local = moment.astimezone(zone)
    clock = local.time()
    if local.weekday() == SUNDAY or clock >= EVENING:
        return opens(_at(local + DAY, time(0)), zone)
    if clock < MORNING:
        return _at(local, MORNING)
    if local.weekday() == FRIDAY and FRIDAY_PRAYER[0] <= clock < FRIDAY_PRAYER[1]:
        return _at(local, FRIDAY_PRAYER[1])
    return moment


def next_digest(since: datetime, zone: ZoneInfo, *, hour: int, weekly: bool = False) -> datetime:
    """When what happened at `since` is due in somebody's collected mail: at their hour, on Mondays when weekly."""
    due = _at(since.astimezone(zone), time(hour))
    while due < since or (weekly and due.weekday() != MONDAY):
        due += DAY
    return opens(due, zone)


def _at(local: datetime, clock: time) -> datetime:
    return local.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0, fold=0)
