"""The manager's two minutes in figures (8.2, 8.4, annex H): read from the summary table, never from the cases.

Days are those of the office. *The last twelve months* are this month and the eleven before it, so that a
figure and the list behind it mean the same days.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries import case_list, measured_tables, measures
from complaintdesk.queries.case_list import Listing
from complaintdesk.queries.measured import By, Kind
from complaintdesk.rules import periods
from complaintdesk.rules.measures import AGE_BANDS, LEAST, share
from complaintdesk.rules.periods import Period
from complaintdesk.rules.vocabulary import ClockKind, Stage, View
from complaintdesk.store.look import Look

WEEKS: Final = 26
RECENT_DAYS: Final = 30  # today and the 29 days before it


class Standing(NamedTuple):
    """Open cases at this moment. `due_soon` has those due today among them."""

    open: int
    overdue: int
    due_today: int
    due_soon: int
    unacknowledged: int
    safety: int


class Flow(NamedTuple):
    """Cases received and closed in the days from `first` to today, and since 1 January."""

    first: date
    received: int
    closed: int
    received_this_year: int
    closed_this_year: int


class Kept(NamedTuple):
    """Promises of one kind whose day has come: met in time, met late, or not met though the day has passed."""

    kind: str  # of rules.vocabulary.ClockKind
    in_time: int
    late: int

    @property
    def judged(self) -> int:
        """All of them."""
        return self.in_time + self.late

    @property
    def share(self) -> str:
        """The share in time, in words."""
        return share(self.in_time, self.judged, LEAST)


class AgeRow(NamedTuple):
    """Open cases received from `first` (None: ever) to `last`, both included."""

    label: str
    first: date | None
    last: date
    n: int


class StageRow(NamedTuple):
    """Open cases at one stage (a code of `rules.vocabulary.Stage`)."""

    stage: str
    n: int


class WeekRow(NamedTuple):
    """An ISO week, Monday to Sunday; the last one may still go on."""

    first: date
    last: date
    received: int
    closed: int


class ProblemRow(NamedTuple):
    """Cases of one category, and of it with all that stand before it."""

    code: str
    label: str
    n: int
    cumulative: int


class MonthRow(NamedTuple):
    """Cases decided in a month (`2026-11`) and the days it took; None where they are too few to say."""

    month: str
    decided: int
    median: int | None
    ninth: int | None


class Dashboard(NamedTuple):
    """Everything the dashboard shows, of one moment. Months are `2026-11`, oldest first."""

    today: date
    ever: int  # cases on file
    standing: Standing
    flow: Flow
    kept: tuple[Kept, ...]
    ages: tuple[AgeRow, ...]
    stages: tuple[StageRow, ...]
    weeks: tuple[WeekRow, ...]
    problems: tuple[ProblemRow, ...]
    months: tuple[MonthRow, ...]

    @property
    def first_month(self) -> str:
        """The first of the twelve months."""
        return self.months[0].month

    @property
    def last_month(self) -> str:
        """This month."""
        return self.months[-1].month


def dashboard(look: Look) -> Dashboard:
    """All of it, in one snapshot."""
    today = look.today
    year = periods.default(today)
    return Dashboard(
        today=today,
        ever=_sum(look, "all", "", "0000", "9999"),
        standing=_standing(look, today),
        flow=_flow(look, today),
        kept=_kept(look, year),
        ages=_ages(look, today),
        stages=_stages(look),
        weeks=_weeks(look, today),
        problems=_problems(look, year),
        months=tuple(MonthRow(*row) for row in measured_tables.days(look, Kind.DECIDE, year)),
    )


_SUM = """SELECT coalesce(sum(n), 0) FROM tally
 WHERE measure = :measure AND part = :part AND day BETWEEN :first AND :last"""
_BY_DAY = "SELECT day, n FROM tally WHERE measure = :measure AND part = :part AND day BETWEEN :first AND :last"


def _sum(look: Look, measure: str, part: str, first: date | str, last: date | str) -> int:
    return int(look.value(_SUM, measure=measure, part=part, first=str(first), last=str(last)))


def _standing(look: Look, today: date) -> Standing:
    def of(view: View) -> int:
        return case_list.count(look, Listing(view, today))

    return Standing(
        open=of(View.OPEN),
        overdue=of(View.OVERDUE),
        due_today=case_list.due_on(look, today),
        due_soon=of(View.DUE_SOON),
        unacknowledged=of(View.UNACKNOWLEDGED),
        safety=of(View.SAFETY),
    )


def _flow(look: Look, today: date) -> Flow:
    first, new_year = today - timedelta(days=RECENT_DAYS - 1), date(today.year, 1, 1)
    return Flow(
        first,
        *(_sum(look, measure, "", first, today) for measure in ("all", "closed")),
        *(_sum(look, measure, "", new_year, today) for measure in ("all", "closed")),
    )


def _kept(look: Look, year: Period) -> tuple[Kept, ...]:
    found = {figure.measure: figure for figure in measures.figures(look, year)}
    kinds = {ClockKind.ACKNOWLEDGE: "acknowledged_late", ClockKind.DECIDE: "decided_late"}
    late = {kind: found[measure] for kind, measure in kinds.items()}
    return tuple(Kept(kind.value, (row.of or 0) - row.count, row.count) for kind, row in late.items())


def _ages(look: Look, today: date) -> tuple[AgeRow, ...]:
    rows = []
    for band in AGE_BANDS:
        first = None if band.last is None else today - timedelta(days=band.last)
        last = today - timedelta(days=band.first)
        until: date | str = last if band.first else "9999"  # a day ahead, by a clock set wrong, is no age yet
        rows.append(AgeRow(band.label, first, last, _sum(look, "ageing", "", first or "0000", until)))
    return tuple(rows)


def _stages(look: Look) -> tuple[StageRow, ...]:
    return tuple(
        StageRow(stage.value, _sum(look, "stage", stage.value, "", ""))
        for stage in Stage
        if stage is not Stage.CLOSED
    )


def _weeks(look: Look, today: date) -> tuple[WeekRow, ...]:
    monday = today - timedelta(days=today.weekday())
    firsts = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    counted = []
    for measure in ("all", "closed"):
        by_week: dict[date, int] = defaultdict(int)
        values = {"measure": measure, "part": "", "first": str(firsts[0]), "last": str(monday + timedelta(days=6))}
        for day, n in look.rows(_BY_DAY, **values):
            on = date.fromisoformat(day)
            by_week[on - timedelta(days=on.weekday())] += n
        counted.append(by_week)
    received, closed = counted
    return tuple(WeekRow(first, first + timedelta(days=6), received[first], closed[first]) for first in firsts)


def _problems(look: Look, year: Period) -> tuple[ProblemRow, ...]:
    found = measured_tables.pareto(look, By.PROBLEM, year)
    return tuple(ProblemRow(row.code, row.label, row.n, row.cumulative) for row in found.rows)
