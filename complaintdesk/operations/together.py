"""Working on a case together (5.4, annex D): who has a part in it, and what is asked of whom by when."""

from __future__ import annotations

from sqlmodel import col, select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import Asked, PartEnded, PartGiven, TaskAnswer
from complaintdesk.records.case import Case
from complaintdesk.records.category import Department
from complaintdesk.records.together import Participant, Task
from complaintdesk.rules.dates import long
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.together import Part
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store.act import Act, operation


@operation
def take_part(act: Act, case_id: int, given: PartGiven) -> None:
    """Somebody helps with the case, or must have no part in it because of a conflict of interest (annex D).

    Who has a conflict can no longer own it, help, look into it or decide. Raises `NotAllowed` for a helper
    whom the complaint names or who has a conflict, and for a conflict of the owner, who hands it over first.
    """
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.TAKE_PART)
    member = on_case.staff_member(act, given.staff_id, "staff_id")
    if _mine(act, case, given.staff_id, given.part):
        raise NotAllowed(f"{member.name} has this part already.")
    if given.part is Part.CONFLICT:
        _declare(act, case, given, member.name)
    elif given.part is Part.WATCHER and _mine(act, case, given.staff_id, Part.CONFLICT):
        raise NotAllowed(
            f"{member.name} has a conflict of interest in this case (annex D) and does not follow it."
        )
    elif given.part is Part.HELPER:
        on_case.require_impartial(act, case, given.staff_id, "staff_id")
    _add(act, case, given.staff_id, given.part, given.why)
    on_case.settle(act, case)


def _declare(act: Act, case: Case, given: PartGiven, name: str) -> None:
    """A conflict ends every other part, and stands in the log with its reason."""
    if not given.why:
        raise Invalid("Say what the conflict is.", {"why": "say what the conflict is (annex D)"})
    if case.owner_id == given.staff_id:
        raise NotAllowed(f"{name} owns the case. Give it to somebody else first (o); then note the conflict.")
    for part in (Part.HELPER, Part.WATCHER):
        for kept in _mine(act, case, given.staff_id, part):
            kept.ended_at = act.now
            act.session.add(kept)
    text = f"{name} has no part in this case (annex D): {given.why}"
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, text, None)


@operation
def leave(act: Act, case_id: int, given: PartEnded) -> None:
    """Somebody has this part no more. Raises `NotAllowed` where they have not.

    That a conflict of interest is none any more is said by somebody else, with the reason, and stands in the log.
    """
    case = on_case.find(act, case_id)
    kept = _mine(act, case, given.staff_id, given.part)
    if not kept:
        raise NotAllowed("They have no such part in this case.")
    if given.part is Part.CONFLICT:
        _lift(act, case, given)
    for each in kept:
        each.ended_at = act.now
        act.session.add(each)


def _lift(act: Act, case: Case, given: PartEnded) -> None:
    if given.staff_id == on_case.person(act):
        raise NotAllowed("Somebody else has to say that your conflict of interest is none any more (annex D).")
    if not given.why:
        said = "say why the conflict is none any more (annex D)"
        raise Invalid(f"{said[0].upper()}{said[1:]}.", {"why": said})
    name = on_case.staff_member(act, given.staff_id, "staff_id").name
    text = f"{name} has no conflict of interest in this case any more (annex D): {given.why}"
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, text, None)


@operation
def watch(act: Act, case_id: int) -> bool:
    """Watch the case, or stop watching it. Returns whether whoever acts watches it now."""
    case = on_case.find(act, case_id)
    me = on_case.person(act)
    kept = _mine(act, case, me, Part.WATCHER)
    for each in kept:
        each.ended_at = act.now
        act.session.add(each)
    if not kept:
        if _mine(act, case, me, Part.CONFLICT):
            raise NotAllowed("You have a conflict of interest in this case (annex D), so you do not follow it.")
        _add(act, case, me, Part.WATCHER, None)
    return not kept


def _add(act: Act, case: Case, staff_id: int, part: Part, why: str | None) -> None:
    assert case.id is not None  # noqa: S101 - it was read
    who = on_case.person(act)
    act.session.add(
        Participant(case_id=case.id, staff_id=staff_id, part=part.value, why=why, since=act.now, added_by_id=who)
    )


def _mine(act: Act, case: Case, staff_id: int, part: Part) -> list[Participant]:
    found = select(Participant).where(
        Participant.case_id == case.id,
        Participant.staff_id == staff_id,
        Participant.part == part.value,
        col(Participant.ended_at).is_(None),
    )
    return list(act.session.exec(found))


@operation
def ask(act: Act, case_id: int, given: Asked) -> int:
    """Ask a person or a department for something, by a day. It stands in the log; returns the task's id."""
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.TASK)
    if (given.staff_id is None) == (given.department_id is None):
        raise Invalid("Choose whom you ask.", {"who": "one person or one department"})
    if given.due_on < act.today:
        raise Invalid("The day has passed.", {"due_on": "a day from today on"})
    task = put(act, case, given)
    on_case.settle(act, case)
    act.session.flush()
    assert task.id is not None  # noqa: S101 - it was flushed above
    return task.id


def put(act: Act, case: Case, given: Asked) -> Task:
    """A task on the case, and in its log. Runs within an operation."""
    assert case.id is not None  # noqa: S101 - it was read
    task = Task(
        case_id=case.id,
        what=given.what,
        staff_id=given.staff_id,
        department_id=given.department_id,
        due_on=given.due_on,
        asked_at=act.now,
        asked_by_id=on_case.person(act),
    )
    act.session.add(task)
    text = f"Asked, by {long(given.due_on)}: {given.what}"
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, text, whom(act, task))
    return task


@operation
def answer(act: Act, case_id: int, given: TaskAnswer) -> None:
    """What came of a task; it stands in the log as well."""
    case = on_case.find(act, case_id)
    task = _waiting(act, case, given.task_id)
    task.answer, task.answered_at, task.answered_by_id = given.answer, act.now, on_case.person(act)
    act.session.add(task)
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, given.answer, whom(act, task))
    on_case.settle(act, case)


@operation
def remind(act: Act, case_id: int, task_id: int) -> None:
    """Somebody was reminded of a task."""
    case = on_case.find(act, case_id)
    task = _waiting(act, case, task_id)
    task.reminded_at = act.now
    act.session.add(task)
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, f"Reminded: {task.what}", whom(act, task))
    on_case.settle(act, case)


@operation
def drop(act: Act, case_id: int, task_id: int) -> None:
    """A task is not needed any more."""
    case = on_case.find(act, case_id)
    task = _waiting(act, case, task_id)
    task.dropped_at = act.now
    act.session.add(task)
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, f"Not needed any more: {task.what}", whom(act, task))
    on_case.settle(act, case)


def whom(act: Act, task: Task) -> str:
    """Who is asked: a person's or a department's name. Raises `Invalid` for nobody of the office."""
    if task.staff_id is not None:
        return on_case.staff_member(act, task.staff_id, "who").name
    department = act.session.get(Department, task.department_id)
    if department is None:
        raise Invalid("Choose a department of the office.", {"who": "choose a department of the office"})
    return department.name


def _waiting(act: Act, case: Case, task_id: int) -> Task:
    task = act.session.get(Task, task_id)
    if task is None or task.case_id != case.id:
        raise Invalid("Choose a task of this case.", {"task_id": "choose a task of this case"})
    if task.answered_at is not None or task.dropped_at is not None:
        raise NotAllowed("This was answered already, or is not needed any more.")
    return task
