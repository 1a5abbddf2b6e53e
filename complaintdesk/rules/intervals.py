"""What a sample says about all: intervals of a share and of a mean (ISO 10002:2018, 8.3; ISO 10004).

Two-sided, at 95 %. A share has Wilson's score interval, which holds for small samples and for shares near 0 and 1,
where the textbook's p ± 1.96·√(p(1−p)/n) does not: R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

Z95: Final = 1.959963984540054  # the 97.5 % point of the normal distribution


class Interval(NamedTuple):
    """From `low` to `high`."""

    low: float
    high: float

    @property
    def in_words(self) -> str:
        """Of shares: `60–87 %`."""
        return f"{round(100 * self.low)}–{round(100 * self.high)} %"


def wilson(part: int, whole: int, population: int | None = None) -> Interval:
    """The 95 % interval of the share `part` of `whole`, drawn at random from many, or from `population`.

    Whoever was drawn from few knows more: the sample then counts as `n(N-1)/(N-n)`, as in the textbook's finite
    population correction, and the whole population as certain. Raises `ValueError` for numbers that cannot be.
    """
    if not 0 <= part <= whole or whole < 1 or (population is not None and population < whole):
        raise ValueError("a share needs 0 <= part <= whole <= population, and one at least")
    share = part / whole
    counts_as = float(whole)
    if population is not None:
        if population == whole:
            return Interval(share, share)
        counts_as = whole * (population - 1) / (population - whole)
    spread = Z95**2 / counts_as
    middle = (share + spread / 2) / (1 + spread)
    half = Z95 * math.sqrt(share * (1 - share) / counts_as + spread / (4 * counts_as)) / (1 + spread)
    # all and none end at the edge; what binary fractions leave of it is no doubt of ours
    low = 0.0 if part == 0 else max(0.0, middle - half)
    return Interval(low, 1.0 if part == whole else min(1.0, middle + half))


def mean(counted: Mapping[int, int]) -> float:
    """The mean of `{value: how many}`. Raises `ValueError` where nothing was counted."""
    n = sum(counted.values())
    if n < 1:
        raise ValueError("a mean needs one value at least")
    return sum(value * times for value, times in counted.items()) / n


def of_mean(counted: Mapping[int, int], least: float, most: float) -> Interval:
    """The 95 % interval of the mean of `{value: how many}` (Student's t), within `least` and `most`.

    Raises `ValueError` below two values: one alone says nothing of how they differ.
    """
    n = sum(counted.values())
    if n < 2:
        raise ValueError("an interval of a mean needs two values at least")
    middle = mean(counted)
    variance = sum(times * (value - middle) ** 2 for value, times in counted.items()) / (n - 1)
    half = t95(n - 1) * math.sqrt(variance / n)
    return Interval(max(least, middle - half), min(most, middle + half))


def t95(freedom: int) -> float:
    """The 97.5 % point of Student's t with so many degrees of freedom, by bisection of its distribution."""
    if freedom < 1:
        raise ValueError("t has one degree of freedom at least")
    low, high = Z95, 13.0  # at one degree of freedom it is 12.706
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """The probability that t lies between -t and t: Abramowitz and Stegun, 26.7.3 and 26.7.4 (finite sums)."""
    if freedom > _MANY:
        # Cornish and Fisher: the error is below 1e-8 here
        z = t * (1 - 1 / (4 * freedom)) / math.sqrt(1 + t * t / (2 * freedom))
        return math.erf(z / math.sqrt(2))
    angle = math.atan(t / math.sqrt(freedom))
    squared = math.cos(angle) ** 2
    odd = freedom % 2 == 1
    term = math.cos(angle) if odd else 1.0
    total = 0.0 if freedom == 1 else term
    for step in range(3 if odd else 2, freedom - 1, 2):
        term *= squared * (step - 1) / step
        total += term
    summed = math.sin(angle) * total
    return 2 / math.pi * (angle + summed) if odd else summed


_MANY: Final = 2000
