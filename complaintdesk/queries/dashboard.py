"""The manager's two minutes in figures (8.2, 8.4, annex H), of any period and department.

Read from summary tables, never from the cases: see `queries.measures`. Days are those of the office.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

from complaintdesk.queries import case_list, improvement, measured_tables, measures, people
from complaintdesk.queries.case_list import Listing
from complaintdesk.queries.improvement import Recurrence
from complaintdesk.queries.measured import (
    AgeRow,
    By,
    DaysRow,
    Kind,
    Pareto,
    RemedyRow,
    StageRow,
    Standing,
    WeekRow,
)
from complaintdesk.queries.objectives import ObjectiveRow, all_objectives
from complaintdesk.queries.people import DepartmentRow
from complaintdesk.queries.satisfaction import Satisfaction, satisfaction
from complaintdesk.rules import comparing, control_chart, periods
from complaintdesk.rules.control_chart import ControlChart
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.periods import Period
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look

WEEKS: Final = 26
RECENT_DAYS: Final = 30  # today and the 29 days before it


class Scope(NamedTuple):
    """Which cases are looked at. `compared` is the stretch before that each number is held against."""

    period: Period
    compared: Period
    department: DepartmentRow | None  # None: the whole office
    than: str  # `than in 2026-Q2`

    @property
    def first(self) -> date:
        """The first day of the period."""
        return self.period.first

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.period.last


class Dashboard(NamedTuple):
    """Everything the dashboard shows, of one moment."""

    today: date
    ever: int  # cases on file
    scope: Scope
    departments: tuple[DepartmentRow, ...]
    standing: Standing
    figures: tuple[Figure, ...]  # of the period, in the order of `rules.measures.PERIODIC`
    before: tuple[Figure, ...]  # of what it is compared with
    recent: tuple[int, int]  # received and closed in the last 30 days
    ages: tuple[AgeRow, ...]
    stages: tuple[StageRow, ...]
    weeks: tuple[WeekRow, ...]
    paretos: Mapping[By, Pareto]
    days: Mapping[Kind, tuple[DaysRow, ...]]
    remedies: tuple[RemedyRow, ...]
    remedies_before: tuple[RemedyRow, ...]
    satisfaction: Satisfaction
    satisfaction_before: Satisfaction
    objectives: tuple[ObjectiveRow, ...]  # judged over the period, those of the department first
    recurrences: tuple[Recurrence, ...]  # of the whole office: an action says itself which department it is of

    def figure(self, code: str) -> Figure:
        """The measure of the period."""
        return next(figure for figure in self.figures if figure.measure == code)

    def figure_before(self, code: str) -> Figure:
        """The measure of what it is compared with."""
        return next(figure for figure in self.before if figure.measure == code)

    def objective_title(self, row: ObjectiveRow) -> str:
        """What is measured, and where: under a department also that it is of the whole office."""
        whole = self.scope.department is not None and row.department_id is None
        return f"{row.title}, whole office" if whole else row.title

    def usual(self, field: str) -> ControlChart:
        """What is usual in a week of `received` or `closed`; a week that still goes on is left out."""
        whole = tuple(getattr(row, field) for row in self.weeks if row.last < self.today)
        return _chart(whole)


@cache
def _chart(values: tuple[int, ...]) -> ControlChart:
    return control_chart.chart(values, floor=0)


def scope_of(look: Look, period: Period | None = None, department_id: int | None = None) -> Scope:
    """The period (the last twelve months, where none is named) and the department that are asked for."""
    period = period or periods.default(look.today)
    named = [each for each in people.departments(look) if each.id == department_id]
    return Scope(
        period,
        comparing.compared(period, look.today),
        named[0] if named else None,
        comparing.than(period, look.today),
    )


def dashboard(look: Look, period: Period | None = None, department_id: int | None = None) -> Dashboard:
    """All of it, in one snapshot. A department that is not there any more is the whole office."""
    scope = scope_of(look, period, department_id)
    within = None if scope.department is None else scope.department.id
    today = look.today
    return Dashboard(
        today=today,
        ever=case_list.count(look, Listing(View.ALL, today)),
        scope=scope,
        departments=tuple(people.departments(look)),
        standing=measured_tables.standing(look, within),
        figures=measures.figures(look, scope.period, within),
        before=measures.figures(look, scope.compared, within),
        recent=_recent(look, today, within),
        ages=measured_tables.ages(look, within),
        stages=measured_tables.stages(look, within),
        weeks=_weeks(look, scope.last, within),
        paretos={by: measured_tables.pareto(look, by, running(scope, today), within) for by in By},
        days={kind: measured_tables.days(look, kind, _year(min(scope.last, today)), within) for kind in Kind},
        remedies=measured_tables.remedies(look, scope.period, within),
        remedies_before=measured_tables.remedies(look, scope.compared, within),
        satisfaction=satisfaction(look, scope.first, scope.last, within),
        satisfaction_before=satisfaction(look, scope.compared.first, scope.compared.last, within),
        objectives=_objectives(look, scope.period, within),
        recurrences=tuple(improvement.recurrences(look, scope.first, min(scope.last, today))),
    )


def _recent(look: Look, today: date, within: int | None) -> tuple[int, int]:
    recent = Period(today - timedelta(days=RECENT_DAYS - 1), today, "30 days")
    found = {figure.measure: figure.count for figure in measures.figures(look, recent, within)}
    return found["received"], found["closed"]


def _objectives(look: Look, period: Period, within: int | None) -> tuple[ObjectiveRow, ...]:
    """Those of the department that is looked at, and then of the whole office."""
    found = all_objectives(look, period)
    if within is None:
        return tuple(found)
    own = [row for row in found if row.department_id == within]
    return (*own, *(row for row in found if row.department_id is None))


def _weeks(look: Look, last: date, within: int | None) -> tuple[WeekRow, ...]:
    """The half year that ends with the period, or with today where that is earlier."""
    monday, of_last = (day - timedelta(days=day.weekday()) for day in (look.today, last))
    since = max(0, (monday - of_last).days // 7)
    rows = measured_tables.weeks(look, WEEKS + since, within)
    return rows[: len(rows) - since] if since else rows


def running(scope: Scope, today: date) -> Period:
    """The period as far as it has come, so that what stands before it is as long."""
    period = scope.period
    if comparing.is_running(period, today):
        return Period(period.first, today, period.name)
    return period


def _year(last: date) -> Period:
    """The twelve months of which this is the last: a single one says nothing about how it goes."""
    return periods.default(last)
