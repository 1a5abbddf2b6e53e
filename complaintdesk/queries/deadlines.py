"""Why a case is due when it is: the count of its clocks, day by day, with the rule each rests on (7.3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from complaintdesk.queries import calendar, case_file
from complaintdesk.queries.case_file import ClockRow
from complaintdesk.rules import counting
from complaintdesk.rules.clocks import Pause, urgency
from complaintdesk.rules.counting import CountedDay
from complaintdesk.store.look import Look


class Explained(NamedTuple):
    """One clock: what it rests on in sentences, and the count, whose last line is its date as counted now.

    `as_on_file` is False where the office's days are known otherwise today than when the date was set.
    """

    clock: ClockRow
    rests_on: tuple[str, ...]
    lines: tuple[CountedDay, ...]
    as_on_file: bool


def explained(look: Look, case_id: int, *, every: bool = False) -> list[Explained]:
    """The running clocks of a case, the soonest first; with `every`, all it has had, oldest first.

    A clock that stands still now is counted up to where it stands.
    """
    days = calendar.office_calendar(look)
    policy = calendar.policy(look, look.value('SELECT policy_id FROM "case" WHERE id = :case_id', case_id=case_id))
    kept = case_file.clocks(look, case_id)
    chosen = kept if every else sorted((c for c in kept if c.runs), key=lambda c: urgency(c.due_on, c.kind))
    found = []
    for clock in chosen:
        pauses = case_file.pauses(look, clock.id)
        if clock.runs and clock.paused_at is not None:
            pauses.append(Pause(datetime.fromisoformat(clock.paused_at), look.now, clock.paused_why or ""))
        anchor = datetime.fromisoformat(clock.anchor_at)
        lines = counting.count(clock.clock, anchor, days, pauses, clock.extended_by)
        sentences = counting.rests_on(clock.clock, policy.source, clock.extension, clock.extended_by)
        if clock.runs and clock.paused_at is not None:
            sentences += (f"It stands still: {clock.paused_why}. The date moves on until it runs again.",)
        same = clock.paused_at is not None or lines[-1].day == date.fromisoformat(clock.due_on)
        found.append(Explained(clock, sentences, lines, same))
    return found
