"""What got worse (8.2): problems and causes by how much they rose, and whether that is beyond what is usual.

Months are whole ones, two years of them at most, from the first case on file; each kind has its own XmR chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries import measured_tables
from complaintdesk.queries.dashboard import Scope, running, scope_of
from complaintdesk.queries.measured import By, ParetoRow
from complaintdesk.rules import control_chart, periods
from complaintdesk.rules.control_chart import ControlChart, Rule, Signal
from complaintdesk.rules.measures import LEAST
from complaintdesk.rules.period_words import month
from complaintdesk.rules.periods import Period
from complaintdesk.store import tallies
from complaintdesk.store.look import Look

MONTHS: Final = 24
KINDS: Final = (By.PROBLEM, By.CAUSE)


class Worse(NamedTuple):
    """A problem or cause in the period, before it, and month by month; `so_far` is of the month that goes on."""

    by: By
    row: ParetoRow
    months: tuple[str, ...]  # whole ones, oldest first
    counts: tuple[int, ...]
    so_far: tuple[str, int] | None
    within: tuple[str, str]  # the first and the last month of the period

    @property
    def rise(self) -> int:
        """How many more than before; below nothing where there are fewer."""
        return self.row.n - self.row.before

    @property
    def chart(self) -> ControlChart:
        """What is usual in a month."""
        return control_chart.chart(self.counts, floor=0)

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Months of the period in which there were more than usual, by the rules of the chart."""
        first, last = self.within
        return tuple(
            signal for signal in self.chart.signals if signal.above and first <= self.months[signal.at] <= last
        )

    @property
    def is_beyond(self) -> bool:
        """Whether it rose, and beyond what is usual."""
        return self.rise > 0 and bool(self.signals or self._already)

    @property
    def _already(self) -> bool:
        """Whether the month that goes on has more already than a whole one usually has."""
        upper = self.chart.upper
        return self.so_far is not None and upper is not None and self.so_far[1] > upper

    @property
    def too_few(self) -> bool:
        """Whether nothing can be said about what is usual."""
        return self.chart.too_few or sum(self.counts) < LEAST

    @property
    def says(self) -> str:
        """Whether it is beyond its limits, in a sentence."""
        chart = self.chart
        if chart.centre is None or chart.lower is None or chart.upper is None or self.too_few:
            return "too few months to say what is usual"
        usual = f"usual are {chart.lower:.1f} to {chart.upper:.1f} a month, on average {chart.centre:.1f}"
        if self._already and self.so_far is not None:
            return f"beyond its limits: {self.so_far[1]:,} in {month(self.so_far[0])} so far; {usual}"
        if not self.signals:
            return f"within what is usual; {usual}"
        last = max(self.signals, key=lambda signal: (signal.rule is Rule.BEYOND, signal.at))
        when, n = month(self.months[last.at]), self.counts[last.at]
        if last.rule is Rule.BEYOND:
            return f"beyond its limits: {n:,} in {when}; {usual}"
        if last.rule is Rule.RUN:
            return f"not what is usual: 8 months in a row above the average, to {when}; {usual}"
        return f"not what is usual: 3 of 4 months near the upper limit, to {when}; {usual}"


def worsening(look: Look, period: Period | None = None, department_id: int | None = None) -> tuple[Worse, ...]:
    """Problems and causes received in the period: what rose most against the period before stands first."""
    scope = scope_of(look, period, department_id)
    within = None if scope.department is None else scope.department.id
    months, going_on = _months(look, scope)
    found: list[Worse] = []
    for by in KINDS:
        asked = (*months, *([going_on] if going_on else []))
        counted = tallies.by_month(look, by.value, asked, within) if asked else {}
        pareto = measured_tables.pareto(look, by, running(scope, look.today), within)
        found += [_worse(by, row, months, going_on, counted, scope) for row in pareto.rows if row.code]
    return tuple(sorted(found, key=lambda each: (-each.rise, not each.is_beyond, -each.row.n, each.row.label)))


def _worse(
    by: By,
    row: ParetoRow,
    months: tuple[str, ...],
    going_on: str | None,
    counted: Mapping[str, Mapping[str, int]],
    scope: Scope,
) -> Worse:
    def n(name: str) -> int:
        return counted.get(name, {}).get(row.code, 0)

    period = (f"{scope.first:%Y-%m}", f"{scope.last:%Y-%m}")
    so_far = None if going_on is None else (going_on, n(going_on))
    return Worse(by, row, months, tuple(map(n, months)), so_far, period)


def _months(look: Look, scope: Scope) -> tuple[tuple[str, ...], str | None]:
    """Whole months up to the end of the period, and the one that still goes on where that is in it."""
    begun = look.value('SELECT min(received_on) FROM "case"')
    if begun is None:
        return (), None
    last = min(scope.last, look.today)
    whole_until = (last + timedelta(days=1)).replace(day=1) - timedelta(days=1)  # the last end of a month by then
    if whole_until >= look.today:
        whole_until = look.today.replace(day=1) - timedelta(days=1)
    first = max(date.fromisoformat(begun), _back(whole_until))
    going_on = f"{look.today:%Y-%m}" if scope.first <= look.today <= scope.last else None
    if first > whole_until:
        return (), going_on
    return Period(first, whole_until, "").months, going_on


def _back(last: date) -> date:
    """The first day of the two years that end with this month."""
    return periods.parse(f"{MONTHS} months", last).first
