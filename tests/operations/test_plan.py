"""Context (5.1, 6.1) and plan (6.3): entries with their days; items with owner and day, and what came of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaintdesk.operations import plan
from complaintdesk.operations.inputs import ContextGiven, Planned, check
from complaintdesk.queries import plan as queries
from complaintdesk.queries.evidenced import State
from complaintdesk.rules.errors import Invalid, NotAllowed
from tests.committed import CLERK, TODAY, context, ended, planned, said
from tests.desk import Office


def test_what_is_planned_is_due_until_it_is_over(office: Office) -> None:
    first, second = planned(office), planned(office, "Ring the courier", due_on=TODAY, owner_id=2)
    with office.desk.look() as look:
        assert said(queries.due_rows(look)) == [
            ("2026-11-23", "Can Öz", "Plan: Ring the courier"),
            ("2026-12-01", "Ayşe Demir", "Plan: A new leaflet"),
        ]
    ended(office, first, result="Printed.")
    ended(office, second, done=False, result="They rang us.")
    with office.desk.look() as look:
        assert queries.due_rows(look) == []
        told = [(queries.state(row, look.today), row.result) for row in queries.over(look)]
    assert told == [("dropped", "They rang us."), ("done", "Printed.")]
    with pytest.raises(NotAllowed, match="done already"):
        ended(office, first)


def test_what_is_dropped_says_why(office: Office) -> None:
    item = planned(office)
    with pytest.raises(Invalid) as wrong:
        ended(office, item, done=False)
    assert "result" in wrong.value.fields
    with pytest.raises(Invalid) as ahead:
        ended(office, item, on=TODAY + timedelta(days=1))
    assert "on" in ahead.value.fields


def test_a_day_that_has_passed_is_refused_but_an_overdue_item_may_be_changed(office: Office) -> None:
    with pytest.raises(Invalid) as wrong:
        planned(office, due_on=TODAY - timedelta(days=1))
    assert "due_on" in wrong.value.fields
    item = planned(office, due_on=TODAY)
    office.clock.step(days=3)
    given = {"what": "A leaflet in two languages", "owner_id": CLERK, "due_on": TODAY, "objective": "95 % in time"}
    office.do(plan.change, item, check(Planned, given))
    with office.desk.look() as look:
        (row,) = queries.to_do(look)
        assert (row.what, row.objective, queries.state(row, look.today)) == (
            *("A leaflet in two languages", "95 % in time", "overdue"),
        )
    with pytest.raises(Invalid):
        office.do(plan.change, item, check(Planned, {**given, "due_on": TODAY + timedelta(days=1)}))


def test_the_context_keeps_what_held_until_when(office: Office) -> None:
    number = context(office, since=date(2026, 1, 1))
    given = {"kind": "risk", "what": "The courier strikes", "since": date(2026, 1, 1)}
    office.do(plan.change_context, number, check(ContextGiven, {**given, "response": "A second courier."}))
    with pytest.raises(Invalid) as wrong:
        office.do(plan.change_context, number, check(ContextGiven, {**given, "until": date(2025, 12, 31)}))
    assert "until" in wrong.value.fields
    office.do(plan.change_context, number, check(ContextGiven, {**given, "until": TODAY}))
    with office.desk.look() as look:
        (row,) = queries.context(look)
    assert row.holds(TODAY) and not row.holds(TODAY + timedelta(days=1))
    acts = office.rows("SELECT act, changes FROM event WHERE act LIKE 'plan.%' ORDER BY id")
    assert [act for act, _ in acts] == ["plan.note_context", "plan.change_context", "plan.change_context"]
    assert "A second courier." in acts[2][1]  # the history keeps what it said before


def test_the_evidence_of_context_authority_planning_and_activities(office: Office) -> None:
    def states() -> dict[str, State]:
        with office.desk.look() as look:
            return {row.clause: row.state for row in queries.evidence_rows(look)}

    nothing = State.NO_DATA
    assert states() == {"5.1": nothing, "5.4": State.GREEN, "6.1": nothing, "6.3": nothing}
    context(office)
    context(office, "scope", "Everything we sell.")
    planned(office, due_on=TODAY)
    assert states() == {"5.1": State.AMBER, "5.4": State.GREEN, "6.1": State.AMBER, "6.3": State.GREEN}
    context(office, "party", "Customers")
    context(office, "issue", "The courier is not ours.")
    office.clock.step(days=2)
    assert states()["5.1"] is State.GREEN
    assert states()["6.3"] is State.AMBER  # something is overdue


def test_the_authority_table_names_people_and_sums(office: Office) -> None:
    with office.desk.look() as look:
        rows = {row.role: (row.people, row.may) for row in queries.authority(look)}
    assert rows["front desk"][0] == "Ayşe Demir"
    assert "offer any remedy up to 100.00 GBP" in rows["front desk"][1]
    assert "of any sum" in rows["manager"][1]
