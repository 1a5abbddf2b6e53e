"""Intervals agree with published values, and say what intervals must."""

from __future__ import annotations

import math
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules import intervals
from complaintdesk.rules.satisfaction import Marks, marks_of

# R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods,
# Statistics in Medicine 17 (1998), 857-872, table I, method 3 (Wilson's score without continuity correction)
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: critical values of Student's t, 0.975
NIST_T = [
    (1, 12.706),
    (2, 4.303),
    (3, 3.182),
    (4, 2.776),
    (5, 2.571),
    (9, 2.262),
    (10, 2.228),
    (20, 2.086),
    (29, 2.045),
    (30, 2.042),
    (60, 2.000),
    (100, 1.984),
]
COUNTS = st.lists(st.integers(0, 40), min_size=5, max_size=5)


@pytest.mark.parametrize(("part", "whole", "low", "high"), NEWCOMBE)
def test_wilson_is_as_newcombe_published_it(part: int, whole: int, low: float, high: float) -> None:
    found = intervals.wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("freedom", "published"), NIST_T)
def test_t_is_as_nist_publishes_it(freedom: int, published: float) -> None:
    assert round(intervals.t95(freedom), 3) == published


def test_t_comes_down_to_the_normal_distribution_without_a_jump() -> None:
    ts = [intervals.t95(freedom) for freedom in (1999, 2000, 2001, 2002, 10**6)]
    assert ts == sorted(ts, reverse=True)
    assert ts[1] - ts[2] < 1e-5
    assert ts[-1] == pytest.approx(intervals.Z95, abs=1e-5)


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_share_lies_in_its_interval_and_wilson_solves_his_equation(part: int, whole: int) -> None:
    part = min(part, whole)
    share = part / whole
    low, high = intervals.wilson(part, whole)
    assert 0 <= low <= share <= high <= 1
    for end in (low, high):
        if end not in (0.0, 1.0):  # |p - end| is as far as the test at `end` lets pass
            assert abs(share - end) == pytest.approx(intervals.Z95 * math.sqrt(end * (1 - end) / whole), abs=1e-9)
    mirrored = intervals.wilson(whole - part, whole)
    assert (mirrored.low, mirrored.high) == pytest.approx((1 - high, 1 - low))


@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 500))
def test_few_in_all_narrow_the_interval_and_all_of_them_close_it(part: int, whole: int, more: int) -> None:
    part = min(part, whole)
    wide, narrow = intervals.wilson(part, whole), intervals.wilson(part, whole, whole + more)
    assert wide.low <= narrow.low + 1e-12
    assert narrow.high <= wide.high + 1e-12
    everybody = intervals.wilson(part, whole, whole)
    assert everybody.low == everybody.high == part / whole


@given(COUNTS.filter(lambda counts: sum(counts) >= 2))
def test_mean_and_its_interval_are_those_of_the_single_marks(counts: list[int]) -> None:
    counted = dict(enumerate(counts, start=1))
    single = [float(mark) for mark, n in counted.items() for _ in range(n)]
    middle, n = mean(single), len(single)
    half = intervals.t95(n - 1) * stdev(single) / math.sqrt(n)
    assert intervals.mean(counted) == pytest.approx(middle)
    found = intervals.of_mean(counted, 1, 5)
    assert found == pytest.approx((max(1, middle - half), min(5, middle + half)))


@pytest.mark.parametrize(("part", "whole", "all_of_them"), [(-1, 5, None), (6, 5, None), (0, 0, None), (1, 5, 4)])
def test_what_cannot_be_is_refused(part: int, whole: int, all_of_them: int | None) -> None:
    with pytest.raises(ValueError, match="a share needs"):
        intervals.wilson(part, whole, all_of_them)


def test_nothing_has_no_mean_and_one_has_no_interval() -> None:
    with pytest.raises(ValueError, match="one value"):
        intervals.mean({3: 0})
    with pytest.raises(ValueError, match="two values"):
        intervals.of_mean({3: 1}, 1, 5)
    with pytest.raises(ValueError, match="one degree"):
        intervals.t95(0)


def test_below_five_answers_nothing_is_said() -> None:
    few = Marks(0, 0, 0, 0, 4)
    assert (few.share, few.interval, few.mean, few.mean_interval) == (None, None, None, None)
    assert few.in_words == "too few to say (of 4)"


def test_marks_in_words() -> None:
    marks = marks_of({5: 14, 4: 12, 3: 4, 2: 3, 1: 1})
    assert (marks.answered, marks.satisfied) == (34, 26)
    assert marks.in_words == "76 % satisfied (60–88 %), mean 4.0, of 34"
