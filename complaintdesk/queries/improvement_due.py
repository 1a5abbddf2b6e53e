"""What is due in the register of improvements, and what it shows of 8.2 and 8.7."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from complaintdesk.queries import improvement, patterns
from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.queries.improvement_rows import EntryRow
from complaintdesk.rules.improvement import Kind
from complaintdesk.rules.improvement import State as Standing
from complaintdesk.store.look import Look

ROOM: Final = "improvement"
YEAR: Final = 365  # days back that evidence is looked for
_SHOWN: Final = 5  # records behind a line


def due_rows(look: Look) -> list[Due]:
    """Actions to be carried out, and effects to be looked at, each with its owner."""
    found = []
    for row in improvement.register(look):
        if row.state == Standing.OPEN and row.due_on is not None:
            found.append(_due(row, row.due_on, "carry out"))
        elif row.state == Standing.DONE and row.check_on is not None:
            found.append(_due(row, row.check_on, "check the effect of"))
    return found


def _due(row: EntryRow, on: str, what: str) -> Due:
    return Due(
        on=date.fromisoformat(on),
        what=f"{what} {row.number}: {row.title}",
        who=row.owner,
        who_id=row.owner_id,
        clause="8.7",
        room=ROOM,
        entry=row.id,
        outside=f"{what} {row.number}",
        key=f"{what.partition(' ')[0]}-{row.id}-{row.round}",
    )


def evidence_rows(look: Look) -> list[Evidence]:
    """Whether patterns are followed up (8.2), actions are carried out, checked, and good practice kept (8.7)."""
    rows = improvement.register(look)
    return [_followed_up(look), _carried_out(look, rows), _checked(look, rows), _good(look, rows)]


def _followed_up(look: Look) -> Evidence:
    found = patterns.proposals(look, dismissed=True)
    waiting = [each for each in found if each.action is None and each.dismissed is None]
    looked_at = patterns.months_compared(look)
    if waiting:
        state, says = State.AMBER, f"{_n(len(waiting), 'pattern')} of {len(found)} not followed up yet."
        behind = tuple(Behind(each.says, ROOM, None) for each in waiting[:_SHOWN])
    elif found:
        state, says = State.GREEN, f"{_n(len(found), 'pattern')} found, each in the register or dismissed."
        behind = tuple(Behind(each.says, ROOM, each.action_id) for each in found[:_SHOWN])
    elif looked_at:
        state, says, behind = State.GREEN, f"Nothing beyond its limits, against {_n(looked_at, 'month')}.", ()
    else:
        state, says, behind = State.NO_DATA, "Too few months are on file to know what is usual.", ()
    return Evidence(
        "8.2",
        "Complaints are analysed for recurring and systemic problems, and what stands out is followed up.",
        state,
        says,
        "Green when every pattern that the data show is in the register or dismissed with a reason, else amber.",
        behind,
    )


def _carried_out(look: Look, rows: Sequence[EntryRow]) -> Evidence:
    actions = [row for row in rows if Kind(row.kind).is_action and row.state != Standing.WITHDRAWN]
    first, today = (look.today - timedelta(days=YEAR)).isoformat(), look.today.isoformat()
    recent = [row for row in actions if not row.is_over or (row.closed_on or "") >= first]
    late = [row for row in recent if row.state == Standing.OPEN and (row.due_on or "9999") < today]
    nobody_knows_when = [row for row in recent if row.state == Standing.OPEN and row.due_on is None]
    if not recent:
        state, says = State.NO_DATA, "No corrective or preventive action in the last year."
    elif late:
        state, says = State.AMBER, f"{_n(len(late), 'action')} of {len(recent)} overdue."
    elif nobody_knows_when:
        state, says = State.AMBER, f"{_n(len(nobody_knows_when), 'action')} of {len(recent)} without a due date."
    else:
        state, says = State.GREEN, f"{_n(len(recent), 'action')} in the last year, none overdue."
    return Evidence(
        "8.7",
        "Causes of complaints are acted on: corrective and preventive action with owner and date.",
        state,
        says,
        "Green when there was action in the last year and none is overdue or without a date, else amber.",
        _behind(late or nobody_knows_when or recent),
    )


def _checked(look: Look, rows: Sequence[EntryRow]) -> Evidence:
    today = look.today.isoformat()
    carried_out = [
        row for row in rows if Kind(row.kind).is_action and row.done_on and row.state != Standing.WITHDRAWN
    ]
    late = [row for row in carried_out if row.state == Standing.DONE and (row.check_on or "9999") < today]
    done = [row for row in carried_out if row.state in (Standing.CHECKED, Standing.CLOSED)]
    if not carried_out:
        state, says = State.NO_DATA, "No action was carried out yet whose effect could be checked."
    elif late:
        state, says = State.AMBER, f"{_n(len(late), 'check')} overdue."
    else:
        state = State.GREEN
        says = f"Of {_n(len(carried_out), 'action')} carried out {len(done)} judged effective, no check overdue."
    return Evidence(
        "8.7",
        "The effect of an action is checked before it is closed, by how often the problem comes again.",
        state,
        says,
        "Green when no check is overdue; an action cannot be closed without one.",
        _behind(late or carried_out),
    )


def _good(look: Look, rows: Sequence[EntryRow]) -> Evidence:
    first = (look.today - timedelta(days=YEAR)).isoformat()
    kept = [row for row in rows if not Kind(row.kind).is_action and row.opened_on >= first]
    return Evidence(
        "8.7",
        "Good practice in handling complaints is kept and passed on, and compliments too.",
        State.GREEN if kept else State.NO_DATA,
        f"{len(kept)} kept in the last year." if kept else "None kept in the last year.",
        "Green when one was kept in the last year.",
        _behind(kept),
    )


def _behind(rows: Sequence[EntryRow]) -> tuple[Behind, ...]:
    return tuple(Behind(f"{row.number} {row.title}", ROOM, row.id) for row in rows[:_SHOWN])


def _n(n: int, what: str) -> str:
    return f"{n} {what}{'s' * (n != 1)}"
