"""What the room of improvement says in the lines of its list, and why something is not open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from complaintdesk.queries import improvement
from complaintdesk.queries.improvement_rows import EntryRow, Whole
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules.dates import short
from complaintdesk.rules.effectiveness import Verdict
from complaintdesk.rules.improvement import Judged, Kind, State, too_early, unchecked
from screens.register import Entry

_SHORT = {
    Verdict.WORKS: "works",
    Verdict.WORSE: "got worse",
    Verdict.NO_DIFFERENCE: "no change?",
    Verdict.TOO_FEW: "too few",
    Verdict.TOO_EARLY: "too early",
}
_SIGNS = {State.DONE: "→", State.CHECKED: "✓", State.CLOSED: "✓", State.WITHDRAWN: "–"}


def proposed(key: int, made: Proposal) -> Entry:
    """A line of the list for a proposal; one that nobody follows up stands out."""
    return Entry(key, ("◆", "proposed", made.says, made.action or "new", ""), alert=made.action is None)


def line(row: EntryRow, verdict: Verdict | None, today: date) -> Entry:
    """A line of the list for an entry; what is overdue stands out. `verdict`: what the figures say so far."""
    due = row.check_on if row.state == State.DONE else row.due_on if row.state == State.OPEN else row.closed_on
    late = not row.is_over and due is not None and due < today.isoformat()
    sign = _SIGNS.get(State(row.state), "○") if Kind(row.kind).is_action else "★"
    when = "" if due is None else short(date.fromisoformat(due), today)
    state = State(row.state).label
    if not Kind(row.kind).is_action and row.state != State.WITHDRAWN:
        state = "kept"
    if verdict is not None and not row.is_over:
        state = f"{state}: {_SHORT[verdict]}"
    return Entry(row.id, ("!" if late else sign, row.number, row.title, state, when), alert=late)


def not_yet(whole: Whole, name: str, today: date) -> str | None:
    """Why its effect cannot be checked today, or it cannot be closed: said before anything is written."""
    row = whole.row
    if name == "CheckDialog" and row.done_on is not None and row.done_on >= today.isoformat():
        check_on = None if row.check_on is None else date.fromisoformat(row.check_on)
        return too_early(date.fromisoformat(row.done_on), check_on)
    if name != "CloseDialog" or row.is_over or not Kind(row.kind).is_action:
        return None
    if improvement.last_judged(whole) is Judged.EFFECTIVE:
        return None
    return unchecked(row.number, row.state)


def refusal(row: EntryRow, states: Sequence[State]) -> str | None:
    """Why an act that is open in these states only is not open now."""
    if not states or State(row.state) in states:
        return None
    if State.OPEN in states:
        return f"{row.number} is {State(row.state).label} already."
    if not Kind(row.kind).is_action:
        return f"{row.number} is a {Kind(row.kind).label}: there is no effect to check."
    if row.state == State.OPEN:
        return f"{row.number} is not done yet (d): its effect is checked afterwards."
    return f"{row.number} is {State(row.state).label}; r takes it up again."
