"""Deadlines come out as a person would count them: the product and a second calculator agree on every one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, Due, Pause, Policy, due, due_on, in_time
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.opening_hours import Span, parse_week
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority
from complaintdesk.store.presets import preset
from tests.rules import calculator
from tests.rules.calculator import PLACES, UNITS, Case

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ISTANBUL = OfficeCalendar("TR", None, "Europe/Istanbul")
LONDON = OfficeCalendar("GB", "ENG", "Europe/London")
WEEKDAYS_ONLY = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "09:00-12:30, 13:30-17:00")
LUNCH = OfficeCalendar("GB", "ENG", "Europe/London", (), parse_week(WEEKDAYS_ONLY))
OFFICES = (
    ISTANBUL,
    LONDON,
    LUNCH,
    OfficeCalendar("GB", "SCT", "Europe/London"),
    OfficeCalendar("US", "NY", "America/New_York"),
    OfficeCalendar("AU", "NSW", "Australia/Sydney"),
    OfficeCalendar("SA", None, "Asia/Riyadh"),
    OfficeCalendar("GB", "ENG", "Europe/London", ((date(2026, 12, 29), "stocktaking"), (date(2026, 12, 30), ""))),
)
INSTANTS = st.datetimes(datetime(2014, 1, 1), datetime(2034, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


def clock(length: int, unit: ClockUnit, statutory: bool = False) -> Clock:
    return Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, length, unit, statutory=statutory)


def at(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)


def office_of(case: Case) -> OfficeCalendar:
    hours = calculator.WEEKS[case.week]
    week = None if hours is None else tuple(tuple(Span(_time(a), _time(b)) for a, b in day) for day in hours)
    closures = tuple((date.fromordinal(day), "fair") for day in case.closures)
    return OfficeCalendar(*case.place, closures, week)


def differences(cases: Iterable[Case]) -> list[str]:
    """One readable line for each case that the product and the calculator see differently."""
    found = []
    for case in cases:
        pauses = [Pause(at(began), at(ended), "waiting") for began, ended in case.pauses]
        a_clock = clock(case.length, ClockUnit(case.unit), case.statutory)
        ours = due(a_clock, at(case.start), office_of(case), pauses, case.extended_by)
        right = calculator.reckon(case)
        wanted = Due(date.fromordinal(right.on), None if right.at is None else at(right.at))
        if ours != wanted:
            started = calculator.wall(case.place.zone, case.start)
            found.append(f"{case} started {started:%a %d %b %Y %H:%M %Z}:\n  product {ours}\n  right   {wanted}")
    return found


def agree(cases: list[Case]) -> None:
    found = differences(cases)
    assert not found, "\n".join([f"{len(found)} of {len(cases)} deadlines differ:", *found[:5]])


def loaded(years: range, times: int) -> list[Case]:
    dice = Random(20_260_329)
    return [
        calculator.random_case(dice, place, start, unit)
        for place in PLACES
        for start in calculator.loaded_starts(place, years)
        for unit in UNITS
        for _ in range(times)
    ]


def test_four_hundred_deadlines_of_any_kind_are_reckoned_alike_twice() -> None:
    dice = Random(10_002)
    agree([calculator.random_case(dice) for _ in range(400)])


def test_deadlines_from_the_days_on_which_counts_go_wrong_are_reckoned_alike_twice() -> None:
    """Both changes of the clocks, leap days, the turn of the year, 31sts, evenings before long weekends."""
    cases = loaded(range(2015, 2017), 1)
    assert len(cases) > 500
    agree(cases)


@pytest.mark.campaign
def test_ten_thousand_deadlines_are_reckoned_alike_twice() -> None:
    dice = Random(7_3)
    agree([calculator.random_case(dice) for _ in range(10_000)])


@pytest.mark.campaign
def test_deadlines_from_the_loaded_days_of_many_years_are_reckoned_alike_twice() -> None:
    agree(loaded(range(2011, 2036), 1))


@given(INSTANTS, INSTANTS, st.integers(0, 30), st.sampled_from(ClockUnit), st.sampled_from(OFFICES), st.booleans())
def test_who_complains_later_is_never_due_earlier(
    one: datetime, other: datetime, length: int, unit: ClockUnit, office: OfficeCalendar, statutory: bool
) -> None:
    a_clock = clock(length, unit, statutory)
    first, second = sorted((one, other))
    assert due(a_clock, first, office) <= due(a_clock, second, office)
    assert due(a_clock, first, office).on == due_on(a_clock, first, office)


@given(INSTANTS, st.integers(1, 30), st.sampled_from(ClockUnit), st.integers(0, 30 * 24), st.integers(0, 30 * 24))
def test_a_pause_never_brings_a_deadline_forward_nor_moves_it_by_more_days_than_it_lasts(
    anchor: datetime, length: int, unit: ClockUnit, after: int, hours: int
) -> None:
    began = anchor + timedelta(hours=after)
    pause = Pause(began, began + timedelta(hours=hours), "waiting")
    without, paused = (
        due(clock(length, unit), anchor, ISTANBUL),
        due(clock(length, unit), anchor, ISTANBUL, [pause]),
    )
    assert without <= paused
    if unit in (ClockUnit.CALENDAR_DAYS, ClockUnit.WEEKS, ClockUnit.MONTHS):
        assert (paused.on - without.on).days <= hours // 24 + 1


def london(day: int, hour: int, minute: int = 0) -> datetime:
    """A time on a day of November 2026, whose 20th is a Friday without a holiday near it."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_a_call_after_midnight_counts_from_the_offices_day_not_from_londons() -> None:
    call = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)  # 01:00 on Friday 20 November in Istanbul
    (acknowledge,) = preset("small_business").of_kind(ClockKind.ACKNOWLEDGE)
    assert due_on(acknowledge, call, ISTANBUL) == date(2026, 11, 23)
    assert due_on(acknowledge, call, LONDON) == date(2026, 11, 20)


