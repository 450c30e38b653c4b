"""When mail may reach somebody: the borders, by each of Indonesia's three clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.notices.hours import is_quiet, next_digest, opens, zone_of

WIB, WITA, WIT = (ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))
ZONES = [WIB, WITA, WIT]
#: Monday, 3 August 2026
MONDAY = (2026, 8, 3)
THURSDAY, FRIDAY, SATURDAY, SUNDAY = ((2026, 8, day) for day in (6, 7, 8, 9))
moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
zones = st.sampled_from(ZONES)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("day", "clock", "quiet"),
    [
        (MONDAY, (5, 59, 59), True),
        (MONDAY, (6, 0, 0), False),
        (MONDAY, (19, 59, 59), False),
        (MONDAY, (20, 0, 0), True),
        (MONDAY, (23, 59, 59), True),
        (FRIDAY, (10, 59, 59), False),
        (FRIDAY, (11, 0, 0), True),
        (FRIDAY, (13, 29, 59), True),
        (FRIDAY, (13, 30, 0), False),
        (THURSDAY, (12, 0, 0), False),
        (SATURDAY, (12, 0, 0), False),
        (SUNDAY, (0, 0, 0), True),
        (SUNDAY, (12, 0, 0), True),
        (SUNDAY, (23, 59, 59), True),
    ],
)
def test_borders_of_the_quiet_hours(
    zone: ZoneInfo, day: tuple[int, int, int], clock: tuple[int, int, int], quiet: bool
) -> None:
    assert is_quiet(datetime(*day, *clock, tzinfo=zone), zone) is quiet


def test_one_moment_is_quiet_in_jayapura_and_not_yet_in_jakarta() -> None:
    moment = datetime(*MONDAY, 18, 30, tzinfo=WIB)

    assert (is_quiet(moment, WIT), is_quiet(moment, WITA), is_quiet(moment, WIB)) == (True, False, False)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ((*MONDAY, 21, 15), (2026, 8, 4, 6, 0)),
        ((*MONDAY, 3, 0), (*MONDAY, 6, 0)),
        ((*FRIDAY, 11, 0), (*FRIDAY, 13, 30)),
        ((*SATURDAY, 20, 0), (2026, 8, 10, 6, 0)),
        ((*SUNDAY, 9, 0), (2026, 8, 10, 6, 0)),
        ((*MONDAY, 9, 0), (*MONDAY, 9, 0)),
    ],
)
def test_what_comes_up_in_a_quiet_hour_is_told_at_its_end(
    said: tuple[int, ...], heard: tuple[int, ...]
) -> None:
    assert opens(datetime(*said, tzinfo=WITA), WITA) == datetime(*heard, tzinfo=WITA)  # type: ignore[misc]


@given(moments, zones)
def test_mail_may_always_go_within_two_nights_and_never_in_a_quiet_hour(
    moment: datetime, zone: ZoneInfo
) -> None:
    opened = opens(moment, zone)

    assert not is_quiet(opened, zone)
    assert moment <= opened <= moment + timedelta(hours=35)


@pytest.mark.parametrize(
    ("happened", "hour", "told"),
    [
        ((*MONDAY, 9, 0), 16, (*MONDAY, 16, 0)),
        ((*MONDAY, 16, 0), 16, (*MONDAY, 16, 0)),
        ((*MONDAY, 16, 1), 16, (2026, 8, 4, 16, 0)),
        ((*FRIDAY, 9, 0), 12, (*FRIDAY, 13, 30)),
        ((*SATURDAY, 17, 0), 16, (2026, 8, 10, 6, 0)),
    ],
)
def test_daily_mail_comes_at_the_hour_that_was_chosen(
    happened: tuple[int, ...], hour: int, told: tuple[int, ...]
) -> None:
    since = datetime(*happened, tzinfo=WIT)  # type: ignore[misc]

    assert next_digest(since, WIT, hour=hour) == datetime(*told, tzinfo=WIT)  # type: ignore[misc]


def test_weekly_mail_comes_on_monday() -> None:
    since = datetime(*THURSDAY, 9, 0, tzinfo=WIB)

    assert next_digest(since, WIB, hour=7, weekly=True) == datetime(2026, 8, 10, 7, 0, tzinfo=WIB)


@given(moments, zones, st.integers(6, 19), st.booleans())
def test_gathered_mail_is_never_early_never_quiet_and_at_most_a_week_and_a_day_late(
    since: datetime, zone: ZoneInfo, hour: int, weekly: bool
) -> None:
    due = next_digest(since, zone, hour=hour, weekly=weekly)

    assert not is_quiet(due, zone)
    assert since <= due <= since + timedelta(days=8 if weekly else 2)


@pytest.mark.parametrize(
    ("region", "zone"), [("13.01", WIB), ("73.09", WITA), ("81.01", WIT), ("", WIB), (None, WIB)]
)
def test_clock_is_that_of_the_schools_regency(region: str | None, zone: ZoneInfo) -> None:
    assert zone_of(region) == zone
