"""Acts of several people on one case, for tests: parts, tasks, merging, taking apart, correcting who complains."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from complaintdesk.operations import complainants, merging, together
from complaintdesk.operations.inputs import Asked, PartGiven, PersonCorrected, TaskAnswer, check
from complaintdesk.operations.intake import Receipt
from complaintdesk.rules.together import Part
from tests.desk import Office


def ask(office: Office, case_id: int, **given: Any) -> int:
    """Ask for something, until the day after tomorrow where nothing is said. The task's id."""
    due = office.clock.now.date() + timedelta(days=2)
    usual = {"what": "Where is the van?", "due_on": due}
    if not {"staff_id", "department_id"} & set(given):
        usual["staff_id"] = 2
    return office.do(together.ask, case_id, check(Asked, {**usual, **given}))


def answer_task(office: Office, case_id: int, task_id: int, answer: str = "In the depot.") -> None:
    """What came of it."""
    office.do(together.answer, case_id, check(TaskAnswer, {"task_id": task_id, "answer": answer}))


def waiting(office: Office, case_id: int) -> list[int]:
    """The ids of the tasks that wait."""
    sql = "SELECT id FROM task WHERE case_id = :case_id AND answered_at IS NULL AND dropped_at IS NULL ORDER BY id"
    return [row[0] for row in office.rows(sql, case_id=case_id)]


def take_part(office: Office, case_id: int, staff_id: int, part: Part, why: str | None = None) -> None:
    """Somebody has a part in the case."""
    given = {"staff_id": staff_id, "part": part, "why": why}
    office.do(together.take_part, case_id, check(PartGiven, given))


def merge(office: Office, case_id: int, into_id: int) -> None:
    """Make a case part of another."""
    office.do(merging.merge, case_id, into_id)


def unmerge(office: Office, case_id: int) -> None:
    """Take it apart again."""
    office.do(merging.unmerge, case_id)


def separate(office: Office, case_id: int, communication_id: int, problem: str = "other") -> Receipt:
    """Make an entry a case of its own."""
    return office.do(merging.separate, case_id, communication_id, problem)


def correct(office: Office, case_id: int, **given: Any) -> None:
    """Correct who complains."""
    office.do(complainants.correct, case_id, check(PersonCorrected, {"name": "Mehmet Işık", **given}))


def last_in(office: Office, case_id: int) -> int:
    """The id of the last entry that came in."""
    sql = "SELECT max(id) FROM communication WHERE case_id = :case_id AND direction = 'in'"
    return int(office.value(sql, case_id=case_id))
