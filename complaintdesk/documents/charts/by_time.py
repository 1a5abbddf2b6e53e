"""Figures along time: a run of weeks with its control limits, and months with half and nine in ten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from complaintdesk.documents.charts.svg import (
    ACCENT,
    ALERT,
    INK,
    LIGHT,
    RULE,
    SIZE,
    SOFT,
    WIDTH,
    Drawing,
    wide,
)

_LEFT: Final = 10.0
_SMALL: Final = SIZE - 2


class Point(NamedTuple):
    """A week: its number, what is written below it (or nothing), and the numbers of its signals (or nothing)."""

    n: float
    below: str = ""
    signal: str = ""


class Limits(NamedTuple):
    """The lines of an XmR chart: the mean, and the natural process limits."""

    mean: float
    lower: float
    upper: float


class Month(NamedTuple):
    """A month: its name, how many it is of, and the two lengths in days; None where they are too few to say."""

    name: str
    cases: int
    median: float | None
    ninth: float | None


def run_chart(points: Sequence[Point], limits: Limits | None, told: str, high: float = 120.0) -> str:
    """The weeks as a line, each number below it; signals are diamonds with the numbers of their rules above."""
    said = _limits_said(limits)
    right = WIDTH - max((wide(text) for _, text in said), default=0) - 10
    base = 22.0 + high
    most = max([*(point.n for point in points), limits.upper if limits else 0, 1]) * 1.04
    drawing = Drawing(base + 36)
    step = (right - _LEFT) / max(len(points), 1)

    def place(at: int, n: float) -> tuple[float, float]:
        return _LEFT + step * (at + 0.5), base - high * n / most

    drawing.line([(_LEFT, base), (right, base)], RULE, 0.8)
    taken: list[float] = []
    for n, text in said:
        y = base - high * n / most
        inner = limits is not None and n == limits.mean
        drawing.line([(_LEFT, y), (right, y)], INK if inner else SOFT, 0.9, None if inner else "5 3")
        below = y + 3.5
        while any(abs(below - other) < _SMALL + 1 for other in taken):
            below += 1
        taken.append(below)
        drawing.words(right + 5, below, text, size=_SMALL, colour=SOFT)
    drawing.line([place(at, point.n) for at, point in enumerate(points)], ACCENT, 1.6)
    numbered = _without_touching(points, step)
    for at, point in enumerate(points):
        x, y = place(at, point.n)
        if point.signal:
            drawing.diamond(x, y)
            drawing.words(x, y - 8, point.signal, at="middle", size=_SMALL, colour=ALERT, bold=True)
        else:
            drawing.dot(x, y)
        if at in numbered:
            drawing.words(x, base + 13, _number(point.n), at="middle", size=_SMALL, bold=bool(point.signal))
        if point.below:
            drawing.line([(x - step / 2, base), (x - step / 2, base + 4)], RULE, 0.8)
            drawing.words(x, base + 27, point.below, at="middle", size=_SMALL, colour=SOFT)
    return drawing.svg(told)


def _without_touching(points: Sequence[Point], step: float) -> set[int]:
    """The points whose numbers are printed: each signal, and of the others, from the newest, what has room."""
    placed: dict[int, tuple[float, float]] = {}
    newest_first = range(len(points) - 1, -1, -1)
    for at in sorted(newest_first, key=lambda at: not points[at].signal):
        half = wide(_number(points[at].n), _SMALL) / 2 + 1
        first, last = step * at - half, step * at + half
        if all(last < other[0] or first > other[1] for other in placed.values()):
            placed[at] = (first, last)
    return set(placed)


def _limits_said(limits: Limits | None) -> list[tuple[float, str]]:
    if limits is None:
        return []
    lines = [(limits.upper, f"upper limit {_number(limits.upper)}"), (limits.mean, f"mean {_number(limits.mean)}")]
    return [*lines, (limits.lower, f"lower limit {_number(limits.lower)}")] if limits.lower > 0 else lines


def month_chart(months: Sequence[Month], told: str, high: float = 110.0) -> str:
    """Two columns for each month: dark for half of the cases, light for nine in ten; the days above each."""
    base = 18.0 + high
    most = max([*(month.ninth or 0 for month in months), 1])
    drawing = Drawing(base + 34)
    step = (WIDTH - 2 * _LEFT) / max(len(months), 1)
    thick = min(17.0, step * 0.36)
    for at, month in enumerate(months):
        middle = _LEFT + step * (at + 0.5)
        if month.median is None or month.ninth is None:
            drawing.words(middle, base - 4, "too few" if month.cases else "none", at="middle", size=8, colour=SOFT)
        else:
            for n, x, fill in ((month.median, middle - thick, ACCENT), (month.ninth, middle, LIGHT)):
                drawing.box(x, base - high * n / most, thick, high * n / most, fill, ACCENT)
                text = _number(n)
                drawing.words(x + thick / 2, base - high * n / most - 3, text, at="middle", size=_SMALL)
        drawing.words(middle, base + 13, month.name, at="middle", size=_SMALL)
        drawing.words(middle, base + 26, f"{month.cases:,}", at="middle", size=_SMALL, colour=SOFT)
    drawing.line([(_LEFT, base), (WIDTH - _LEFT, base)], RULE, 0.8)
    return drawing.svg(told)


def _number(n: float) -> str:
    """`12`, `12.4`; with a comma for thousands."""
    return f"{n:,.0f}" if n == int(n) else f"{n:,.1f}"
