"""What got worse (8.2): problems and causes by how much they rose, and whether that is beyond what is usual.

Whether it is, is told by the rule of the proposals (`rules.patterns`), of the same months: this one so far and the
last, as far as they are in the period. So nothing is beyond its limits here that is not proposed. Of a period
that was over earlier it is told as they would have on its last day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Final, NamedTuple

from complaintdesk.queries import measured_tables, patterns
from complaintdesk.queries.dashboard import Scope, running, scope_of
from complaintdesk.queries.measured import By, ParetoRow
from complaintdesk.rules import periods
from complaintdesk.rules.patterns import LEAST_CASES, LEAST_MONTHS, Month, Rise, number, rise
from complaintdesk.rules.period_words import month
from complaintdesk.rules.periods import Period
from complaintdesk.store import tallies
from complaintdesk.store.look import Look

MONTHS: Final = 24
KINDS: Final = (By.PROBLEM, By.CAUSE)


class Judged(NamedTuple):
    """A month held against those before it; `usual` is None where those are too few, `risen` where it is usual."""

    month: str
    n: int
    usual: float | None
    risen: Rise | None


class Worse(NamedTuple):
    """A problem or cause in the period, before it, and month by month; `so_far` is of the month that goes on."""

    by: By
    row: ParetoRow
    months: tuple[str, ...]  # whole ones, oldest first
    counts: tuple[int, ...]
    so_far: tuple[str, int] | None
    judged: tuple[Judged, ...]  # the newest first

    @property
    def rise(self) -> int:
        """How many more than before; below nothing where there are fewer."""
        return self.row.n - self.row.before

    @property
    def beyond(self) -> tuple[Judged, ...]:
        """The months that are beyond their limits, the newest first."""
        return tuple(each for each in self.judged if each.risen is not None)

    @property
    def is_beyond(self) -> bool:
        """Whether a month is beyond its limits."""
        return bool(self.beyond)

    @property
    def says(self) -> str:
        """Whether it is beyond its limits, in a sentence."""
        for each in self.beyond:
            assert each.risen is not None  # noqa: S101 - that is what beyond means
            n, _, rest = each.risen.says.partition(", ")
            return f"beyond its limits: {n} {self._when(each)}, {rest}"
        known = [each for each in self.judged if each.usual is not None]
        if not known:
            return "too few months to say what is usual"
        most = max(known, key=lambda each: each.n)
        usual = f"{most.n:,} {self._when(most)}, usually {number(most.usual or 0.0)} a month"
        return f"{'too few to say' if most.n < LEAST_CASES else 'within what is usual'}: {usual}"

    def _when(self, each: Judged) -> str:
        so_far = " so far" if self.so_far is not None and self.so_far[0] == each.month else ""
        return f"in {month(each.month)}{so_far}"


def worsening(look: Look, period: Period | None = None, department_id: int | None = None) -> tuple[Worse, ...]:
    """Problems and causes received in the period: what rose most against the period before stands first."""
    scope = scope_of(look, period, department_id)
    within = None if scope.department is None else scope.department.id
    months, going_on = _months(look, scope)
    judged, before = _judged(look, scope)
    everything = {name: patterns.received(look, name) for name in (*before, *judged)}
    asked = sorted({*months, *before, *judged, *([going_on] if going_on else [])})
    found: list[Worse] = []
    for by in KINDS:
        counted = tallies.by_month(look, by.value, _whole(asked), within) if asked else {}
        pareto = measured_tables.pareto(look, by, running(scope, look.today), within)
        for row in pareto.rows:
            if row.code:
                counts = {name: of.get(row.code, 0) for name, of in counted.items()}
                told = _told(row.code, judged, before, counts, everything)
                found.append(_worse(by, row, months, going_on, counts, told))
    return tuple(sorted(found, key=lambda each: (-each.rise, not each.is_beyond, -each.row.n, each.row.label)))


def _worse(
    by: By,
    row: ParetoRow,
    months: tuple[str, ...],
    going_on: str | None,
    counts: Mapping[str, int],
    judged: tuple[Judged, ...],
) -> Worse:
    so_far = None if going_on is None else (going_on, counts[going_on])
    return Worse(by, row, months, tuple(counts[name] for name in months), so_far, judged)


def _told(
    code: str,
    judged: Sequence[str],
    before: Sequence[str],
    counts: Mapping[str, int],
    everything: Mapping[str, int],
) -> tuple[Judged, ...]:
    """Each month by the rule; that no cause was found is nothing to act on, and is never beyond."""
    history = [Month(counts[name], everything[name]) for name in before]
    usual = fmean(each.n for each in history) if len(history) >= LEAST_MONTHS else None
    acts = code != patterns.NO_CAUSE
    return tuple(
        Judged(name, counts[name], usual, rise(history, Month(counts[name], everything[name])) if acts else None)
        for name in judged
    )


def _judged(look: Look, scope: Scope) -> tuple[tuple[str, ...], list[str]]:
    """The months of the period that are judged, the newest first, and those they are held against."""
    end = min(scope.last, look.today)
    asked_on = look.today if end >= _month_before(look.today) else end
    earlier = _month_before(asked_on)
    is_cut = end < look.today and (end + timedelta(days=1)).day != 1  # of its last month only a part is in it
    first, last = f"{scope.first:%Y-%m}", f"{end:%Y-%m}"
    judged = [name for name in (f"{asked_on:%Y-%m}", f"{earlier:%Y-%m}") if first <= name <= last]
    names = tuple(name for name in judged if not (is_cut and name == last))
    return names, patterns.before(look, f"{earlier:%Y-%m}")


def _month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _whole(names: Sequence[str]) -> list[str]:
    """All months from the first of these to the last."""
    return list(Period(date.fromisoformat(f"{names[0]}-01"), date.fromisoformat(f"{names[-1]}-01"), "").months)


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
