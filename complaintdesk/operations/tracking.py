"""Tracking: the communication log, and deadlines that are moved or stand still (7.3, 7.7)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, lettering, on_case
from complaintdesk.operations.inputs import Extension, LogEntry, Standstill, Told, as_instant
from complaintdesk.rules.errors import Invalid, NotAllowed, Unsure
from complaintdesk.rules.letters import BY_LETTER, LetterKind
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Direction
from complaintdesk.store import outgoing
from complaintdesk.store.act import Act, operation


@operation
def log(act: Act, case_id: int, entry: LogEntry) -> int:
    """Log one contact; one that went out to the complainant is an update and restarts that clock, where it runs.

    Allowed at any time, also on a closed case: what was said was said. Returns the entry's id. Raises `Unsure` for
    a letter or an e-mail in which the send guard finds something: what has gone out is logged, by somebody sure.
    """
    case = on_case.find(act, case_id)
    if entry.direction is Direction.OUT and entry.channel in BY_LETTER and not entry.sure:
        found = outgoing.judge(act.look, case_id, entry.text)
        if found.refused or found.questions:
            raise Unsure([*(f"{said} Did it go out so?" for said in found.refused), *found.questions])
    at = as_instant(entry.at, act.now)
    kept = on_case.note(act, case, entry.direction, entry.channel, entry.text, entry.with_whom, at)
    if entry.direction is Direction.OUT and clock_keeping.owes_news(act, case):
        clock_keeping.told(act, case, at)
    on_case.settle(act, case)
    act.session.flush()
    assert kept.id is not None  # noqa: S101 - it was flushed above
    return kept.id


@operation
def tell_status(act: Act, case_id: int, given: Told) -> None:
    """Keep what a caller was told who asked how it stands (7.3): in the log, and as news where news is owed."""
    case = on_case.find(act, case_id)
    on_case.note(act, case, Direction.OUT, given.channel, given.text, given.with_whom)
    if clock_keeping.owes_news(act, case):
        clock_keeping.told(act, case, act.now)
    on_case.settle(act, case)


@operation
def extend(act: Act, case_id: int, given: Extension) -> None:
    """Move a running deadline, as far as its policy allows; the notice to the complainant goes into the log.

    Raises `NotAllowed` where no such clock runs or its rule knows no extension, `Invalid` for more than it allows.
    """
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.EXTEND)
    moved = [clock for clock in clock_keeping.running(act, case) if clock.kind == given.kind and clock.extend_by]
    if not moved:
        raise NotAllowed(f"No deadline to {given.kind.label} that may be extended is running.")
    for clock in moved:
        left = clock.extend_by - clock.extended_by
        if given.by > left:
            most = clock_keeping.as_rule(clock).words(left)
            raise Invalid(f"It may be extended by {most} more at most.", {"by": f"{most} at most"})
        clock_keeping.extend(act, clock, given.by, given.why)
    lettering.tell(act, case, LetterKind.DELAY, given, given.text, given.channel, given.with_whom)
    clock_keeping.told(act, case, act.now)
    on_case.settle(act, case)


@operation
def pause(act: Act, case_id: int, given: Standstill) -> None:
    """Let the internal clocks for deciding stand still, with the reason. Statutory ones run on.

    Raises `NotAllowed` where only clocks run that may not stand still.
    """
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.PAUSE)
    if not clock_keeping.pause(act, case, given.why):
        raise NotAllowed(
            "No clock runs that may stand still. What the law sets never does, and neither does acknowledging "
            "or keeping the complainant told."
        )
    on_case.settle(act, case)


@operation
def resume(act: Act, case_id: int) -> None:
    """Let the clocks run again; the days they stood still are not counted."""
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.RESUME)
    clock_keeping.resume(act, case)
    on_case.settle(act, case)
