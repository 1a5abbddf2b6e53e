"""A figure beside that of the period before, and what a chart marks, in words."""

from __future__ import annotations

from datetime import date

import pytest

from complaintdesk.rules import comparing, control_chart, period_words, periods
from complaintdesk.rules.periods import Period
from complaintdesk.rules.unusual import unusual, why, words

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("asked", "first", "last", "than"),
    [
        ("2026-Q3", date(2026, 4, 1), date(2026, 6, 30), "than in 2026-Q2"),
        ("2025", date(2024, 1, 1), date(2024, 12, 31), "than in 2024"),
        ("2026-10", date(2026, 9, 1), date(2026, 9, 30), "than in 2026-09"),
        ("this quarter", date(2026, 8, 6), date(2026, 9, 30), "than in the 56 days before"),
        ("12 months", date(2024, 12, 6), date(2025, 11, 30), "than in the 360 days before"),
        (
            "2026-05-03..2026-06-20",
            date(2026, 3, 15),
            date(2026, 5, 2),
            "than in 2026-03-15 to 2026-05-02",
        ),
    ],
)
def test_what_a_period_is_held_against(asked: str, first: date, last: date, than: str) -> None:
    period = periods.parse(asked, TODAY)
    found = comparing.compared(period, TODAY)
    assert (found.first, found.last) == (first, last)
    assert comparing.than(period, TODAY) == than


def test_a_period_that_ends_today_is_over() -> None:
    period = Period(date(2026, 11, 1), TODAY, "x")
    assert not comparing.is_running(period, TODAY)


@pytest.mark.parametrize(
    ("now", "before", "short", "long"),
    [
        (12, 5, "▲ 7", "7 more than in 2026-Q2"),
        (5, 1_205, "▼ 1,200", "1,200 fewer than in 2026-Q2"),
        (5, 5, "=", "as many as in 2026-Q2"),
    ],
)
def test_a_change_in_a_sign_and_in_words(now: int, before: int, short: str, long: str) -> None:
    assert comparing.change(now, before) == short
    assert comparing.change_words(now, before, "than in 2026-Q2") == long


def test_points_are_less_and_not_fewer() -> None:
    assert comparing.change_words(90, 93, "than in 2026-Q2", " points") == "3 points less than in 2026-Q2"
    assert comparing.change_words(92, 93, "than in 2026-Q2", " points") == "1 point less than in 2026-Q2"
    assert comparing.change_words(90, 90, "than in 2026-Q2", " points") == "the same as in 2026-Q2"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2025, 12, 1), date(2026, 11, 30), "Dec 2025 – Nov 2026"),
        (date(2026, 7, 1), date(2026, 9, 30), "Jul – Sep 2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "Feb 2026"),
        (date(2026, 1, 5), date(2026, 2, 1), "5 Jan – 1 Feb 2026"),
        (date(2025, 12, 6), date(2026, 2, 1), "6 Dec 2025 – 1 Feb 2026"),
        (date(2026, 2, 1), date(2026, 2, 1), "1 Feb 2026"),
        (date(2025, 1, 1), date(2026, 12, 31), "Jan 2025 – Dec 2026"),
    ],
)
def test_two_days_as_people_write_them(first: date, last: date, said: str) -> None:
    assert period_words.stretch(first, last) == said


def test_a_run_of_marked_weeks_is_told_once() -> None:
    values = [9, 11, 10, 9, 11, 10, 9, 11, 10, 9, 11, 10, 30, *[14, 13] * 6]
    chart = control_chart.chart(values, floor=0)
    told = [words(each, int(values[each.last]), "16 Nov") for each in unusual(chart)]
    assert "30 from 16 Nov above the limit" in told
    runs = [each for each in told if "in a row" in each]
    assert len(runs) == len({each.rule for each in unusual(chart)} & {control_chart.Rule.RUN}) * len(runs)
    assert all(why(signal).startswith("◆ ") for signal in chart.signals)
    newest = unusual(chart)
    assert [each.last for each in newest] == sorted((each.last for each in newest), reverse=True)
