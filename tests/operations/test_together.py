"""Several people on one case: helpers, watchers, conflicts of interest, tasks and their answers (5.4, annex D)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaintdesk.operations import together
from complaintdesk.operations.inputs import Asked, PartEnded, PartGiven, TaskAnswer, check
from complaintdesk.queries import search
from complaintdesk.queries import together as known
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.together import Part
from tests.desk import PEOPLE, Office

AYSE, CAN, MARY = 1, 2, 3
WEDNESDAY = date(2026, 11, 25)


def _take_part(office: Office, case_id: int, staff_id: int, part: Part, why: str | None = None) -> None:
    office.do(together.take_part, case_id, check(PartGiven, {"staff_id": staff_id, "part": part, "why": why}))


def _leave(office: Office, case_id: int, staff_id: int, part: Part, why: str | None = None) -> None:
    office.do(together.leave, case_id, check(PartEnded, {"staff_id": staff_id, "part": part, "why": why}))


def _ask(office: Office, case_id: int, **given: Any) -> int:
    usual = {"what": "Where is the van?", "due_on": WEDNESDAY}
    return office.do(together.ask, case_id, check(Asked, {**usual, **given}))


def _parts(office: Office, case_id: int) -> list[tuple[str, str]]:
    with office.desk.look() as look:
        return [(row.name, row.part) for row in known.parts(look, case_id)]


def _tasks(office: Office, case_id: int) -> list[known.TaskRow]:
    with office.desk.look() as look:
        return known.tasks(look, case_id)


def _found(office: Office, text: str, me: int = AYSE) -> list[int]:
    with office.desk.look() as look:
        people = [(n, name) for n, (name, _) in enumerate(PEOPLE, 1)]
        return search.matches(look, search.parse(text, look.today, me, people)).ids


def test_who_has_a_part_in_a_case(office: Office) -> None:
    case_id = office.new_case()
    _take_part(office, case_id, CAN, Part.HELPER)
    with pytest.raises(NotAllowed, match="has this part already"):
        _take_part(office, case_id, CAN, Part.HELPER)
    assert office.do_as(MARY, together.watch, case_id) is True
    assert _parts(office, case_id) == [("Can Öz", "helper"), ("Mary O’Neill", "watcher")]
    assert _found(office, "help:can") == [case_id]
    assert _found(office, "watch:me", MARY) == [case_id]
    assert _found(office, "watch:me", CAN) == []
    assert office.do_as(MARY, together.watch, case_id) is False
    _leave(office, case_id, CAN, Part.HELPER)
    assert _parts(office, case_id) == []
    with pytest.raises(NotAllowed, match="no such part"):
        _leave(office, case_id, CAN, Part.HELPER)


def test_who_has_a_conflict_of_interest_keeps_out(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    office.do_as(CAN, together.watch, case_id)
    with pytest.raises(Invalid) as refused:
        _take_part(office, case_id, CAN, Part.CONFLICT)
    assert "why" in refused.value.fields
    _take_part(office, case_id, CAN, Part.CONFLICT, "He is the brother of the driver.")
    assert _parts(office, case_id) == [("Can Öz", "conflict")]
    said = office.rows("SELECT text FROM communication WHERE direction = 'inside'")
    assert said == [("Can Öz has no part in this case (annex D): He is the brother of the driver.",)]
    for refuse in (
        lambda: office.assign(case_id, CAN),
        lambda: office.investigate(case_id, investigator_id=CAN),
        lambda: office.decide(case_id, CAN),
        lambda: _take_part(office, case_id, CAN, Part.HELPER),
        lambda: office.do_as(CAN, together.watch, case_id),
    ):
        office.assign(case_id, MARY)
        with pytest.raises(NotAllowed, match="conflict of interest"):
            refuse()


def test_a_conflict_of_interest_is_lifted_by_somebody_else_with_a_reason(office: Office) -> None:
    """Annex D: it stands in the log why it is none any more, as why it was one does."""
    case_id = office.new_case()
    _take_part(office, case_id, CAN, Part.CONFLICT, "He is the brother of the driver.")
    with pytest.raises(Invalid) as refused:
        _leave(office, case_id, CAN, Part.CONFLICT)
    assert "why" in refused.value.fields
    with pytest.raises(NotAllowed, match="Somebody else"):
        office.do_as(
            CAN, together.leave, case_id, check(PartEnded, {"staff_id": CAN, "part": "conflict", "why": "So."})
        )
    _leave(office, case_id, CAN, Part.CONFLICT, "It was another driver.")
    said = office.rows("SELECT text FROM communication WHERE direction = 'inside' ORDER BY id DESC LIMIT 1")
    assert said == [
        ("Can Öz has no conflict of interest in this case any more (annex D): It was another driver.",)
    ]
    office.assign(case_id, CAN)


def test_nobody_makes_a_watcher_of_who_has_a_conflict(office: Office) -> None:
    """They could follow what others say of their own case."""
    case_id = office.new_case()
    _take_part(office, case_id, CAN, Part.CONFLICT, "He is the brother of the driver.")
    with pytest.raises(NotAllowed, match="conflict of interest"):
        _take_part(office, case_id, CAN, Part.WATCHER)
    _take_part(office, case_id, MARY, Part.WATCHER)
    assert _parts(office, case_id) == [("Can Öz", "conflict"), ("Mary O’Neill", "watcher")]


def test_an_owner_hands_over_before_a_conflict_is_noted(office: Office) -> None:
    case_id = office.new_case()
    office.assign(case_id, CAN)
    with pytest.raises(NotAllowed, match="Give it to somebody else first"):
        _take_part(office, case_id, CAN, Part.CONFLICT, "A friend of his.")


def test_nobody_decides_on_a_complaint_about_themselves(office: Office) -> None:
    case_id = office.new_case(people_concerned="Mr Öz")
    office.acknowledge(case_id)
    office.assess(case_id)
    with pytest.raises(NotAllowed, match="named in the complaint"):
        office.decide(case_id, CAN)
    office.decide(case_id, MARY)


def test_a_task_is_asked_answered_and_logged(office: Office) -> None:
    case_id = office.new_case()
    task_id = _ask(office, case_id, department_id=2)
    (task,) = _tasks(office, case_id)
    assert (task.whom, task.due_on, task.asked_by, task.waits) == ("Delivery", "2026-11-25", "Ayşe Demir", True)
    assert _found(office, "task:delivery") == [case_id]
    office.do(together.remind, case_id, task_id)
    office.do(together.answer, case_id, check(TaskAnswer, {"task_id": task_id, "answer": "In the depot."}))
    (task,) = _tasks(office, case_id)
    assert (task.answer, task.answered_by, task.waits) == ("In the depot.", "Ayşe Demir", False)
    assert task.reminded_at is not None
    assert _found(office, "task:delivery") == []
    said = office.rows("SELECT with_whom, text FROM communication WHERE direction = 'inside' ORDER BY id")
    assert said == [
        ("Delivery", "Asked, by Wednesday 25 November: Where is the van?"),
        ("Delivery", "Reminded: Where is the van?"),
        ("Delivery", "In the depot."),
    ]
    with pytest.raises(NotAllowed, match="answered already"):
        office.do(together.remind, case_id, task_id)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "who"),
        ({"staff_id": CAN, "department_id": 1}, "who"),
        ({"department_id": 99}, "who"),
        ({"staff_id": 99}, "who"),
        ({"staff_id": CAN, "due_on": date(2026, 11, 20)}, "due_on"),
        ({"staff_id": CAN, "what": " "}, "what"),
    ],
)
def test_a_task_needs_somebody_and_a_day_to_come(office: Office, given: dict[str, Any], field: str) -> None:
    case_id = office.new_case()
    with pytest.raises(Invalid) as refused:
        _ask(office, case_id, **given)
    assert field in refused.value.fields
    assert _tasks(office, case_id) == []


def test_a_task_of_another_case_is_none_of_this_one(office: Office) -> None:
    task_id = _ask(office, office.new_case(), staff_id=CAN)
    with pytest.raises(Invalid, match="task of this case"):
        office.do(together.drop, office.new_case(), task_id)


def test_what_waits_for_somebody(office: Office) -> None:
    """Their own tasks and their department's, soonest first; what is not needed any more does not wait."""
    first, second = office.new_case(), office.new_case()
    _ask(office, first, staff_id=CAN, due_on=date(2026, 12, 1))
    dropped = _ask(office, first, staff_id=CAN)
    office.do(together.drop, first, dropped)
    _ask(office, second, staff_id=CAN, what="Ring them.")
    with office.desk.look() as look:
        rows = known.waiting(look, CAN)
        assert [(row.case_id, row.what, row.due_on) for row in rows] == [
            (second, "Ring them.", "2026-11-25"),
            (first, "Where is the van?", "2026-12-01"),
        ]
        assert len(known.waiting(look, CAN, WEDNESDAY)) == 1
        assert known.waiting(look, MARY) == []
    assert _found(office, "task:me", CAN) == [second, first]


def test_what_an_outside_body_wants_from_us_is_a_task(office: Office) -> None:
    case_id = office.decided_case()
    office.assign(case_id, CAN)
    office.answer(case_id, "rejected", text="No.")
    office.go_outside(case_id, body="The Ombudsman", answer_by="2026-12-15")
    (task,) = _tasks(office, case_id)
    assert (task.whom, task.due_on, task.what) == ("Can Öz", "2026-12-15", "Send our side to The Ombudsman.")


def test_a_closed_case_may_still_be_asked_about_but_nobody_is_brought_in(office: Office) -> None:
    case_id = office.new_case()
    office.close(case_id, "withdrawn")
    _ask(office, case_id, staff_id=CAN)
    with pytest.raises(NotAllowed, match="closed"):
        _take_part(office, case_id, CAN, Part.HELPER)
