"""The manager's numbers say what they mean and never more than they can."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.measures import AGE_BANDS, BY_CODE, MEASURES, age_band, percentile, share


def test_every_number_has_a_definition_and_a_clause() -> None:
    assert set(BY_CODE) == {
        *("open", "overdue", "due_soon", "received", "closed", "acknowledged_in_time", "decided_in_time"),
        *("ageing", "days_to_decide", "problems", "due_today", "unacknowledged", "safety", "stages"),
        *("first_contact", "acknowledged_late", "decided_late", "wrongly_prioritised", "outside", "repeats"),
        *("recurrences", "improvements", "satisfaction_handling", "satisfaction_outcome", "compensation"),
        *("days_to_acknowledge", "days_to_close", "causes", "departments", "products", "remedies", "weeks"),
    }
    assert len(BY_CODE) == len(MEASURES)
    assert all(each.title and each.definition.endswith(".") and each.clause for each in MEASURES)


@given(st.lists(st.integers(0, 400), min_size=1), st.sampled_from([0.1, 0.25, 0.5, 0.9, 0.95, 1.0]))
def test_the_percentile_is_the_one_of_the_sorted_list(days: list[int], part: float) -> None:
    histogram = {day: days.count(day) for day in days}
    nearest = sorted(days)[math.ceil(round(part * len(days), 9)) - 1]
    assert percentile(histogram, part) == nearest


def test_nine_in_ten_of_ten_are_nine() -> None:
    assert percentile({**dict.fromkeys(range(1, 11), 1)}, 0.9) == 9
    assert percentile({}, 0.5) is None
    assert percentile({3: 0}, 0.5) is None
    with pytest.raises(ValueError, match="share"):
        percentile({1: 1}, 0)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (93, 100, "93 %"),
        (0, 0, "too few to say"),
        (4, 4, "too few to say"),
        (5, 5, "100 %"),
        (0, 5, "0 %"),
        (999, 1000, "99 %"),
        (1, 1000, "1 %"),
    ],
)
def test_a_share_is_said_only_of_enough_cases_and_perfect_only_when_it_is(
    part: int, whole: int, said: str
) -> None:
    assert share(part, whole) == said


def test_what_is_enough_can_be_asked_for() -> None:
    assert share(1, 2, least=1) == "50 %"
    assert share(0, 0, least=0) == "too few to say"


@given(st.integers(-3, 5000))
def test_every_age_has_one_band(days: int) -> None:
    band = age_band(days)
    assert band.first <= max(days, 0)
    assert band.last is None or days <= band.last
    assert [each.label for each in AGE_BANDS] == ["0–5 days", "6–10 days", "11–20 days", "21–40 days", "41+ days"]
