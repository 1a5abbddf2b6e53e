"""How a deadline was counted can be read out, day by day, to whoever asks: nothing is left unexplained."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, Pause, due
from complaintdesk.rules.counting import CountedDay, count, rests_on
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit
from tests.rules import calculator
from tests.rules.calculator import UNITS, Case
from tests.rules.test_clocks import LONDON, LUNCH, at, clock, loaded, london, office_of

WHY = "waiting for a photograph"
STOOD_STILL = f"the clock stood still: {WHY}"
Lines = tuple[CountedDay, ...]


def _of_case(case: Case) -> tuple[Lines, OfficeCalendar, int]:
    """The lines, the days they were counted by, and how many units there are to count."""
    a_clock = clock(case.length, ClockUnit(case.unit), case.statutory)
    pauses = [Pause(at(began), at(ended), WHY) for began, ended in case.pauses]
    office = office_of(case)
    lines = count(a_clock, at(case.start), office, pauses, case.extended_by)
    assert lines[-1].day == due(a_clock, at(case.start), office, pauses, case.extended_by).on, case
    return lines, office.by_law() if case.statutory else office, case.length + case.extended_by


@cache
def _cases() -> list[Case]:
    dice = Random(99)
    return [calculator.random_case(dice) for _ in range(400)] + loaded(range(2016, 2017), 1)


def _shape(lines: Lines) -> list[tuple[int, int | None, str]]:
    return [(line.day.day, line.counted, line.why) for line in lines]


@pytest.mark.parametrize("unit", UNITS)
def test_every_count_ends_on_the_due_day_and_numbers_what_it_counts_without_a_gap(unit: str) -> None:
    for case in (case for case in _cases() if case.unit == unit):
        lines, days, length = _of_case(case)
        assert lines[0].day == calculator.wall(case.place.zone, case.start).date()
        assert all(line.why for line in lines)
        listed = [line.day for line in lines]
        by_steps = unit in ("weeks", "months") and not case.pauses
        assert all(a < b if by_steps else (b - a).days == 1 for a, b in pairwise(listed)), case
        numbers = [line.counted for line in lines if line.counted is not None]
        if unit == "hours":
            assert numbers == sorted(numbers), case
            assert lines[-1].counted == length, case
        elif unit in ("weeks", "months") and case.pauses:
            assert numbers == list(range(len(numbers))), case
        else:
            assert numbers == list(range(length + 1)), case
        if unit == "business_days":
            assert all(days.is_business_day(line.day) for line in lines[1:] if line.counted), case


def test_every_day_that_is_passed_over_says_why() -> None:
    for case in (case for case in _cases() if not (case.unit == "hours" and case.statutory)):
        lines, days, _ = _of_case(case)
        for line in lines:
            if line.counted is not None:
                assert line.why != STOOD_STILL
            elif line.why == "after closing time":
                assert case.unit == "hours", case
                assert line is lines[0], case
            elif line.why == STOOD_STILL:
                assert case.pauses, case
                assert case.unit not in ("business_days", "hours") or days.is_business_day(line.day), case
            else:
                assert case.unit in ("business_days", "hours"), case
                assert line.why == days.why_closed(line.day), case


def test_three_days_from_friday_evening_before_a_bank_holiday() -> None:
    """Friday 28 August 2026, 18:30 in London; Monday is the summer bank holiday."""
    friday = datetime(2026, 8, 28, 17, 30, tzinfo=UTC)
    assert _shape(count(clock(3, ClockUnit.BUSINESS_DAYS), friday, LONDON)) == [
        (28, 0, "the day it starts is not counted"),
        (29, None, "weekend"),
        (30, None, "weekend"),
        (31, None, "Late Summer Bank Holiday"),
        (1, 1, "business day 1"),
        (2, 2, "business day 2"),
        (3, 3, "business day 3"),
    ]


CLOSED = OfficeCalendar(
    "GB", "ENG", "Europe/London", ((date(2026, 11, 24), "stocktaking"), (date(2026, 11, 26), "")), LUNCH.week
)


def test_closures_and_pauses_are_passed_over_with_their_reasons() -> None:
    pause = Pause(london(21, 12), london(24, 9), WHY)  # the weekend and the closure come first
    assert _shape(count(clock(2, ClockUnit.BUSINESS_DAYS), london(20, 10), CLOSED, [pause])) == [
        (20, 0, "the day it starts is not counted"),
        (21, None, "weekend"),
        (22, None, "weekend"),
        (23, None, STOOD_STILL),
        (24, None, "closed by the office: stocktaking"),
        (25, 1, "business day 1"),
        (26, None, "closed by the office"),
        (27, 2, "business day 2"),
    ]


def test_a_day_on_which_the_office_is_shut_but_the_law_is_not_says_so() -> None:
    law = clock(3, ClockUnit.BUSINESS_DAYS, statutory=True)
    assert _shape(count(law, london(20, 10), CLOSED, extended_by=1))[1:] == [
        (21, None, "weekend"),
        (22, None, "weekend"),
        (23, 1, "business day 1"),
        (24, 2, "business day 2 (closed by the office: stocktaking; the law counts it)"),
        (25, 3, "business day 3"),
        (26, 4, "business day 4 (closed by the office; the law counts it)"),
    ]
    with pytest.raises(ValueError, match="never pauses"):
        count(law, london(20, 10), CLOSED, [Pause(london(21, 10), london(22, 10), WHY)])


def test_days_weeks_and_months_are_read_out_in_their_own_steps() -> None:
    first = (20, 0, "the day it starts is not counted")
    assert _shape(count(clock(2, ClockUnit.CALENDAR_DAYS), london(20, 10), LONDON)) == [
        first,
        (21, 1, "day 1"),
        (22, 2, "day 2"),
    ]
    assert _shape(count(clock(1, ClockUnit.WEEKS), london(20, 10), LONDON, extended_by=1)) == [
        first,
        (27, 1, "week 1"),
        (4, 2, "week 2"),
    ]
    months = count(clock(3, ClockUnit.MONTHS), datetime(2027, 11, 30, 12, tzinfo=UTC), LONDON)
    assert _shape(months)[1:] == [(30, 1, "month 1"), (30, 2, "month 2"), (29, 3, "month 3")]


def test_a_week_in_which_the_clock_stood_still_is_read_out_by_days() -> None:
    lines = count(clock(1, ClockUnit.WEEKS), london(20, 10), LONDON, [Pause(london(22, 10), london(24, 10), WHY)])
    assert _shape(lines)[1:5] == [
        (21, 1, "day 1"),
        (22, None, STOOD_STILL),
        (23, None, STOOD_STILL),
        (24, 2, "day 2"),
    ]
    assert lines[-1] == CountedDay(date(2026, 11, 29), 7, "day 7")


def test_opening_hours_are_read_out_with_how_much_of_each_day_counted() -> None:
    pause = Pause(london(25, 10), london(25, 12), WHY)
    assert _shape(count(clock(13, ClockUnit.HOURS), london(20, 16, 30), CLOSED, [pause], 1)) == [
        (20, 0, "0 h 30 open, 0 h 30 of 14 opening hours"),
        (21, None, "weekend"),
        (22, None, "weekend"),
        (23, 7, "7 h open, 7 h 30 of 14 opening hours"),
        (24, None, "closed by the office: stocktaking"),
        (25, 12, "5 h open, 12 h 30 of 14 opening hours"),
        (26, None, "closed by the office"),
        (27, 14, "1 h 30 open, 14 h of 14 opening hours"),
    ]


def test_opening_hours_from_after_closing_time_begin_the_next_day() -> None:
    lines = count(clock(1, ClockUnit.HOURS), london(23, 17), LUNCH)
    assert _shape(lines) == [(23, None, "after closing time"), (24, 1, "1 h open, 1 h of 1 opening hour")]
    earlier = Pause(london(23, 10), london(23, 11), WHY)
    later = Pause(london(23, 20), london(24, 8), WHY)
    # neither took anything from that day
    assert count(clock(1, ClockUnit.HOURS), london(23, 17), LUNCH, [earlier, later]) == lines


@pytest.mark.parametrize("ended", [london(24, 17), london(24, 23), london(25, 9)])
def test_a_day_that_a_pause_took_says_so_even_if_the_clock_ran_again_the_same_evening(ended: datetime) -> None:
    pauses = [Pause(london(23, 8), london(23, 9), "waiting for a key"), Pause(london(24, 8), ended, WHY)]
    assert _shape(count(clock(8, ClockUnit.HOURS), london(23, 9), LUNCH, pauses)) == [
        (23, 7, "7 h open, 7 h of 8 opening hours"),
        (24, None, STOOD_STILL),
        (25, 8, "1 h open, 8 h of 8 opening hours"),
    ]


def test_the_hours_of_the_law_run_day_and_night_from_the_moment_it_came() -> None:
    begin = "the hours run from then on"
    three_days = clock(72, ClockUnit.HOURS, statutory=True)
    assert _shape(count(three_days, london(20, 16, 30), CLOSED)) == [
        (20, 0, begin),
        (21, None, "…"),
        (22, None, "…"),
        (23, 72, "the 72 hours end on this day"),
    ]
    soon = count(clock(4, ClockUnit.HOURS, statutory=True), london(20, 16, 30), CLOSED)
    assert _shape(soon) == [(20, 4, f"{begin}; the 4 hours end on this day")]


@pytest.mark.parametrize("unit", list(ClockUnit))
@pytest.mark.parametrize("statutory", [False, True])
def test_what_is_due_at_once_is_read_out_as_one_line(unit: ClockUnit, statutory: bool) -> None:
    (line,) = count(clock(0, unit, statutory), london(20, 10), LUNCH)
    assert (line.day, line.counted) == (date(2026, 11, 20), 0)


def test_seconds_are_counted_even_if_they_are_not_read_out() -> None:
    start = london(23, 9) + timedelta(seconds=30)
    lines = count(clock(7, ClockUnit.HOURS), start, LUNCH)
    assert [line.counted for line in lines] == [6, 7]
    assert due(clock(7, ClockUnit.HOURS), start, LUNCH).at == london(24, 9) + timedelta(seconds=30)


def test_a_count_beyond_the_calendar_is_a_sentence() -> None:
    for unit in ClockUnit:
        with pytest.raises(Invalid, match="9999"):
            count(clock(99_999, unit), datetime(9999, 12, 1, tzinfo=UTC), LONDON)


def test_the_rule_behind_the_count_is_said_in_sentences() -> None:
    own = clock(10, ClockUnit.BUSINESS_DAYS)
    assert rests_on(own, None) == ("10 business days from when the complaint was received.",)
    assert rests_on(own, "our leaflet", "the expert is ill", 5) == (
        "10 business days from when the complaint was received (our leaflet).",
        "Extended by 5 business days: the expert is ill.",
    )
    assert rests_on(own, None, extended_by=1)[1] == "Extended by 1 business day."
    law = Clock(
        *(ClockKind.REVIEW_DECIDE, ClockAnchor.ESCALATED, 1, ClockUnit.MONTHS),
        statutory=True,
        rule="article 12 (3)",
    )
    assert rests_on(law, "the consumer act", extended_by=2) == (
        "1 month from when it was taken to review (article 12 (3), the consumer act).",
        "The law sets it: it never stands still, and the office's own closures do not count.",
        "Extended by 2 months.",
    )
    assert rests_on(law, None)[0] == "1 month from when it was taken to review (article 12 (3))."


@pytest.mark.parametrize(
    ("length", "unit", "statutory", "words"),
    [
        (1, ClockUnit.HOURS, False, "1 opening hour"),
        (8, ClockUnit.HOURS, False, "8 opening hours"),
        (72, ClockUnit.HOURS, True, "72 hours"),
        (1, ClockUnit.CALENDAR_DAYS, True, "1 calendar day"),
        (2, ClockUnit.WEEKS, False, "2 weeks"),
    ],
)
def test_the_hours_of_an_office_are_called_opening_hours(
    length: int, unit: ClockUnit, statutory: bool, words: str
) -> None:
    assert clock(length, unit, statutory).length_words == words
