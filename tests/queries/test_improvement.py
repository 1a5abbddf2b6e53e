"""What is asked of the register of improvements: counts of a scope, what is about what, due, evidence."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from complaintdesk.operations import patterns as linking
from complaintdesk.operations.inputs import CasesLinked, check
from complaintdesk.queries import improvement, improvement_due
from complaintdesk.queries.evidenced import State
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.improvement import Scope
from complaintdesk.store import scopes
from complaintdesk.store.look import Look
from tests.desk import Office
from tests.improvements import A_DAY, DONE, OPENED, TODAY, begin, close, done, judge, received, write


def _naive(look: Look, scope: Scope, first: date, last: date) -> int:
    """The count from its definition, over all cases."""
    sql = """SELECT c.problem, c.product, c.department_id, i.cause FROM "case" c LEFT JOIN investigation i
      ON i.case_id = c.id AND i.concluded_at IS NOT NULL WHERE c.received_on BETWEEN :first AND :last"""
    rows = look.rows(sql, first=str(first), last=str(last))
    return sum(
        scope.category in (None, problem)
        and scope.product in (None, thing)
        and scope.department_id in (None, department)
        and scope.cause in (None, cause)
        for problem, thing, department, cause in rows
    )


def test_every_shape_of_a_scope_is_counted_as_it_is_defined(office: Office) -> None:
    first, last = date(2026, 9, 20), date(2026, 11, 10)
    for n, (problem, thing, department, cause) in enumerate(
        product(("price", "defective"), ("desk lamp", "Kettle", None), (1, None), ("supplier", None))
    ):
        (case_id,) = received(
            office,
            1,
            first - A_DAY + 2 * n * A_DAY,
            TODAY,
            problem=problem,
            product=thing,
            department_id=department,
        )
        if cause is not None:
            office.assess(case_id)
            office.investigate(case_id, cause=cause)
    shapes = product(("price", None), ("Kettle", None), ("supplier", None), (1, None))
    with office.desk.look() as look:
        for shape in shapes:
            scope = Scope(*shape)
            counted = scopes.count(look, scope, first, last)
            assert counted == (0 if scope.is_empty else _naive(look, scope, first, last)), scope
            if not scope.is_empty:
                assert len(scopes.newest(look, scope, first, last, 99)) == counted
                assert len(scopes.newest(look, scope, first, last, 1)) == min(1, counted)
        assert scopes.count(look, Scope("price"), first, last) > 5
    assert scopes.count(look, Scope("price"), first, last) > 0


def test_the_register_shows_what_is_due_first(office: Office) -> None:
    late = begin(office, title="Late", due_on=OPENED)
    soon = begin(office, title="Soon", due_on=TODAY + A_DAY)
    without = begin(office, title="Without a day")
    over = done(office, title="Over", kind="compliment")
    close(office, over)
    waits = done(office, title="Waits for its check")
    with office.desk.look() as look:
        assert [row.id for row in improvement.register(look)] == [late, waits, soon, without, over]
        assert improvement.by_number(look, " ca-2026-001 ").id == late
        for unknown in (lambda: improvement.by_number(look, "CA-1"), lambda: improvement.entry(look, 99)):
            with pytest.raises(NotFound):
                unknown()


def test_what_is_about_something_says_how_it_is_going(office: Office) -> None:
    received(office, 9, OPENED - 100 * A_DAY, OPENED - A_DAY)
    running = done(office)
    begin(office, title="Lamps break on the way", category="damage_caused", due_on=TODAY, cause="supplier")
    begin(office, kind="good_practice", title="Not an action")
    with office.desk.look() as look:
        (about,) = improvement.actions_about(look, "defective")
        assert (about.id, about.state) == (running, "done")
        assert about.says.startswith("it works: 2.7 → 0 a month")
        (other,) = improvement.actions_about(look, cause="supplier")
        assert other.says == "not done yet, due 2026-11-23"
        assert (
            len(improvement.actions_about(look, product="Desk Lamp ")) == 2
        )  # as the summary tables tell products
        assert improvement.actions_about(look) == []
        assert improvement.actions_about(look, "price") == []


def test_a_closed_action_says_what_closed_it(office: Office) -> None:
    received(office, 9, OPENED - 100 * A_DAY, OPENED - A_DAY)
    entry_id = done(office)
    says = judge(office, entry_id)
    close(office, entry_id)
    received(office, 9, DONE + A_DAY, TODAY - A_DAY)
    with office.desk.look() as look:
        (about,) = improvement.actions_about(look, "defective")
        assert about.says == says
        # while what came again although it was done is counted, in the period that is asked for
        (again,) = improvement.recurrences(look, DONE - 50 * A_DAY, TODAY)
        assert (again.number, again.n) == ("CA-2026-001", 9)
        assert again.query.endswith("received:2026-06-21..2026-11-23")
        assert improvement.recurrences(look, OPENED, DONE) == []


def test_a_case_knows_the_entries_that_it_is_linked_to(office: Office) -> None:
    case_id = office.new_case()
    linked = done(office)
    begin(office)
    office.do(linking.link, linked, check(CasesLinked, {"cases": [case_id]}))
    with office.desk.look() as look:
        (of_case,) = improvement.of_case(look, case_id)
    assert (of_case.number, of_case.says) == ("CA-2026-001", "done")


def test_what_is_due_is_the_work_and_the_check(office: Office) -> None:
    begin(office, title="To do", due_on=TODAY, owner_id=2)
    begin(office, title="Some day")
    done(office, title="To check")
    with office.desk.look() as look:
        told = [(row.on, row.what, row.who, row.entry) for row in improvement_due.due_rows(look)]
    assert told == [
        (DONE + timedelta(days=90), "check the effect of CA-2026-003: To check", "Ayşe Demir", 3),
        (TODAY, "carry out CA-2026-001: To do", "Can Öz", 1),
    ]


def _evidence(office: Office) -> dict[str, tuple[State, str]]:
    with office.desk.look() as look:
        rows = improvement_due.evidence_rows(look)
    assert [row.clause for row in rows] == ["8.2", "8.7", "8.7", "8.7"]
    return {
        name: (row.state, row.says)
        for name, row in zip(("patterns", "done", "checked", "good"), rows, strict=True)
    }


def test_the_register_is_evidence(office: Office) -> None:
    assert {state for state, _ in _evidence(office).values()} == {State.NO_DATA}
    entry_id = begin(office, due_on=OPENED)
    assert _evidence(office)["done"] == (State.AMBER, "1 action of 1 overdue.")
    write(office, entry_id, due_on=None)
    assert _evidence(office)["done"] == (State.AMBER, "1 action of 1 without a due date.")
    other = done(office)
    assert _evidence(office)["checked"] == (State.AMBER, "1 check overdue.")
    judge(office, other, "later")
    assert _evidence(office)["checked"][0] is State.GREEN
    begin(office, kind="compliment", opened_on=TODAY)
    assert _evidence(office)["good"] == (State.GREEN, "1 kept in the last year.")
