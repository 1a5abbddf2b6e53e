"""Keeping the clocks of a case (7.3, 7.4, 7.7): started, met, ended. Runs within an operation."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from complaintdesk.records.case import Case
from complaintdesk.records.clock import CaseClock
from complaintdesk.rules import clocks
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.store.act import Act

# Where two clocks fall due on one day, the one that stands first here is shown.
_FIRST = (ClockKind.ACKNOWLEDGE, ClockKind.DECIDE, ClockKind.UPDATE)


def running(act: Act, case: Case) -> list[CaseClock]:
    """The clocks of the case that still run, those of this act that are not written yet among them."""
    kept = act.session.exec(
        select(CaseClock).where(
            CaseClock.case_id == case.id, col(CaseClock.met_at).is_(None), col(CaseClock.ended).is_(None)
        )
    )
    started = (clock for clock in act.session.new if isinstance(clock, CaseClock) and clock.case_id == case.id)
    return [clock for clock in (*kept, *started) if clock.met_at is None and clock.ended is None]


def start(act: Act, case: Case, kind: ClockKind, anchor: datetime) -> None:
    """Start the policy's clock of this kind, counted from `anchor`; does nothing where the policy has none."""
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    for clock in act.policy.clocks:
        if clock.kind is kind:
            act.session.add(
                CaseClock(
                    case_id=case.id,
                    kind=kind.value,
                    anchor_at=anchor,
                    length=clock.length,
                    unit=clock.unit.value,
                    statutory=clock.statutory,
                    due_on=clocks.due_on(clock, anchor, act.calendar),
                )
            )


def meet(act: Act, case: Case, kind: ClockKind, at: datetime) -> None:
    """What the clock waits for was done at `at`."""
    for clock in running(act, case):
        if clock.kind == kind:
            clock.met_at = at
            clock.met_on = act.calendar.local_date(at)
            act.session.add(clock)


def told(act: Act, case: Case, at: datetime) -> None:
    """The complainant was told something: the update clock is met and counts again from `at`.

    What was said before the present round began, and is written down late, changes no deadline.
    """
    if any(clock.kind == ClockKind.UPDATE and clock.anchor_at > at for clock in running(act, case)):
        return
    meet(act, case, ClockKind.UPDATE, at)
    start(act, case, ClockKind.UPDATE, at)


def end(act: Act, case: Case, why: str) -> None:
    """End every running clock without its being met (the case is closed)."""
    for clock in running(act, case):
        clock.ended = why
        act.session.add(clock)


def show_next(act: Act, case: Case) -> None:
    """Keep the next deadline on the case, where lists read it; a closed case has none.

    An open case that no clock runs for counts as due since it was received, so that no list loses it.
    """
    left = sorted(running(act, case), key=lambda clock: (clock.due_on, _FIRST.index(ClockKind(clock.kind))))
    case.next_clock = left[0].kind if left else None
    case.next_due = left[0].due_on if left else None
    if case.next_due is None and case.closed_at is None:
        case.next_due = case.received_on
