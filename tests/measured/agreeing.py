"""What the desk says of a period is held to what `independent` counts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from complaintdesk.queries import measured_tables, measures
from complaintdesk.queries.measured import By, Kind
from complaintdesk.rules import periods
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.periods import Period
from complaintdesk.store.desk import Desk
from complaintdesk.store.look import Look
from tests.measured.independent import Counted, Records

AGES = ((0, 5), (6, 10), (11, 20), (21, 40), (41, 10**6))


def agree(desk: Desk, asked: tuple[str, ...]) -> int:
    """Compare all of it for these periods, of the shop and each department; returns how many numbers agreed."""
    compared = 0
    with desk.look() as look:
        records = Records(look)
        whose = [None, *(row["id"] for row in records.of["department"])]
        for department_id in whose:
            for said in asked:
                compared += _period(look, records, periods.parse(said, look.today), department_id)
            compared += _of_now(look, records, department_id)
    return compared


def _period(look: Look, records: Records, period: Period, department_id: int | None) -> int:
    then = periods.before(period)
    now = Counted(records, period.first, period.last, department_id)
    before = Counted(records, then.first, then.last, department_id)
    where = (period.name, department_id)
    wanted = now.figures()
    found = {figure.measure: _as_counted(figure) for figure in measures.figures(look, period, department_id)}
    assert found == wanted, where
    for by in By:
        _pareto(look, by, period, department_id, now, before)
    for kind, column in ((Kind.ACKNOWLEDGE, "acknowledged"), (Kind.DECIDE, "decided"), (Kind.CLOSE, "close")):
        for row in measured_tables.days(look, kind, period, department_id):
            month = periods.month_of(row.month)
            told = Counted(records, month.first, month.last, department_id).figures()[f"days_to_{kind.value}"]
            assert tuple(row[1:]) == told, (where, column, row.month)
    given = {
        row.remedy: (row.cases, dict(row.sums)) for row in measured_tables.remedies(look, period, department_id)
    }
    assert given == now.remedies(), where
    return len(wanted) + len(given) + len(period.months) * len(Kind)


def _as_counted(figure: Figure) -> Any:
    if figure.of is not None:
        wanted = figure.count / figure.of if figure.of >= 5 else None
        assert figure.value == wanted
        return figure.count, figure.of
    if figure.measure.startswith("days_to"):
        assert figure.value == figure.median
        return figure.count, figure.median, figure.ninth
    if figure.measure == "compensation":
        return figure.count, dict(figure.sums)
    return figure.count


def _pareto(look: Look, by: By, period: Period, department_id: int | None, now: Counted, before: Counted) -> None:
    found = measured_tables.pareto(look, by, period, department_id)
    wanted, then = now.parts(by.value), before.parts(by.value)
    counts = [row.n for row in found.rows]
    assert counts == sorted(wanted.values(), reverse=True)[: len(counts)]
    assert len(counts) == (min(len(wanted), measured_tables.TOP) if by is By.PRODUCT else len(wanted))
    assert {row.code: row.n for row in found.rows} == {row.code: wanted[row.code] for row in found.rows}
    assert {row.code: row.before for row in found.rows} == {row.code: then[row.code] for row in found.rows}
    assert (found.total, found.total_before) == (wanted.total(), then.total())
    running = 0
    for row in found.rows:
        running += row.n
        assert row.cumulative == running


def _of_now(look: Look, records: Records, department_id: int | None) -> int:
    mine = Counted(records, date.min, date.max, department_id)
    cases, today = mine.open_cases(), look.today
    due = [date.fromisoformat(case["next_due"]) for case in cases]
    assert tuple(measured_tables.standing(look, department_id)) == (
        len(cases),
        sum(day < today for day in due),
        sum(day == today for day in due),
        sum(today <= day <= today + timedelta(days=7) for day in due),
        sum(case["acknowledged_at"] is None for case in cases),
        sum(bool(case["safety"]) for case in cases),
    )
    ages = [max((today - date.fromisoformat(case["received_on"])).days, 0) for case in cases]
    told = [row.n for row in measured_tables.ages(look, department_id)]
    assert told == [sum(first <= age <= last for age in ages) for first, last in AGES]
    for row in measured_tables.stages(look, department_id):
        assert row.n == sum(case["stage"] == row.stage for case in cases)
    weeks = measured_tables.weeks(look, department_id=department_id)
    for week in weeks:
        assert week.received == mine.by_week("received_on", week.first)
        assert week.closed == mine.by_week("closed_on", week.first)
    return len(weeks) * 2 + 30
