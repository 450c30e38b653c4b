"""School days: five- or six-day weeks, pauses everywhere or in some provinces, by three clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.models import Claim, Pause, Stage
from review.school_days import day_before, days_between, due_after, is_school_day
from review.services import claim
from tests.factories.review import reviewer, submitted

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
WEST_SUMATRA, BALI, PAPUA = "13", "51", "91"
#: Thursday, 6 August 2026, ten in the morning
THURSDAY = datetime(2026, 8, 6, 10, 0, tzinfo=WIB)


def pause(first: date, last: date, *provinces: str) -> Pause:
    return Pause(name="Jeda", starts=first, ends=last, provinces=list(provinces))


def end_of(day: int, month: int = 8, zone: ZoneInfo = WIB) -> datetime:
    return datetime(2026, month, day, 15, 0, tzinfo=zone)


@pytest.mark.parametrize(("week", "day"), [(5, 10), (6, 8)])
def test_saturday_counts_where_school_is_six_days_a_week(week: int, day: int) -> None:
    assert due_after(THURSDAY, 2, week=week, pauses=[]) == end_of(day)


def test_sunday_never_counts() -> None:
    assert due_after(THURSDAY, 3, week=6, pauses=[]) == end_of(10)


def test_days_of_a_pause_do_not_count() -> None:
    held = [pause(date(2026, 8, 7), date(2026, 8, 11))]

    assert due_after(THURSDAY, 1, pauses=held) == end_of(12)


def test_pause_of_one_province_moves_nothing_elsewhere() -> None:
    nyepi = [pause(date(2026, 8, 7), date(2026, 8, 7), BALI)]

    assert due_after(THURSDAY, 1, province=BALI, pauses=nyepi) == end_of(10, zone=ZoneInfo("Asia/Makassar"))
    assert due_after(THURSDAY, 1, province=WEST_SUMATRA, pauses=nyepi) == end_of(7)


def test_pause_of_some_provinces_is_not_kept_where_the_province_is_unknown() -> None:
    assert due_after(THURSDAY, 1, pauses=[pause(date(2026, 8, 7), date(2026, 8, 7), BALI)]) == end_of(7)


def test_day_begins_by_the_clock_of_the_province() -> None:
    late = datetime(2026, 8, 6, 22, 30, tzinfo=WIB)  # half past midnight on Friday in Jayapura

    assert due_after(late, 1, province=WEST_SUMATRA, pauses=[]) == end_of(7)
    assert due_after(late, 1, province=PAPUA, pauses=[]) == end_of(10, zone=WIT)


def test_reminder_is_in_place_on_the_school_day_before() -> None:
    monday = end_of(10)

    assert day_before(monday, pauses=[]) == datetime(2026, 8, 7, 0, 0, tzinfo=WIB)
    assert day_before(monday, week=6, pauses=[]) == datetime(2026, 8, 8, 0, 0, tzinfo=WIB)
    held = [pause(date(2026, 8, 5), date(2026, 8, 7))]
    assert day_before(monday, pauses=held) == datetime(2026, 8, 4, 0, 0, tzinfo=WIB)


moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))
provinces = st.sampled_from(["", WEST_SUMATRA, BALI, PAPUA])
weeks = st.sampled_from([5, 6])


@st.composite
def calendars(draw: st.DrawFn) -> list[Pause]:
    """Up to four pauses of at most a month."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.dates(date(2024, 12, 1), date(2028, 3, 1)))
        last = first + timedelta(days=draw(st.integers(0, 30)))
        found.append(
            pause(first, last, *draw(st.lists(st.sampled_from([WEST_SUMATRA, BALI, PAPUA]), max_size=2)))
        )
    return found


@given(moments, st.integers(1, 30), provinces, weeks, calendars())
def test_promise_ends_on_a_school_day_and_counts_back_to_what_was_promised(
    start: datetime, days: int, province: str, week: int, held: list[Pause]
) -> None:
    due = due_after(start, days, province=province, week=week, pauses=held)

    kept = [each for each in held if each.holds_in(province)]
    assert is_school_day(due.date(), kept, week=week)
    assert days_between(start, due, province=province, week=week, pauses=held) == days
    assert due > start


@given(moments, st.integers(1, 20), provinces, weeks, calendars())
def test_more_days_are_never_due_earlier_and_pauses_never_hasten(
    start: datetime, days: int, province: str, week: int, held: list[Pause]
) -> None:
    due = due_after(start, days, province=province, week=week, pauses=held)

    assert due < due_after(start, days + 1, province=province, week=week, pauses=held)
    assert due >= due_after(start, days, province=province, week=week, pauses=[])


@given(moments, st.integers(1, 20), provinces, weeks, calendars())
def test_exactly_one_school_day_lies_between_reminder_and_promise(
    start: datetime, days: int, province: str, week: int, held: list[Pause]
) -> None:
    due = due_after(start, days, province=province, week=week, pauses=held)

    before = day_before(due, province=province, week=week, pauses=held)

    assert days_between(before, due, province=province, week=week, pauses=held) == 1


@pytest.mark.django_db
def test_pause_that_an_editor_sets_moves_what_was_promised_already() -> None:
    page = submitted()
    claim(page=page, by=reviewer())
    stage, held = Stage.objects.get(ended_at=None), Claim.objects.get()
    assert stage.due_at is not None
    today = stage.due_at.date()

    made = Pause.objects.create(name="Pekan rapor", starts=today, ends=today + timedelta(days=20))

    for row in (stage, held):
        promised = row.due_at
        row.refresh_from_db()
        assert row.due_at > promised + timedelta(days=20)
    made.delete()
    held.refresh_from_db()
    assert held.due_at.date() == today
