"""The XmR chart: what varies as it always does, and what is a signal (8.2, 8.4).

Individual values and their moving range, as in W. A. Shewhart and D. J. Wheeler, *Understanding Variation*, and in
the NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Final

from complaintdesk.rules.vocabulary import Word

LEAST: Final = 10  # fewer points say nothing about what is usual
_TO_LIMIT: Final = 3 / 1.128  # 2.66: three sigma, which d2 = 1.128 makes of ranges of two values
_RANGE_LIMIT: Final = 3.268  # D4 for ranges of two values
_RUN: Final = 8
_NEAR: Final = 3
_OF: Final = 4


class Rule(Word):
    """Why a point is a signal: it is not what usually varies."""

    BEYOND = "beyond"
    RUN = "run"
    NEAR = "near"

    @property
    def says(self) -> str:
        """The rule in a sentence."""
        return {
            "beyond": "a point beyond the limits of what is usual",
            "run": f"{_RUN} in a row on one side of the centre",
            "near": f"{_NEAR} of {_OF} in a row nearer to one limit than to the centre",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Signal:
    """A point (its place among the values, from 0) at which a rule is fulfilled, above or below the centre."""

    at: int
    rule: Rule
    above: bool


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Centre, natural process limits, and signals. Limits are None where there are too few points to say."""

    values: tuple[float, ...]
    ranges: tuple[float, ...]  # each value less the one before it, without sign
    centre: float | None
    lower: float | None
    upper: float | None
    mean_range: float | None
    range_limit: float | None
    signals: tuple[Signal, ...]

    @property
    def too_few(self) -> bool:
        """Whether there are too few points to know what is usual."""
        return self.centre is None

    def signals_at(self, at: int) -> tuple[Signal, ...]:
        """The signals of one point."""
        return tuple(signal for signal in self.signals if signal.at == at)


def chart(values: Sequence[float], floor: float | None = None) -> ControlChart:
    """The chart of values in the order of time, all of equal stretches: leave out a week that still goes on.

    `floor` is what no value can be below (0 for counts); a lower limit under it stands at it.
    """
    given = tuple(map(float, values))
    ranges = tuple(abs(later - earlier) for earlier, later in pairwise(given))
    if len(given) < LEAST:
        return ControlChart(given, ranges, None, None, None, None, None, ())
    centre, mean_range = fmean(given), fmean(ranges)
    lower, upper = centre - _TO_LIMIT * mean_range, centre + _TO_LIMIT * mean_range
    near = _near(given, centre, lower, upper)  # of limits as they are: one that lies below the floor is none
    if floor is not None:
        lower = max(lower, floor)
    signals = sorted(
        (*_beyond(given, lower, upper, centre), *_runs(given, centre), *near),
        key=lambda signal: (signal.at, signal.rule.value),
    )
    return ControlChart(given, ranges, centre, lower, upper, mean_range, _RANGE_LIMIT * mean_range, tuple(signals))


def _beyond(values: Sequence[float], lower: float, upper: float, centre: float) -> list[Signal]:
    beyond = ((at, value) for at, value in enumerate(values) if not lower <= value <= upper)
    return [Signal(at, Rule.BEYOND, value > centre) for at, value in beyond]


def _runs(values: Sequence[float], centre: float) -> list[Signal]:
    """Each point that has seven before it on its side; one on the centre ends a run."""
    found, run, side = [], 0, 0
    for at, value in enumerate(values):
        now = (value > centre) - (value < centre)
        run = run + 1 if now and now == side else abs(now)
        side = now
        if run >= _RUN:
            found.append(Signal(at, Rule.RUN, now > 0))
    return found


def _near(values: Sequence[float], centre: float, lower: float, upper: float) -> list[Signal]:
    """Each point that is near a limit and one of three, among the last four, that are near the same."""
    found = []
    for above, near in (
        (True, [value > (centre + upper) / 2 for value in values]),
        (False, [value < (centre + lower) / 2 for value in values]),
    ):
        for at in range(_OF - 1, len(values)):
            if near[at] and sum(near[at - _OF + 1 : at + 1]) >= _NEAR:
                found.append(Signal(at, Rule.NEAR, above))
    return found
