"""Tracking: the communication log (7.3)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.inputs import LogEntry, as_instant
from complaintdesk.rules.vocabulary import Direction
from complaintdesk.store.act import Act, operation


@operation
def log(act: Act, case_id: int, entry: LogEntry) -> int:
    """Log one contact; one that went out to the complainant is an update and restarts that clock.

    Allowed at any time, also on a closed case: what was said was said. Returns the entry's id.
    """
    case = on_case.find(act, case_id)
    at = as_instant(entry.at, act.now)
    kept = on_case.note(act, case, entry.direction, entry.channel, entry.text, entry.with_whom, at)
    if entry.direction is Direction.OUT and case.closed_at is None:
        clock_keeping.told(act, case, at)
    on_case.settle(act, case)
    act.session.flush()
    assert kept.id is not None  # noqa: S101 - it was flushed above
    return kept.id
