"""What a control chart marks, told once and in words: a run of marked points is one thing (8.2, 8.4)."""

from __future__ import annotations

from typing import Final, NamedTuple

from complaintdesk.rules.control_chart import ControlChart, Rule, Signal

_RUN: Final = 8  # points on one side before the rule marks the last of them


class Unusual(NamedTuple):
    """Points that one rule marks and that follow on each other: the last of them, how many, and which way."""

    rule: Rule
    above: bool
    last: int  # its place among the points
    points: int


def unusual(chart: ControlChart) -> list[Unusual]:
    """What is not usual, the newest first."""
    found: list[Unusual] = []
    for signal in sorted(chart.signals, key=lambda signal: (signal.rule.value, signal.above, signal.at)):
        before = found[-1] if found else None
        if before is not None and signal.rule is not Rule.BEYOND and _goes_on(before, signal):
            found[-1] = before._replace(last=signal.at, points=before.points + 1)
        else:
            found.append(Unusual(signal.rule, signal.above, signal.at, 1))
    return sorted(found, key=lambda each: (-each.last, each.rule.value))


def _goes_on(before: Unusual, signal: Signal) -> bool:
    return (before.rule, before.above, before.last) == (signal.rule, signal.above, signal.at - 1)


def words(each: Unusual, n: int, day: str) -> str:
    """`15 from 16 Nov above the limit`, `13 weeks in a row below usual, to 24 Aug`; `day` is the last one's."""
    side = "above" if each.above else "below"
    if each.rule is Rule.BEYOND:
        return f"{n:,} from {day} {side} the limit"
    if each.rule is Rule.RUN:
        return f"{each.points + _RUN - 1} weeks in a row {side} usual, to {day}"
    return f"3 of 4 weeks near the {'upper' if each.above else 'lower'} limit, to {day}"


def why(signal: Signal) -> str:
    """Why one point is marked."""
    side = "above" if signal.above else "below"
    return {
        Rule.BEYOND: f"◆ {side} the limit of what is usual",
        Rule.RUN: f"◆ {_RUN} weeks or more in a row {side} what is usual",
        Rule.NEAR: f"◆ 3 of 4 weeks near the {'upper' if signal.above else 'lower'} limit",
    }[signal.rule]
