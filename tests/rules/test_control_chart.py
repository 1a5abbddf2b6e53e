"""Limits agree with a published example; a signal is named by its rule; few points say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.control_chart import LEAST, Rule, chart

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, "Individuals Control Charts": flow rates of ten batches
FLOWRATE = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
STEADY = (10.0, 12.0) * 8  # centre 11, mean range 2, limits 5.68 and 16.32


def test_limits_are_those_of_the_handbook() -> None:
    found = chart(FLOWRATE)
    assert found.centre == pytest.approx(50.81)
    assert found.ranges == pytest.approx((2.0, 2.3, 1.4, 3.5, 3.4, 1.4, 0.2, 1.2, 1.5))
    assert found.mean_range == pytest.approx(1.8778, abs=5e-5)
    assert found.upper == pytest.approx(55.8041, abs=5e-5)
    assert found.lower == pytest.approx(45.8159, abs=5e-5)
    assert found.range_limit == pytest.approx(1.8778 * 3.268, abs=5e-4)
    assert found.signals == ()


def test_too_few_points_say_nothing() -> None:
    found = chart(FLOWRATE[: LEAST - 1])
    assert found.too_few
    assert (found.centre, found.upper, found.signals) == (None, None, ())
    assert not chart(FLOWRATE[:LEAST]).too_few


def test_a_point_beyond_a_limit_is_one() -> None:
    found = chart((*STEADY, 40.0, *STEADY))
    assert [(signal.at, signal.rule, signal.above) for signal in found.signals] == [(16, Rule.BEYOND, True)]
    assert found.signals_at(16)[0].rule.says == "a point beyond the limits of what is usual"
    assert found.signals_at(15) == ()


def test_eight_on_one_side_are_one_and_seven_are_none() -> None:
    low, high = (9.0, 10.0) * 6, (12.0, 13.0)
    assert [each for each in chart((*low, *high * 3, 12.0)).signals if each.rule is Rule.RUN and each.above] == []
    found = [each for each in chart((*low, *high * 4)).signals if each.rule is Rule.RUN and each.above]
    assert [each.at for each in found] == [19]  # the eighth


def test_a_point_on_the_centre_ends_a_run() -> None:
    values = [1.0, -1.0] * 6 + [1.0] * 4 + [0.0] + [1.0] * 4 + [-2.0, -2.0, -2.0, -2.0]
    found = chart(values)
    assert found.centre == 0
    assert [each for each in found.signals if each.rule is Rule.RUN] == []


def test_three_of_four_nearer_a_limit_than_the_centre_are_one() -> None:
    found = chart((*STEADY, 15.5, 15.5, 11.5, 15.5, *STEADY))
    near = [each for each in found.signals if each.rule is Rule.NEAR]
    assert [(each.at, each.above) for each in near] == [(19, True)]
    assert [
        each for each in chart((*STEADY, 15.5, 15.5, 11.5, 11.5, *STEADY)).signals if each.rule is Rule.NEAR
    ] == []


def test_what_always_is_the_same_has_no_signal() -> None:
    found = chart((4.0,) * 20)
    assert (found.centre, found.lower, found.upper, found.signals) == (4, 4, 4, ())


@given(st.lists(st.integers(0, 60), min_size=LEAST, max_size=60))
def test_counts_have_no_limit_below_nothing_and_turning_them_over_turns_the_signals(values: list[int]) -> None:
    found = chart(values, floor=0)
    assert found.lower is not None and found.upper is not None and found.centre is not None
    assert 0 <= found.lower <= found.centre <= found.upper
    plain, over = chart(values), chart([-value for value in values])
    assert {replace(each, above=not each.above) for each in over.signals} == set(plain.signals)


def test_a_limit_that_lies_below_nothing_is_none() -> None:
    found = chart((0.0, 0.0, 3.0) * 4 + (0.0,) * 4, floor=0)
    assert found.lower == 0
    assert found.signals == ()
