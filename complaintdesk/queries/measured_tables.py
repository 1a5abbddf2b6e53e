"""The tables of the dashboard and the report (8.2, 8.4, annex H): weeks, Pareto, days, remedies, standing.

Read from summary tables, as `queries.measures`. `department_id` None is the whole shop.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from complaintdesk.queries.measured import (
    AgeRow,
    By,
    DaysRow,
    Kind,
    Pareto,
    ParetoRow,
    RemedyRow,
    StageRow,
    Standing,
    WeekRow,
)
from complaintdesk.rules import periods
from complaintdesk.rules.figure import length
from complaintdesk.rules.measures import AGE_BANDS
from complaintdesk.rules.periods import Period
from complaintdesk.rules.vocabulary import Stage
from complaintdesk.store import tallies
from complaintdesk.store.look import Look

WEEKS: Final = 26
TOP: Final = 10  # products
DUE_SOON_DAYS: Final = 7


def weeks(look: Look, n: int = WEEKS, department_id: int | None = None) -> tuple[WeekRow, ...]:
    """The last `n` weeks, oldest first; the last is this one and still goes on."""
    monday = look.today - timedelta(days=look.today.weekday())
    firsts = [monday - timedelta(weeks=back) for back in range(n - 1, -1, -1)]
    counted = []
    for measure in ("received", "closed"):
        by_week: dict[date, int] = defaultdict(int)
        for day, many in tallies.by_day(
            look, measure, firsts[0], monday + timedelta(days=6), department_id
        ).items():
            on = date.fromisoformat(day)
            by_week[on - timedelta(days=on.weekday())] += many
        counted.append(by_week)
    received, closed = counted
    return tuple(WeekRow(first, first + timedelta(days=6), received[first], closed[first]) for first in firsts)


def pareto(look: Look, by: By, period: Period, department_id: int | None = None) -> Pareto:
    """Cases received in the period, told apart, with those of the period before beside them.

    Of products the `TOP` most frequent; of departments one, where one is asked for.
    """
    earlier = periods.before(period)
    now, then = _counted(look, by, period, earlier, department_id)
    labels = _labels(look, by)
    rows: list[ParetoRow] = []
    for code, n in sorted(now.items(), key=lambda item: (-item[1], labels.get(item[0], item[0]), item[0])):
        label = labels.get(code, code) or "not said"
        rows.append(ParetoRow(code, label, n, n + (rows[-1].cumulative if rows else 0), then.get(code, 0)))
    measure = "cause" if by is By.CAUSE else "received"
    totals = (tallies.total(look, measure, each, department_id) for each in (period, earlier))
    return Pareto(tuple(rows), *totals)


def _counted(
    look: Look, by: By, period: Period, earlier: Period, department_id: int | None
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How many of each there are in the period, and in the one before."""
    if by is By.PRODUCT:
        top = tallies.most_frequent(look, by.value, period, department_id, TOP)
        return top, tallies.counts_of(look, by.value, top, earlier, department_id)
    if by is By.DEPARTMENT:
        return _departments(look, period, department_id), _departments(look, earlier, department_id)
    return (
        tallies.by_part(look, by.value, period, department_id),
        tallies.by_part(look, by.value, earlier, department_id),
    )


def _departments(look: Look, period: Period, department_id: int | None) -> Mapping[str, int]:
    """Cases received by department; the empty one has those without."""
    ids = [row[0] for row in look.rows("SELECT id FROM department")] if department_id is None else [department_id]
    found = {str(each): tallies.total(look, "received", period, each) for each in ids}
    if department_id is None:
        found[""] = tallies.total(look, "received", period, None) - sum(found.values())
    return {code: n for code, n in found.items() if n}


def _labels(look: Look, by: By) -> Mapping[str, str]:
    sql = {
        By.PROBLEM: "SELECT code, label FROM category",
        By.CAUSE: "SELECT code, label FROM cause",
        By.DEPARTMENT: "SELECT CAST(id AS TEXT), name FROM department",
    }.get(by)
    return {} if sql is None else dict(look.rows(sql))


def days(look: Look, kind: Kind, period: Period, department_id: int | None = None) -> tuple[DaysRow, ...]:
    """For each month that the period touches, as a whole: how many, and how long it took."""
    found = tallies.by_month(look, f"days_to_{kind.value}", period.months, department_id)
    rows = []
    for month in period.months:
        figure = length(f"days_to_{kind.value}", found.get(month, {}))
        rows.append(DaysRow(month, figure.count, figure.median, figure.ninth))
    return tuple(rows)


def remedies(look: Look, period: Period, department_id: int | None = None) -> tuple[RemedyRow, ...]:
    """What the decisions of the period give, most first."""
    sums: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for part, total in sorted(tallies.by_part(look, "remedy_sum", period, department_id).items()):
        code, _, currency = part.partition("/")
        sums[code].append((currency, total))
    cases = tallies.by_part(look, "remedy", period, department_id)
    ordered = sorted(cases.items(), key=lambda item: (-item[1], item[0]))
    return tuple(RemedyRow(code, n, tuple(sums[code])) for code, n in ordered)


def ages(look: Look, department_id: int | None = None) -> tuple[AgeRow, ...]:
    """Open cases by age."""
    counted = {day: n for (_, day), n in tallies.of_now(look, "ageing", department_id).items()}
    rows = []
    for band in AGE_BANDS:
        first = None if band.last is None else look.today - timedelta(days=band.last)
        last = look.today - timedelta(days=band.first)
        begin = "" if first is None else first.isoformat()
        end = last.isoformat() if band.first else "~"  # a day ahead, by a clock set wrong, is no age yet
        rows.append(AgeRow(band.label, first, last, sum(n for day, n in counted.items() if begin <= day <= end)))
    return tuple(rows)


def stages(look: Look, department_id: int | None = None) -> tuple[StageRow, ...]:
    """Open cases by stage, in the order of a case's life."""
    counted = tallies.of_now(look, "stage", department_id)
    return tuple(
        StageRow(stage.value, counted.get((stage.value, ""), 0)) for stage in Stage if stage is not Stage.CLOSED
    )


def standing(look: Look, department_id: int | None = None) -> Standing:
    """What is open, overdue, due."""
    today, soon = look.today.isoformat(), (look.today + timedelta(days=DUE_SOON_DAYS)).isoformat()
    due = tallies.of_now(look, "open", department_id)
    return Standing(
        open=sum(due.values()),
        overdue=sum(n for (_, day), n in due.items() if day < today),
        due_today=sum(n for (_, day), n in due.items() if day == today),
        due_soon=sum(n for (_, day), n in due.items() if today <= day <= soon),
        unacknowledged=sum(tallies.of_now(look, "unacknowledged", department_id).values()),
        safety=sum(n for (rank, _), n in due.items() if rank == "0"),
    )
