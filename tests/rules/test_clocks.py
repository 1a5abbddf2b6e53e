"""Deadlines come out as a person would count them, and the count can be read out."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import SMALL_BUSINESS, Clock, count, due_on, in_time
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit

OFFICES = (
    OfficeCalendar("TR", None, "Europe/Istanbul"),
    OfficeCalendar("GB", "ENG", "Europe/London"),
    OfficeCalendar("GB", "SCT", "Europe/London"),
    OfficeCalendar("US", "NY", "America/New_York"),
    OfficeCalendar("AU", "NSW", "Australia/Sydney"),
    OfficeCalendar("SA", None, "Asia/Riyadh"),
    OfficeCalendar("GB", "ENG", "Europe/London", frozenset({date(2026, 12, 29), date(2026, 12, 30)})),
    OfficeCalendar("TR", None, "Europe/Istanbul", frozenset(), frozenset({6})),
)
INSTANTS = st.datetimes(datetime(2014, 1, 1), datetime(2034, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def clock(length: int, unit: ClockUnit) -> Clock:
    return Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, length, unit)


def person_counts(length: int, unit: ClockUnit, anchor: datetime, office: OfficeCalendar) -> date:
    """The same count, done apart from the product: day by day, month by month, on another calendar object."""
    wall = anchor.astimezone(ZoneInfo(office.time_zone))
    day = wall.date()
    if unit is ClockUnit.HOURS:
        instant = anchor
        for _ in range(length):
            instant += timedelta(hours=1)
        return instant.astimezone(ZoneInfo(office.time_zone)).date()
    if unit is ClockUnit.MONTHS:
        year, month = day.year, day.month
        for _ in range(length):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    known = holidays.country_holidays(office.country, subdiv=office.subdivision)
    weekend = office.weekend
    left = length * 7 if unit is ClockUnit.WEEKS else length
    while left:
        day += timedelta(days=1)
        off = known.is_weekend(day) if weekend is None else day.weekday() in weekend
        if unit is ClockUnit.BUSINESS_DAYS and (off or day in known or day in office.closures):
            continue
        left -= 1
    return day


@given(INSTANTS, st.integers(0, 60), st.sampled_from(ClockUnit), st.sampled_from(OFFICES))
@example(datetime(2026, 4, 2, 18, tzinfo=UTC), 3, ClockUnit.BUSINESS_DAYS, OFFICES[1])  # before Easter
@example(datetime(2026, 12, 24, 18, tzinfo=UTC), 10, ClockUnit.BUSINESS_DAYS, OFFICES[6])  # over a year's end
@example(datetime(2024, 2, 28, 12, tzinfo=UTC), 1, ClockUnit.CALENDAR_DAYS, OFFICES[0])  # a leap day
@example(datetime(2023, 1, 31, 12, tzinfo=UTC), 13, ClockUnit.MONTHS, OFFICES[0])
@example(datetime(2026, 3, 28, 23, 30, tzinfo=UTC), 24, ClockUnit.HOURS, OFFICES[1])  # summer time begins
@example(datetime(2026, 10, 24, 22, 30, tzinfo=UTC), 24, ClockUnit.HOURS, OFFICES[1])  # and ends
@example(datetime(2026, 4, 4, 15, 30, tzinfo=UTC), 24, ClockUnit.HOURS, OFFICES[4])  # ends down under
@example(datetime(2026, 11, 1, 5, 30, tzinfo=UTC), 1, ClockUnit.BUSINESS_DAYS, OFFICES[3])
def test_the_due_day_is_the_one_a_person_counts(
    anchor: datetime, length: int, unit: ClockUnit, office: OfficeCalendar
) -> None:
    assert due_on(clock(length, unit), anchor, office) == person_counts(length, unit, anchor, office)


@given(INSTANTS, st.integers(0, 40), st.sampled_from(ClockUnit), st.sampled_from(OFFICES))
def test_the_count_read_out_ends_on_the_due_day(
    anchor: datetime, length: int, unit: ClockUnit, office: OfficeCalendar
) -> None:
    lines = count(clock(length, unit), anchor, office)
    assert lines[0].day == office.local_date(anchor)
    assert lines[0].counted == 0
    assert lines[-1].day == due_on(clock(length, unit), anchor, office)
    days = [line.day for line in lines]
    assert days == sorted(set(days))
    assert all(line.why for line in lines)
    if unit is ClockUnit.BUSINESS_DAYS:
        assert [line.counted for line in lines if line.counted is not None] == list(range(length + 1))
        assert all((b - a).days == 1 for a, b in pairwise(days))  # no day is left unexplained
        for line in lines[1:]:
            assert (line.counted is None) == (not office.is_business_day(line.day))


@given(INSTANTS, INSTANTS, st.integers(0, 30), st.sampled_from(ClockUnit), st.sampled_from(OFFICES))
def test_who_complains_later_is_never_due_earlier(
    one: datetime, other: datetime, length: int, unit: ClockUnit, office: OfficeCalendar
) -> None:
    first, second = sorted((one, other))
    assert due_on(clock(length, unit), first, office) <= due_on(clock(length, unit), second, office)


def test_three_days_from_friday_evening_before_a_bank_holiday() -> None:
    """Friday 28 August 2026, 18:30 in London; Monday is the summer bank holiday."""
    friday = datetime(2026, 8, 28, 17, 30, tzinfo=UTC)
    lines = count(clock(3, ClockUnit.BUSINESS_DAYS), friday, OFFICES[1])
    assert [(line.day.day, line.counted, line.why) for line in lines] == [
        (28, 0, "received: the day it starts is not counted"),
        (29, None, "weekend"),
        (30, None, "weekend"),
        (31, None, "Late Summer Bank Holiday"),
        (1, 1, "business day 1"),
        (2, 2, "business day 2"),
        (3, 3, "business day 3"),
    ]


def test_a_call_after_midnight_counts_from_the_offices_day_not_from_londons() -> None:
    call = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)  # 01:00 on Friday 20 November in Istanbul
    acknowledge = SMALL_BUSINESS.clocks[0]
    assert due_on(acknowledge, call, OFFICES[0]) == date(2026, 11, 23)
    assert due_on(acknowledge, call, OFFICES[1]) == date(2026, 11, 20)


def test_a_calendar_deadline_may_fall_on_a_closed_day() -> None:
    christmas = due_on(clock(1, ClockUnit.MONTHS), datetime(2026, 11, 25, 12, tzinfo=UTC), OFFICES[1])
    assert christmas == date(2026, 12, 25)


def test_a_month_from_the_31st_ends_on_the_last_day() -> None:
    january = datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert due_on(clock(1, ClockUnit.MONTHS), january, OFFICES[1]) == date(2026, 2, 28)
    assert due_on(clock(25, ClockUnit.MONTHS), january, OFFICES[1]) == date(2028, 2, 29)


def test_the_small_business_policy_is_what_the_leaflet_says() -> None:
    said = {(each.kind, each.anchor, each.length_words, each.recurring) for each in SMALL_BUSINESS.clocks}
    assert said == {
        (ClockKind.ACKNOWLEDGE, ClockAnchor.RECEIVED, "1 business day", False),
        (ClockKind.UPDATE, ClockAnchor.LAST_UPDATE, "5 business days", True),
        (ClockKind.DECIDE, ClockAnchor.RECEIVED, "10 business days", False),
    }
    assert not any(each.statutory for each in SMALL_BUSINESS.clocks)


def test_the_due_day_itself_is_in_time() -> None:
    due = date(2026, 11, 23)
    assert in_time(due, due)
    assert in_time(due, date(2026, 11, 20))
    assert not in_time(due, date(2026, 11, 24))


@pytest.mark.parametrize("length", [-1, 100_001])
def test_a_senseless_length_is_refused(length: int) -> None:
    with pytest.raises(Invalid):
        clock(length, ClockUnit.WEEKS)


@pytest.mark.parametrize("unit", list(ClockUnit))
def test_a_deadline_beyond_the_calendar_is_a_sentence(unit: ClockUnit) -> None:
    with pytest.raises(Invalid, match="9999"):
        due_on(clock(99_999, unit), datetime(9999, 12, 1, tzinfo=UTC), OFFICES[0])