def test_a_calendar_deadline_may_fall_on_a_closed_day() -> None:
    christmas = due_on(clock(1, ClockUnit.MONTHS), datetime(2026, 11, 25, 12, tzinfo=UTC), LONDON)
    assert christmas == date(2026, 12, 25)


def test_a_month_from_the_31st_ends_on_the_last_day() -> None:
    january = datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert due_on(clock(1, ClockUnit.MONTHS), january, LONDON) == date(2026, 2, 28)
    assert due_on(clock(25, ClockUnit.MONTHS), january, LONDON) == date(2028, 2, 29)


def test_four_hours_from_friday_half_past_four_are_over_at_lunch_on_monday() -> None:
    four = clock(4, ClockUnit.HOURS)
    assert due(four, london(20, 16, 30), LUNCH) == Due(date(2026, 11, 23), london(23, 12, 30))
    assert due(four, london(20, 16, 30), LUNCH, extended_by=1).at == london(23, 14, 30)
    assert due(four, london(21, 11), LUNCH).at == london(23, 14)  # from a Saturday: as from Monday's opening
    assert due(clock(4, ClockUnit.HOURS, statutory=True), london(20, 16, 30), LUNCH).at == london(20, 20, 30)
    with_seconds = london(20, 16, 30) + timedelta(seconds=17)
    assert due(four, with_seconds, LUNCH).at == london(23, 13, 30) + timedelta(seconds=17)


def test_an_office_that_has_not_said_its_hours_is_taken_to_be_open_from_nine_to_five() -> None:
    assert due(clock(9, ClockUnit.HOURS), london(20, 9), LONDON).at == london(23, 10)


def test_a_pause_over_a_weekend_moves_a_business_day_clock_by_no_day() -> None:
    weekend = Pause(london(21, 0), london(23, 8), "waiting for a photograph")
    five, days = clock(5, ClockUnit.BUSINESS_DAYS), clock(5, ClockUnit.CALENDAR_DAYS)
    assert due(five, london(19, 10), LONDON, [weekend]).on == due_on(five, london(19, 10), LONDON)
    assert due(days, london(19, 10), LONDON, [weekend]).on == due_on(days, london(19, 10), LONDON) + timedelta(2)


def test_a_pause_from_closing_to_opening_time_moves_hours_by_nothing_but_days_by_the_one_at_whose_end_it_was() -> (
    None
):
    weekend = Pause(london(20, 17), london(23, 9), "waiting for a photograph")
    four, five = clock(4, ClockUnit.HOURS), clock(5, ClockUnit.BUSINESS_DAYS)
    assert due(four, london(20, 16, 30), LUNCH, [weekend]) == due(four, london(20, 16, 30), LUNCH)
    assert due(five, london(19, 10), LUNCH).on == date(2026, 11, 26)
    assert due(five, london(19, 10), LUNCH, [weekend]).on == date(2026, 11, 27)


def test_a_day_counts_when_the_clock_runs_at_the_end_of_it() -> None:
    two = clock(2, ClockUnit.BUSINESS_DAYS)
    over_lunch = Pause(london(24, 12), london(24, 14), "waiting")
    overnight = Pause(london(24, 23, 59), london(25, 0), "waiting")
    one_night_and_a_day = Pause(london(24, 12), london(25, 23, 59), "waiting")
    assert due(two, london(23, 10), LONDON).on == date(2026, 11, 25)
    assert due(two, london(23, 10), LONDON, [over_lunch]).on == date(2026, 11, 25)
    assert due(two, london(23, 10), LONDON, [overnight]).on == date(2026, 11, 26)
    assert due(two, london(23, 10), LONDON, [one_night_and_a_day]).on == date(2026, 11, 26)


def test_the_order_of_pauses_does_not_matter_and_one_that_is_over_before_the_start_counts_nothing() -> None:
    pauses = [Pause(london(day, 10), london(day + 1, 15), "waiting") for day in (24, 18, 26)]
    for unit in ClockUnit:
        there, back = (due(clock(3, unit), london(23, 9), LUNCH, each) for each in (pauses, pauses[::-1]))
        assert there == back == due(clock(3, unit), london(23, 9), LUNCH, [pauses[0], pauses[2]])


