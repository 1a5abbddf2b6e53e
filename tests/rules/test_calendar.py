"""The office's open days are those people there know: holidays, weekend, own closures, own time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules import calendar
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.opening_hours import WEEKDAYS, parse_week
from tests.rules import calculator

LONDON = OfficeCalendar("GB", "ENG", "Europe/London")
ISTANBUL = OfficeCalendar("TR", None, "Europe/Istanbul")
CLOSURES = (
    (date(2026, 11, 24), "stocktaking"),
    (date(2026, 11, 25), ""),
    (date(2026, 12, 25), "the boss is away"),
)


@pytest.mark.parametrize(
    ("office", "day", "why"),
    [
        (LONDON, date(2026, 12, 25), "Christmas Day"),
        (LONDON, date(2026, 12, 28), "Boxing Day (observed)"),
        (LONDON, date(2026, 8, 31), "Late Summer Bank Holiday"),
        (LONDON, date(2026, 11, 21), "weekend"),
        (LONDON, date(2026, 11, 20), None),
        (ISTANBUL, date(2026, 10, 29), "Republic Day"),
        (ISTANBUL, date(2026, 12, 25), None),
        (OfficeCalendar("GB", "SCT", "Europe/London"), date(2026, 8, 31), None),
        (OfficeCalendar("GB", "SCT", "Europe/London"), date(2026, 11, 30), "Saint Andrew's Day"),
        (OfficeCalendar("SA", None, "Asia/Riyadh"), date(2026, 11, 20), "weekend"),
        (OfficeCalendar("SA", None, "Asia/Riyadh"), date(2026, 11, 22), None),
        # China makes up for the new year's holidays by working on a Saturday
        (OfficeCalendar("CN", None, "Asia/Shanghai"), date(2026, 2, 14), None),
    ],
)
def test_open_and_closed_days_are_the_countrys(office: OfficeCalendar, day: date, why: str | None) -> None:
    assert office.why_closed(day) == why
    assert office.is_business_day(day) == (why is None)


def test_the_weekend_is_the_one_of_that_time() -> None:
    emirates = OfficeCalendar("AE", None, "Asia/Dubai")
    assert emirates.why_closed(date(2020, 5, 15)) == "weekend"  # a Friday, when Friday was one
    assert emirates.is_business_day(date(2026, 5, 15))


def test_the_offices_own_closures_and_week_count() -> None:
    tuesday_to_saturday = parse_week(dict.fromkeys(WEEKDAYS[1:6], "09:00-17:00"))
    shop = OfficeCalendar("GB", "ENG", "Europe/London", CLOSURES, tuesday_to_saturday)
    assert shop.why_closed(date(2026, 11, 21)) is None  # open on Saturday
    assert shop.why_closed(date(2026, 11, 22)) == "weekend"
    assert shop.why_closed(date(2026, 11, 23)) == "closed on Mondays"
    assert shop.why_closed(date(2026, 11, 24)) == "closed by the office: stocktaking"
    assert shop.why_closed(date(2026, 11, 25)) == "closed by the office"
    assert shop.why_closed(date(2026, 12, 25)) == "Christmas Day"  # whatever the office says of it
    assert [day for day in range(20, 31) if shop.is_business_day(date(2026, 11, day))] == [20, 21, 26, 27, 28]


def test_the_law_knows_of_no_closures_and_no_week_of_the_office() -> None:
    shop = OfficeCalendar("GB", "SCT", "Europe/London", CLOSURES, parse_week({"sunday": "09:00-17:00"}))
    assert shop.by_law() == OfficeCalendar("GB", "SCT", "Europe/London")
    assert shop.by_law().is_business_day(date(2026, 11, 24))
    assert not shop.by_law().is_business_day(date(2026, 11, 22))
    assert not shop.by_law().is_business_day(date(2026, 11, 30))  # Saint Andrew's


def test_a_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(Invalid, match="at least one day"):
        OfficeCalendar("GB", None, "Europe/London", week=((),) * 7)


def test_opening_times_are_instants_of_that_day_and_none_on_a_closed_one() -> None:
    week = parse_week(dict.fromkeys(WEEKDAYS[:5], "09:00-12:30, 13:30-17:00"))
    shop = OfficeCalendar("GB", "ENG", "Europe/London", CLOSURES, week)
    for day, behind in ((date(2026, 11, 20), 0), (date(2026, 7, 20), 1)):  # an hour in summer
        hours = [[f"{at:%H:%M}" for at in times] for times in shop.open_times(day)]
        wall = [["09:00", "12:30"], ["13:30", "17:00"]]
        assert hours == [[f"{int(text[:2]) - behind:02}{text[2:]}" for text in times] for times in wall]
        assert {at.date() for times in shop.open_times(day) for at in times} == {day}
    for closed in (date(2026, 11, 24), date(2026, 11, 21), date(2026, 12, 25)):
        assert shop.open_times(closed) == ()
    usual = LONDON.open_times(date(2026, 11, 20))
    assert usual == ((datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 20, 17, tzinfo=UTC)),)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 4), (date(2026, 10, 25), 6), (date(2026, 3, 22), 5)]
)
def test_in_the_night_in_which_clocks_change_a_shift_is_an_hour_shorter_or_longer(day: date, hours: int) -> None:
    night = OfficeCalendar("GB", "ENG", "Europe/London", (), parse_week({"sunday": "00:00-05:00"}))
    ((opens, closes),) = night.open_times(day)
    assert closes - opens == timedelta(hours=hours)


def test_an_opening_time_in_a_skipped_hour_is_taken_an_hour_later_and_one_that_comes_twice_the_first_time() -> (
    None
):
    """As calendar programs do (RFC 5545, 3.3.5): clocks in London jump from 1 to 2, and go back from 2 to 1."""
    night = OfficeCalendar("GB", "ENG", "Europe/London", (), parse_week({"sunday": "01:30-05:00"}))
    assert night.open_times(date(2026, 3, 29))[0] == _utc(date(2026, 3, 29), 1, 30, 4)
    assert night.open_times(date(2026, 10, 25))[0] == _utc(date(2026, 10, 25), 0, 30, 5)


def _utc(day: date, hour: int, minute: int, until: int) -> tuple[datetime, datetime]:
    return (
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC),
        datetime(day.year, day.month, day.day, until, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("office", "field"),
    [
        (OfficeCalendar("XX", None, "Europe/London"), "country"),
        (OfficeCalendar("", None, "Europe/London"), "country"),
        (OfficeCalendar("HolidayBase", None, "Europe/London"), "country"),
        (OfficeCalendar("date", None, "Europe/London"), "country"),
        (OfficeCalendar("GB", "XYZ", "Europe/London"), "subdivision"),
        (OfficeCalendar("GB", None, "Europe"), "time_zone"),
        (OfficeCalendar("GB", None, "Mars/Olympus"), "time_zone"),
        (OfficeCalendar("GB", None, "../../etc/passwd"), "time_zone"),
        (OfficeCalendar("GB", None, "a\x00b"), "time_zone"),
        (OfficeCalendar("GB", None, ""), "time_zone"),
    ],
)
def test_what_is_not_known_is_said_at_its_field(office: OfficeCalendar, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        calendar.check(office)
    assert list(caught.value.fields) == [field]


def test_the_date_on_the_offices_wall() -> None:
    late = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    assert ISTANBUL.local_date(late) == date(2026, 11, 21)
    assert LONDON.local_date(late) == date(2026, 11, 20)
    assert LONDON.local_date(datetime(2026, 7, 20, 23, 30, tzinfo=UTC)) == date(2026, 7, 21)  # summer time
    assert OfficeCalendar("US", "NY", "America/New_York").local_date(
        datetime(2026, 11, 21, 4, 59, tzinfo=UTC)
    ) == date(2026, 11, 20)


def test_an_instant_without_a_zone_is_a_defect() -> None:
    with pytest.raises(ValueError, match="time zone"):
        LONDON.local_date(datetime(2026, 11, 20, 12))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("place", calculator.PLACES)
def test_all_open_days_of_thirty_years_are_those_that_were_listed_apart_from_the_product(
    place: calculator.Place,
) -> None:
    office = OfficeCalendar(*place)
    days = range(date(2010, 1, 1).toordinal(), date(2041, 1, 1).toordinal())
    ours = [day for day in days if office.is_business_day(date.fromordinal(day))]
    assert ours == [day for day in calculator.open_days(place, None, ()) if day < days.stop]


@given(st.dates(date(2015, 1, 1), date(2035, 12, 31)), st.integers(0, 40))
def test_exactly_n_open_days_lie_behind_and_the_last_one_is_the_answer(day: date, n: int) -> None:
    found = ISTANBUL.add_business_days(day, n)
    between = [day + timedelta(days=at) for at in range(1, (found - day).days + 1)]
    assert sum(map(ISTANBUL.is_business_day, between)) == n
    assert n == 0 or ISTANBUL.is_business_day(found)


def test_the_end_of_time_is_a_sentence() -> None:
    with pytest.raises(Invalid, match="9999"):
        LONDON.add_business_days(date(9999, 12, 30), 5)
    with pytest.raises(ValueError, match="forwards"):
        LONDON.add_business_days(date(2026, 1, 1), -1)


def test_countries_have_readable_names_in_order() -> None:
    named = dict(calendar.countries())
    assert len(named) > 100
    assert {"TR": "Turkey (Türkiye)", "GB": "United Kingdom", "AX": "Åland Islands"}.items() <= named.items()
    assert named["AG"] == "Antigua and Barbuda"
    names = list(named.values())
    assert names[0] == "Afghanistan"
    assert names.index("Åland Islands") < names.index("Albania") < names.index("Zimbabwe")
    assert len(set(names)) == len(names)


def test_every_country_on_the_list_can_be_chosen() -> None:
    for code, _name in calendar.countries():
        calendar.check(OfficeCalendar(code, None, "UTC"))


def test_regions_are_those_with_holidays_of_their_own() -> None:
    assert calendar.subdivisions("GB") == ("ENG", "NIR", "SCT", "WLS")
    assert calendar.subdivisions("TR") == ()
    with pytest.raises(Invalid):
        calendar.subdivisions("XX")
