"""A period is understood as it is said, and the one before is as long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules import periods
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.periods import before, parse

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("said", "first", "last", "name"),
    [
        ("", "2025-12-01", "2026-11-30", "12 months"),
        ("12 months", "2025-12-01", "2026-11-30", "12 months"),
        ("last 3 months", "2026-09-01", "2026-11-30", "3 months"),
        ("1 month", "2026-11-01", "2026-11-30", "2026-11"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "2026-Q3"),
        ("2026 q1", "2026-01-01", "2026-03-31", "2026-Q1"),
        ("2024", "2024-01-01", "2024-12-31", "2024"),
        ("2024-2", "2024-02-01", "2024-02-29", "2024-02"),
        (" This  QUARTER ", "2026-10-01", "2026-12-31", "2026-Q4"),
        ("last quarter", "2026-07-01", "2026-09-30", "2026-Q3"),
        ("last year", "2025-01-01", "2025-12-31", "2025"),
        ("this month", "2026-11-01", "2026-11-30", "2026-11"),
        ("this week", "2026-11-23", "2026-11-29", "2026-11-23..2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22", "2026-11-16..2026-11-22"),
        ("7 days", "2026-11-19", "2026-11-25", "2026-11-19..2026-11-25"),
        ("2026-01-05..2026-02-01", "2026-01-05", "2026-02-01", "2026-01-05..2026-02-01"),
        ("2026-01..2026-03", "2026-01-01", "2026-03-31", "2026-Q1"),
        ("2025-Q2..2026-Q1", "2025-04-01", "2026-03-31", "2025-04..2026-03"),
        ("2026-11-03", "2026-11-03", "2026-11-03", "2026-11-03"),
    ],
)
def test_what_is_said_is_understood(said: str, first: str, last: str, name: str) -> None:
    found = parse(said, TODAY)
    assert (found.first.isoformat(), found.last.isoformat(), found.name) == (first, last, name)


@pytest.mark.parametrize(
    "said",
    [
        "soon",
        "2026-13",
        "2026-Q5",
        "2026-02-30",
        "2026-03..2026-01",
        "0 months",
        "999 months",
        "..",
        "[red]",
        "0000",
    ],
)
def test_what_is_none_is_told_with_what_can_be_said(said: str) -> None:
    with pytest.raises(Invalid, match="2026-Q3") as refused:
        parse(said, TODAY)
    assert "period" in refused.value.fields


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("2026-Q1", "2025-Q4"),
        ("2026", "2025"),
        ("2026-03", "2026-02"),
        ("12 months", "2024-12..2025-11"),
        ("2026-01-05..2026-02-01", "2025-12-08..2026-01-04"),
        ("2026-03-01..2026-03-30", "2026-01-30..2026-02-28"),
    ],
)
def test_the_period_before_is_of_its_kind(said: str, name: str) -> None:
    assert before(parse(said, TODAY)).name == name


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 900))
def test_the_period_before_ends_where_it_begins_and_is_as_long(first: date, days: int) -> None:
    period = periods.between(first, first + timedelta(days=days - 1))
    earlier = before(period)
    assert earlier.last + timedelta(days=1) == period.first
    if period.whole_months is None:
        assert earlier.days == period.days
    else:
        assert earlier.whole_months == period.whole_months
    assert len(period.months) >= (period.whole_months or 0)
    assert period.months[0] == f"{first:%Y-%m}"


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_name_is_understood_as_the_same_period(today: date) -> None:
    for said in ("12 months", "this quarter", "last year", "3 weeks", "last month"):
        found = parse(said, today)
        again = parse(found.name, today)
        assert (again.first, again.last) == (found.first, found.last)


def test_a_month_has_its_days() -> None:
    assert periods.month_of("2024-02").days == 29
    with pytest.raises(ValueError, match="month"):
        periods.month_of("2024-13")
