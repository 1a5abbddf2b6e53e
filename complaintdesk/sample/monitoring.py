"""The sample shop's months are frozen, and it has objectives: two met, one missed, one past its alarm."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from complaintdesk.operations import inputs, monitoring, objectives
from complaintdesk.queries.monitoring import to_freeze

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards


def tell(afterwards: Afterwards) -> None:
    """Frozen months, then objectives of this year."""
    desk = afterwards.desk
    with desk.look() as look:
        waiting = to_freeze(look)
        today = look.today
        departments = dict(look.rows("SELECT name, id FROM department"))
    for at in range(0, len(waiting), monitoring.AT_ONCE):
        with desk.act(afterwards.helen) as act:
            monitoring.freeze(act, waiting[at : at + monitoring.AT_ONCE])
    for given in _objectives(today, afterwards, departments):
        with desk.act(afterwards.helen) as act:
            objectives.set_objective(act, inputs.check(inputs.ObjectiveGiven, given))


def _objectives(today: date, afterwards: Afterwards, departments: dict[str, int]) -> list[dict[str, Any]]:
    year = {"from_on": date(today.year, 1, 1), "due_on": date(today.year, 12, 31)}
    found = [
        {
            "measure": "acknowledged_late",
            "target": 10_00,
            "alarm": 15_00,
            "owner_id": afterwards.front.id,
            "how": "Whoever takes a complaint in says so at once; e-mails are looked at at nine and at two.",
        },
        {
            "measure": "days_to_decide",
            "target": 20_00,
            "alarm": 30_00,
            "owner_id": afterwards.can.id,
            "how": "Every Monday the quality officer goes through what is due within ten days.",
        },
        {
            "measure": "repeats",
            "target": 20_00,
            "owner_id": afterwards.helen.id,
            "how": "Before a case is closed somebody rings and asks whether all is well.",
        },
    ]
    workshop = departments.get("Workshop")
    if workshop is not None:
        found.append(
            {
                "measure": "decided_late",
                "target": 5_00,
                "alarm": 8_00,
                "department_id": workshop,
                "owner_id": afterwards.maria.id,
                "how": "Spare parts are ordered on the day of the complaint.",
            }
        )
    return [{**year, **each} for each in found]
