"""Objectives are set, changed and ended (6.2); the trail keeps what they were."""

from __future__ import annotations

from typing import Any

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs.monitoring import ObjectiveChanged, ObjectiveEnded, ObjectiveGiven
from complaintdesk.records.category import Department
from complaintdesk.records.objective import Objective
from complaintdesk.rules import objectives
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.rules.measures import BY_CODE
from complaintdesk.store.act import Act, operation
from complaintdesk.store.trail import plain


@operation
def set_objective(act: Act, given: ObjectiveGiven) -> int:
    """Set an objective. Returns its id. Raises `Invalid`, `NotAllowed`."""
    objective = Objective(
        **_checked(act, given), set_at=act.now, set_by_id=on_case.person(act), measure=given.measure
    )
    act.session.add(objective)
    act.session.flush()
    assert objective.id is not None  # noqa: S101 - it was flushed above
    return objective.id


@operation
def change(act: Act, objective_id: int, given: ObjectiveChanged) -> None:
    """Change one that has not ended: target, owner, days. What it measures stays, so that it can be compared.

    Raises `Conflict` where somebody changed it meanwhile, `NotAllowed`, `Invalid`.
    """
    objective = _open(act, objective_id, given)
    if given.measure != objective.measure or given.department_id != objective.department_id:
        raise NotAllowed("What an objective measures stays. End this one and set another.")
    for name, value in _checked(act, given).items():
        setattr(objective, name, value)
    act.session.add(objective)


@operation
def end(act: Act, objective_id: int, given: ObjectiveEnded) -> None:
    """End it before its day or at it, with the reason; it stays on file with what it was."""
    objective = _open(act, objective_id, given)
    objective.ended_on, objective.ended_why = act.today, given.why
    act.session.add(objective)


def _open(act: Act, objective_id: int, given: ObjectiveChanged | ObjectiveEnded) -> Objective:
    on_case.person(act)
    objective = act.session.get(Objective, objective_id)
    if objective is None:
        raise NotFound("There is no such objective.")
    if given.version is not None and objective.version != given.version:
        theirs = {name: plain(getattr(objective, name)) for name in ("target", "alarm", "due_on", "version")}
        raise Conflict(
            "Somebody else changed this objective since you opened it. Nothing was saved; look at it again.",
            theirs=theirs,
            yours=given.model_dump(),
        )
    if objective.ended_on is not None:
        raise NotAllowed("This objective has ended.")
    return objective


def _checked(act: Act, given: ObjectiveGiven) -> dict[str, Any]:
    measure = BY_CODE.get(given.measure)
    if measure is None or not measure.periodic:
        raise Invalid("Choose a measure.", {"measure": "choose one of the measures of annex H"})
    if given.department_id is not None and act.session.get(Department, given.department_id) is None:
        raise Invalid("There is no such department.", {"department_id": "there is no such department"})
    on_case.staff_member(act, given.owner_id, "owner_id")
    if given.due_on < given.from_on:
        raise Invalid("It ends before it begins.", {"due_on": "this day is before the first"})
    reach = objectives.at_least(measure, given.at_least)
    _at("target", objectives.check_target, measure, given.target)
    if given.alarm is not None:
        _at("alarm", objectives.check_target, measure, given.alarm)
        _at("alarm", objectives.check_alarm, given.target, given.alarm, reach=reach)
    kept = given.model_dump(include={"target", "alarm", "department_id", "owner_id", "from_on", "due_on", "how"})
    return {**kept, "at_least": reach}


def _at(field: str, check: Any, *given: Any, **named: Any) -> None:
    """What is wrong, at its field."""
    try:
        check(*given, **named)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)[:1].lower() + str(wrong)[1:].rstrip(".")}) from wrong