def test_a_statutory_clock_takes_no_notice_of_the_offices_closures_and_never_stands_still() -> None:
    shut = tuple((date(2026, 11, day), "moving house") for day in (23, 24, 25))
    mornings = OfficeCalendar("GB", "ENG", "Europe/London", shut, parse_week({"thursday": "10:00-12:00"}))
    for unit in ClockUnit:
        law = clock(3, unit, statutory=True)
        assert due(law, london(20, 10), mornings) == due(law, london(20, 10), LONDON)
        with pytest.raises(ValueError, match="never pauses"):
            due(law, london(20, 10), mornings, [Pause(london(21, 10), london(22, 10), "waiting")])
    assert due_on(clock(3, ClockUnit.BUSINESS_DAYS, statutory=True), london(20, 10), mornings) == date(
        2026, 11, 25
    )
    assert due_on(clock(3, ClockUnit.BUSINESS_DAYS), london(20, 10), mornings) == date(2026, 12, 10)


def test_the_small_business_policy_is_what_the_leaflet_says() -> None:
    policy = preset("small_business")
    said = {each.kind: (each.anchor, each.length_words, each.recurring, each.extend_by) for each in policy.clocks}
    assert {
        ClockKind.ACKNOWLEDGE: (ClockAnchor.RECEIVED, "1 business day", False, 0),
        ClockKind.UPDATE: (ClockAnchor.LAST_UPDATE, "5 business days", True, 0),
        ClockKind.DECIDE: (ClockAnchor.RECEIVED, "10 business days", False, 10),
    }.items() <= said.items()
    assert len(said) == len(policy.clocks)
    assert not any(each.statutory for each in policy.clocks)


GENERAL = clock(10, ClockUnit.BUSINESS_DAYS)
URGENT = Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, 2, ClockUnit.HOURS, priority=Priority.URGENT)
BY_LAW = clock(30, ClockUnit.CALENDAR_DAYS, statutory=True)
TELL = Clock(ClockKind.UPDATE, ClockAnchor.LAST_UPDATE, 5, ClockUnit.BUSINESS_DAYS, recurring=True)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 3, 2), (2, 3, 0, 1)])
def test_a_clock_for_the_cases_priority_takes_the_place_of_the_general_one_not_of_the_laws(
    order: tuple[int, ...],
) -> None:
    clocks = (GENERAL, URGENT, BY_LAW, TELL)
    policy = Policy("p", "P", tuple(clocks[at] for at in order), "in-house", date(2026, 1, 1))
    for priority, wanted in ((None, GENERAL), (Priority.LOW, GENERAL), (Priority.URGENT, URGENT)):
        assert set(policy.started_by(ClockAnchor.RECEIVED, priority)) == {wanted, BY_LAW}
        assert set(policy.of_kind(ClockKind.DECIDE, priority)) == {wanted, BY_LAW}
        assert policy.started_by(ClockAnchor.LAST_UPDATE, priority) == (TELL,)
    assert policy.of_kind(ClockKind.ACKNOWLEDGE) == policy.started_by(ClockAnchor.DECIDED) == ()


def test_a_clock_for_one_priority_alone_runs_for_no_other() -> None:
    policy = Policy("p", "P", (URGENT,), "in-house", date(2026, 1, 1))
    assert policy.started_by(ClockAnchor.RECEIVED, Priority.URGENT) == (URGENT,)
    assert policy.started_by(ClockAnchor.RECEIVED) == policy.of_kind(ClockKind.DECIDE, Priority.HIGH) == ()


def test_the_due_day_itself_is_in_time() -> None:
    monday = date(2026, 11, 23)
    assert in_time(monday, monday)
    assert in_time(monday, date(2026, 11, 20))
    assert not in_time(monday, date(2026, 11, 24))


@pytest.mark.parametrize("length", [-1, 100_001])
def test_a_senseless_length_or_extension_is_refused(length: int) -> None:
    with pytest.raises(Invalid):
        clock(length, ClockUnit.WEEKS)
    with pytest.raises(Invalid):
        Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, 10, ClockUnit.WEEKS, extend_by=length)


@pytest.mark.parametrize("unit", list(ClockUnit))
def test_a_deadline_beyond_the_calendar_is_a_sentence(unit: ClockUnit) -> None:
    pause = Pause(datetime(9999, 12, 2, tzinfo=UTC), datetime(9999, 12, 20, tzinfo=UTC), "waiting")
    for office in (ISTANBUL, OfficeCalendar("US", "NY", "America/New_York")):
        for pauses in ((), (pause,)):
            with pytest.raises(Invalid, match="9999"):
                due(clock(99_999, unit), datetime(9999, 12, 1, tzinfo=UTC), office, pauses)


@pytest.mark.parametrize("unit", list(ClockUnit))
def test_an_instant_without_a_zone_is_a_defect_and_no_sentence_for_people(unit: ClockUnit) -> None:
    with pytest.raises(ValueError, match="time zone"):
        due(clock(1, unit), datetime(2026, 11, 20, 12), LONDON)  # noqa: DTZ001 - what is refused
