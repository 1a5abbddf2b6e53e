"""What the dashboard is asked: periods, departments, few cases, and the plans of its queries."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from complaintdesk.queries import search
from complaintdesk.queries.dashboard import dashboard
from complaintdesk.queries.measured import Kind
from complaintdesk.queries.worsening import worsening
from complaintdesk.rules import periods
from complaintdesk.rules.measures import LEAST
from complaintdesk.rules.periods import Period
from complaintdesk.store import sqlite
from complaintdesk.store.look import Look
from tests.desk import Office
from tests.queries.test_dashboard import answer

# tables of which an office has few rows, whatever number of cases it has
_FEW = ("category", "cause", "department", "objective", "improvement", "improvement_round", "shop")


def test_a_reopened_case_is_judged_by_its_first_decision(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    office.reopen(case_id)
    office.clock.step(days=60)  # the second promise is broken, and kept late
    before = answer(office.desk).figure("decided_late")
    office.decide(case_id)
    after = answer(office.desk).figure("decided_late")
    assert (before.count, before.of) == (after.count, after.of) == (0, 1)


def test_few_cases_say_nothing(office: Office) -> None:
    office.clock.now = office.clock.now.replace(day=2)  # what is promised today is due this month
    for _ in range(LEAST - 1):
        office.decided_case()
    board = answer(office.desk)
    assert board.figure("decided_late").says == "too few to say"
    assert board.days[Kind.DECIDE][-1][1:] == (LEAST - 1, None, None)
    office.decided_case()
    board = answer(office.desk)
    assert board.figure("decided_late").says == "0 %"
    assert board.days[Kind.DECIDE][-1][1:] == (LEAST, 0, 0)


def test_an_empty_desk_has_a_dashboard(office: Office) -> None:
    board = answer(office.desk)
    assert board.ever == 0
    assert all(not pareto.rows for pareto in board.paretos.values())
    assert sum(board.standing) == 0


def test_a_department_that_is_not_there_is_the_whole_office(office: Office) -> None:
    office.new_case()
    board = answer(office.desk, department_id=99)
    assert board.scope.department is None
    assert board.figure("received").count == 1


def test_a_period_that_goes_on_is_held_against_as_many_days_before(office: Office) -> None:
    office.clock.now = office.clock.now.replace(year=2026, month=11, day=25)
    with office.desk.look() as look:
        board = dashboard(look, periods.parse("this quarter", look.today))
    assert (board.scope.compared.first, board.scope.compared.last) == (date(2026, 8, 6), date(2026, 9, 30))
    assert board.scope.than == "than in the 56 days before"
    with office.desk.look() as look:
        board = dashboard(look, periods.parse("2026-Q3", look.today))
    assert (board.scope.compared.first, board.scope.compared.last) == (date(2026, 4, 1), date(2026, 6, 30))
    assert board.scope.than == "than in 2026-Q2"
    assert board.weeks[-1].first <= date(2026, 9, 30) <= board.weeks[-1].last


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


@pytest.mark.parametrize("department_id", [None, 1])
def test_every_query_reads_a_summary_or_what_there_is_little_of(
    office100: Office, department_id: int | None
) -> None:
    connection = sqlite.connect(office100.path, query_only=True)
    look = Recording(connection, office100.clock())
    look.asked = []
    period = Period(date(2026, 1, 5), date(2026, 11, 20), "x")
    dashboard(look, period, department_id)
    worsening(look, period, department_id)
    assert len(look.asked) > 20
    for sql, values in look.asked:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        for step in plan:
            if step.startswith("SCAN"):
                name = step.split()[1]
                table = re.search(rf'(?:FROM|JOIN) "?(\w+)"? (?:AS )?{name}\b', sql)
                assert (table[1] if table else name) in _FEW, (plan, sql)
            if step.startswith("SEARCH"):
                assert " USING " in step, (plan, sql)
    connection.close()
