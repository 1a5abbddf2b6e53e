"""Every figure of the dashboard against a count in plain Python over all cases, and the plans of its queries."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from complaintdesk.queries import search
from complaintdesk.queries.dashboard import LEAST, Dashboard, dashboard
from complaintdesk.rules import lifecycle
from complaintdesk.rules.measures import AGE_BANDS
from complaintdesk.rules.vocabulary import Act
from complaintdesk.sample import shop
from complaintdesk.store import sqlite, sqlite_triggers
from complaintdesk.store.desk import Desk, open_desk
from complaintdesk.store.look import Look
from tests.desk import Office, StandingClock

Row = dict[str, Any]
CASE = (
    *("id", "received_on", "closed_on", "decided_on", "acknowledged_on"),
    *("stage", "problem", "safety", "next_due"),
)
CLOCK = ("id", "case_id", "kind", "due_on", "met_on", "ended", "paused_at")
_PROBLEMS = ("late_delivery", "late_delivery", "late_delivery", "defective", "price", "price_rise", "other")


def live(office: Office, dice: Random, cases: int) -> None:
    """Cases that come in and go their ways over more than a year: late, withdrawn, reopened, left alone."""
    known: list[int] = []
    while len(known) < cases:
        office.clock.step(hours=dice.choice((2, 30, 60, 150)))
        known.append(office.new_case(problem=dice.choice(_PROBLEMS), safety=dice.random() < 0.1))
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


def answer(desk: Desk) -> tuple[Dashboard, list[Row], list[Row]]:
    """The dashboard, and all cases and clocks it is about."""
    with desk.look() as look:
        cases = [dict(zip(CASE, row, strict=True)) for row in look.rows(f'SELECT {", ".join(CASE)} FROM "case"')]
        clocks = [
            dict(zip(CLOCK, row, strict=True)) for row in look.rows(f"SELECT {', '.join(CLOCK)} FROM case_clock")
        ]
        return dashboard(look), cases, clocks


@pytest.fixture(params=["random", pytest.param("other random", marks=pytest.mark.campaign), "sample"])
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
    board, cases, clocks = answer(desk_of_a_year)
    today = board.today
    _standing(board, cases, today)
    _flow_and_weeks(board, cases, today)
    _kept(board, clocks, today)
    _problems(board, cases)
    _months(board, cases)
    assert board.ever == len(cases) > 60
    connection = sqlite.connect(desk_of_a_year.path)
    assert sqlite_triggers.differences(connection) == []
    connection.close()


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
    assert sum(row.n for row in board.stages) == sum(row.n for row in board.ages) == standing.open


def _flow_and_weeks(board: Dashboard, cases: list[Row], today: date) -> None:
    received = [date.fromisoformat(case["received_on"]) for case in cases]
    closed = [date.fromisoformat(case["closed_on"]) for case in cases if case["closed_on"]]
    month_ago = today - timedelta(days=29)
    assert board.flow == (
        month_ago,
        sum(day >= month_ago for day in received),
        sum(day >= month_ago for day in closed),
        sum(day.year == today.year for day in received),
        sum(day.year == today.year for day in closed),
    )
    assert len(board.weeks) == 26
    assert board.weeks[-1].first <= today <= board.weeks[-1].last
    for row in board.weeks:
        year, week, weekday = row.first.isocalendar()
        assert weekday == 1
        assert row.received == sum(day.isocalendar()[:2] == (year, week) for day in received)
        assert row.closed == sum(day.isocalendar()[:2] == (year, week) for day in closed)


def _kept(board: Dashboard, clocks: list[Row], today: date) -> None:
    for kept in board.kept:
        in_time = late = 0
        of_kind = [clock for clock in clocks if clock["kind"] == kept.kind]
        for case_id in {clock["case_id"] for clock in of_kind}:
            mine = sorted(
                (clock for clock in of_kind if clock["case_id"] == case_id), key=lambda clock: clock["id"]
            )
            met = next((clock for clock in mine if clock["met_on"]), None)
            if met is not None:
                if board.first_month <= met["due_on"][:7] <= board.last_month:
                    in_time += met["met_on"] <= met["due_on"]
                    late += met["met_on"] > met["due_on"]
                continue
            waits = [clock for clock in mine if clock["ended"] is None and clock["paused_at"] is None]
            late += any(f"{board.first_month}-01" <= clock["due_on"] < today.isoformat() for clock in waits)
        assert (kept.in_time, kept.late) == (in_time, late)
        assert kept.judged > LEAST


def _problems(board: Dashboard, cases: list[Row]) -> None:
    ours = [case for case in cases if board.first_month <= case["received_on"][:7] <= board.last_month]
    assert {row.code: row.n for row in board.problems} == {
        code: sum(case["problem"] == code for case in ours) for code in {case["problem"] for case in ours}
    }
    numbers = [row.n for row in board.problems]
    assert numbers == sorted(numbers, reverse=True)
    assert [row.cumulative for row in board.problems] == [sum(numbers[: at + 1]) for at in range(len(numbers))]


def _months(board: Dashboard, cases: list[Row]) -> None:
    assert len(board.months) == 12
    assert board.last_month == f"{board.today:%Y-%m}"
    for row in board.months:
        days = sorted(
            (date.fromisoformat(case["decided_on"]) - date.fromisoformat(case["received_on"])).days
            for case in cases
            if case["decided_on"] and case["decided_on"][:7] == row.month
        )
        assert row.decided == len(days)
        if len(days) < LEAST:
            assert row.median is row.ninth is None
        else:
            assert row.median == days[math.ceil(len(days) * 0.5) - 1]
            assert row.ninth == days[-(-9 * len(days) // 10) - 1]


def test_a_reopened_case_is_judged_by_its_first_decision(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    office.reopen(case_id)
    office.clock.step(days=60)  # the second promise is broken, and kept late
    before = answer(office.desk)[0].kept[1]
    office.decide(case_id)
    after = answer(office.desk)[0].kept[1]
    assert (before.in_time, before.late) == (after.in_time, after.late) == (1, 0)


@pytest.mark.parametrize(("waited", "judged"), [(7, ("decide", 1, 0)), (60, ("decide", 0, 1))])
def test_a_case_withdrawn_and_reopened_is_judged_by_the_promise_it_was_given(
    office: Office, waited: int, judged: tuple[str, int, int]
) -> None:
    case_id = office.new_case()
    office.clock.step(days=waited)
    office.close(case_id, "withdrawn")
    assert answer(office.desk)[0].kept[1].judged == 0
    office.clock.step(days=100)  # which do not count, while those before do
    office.reopen(case_id)
    office.acknowledge(case_id)
    office.assess(case_id)
    office.decide(case_id)
    assert answer(office.desk)[0].kept[1] == judged


def test_few_cases_say_nothing(office: Office) -> None:
    office.clock.now = office.clock.now.replace(day=2)  # what is promised today is due this month
    for _ in range(LEAST - 1):
        office.decided_case()
    board = answer(office.desk)[0]
    assert [kept.share for kept in board.kept] == ["too few to say"] * 2
    assert board.months[-1][1:] == (LEAST - 1, None, None)
    office.decided_case()
    board = answer(office.desk)[0]
    assert [kept.share for kept in board.kept] == ["100 %"] * 2
    assert board.months[-1][1:] == (LEAST, 0, 0)


def test_an_empty_desk_has_a_dashboard(office: Office) -> None:
    board = answer(office.desk)[0]
    assert board.ever == 0
    assert board.problems == ()
    assert sum(board.standing) == 0


def test_a_year_ends_within_the_weeks_and_months(office: Office) -> None:
    office.clock.now = office.clock.now.replace(year=2026, month=12, day=31)
    office.new_case()
    office.clock.step(days=2)
    board = answer(office.desk)[0]
    assert board.today == date(2027, 1, 2)
    assert (board.first_month, board.last_month) == ("2026-02", "2027-01")
    assert (board.weeks[-1].first, board.weeks[-1].received) == (date(2026, 12, 28), 1)
    assert (board.flow.received, board.flow.received_this_year) == (1, 0)


@pytest.mark.parametrize(
    "asked", ["clock:update-late", "clock:decide-soon", "clock:decide@soon", "decided:2026..soon"]
)
def test_a_question_that_cannot_be_understood_says_so(asked: str) -> None:
    query = search.parse(asked, date(2026, 11, 23))
    assert query.is_empty
    assert asked in query.problems[0]


def test_a_range_has_both_its_ends(office: Office) -> None:
    office.decided_case(problem="price")
    office.new_case(problem="price_rise")
    today = office.clock().date()
    for asked, n in (
        (f"received:{today}..{today}", 2),
        ("received:2026-11..2026-12", 2),
        ("received:2026-12..2027", 0),
        ("decided:2026-11", 1),
        ("problem:price", 2),
        ("problem:=price", 1),
        ("clock:acknowledge-in-time", 1),
        ("clock:decide", 1),
        ("clock:decide@2026-10", 0),
    ):
        with office.desk.look() as look:
            assert len(search.matches(look, search.parse(asked, today)).ids) == n, asked


class Recording(Look):
    """A look that keeps every query."""

    asked: list[tuple[str, dict[str, Any]]]

    def rows(self, sql: str, **values: Any) -> list[Any]:
        self.asked.append((sql, values))
        return super().rows(sql, **values)

    def value(self, sql: str, **values: Any) -> Any:
        self.asked.append((sql, values))
        return super().value(sql, **values)


def test_every_query_reads_the_summary_table_by_its_key(office100: Office) -> None:
    connection = sqlite.connect(office100.path, query_only=True)
    look = Recording(connection, office100.clock())
    look.asked = []
    dashboard(look)
    assert len(look.asked) > 20
    for sql, values in look.asked:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        reads = [step for step in plan if not step.startswith("USE TEMP B-TREE")]
        # the labels of categories, of which there are few
        assert reads == ["SCAN category"] or reads[0].partition(" (")[0].endswith("USING PRIMARY KEY"), plan
        assert len(reads) == 1, plan
    connection.close()
