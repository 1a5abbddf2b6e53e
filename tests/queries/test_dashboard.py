"""The dashboard of any period and department against a count in plain Python."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from complaintdesk.queries.dashboard import Dashboard, dashboard
from complaintdesk.queries.measured import By, Kind
from complaintdesk.rules import lifecycle, periods
from complaintdesk.rules.measures import AGE_BANDS, LEAST
from complaintdesk.rules.vocabulary import Act
from complaintdesk.sample import shop
from complaintdesk.store.desk import Desk, open_desk
from tests.desk import Office, StandingClock

Row = dict[str, Any]
CASE = (
    *("id", "received_on", "closed_on", "decided_on", "acknowledged_on", "first_closed_on"),
    *("stage", "problem", "safety", "next_due", "department_id"),
)
CLOCK = ("id", "case_id", "kind", "due_on", "met_on", "ended", "paused_at")
_PROBLEMS = ("late_delivery", "late_delivery", "late_delivery", "defective", "price", "price_rise", "other")
PERIODS = ("12 months", "this quarter", "last quarter", "this month", "last year", "2026-05-03..2026-06-20")


def live(office: Office, dice: Random, cases: int) -> None:
    """Cases that come in and go their ways over more than a year: late, withdrawn, reopened, left alone."""
    known: list[int] = []
    while len(known) < cases:
        office.clock.step(hours=dice.choice((2, 30, 60, 150)))
        known.append(
            office.new_case(
                problem=dice.choice(_PROBLEMS),
                safety=dice.random() < 0.1,
                department_id=dice.choice((None, 1)),
            )
        )
        for _ in range(dice.randrange(6)):
            office.clock.step(hours=dice.choice((0, 3, 20)))
            _one_act(office, dice, dice.choice(known[-8:]))


def _one_act(office: Office, dice: Random, case_id: int) -> None:
    standing = office.case(case_id).standing
    if standing.closed:
        if dice.random() < 0.3:
            office.reopen(case_id)
    elif dice.random() < 0.08:
        office.close(case_id, dice.choice(("withdrawn", "out_of_scope")))
    elif lifecycle.refusal(Act.ACKNOWLEDGE, standing) is None:
        office.acknowledge(case_id)
    elif not standing.assessed:
        office.assess(case_id, safety=dice.random() < 0.1)
    elif not standing.decided or dice.random() < 0.2:
        office.decide(case_id)
    else:
        office.close(case_id)


def answer(desk: Desk, words: str = "12 months", department_id: int | None = None) -> Dashboard:
    """The dashboard of a period in words."""
    with desk.look() as look:
        return dashboard(look, periods.parse(words, look.today), department_id)


def rows(desk: Desk, table: str, columns: tuple[str, ...]) -> list[Row]:
    """All there is."""
    with desk.look() as look:
        found = look.rows(f'SELECT {", ".join(columns)} FROM "{table}"')
    return [dict(zip(columns, row, strict=True)) for row in found]


@pytest.fixture(
    params=["random", *(pytest.param(name, marks=pytest.mark.campaign) for name in ("other random", "sample"))]
)
def desk_of_a_year(request: pytest.FixtureRequest, tmp_path: Path, office: Office) -> Iterator[Desk]:
    """A desk with more than a year behind it."""
    if request.param != "sample":
        live(office, Random(request.param), 70)
        yield office.desk
        return
    desk = open_desk(tmp_path / "shop.db", create=True, clock=StandingClock())
    shop.build(desk, 400, 3)
    yield desk
    desk.close()


def test_every_figure_is_what_a_person_would_count(desk_of_a_year: Desk) -> None:
    cases = rows(desk_of_a_year, "case", CASE)
    for department_id in (None, 1):
        ours = [case for case in cases if department_id in (None, case["department_id"])]
        for words in PERIODS:
            board = answer(desk_of_a_year, words, department_id)
            assert board.ever == len(cases) > 60
            _standing(board, ours, board.today)
            _flow_and_weeks(board, ours)
            _pareto(board, ours)
            _days(board, ours)
            _kept(board, rows(desk_of_a_year, "case_clock", CLOCK), {case["id"] for case in ours})


def _standing(board: Dashboard, cases: list[Row], today: date) -> None:
    opened = [case for case in cases if case["closed_on"] is None]
    due = [date.fromisoformat(case["next_due"]) for case in opened]
    standing = board.standing
    assert standing.open == len(opened) > 0
    assert standing.overdue == sum(day < today for day in due)
    assert standing.due_today == sum(day == today for day in due)
    assert standing.due_soon == sum(today <= day <= today + timedelta(days=7) for day in due)
    assert standing.unacknowledged == sum(case["acknowledged_on"] is None for case in opened)
    assert standing.safety == sum(case["safety"] for case in opened)
    ages = [(today - date.fromisoformat(case["received_on"])).days for case in opened]
    assert [row.n for row in board.ages] == [
        sum(band.first <= age and (band.last is None or age <= band.last) for age in ages) for band in AGE_BANDS
    ]
    assert {row.stage: row.n for row in board.stages} == {
        row.stage: sum(case["stage"] == row.stage for case in opened) for row in board.stages
    }


def _among(cases: list[Row], field: str, first: date, last: date) -> list[Row]:
    return [case for case in cases if case[field] and first.isoformat() <= case[field] <= last.isoformat()]


def _before(board: Dashboard) -> tuple[date, date]:
    """What it is compared with, counted anew: as many days before, or as many months."""
    first, last, today = board.scope.first, board.scope.last, board.today
    until = first - timedelta(days=1)
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if first <= today < last or not whole:
        days = (min(last, today) - first).days if first <= today else (last - first).days
        return until - timedelta(days=days), until
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    at = first.year * 12 + first.month - 1 - months
    return date(at // 12, at % 12 + 1, 1), until


def _flow_and_weeks(board: Dashboard, cases: list[Row]) -> None:
    scope, today = board.scope, board.today
    assert (scope.compared.first, scope.compared.last) == _before(board)
    for code, field in (("received", "received_on"), ("closed", "closed_on")):
        assert board.figure(code).count == len(_among(cases, field, scope.first, scope.last))
        assert board.figure_before(code).count == len(_among(cases, field, *_before(board)))
        recent = len(_among(cases, field, today - timedelta(days=29), today))
        assert board.recent[0 if code == "received" else 1] == recent
    assert len(board.weeks) == 26
    assert board.weeks[-1].first <= min(scope.last, today) <= board.weeks[-1].last
    for row in board.weeks:
        assert row.first.weekday() == 0
        assert row.received == len(_among(cases, "received_on", row.first, row.last))
        assert row.closed == len(_among(cases, "closed_on", row.first, row.last))


def _pareto(board: Dashboard, cases: list[Row]) -> None:
    now = _among(cases, "received_on", board.scope.first, board.scope.last)
    before = _among(cases, "received_on", *_before(board))
    for by, field in ((By.PROBLEM, "problem"), (By.DEPARTMENT, "department_id")):
        found = board.paretos[by]
        kinds = {case[field] for case in now}
        assert {row.code: (row.n, row.before) for row in found.rows} == {
            "" if kind is None else str(kind): (
                sum(case[field] == kind for case in now),
                sum(case[field] == kind for case in before),
            )
            for kind in kinds
        }
        numbers = [row.n for row in found.rows]
        assert numbers == sorted(numbers, reverse=True)
        assert [row.cumulative for row in found.rows] == [sum(numbers[: at + 1]) for at in range(len(numbers))]
        assert (found.total, found.total_before) == (len(now), len(before))


def _days(board: Dashboard, cases: list[Row]) -> None:
    fields = {Kind.ACKNOWLEDGE: "acknowledged_on", Kind.DECIDE: "decided_on", Kind.CLOSE: "first_closed_on"}
    for kind, field in fields.items():
        assert len(board.days[kind]) == 12
        assert board.days[kind][-1].month == f"{min(board.scope.last, board.today):%Y-%m}"
        for row in board.days[kind]:
            days = sorted(
                (date.fromisoformat(case[field]) - date.fromisoformat(case["received_on"])).days
                for case in cases
                if case[field] and case[field][:7] == row.month
            )
            assert row.n == len(days)
            if len(days) < LEAST:
                assert row.median is row.ninth is None
            else:
                assert row.median == days[math.ceil(len(days) * 0.5) - 1]
                assert row.ninth == days[-(-9 * len(days) // 10) - 1]


def _kept(board: Dashboard, clocks: list[Row], ours: set[int]) -> None:
    first, last = str(board.scope.first), str(board.scope.last)
    for code, kind in (("acknowledged_late", "acknowledge"), ("decided_late", "decide")):
        in_time = late = 0
        of_kind = [clock for clock in clocks if clock["kind"] == kind and clock["case_id"] in ours]
        for case_id in {clock["case_id"] for clock in of_kind}:
            mine = sorted((each for each in of_kind if each["case_id"] == case_id), key=lambda each: each["id"])
            met = next((clock for clock in mine if clock["met_on"]), None)
            if met is not None:
                if first <= met["due_on"] <= last:
                    in_time += met["met_on"] <= met["due_on"]
                    late += met["met_on"] > met["due_on"]
                continue
            waits = [clock for clock in mine if clock["ended"] is None and clock["paused_at"] is None]
            late += any(first <= clock["due_on"] <= last and clock["due_on"] < str(board.today) for clock in waits)
        assert (board.figure(code).count, board.figure(code).of) == (late, in_time + late)
