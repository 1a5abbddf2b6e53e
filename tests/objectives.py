"""What the tests of monitoring share: months with complaints behind an office, and objectives."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from complaintdesk.operations import monitoring, objectives
from complaintdesk.operations.inputs import ObjectiveGiven, check
from complaintdesk.store.desk import open_desk
from tests.desk import Office

MANAGER = 3
LATE = {
    "measure": "acknowledged_late",
    "target": 1000,
    "owner_id": 2,
    "from_on": "2026-01-01",
    "due_on": "2026-12-31",
}


_MONTHS: dict[bytes, tuple[bytes, datetime]] = {}  # a fresh file, and what the months make of it


def with_months(office: Office) -> None:
    """September to November 2026: six cases a month, one of each acknowledged late, the second in department 2.

    Lived through once a process; a file that is as fresh gets what came of it.
    """
    fresh = office.path.read_bytes()
    if fresh in _MONTHS:
        office.desk.close()
        kept, office.clock.now = _MONTHS[fresh]
        office.path.write_bytes(kept)
        office.desk = open_desk(office.path, clock=office.clock)
        return
    _live_through(office)
    office.desk.close()
    _MONTHS[fresh] = (office.path.read_bytes(), office.clock.now)
    office.desk = open_desk(office.path, clock=office.clock)


def _live_through(office: Office) -> None:
    for month in (9, 10, 11):
        office.clock.now = office.clock.now.replace(month=month, day=2)
        for n in range(6):
            case_id = office.new_case(department_id=2 if n == 1 else None, problem="price")
            if n == 0:
                continue
            office.acknowledge(case_id)
            office.assess(case_id)
            office.decide(case_id)
            office.close(case_id)
        office.clock.now = office.clock.now.replace(day=20)
        first = office.value('SELECT max(id) - 5 FROM "case"')
        office.acknowledge(first)
    office.clock.now = office.clock.now.replace(day=25)


def objective(office: Office, **given: Any) -> int:
    """Set one; at most a tenth acknowledged late where nothing else is said."""
    return office.do_as(MANAGER, objectives.set_objective, check(ObjectiveGiven, {**LATE, **given}))


def frozen(office: Office, *months: str) -> int:
    """Freeze months."""
    return office.do_as(MANAGER, monitoring.freeze, months)
