"""The exact test for two Poisson rates, against published values and enumeration, and the verdicts made of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import comb

import pytest

from complaintdesk.rules.chance import at_least, rates_differ, two_sided
from complaintdesk.rules.effectiveness import MOST_DAYS, Counted, Verdict, Windows, judge, rate, windows

SHARES = (Fraction(1, 2), Fraction(1, 3), Fraction(9, 10), Fraction(1, 50))


def _enumerated(k: int, n: int, share: Fraction) -> tuple[Fraction, Fraction]:
    """Upper tail and two-sided p-value, in fractions, from the definition."""
    chances = [comb(n, i) * share**i * (1 - share) ** (n - i) for i in range(n + 1)]
    return sum(chances[k:], Fraction()), sum((each for each in chances if each <= chances[k]), Fraction())


def test_a_published_comparison_of_two_rates() -> None:
    # R's documentation of poisson.test: 11 of 800 person-years against 6 + 8 + 7 of 1083 + 1050 + 878; p = 0.07967
    assert rates_differ(6 + 8 + 7, 11, 1083 + 1050 + 878, 800) == pytest.approx(0.07967, abs=5e-6)


def test_a_published_binomial_test() -> None:
    # Conover, Practical Nonparametric Statistics (1971), p. 97, and R's binom.test: 682 of 925; p = 0.3825
    assert two_sided(682, 925, 0.75) == pytest.approx(0.3825, abs=5e-5)


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("n", [1, 2, 7, 20, 61])
def test_it_is_exact(n: int, share: Fraction) -> None:
    for k in range(n + 1):
        upper, both = _enumerated(k, n, share)
        assert at_least(k, n, float(share)) == pytest.approx(float(upper), rel=1e-9, abs=1e-30)
        assert two_sided(k, n, float(share)) == pytest.approx(float(both), rel=1e-9, abs=1e-30)


def test_large_counts_are_tested_as_well() -> None:
    assert rates_differ(500_000, 500_000, 1, 1) == pytest.approx(1.0)
    assert rates_differ(500_000, 497_000, 1, 1) == pytest.approx(0.00268, abs=5e-5)  # z = 3.004


def test_nothing_is_tested_where_nothing_was_counted() -> None:
    assert rates_differ(0, 0, 10, 10) == 1.0
    assert rates_differ(3, 0, 10, 0) == 1.0


OPENED, DONE = date(2026, 6, 1), date(2026, 6, 20)


def test_windows_are_of_equal_length_and_leave_out_what_lies_between_and_today() -> None:
    found = windows(OPENED, DONE, date(2026, 9, 19))
    assert found == Windows(date(2026, 3, 3), date(2026, 5, 31), date(2026, 6, 21), date(2026, 9, 18))
    assert found.days == 90 == (found.before_last - found.before_first).days + 1


def test_windows_are_no_longer_than_a_year_and_no_longer_than_the_file() -> None:
    assert windows(OPENED, DONE, date(2029, 1, 1)).days == MOST_DAYS
    short = windows(OPENED, DONE, date(2026, 12, 1), since=date(2026, 4, 2))
    assert short.before_first == date(2026, 4, 2)
    assert short.days == 60
    assert windows(OPENED, DONE, date(2026, 12, 1), since=OPENED).days == 0
    assert windows(OPENED, DONE, DONE).days == 0


THREE_MONTHS = windows(OPENED, DONE, date(2026, 9, 19))


@pytest.mark.parametrize(
    ("counted", "verdict", "says"),
    [
        (Counted(42, 9, 610, 655), Verdict.WORKS, "it works: 14 → 3 a month"),
        (Counted(9, 42, 610, 655), Verdict.WORSE, "it got worse: 3 → 14 a month"),
        (Counted(16, 12, 610, 600), Verdict.NO_DIFFERENCE, "no difference can be shown yet: 5.3 → 4 a month"),
        (Counted(4, 0, 610, 600), Verdict.TOO_FEW, "too few to say: 1.3 → 0 a month"),
        (Counted(0, 0, 610, 600), Verdict.TOO_FEW, "too few to say: 0 → 0 a month"),
        # twice as busy, twice as many: no failure
        (Counted(20, 40, 400, 800), Verdict.NO_DIFFERENCE, "no difference can be shown yet: 6.7 → 13 a month"),
        # as many as before, though only half as much came in: worse
        (Counted(40, 40, 800, 400), Verdict.WORSE, "it got worse: 13 → 13 a month"),
        # most of what comes in at all: by days, since halving it halves everything
        (Counted(60, 30, 80, 50), Verdict.WORKS, "it works: 20 → 10 a month"),
        (Counted(6, 0, 6, 0), Verdict.WORKS, "it works: 2 → 0 a month"),
    ],
)
def test_the_verdict_is_plain(counted: Counted, verdict: Verdict, says: str) -> None:
    found = judge(THREE_MONTHS, counted)
    assert found.verdict is verdict
    assert found.says.partition(" (")[0] == says
    assert f"{counted.scope_after} of {counted.all_after}" in found.says


def test_five_before_and_none_after_is_just_too_few() -> None:
    # of two windows alike the chance of 0 of 5 on either side is 2 / 32, of 0 of 6 it is 2 / 64
    assert judge(THREE_MONTHS, Counted(5, 0, 100, 100)).verdict is Verdict.TOO_FEW
    assert judge(THREE_MONTHS, Counted(6, 0, 100, 100)).verdict is Verdict.WORKS


def test_a_month_must_have_passed() -> None:
    found = judge(windows(OPENED, DONE, date(2026, 7, 20)), Counted(40, 0, 100, 100))
    assert (found.verdict, found.p) == (Verdict.TOO_EARLY, None)
    assert "29 days" in found.says


@pytest.mark.parametrize(("n", "days", "said"), [(42, 90, "14"), (9, 90, "3"), (1, 90, "0.3"), (29, 87, "10")])
def test_rates_are_by_thirty_days(n: int, days: int, said: str) -> None:
    assert rate(n, days) == said
