"""Keeping the clocks of a case (7.3, 7.4, 7.7, annex G): started, met, moved, ended. Runs within an operation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import col, select

from complaintdesk.records.case import Case
from complaintdesk.records.clock import CaseClock, ClockPause
from complaintdesk.rules import clocks
from complaintdesk.rules.clocks import Clock, Pause
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority
from complaintdesk.store import policies
from complaintdesk.store.act import Act

MERGED = "merged"  # why a clock ended that taking the cases apart lets run on
CLOSED = "closed"  # why a clock ended that a reopening lets run again
_PASSED = "passed"
_WHILE_CLOSED = "the case was closed"
_WHILE_MERGED = "the case was part of another"


def running(act: Act, case: Case) -> list[CaseClock]:
    """The clocks of the case that still run, those of this act that are not written yet among them."""
    return [clock for clock in _all(act, case) if clock.met_at is None and clock.ended is None]


def _all(act: Act, case: Case) -> list[CaseClock]:
    kept = act.session.exec(select(CaseClock).where(CaseClock.case_id == case.id, col(CaseClock.met_at).is_(None)))
    started = (clock for clock in act.session.new if isinstance(clock, CaseClock) and clock.case_id == case.id)
    return [*kept, *started]


def start(act: Act, case: Case, anchor: ClockAnchor, at: datetime, *kinds: ClockKind) -> None:
    """Start the clocks of the case's policy that count from `anchor`, which was at `at`; of `kinds`, if any."""
    for clock in act.policy_of(case.policy_id).started_by(anchor, _priority(case)):
        if not kinds or clock.kind in kinds:
            _begin(act, case, clock, anchor, at)


def start_again(act: Act, case: Case, kind: ClockKind, at: datetime) -> None:
    """Start the policy's clock of this kind anew from `at`: the case was reopened."""
    for clock in act.policy_of(case.policy_id).of_kind(kind, _priority(case)):
        _begin(act, case, clock, ClockAnchor.REOPENED, at)


def _begin(act: Act, case: Case, clock: Clock, anchor: ClockAnchor, at: datetime) -> None:
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    due = clocks.due(clock, at, act.calendar)
    act.session.add(
        CaseClock(case_id=case.id, anchor_at=at, due_on=due.on, due_at=due.at, **policies.columns(clock, anchor))
    )


def _priority(case: Case) -> Priority | None:
    return Priority(case.priority) if case.priority else None


def as_rule(clock: CaseClock) -> Clock:
    """The clock as `rules.clocks` counts it."""
    by_kind = ClockAnchor.LAST_UPDATE if clock.kind == ClockKind.UPDATE else ClockAnchor.RECEIVED
    return Clock(
        ClockKind(clock.kind),
        ClockAnchor(clock.anchor) if clock.anchor else by_kind,
        clock.length,
        ClockUnit(clock.unit),
        statutory=clock.statutory,
        extend_by=clock.extend_by,
        rule=clock.rule,
    )


def meet(act: Act, case: Case, kind: ClockKind, at: datetime) -> None:
    """What the clocks of this kind wait for was done at `at`."""
    for clock in running(act, case):
        if clock.kind == kind:
            _stand_still_no_more(act, clock)
            clock.met_at = at
            clock.met_on = act.calendar.local_date(at)
            act.session.add(clock)


def settle_early(act: Act, case: Case) -> None:
    """It is settled now: within the time for settling early, or after it, which is no fault."""
    for clock in running(act, case):
        if clock.kind == ClockKind.EARLY and clock.due_on < act.today:
            end(act, case, _PASSED, ClockKind.EARLY)
    meet(act, case, ClockKind.EARLY, act.now)


def told(act: Act, case: Case, at: datetime) -> None:
    """The complainant was told something: the update clock is met and counts again from `at`.

    What was said before the present round began, and is written down late, changes no deadline.
    """
    if any(clock.kind == ClockKind.UPDATE and clock.anchor_at > at for clock in running(act, case)):
        return
    meet(act, case, ClockKind.UPDATE, at)
    start(act, case, ClockAnchor.LAST_UPDATE, at)


def owes_news(act: Act, case: Case) -> bool:
    """Whether the complainant is to be told something by a day: not where it is theirs to go on (7.9)."""
    return any(clock.kind == ClockKind.UPDATE for clock in running(act, case))


def owe_news(act: Act, case: Case) -> None:
    """It is ours to go on: from now on the complainant is owed news, where they were not."""
    if not owes_news(act, case):
        start(act, case, ClockAnchor.LAST_UPDATE, act.now)


def end(act: Act, case: Case, why: str, *kinds: ClockKind) -> None:
    """End the running clocks (of `kinds`, if any) without their being met."""
    for clock in running(act, case):
        if not kinds or clock.kind in kinds:
            _stand_still_no_more(act, clock)
            clock.ended = why
            act.session.add(clock)


def run_again(act: Act, case: Case, closed_at: datetime) -> None:
    """The case was closed since `closed_at` and is open again: what it had ended without being met runs on.

    Internal clocks stood still meanwhile. The complainant is told anew from now; what had been decided is
    decided anew. (Where it had not, its time runs on, or has not begun yet.)
    """
    ended = [clock for clock in _all(act, case) if clock.ended == CLOSED and _may_run_again(clock)]
    _run_on(act, ended, closed_at, _WHILE_CLOSED)
    start(act, case, ClockAnchor.LAST_UPDATE, act.now)
    if case.decided_at is not None and ClockKind.DECIDE not in {ClockKind(clock.kind) for clock in ended}:
        start_again(act, case, ClockKind.DECIDE, act.now)


def take_apart(act: Act, case: Case, merged_at: datetime) -> None:
    """The case was part of another since `merged_at` and is none any more: what ran runs on, theirs as well."""
    _run_on(act, [clock for clock in _all(act, case) if clock.ended == MERGED], merged_at, _WHILE_MERGED)


def _run_on(act: Act, ended: Sequence[CaseClock], since: datetime, why: str) -> None:
    for clock in ended:
        clock.ended = None
        if not clock.statutory:
            _note_pause(act, clock, since, why)
            _recount(act, clock)
        act.session.add(clock)


def _may_run_again(clock: CaseClock) -> bool:
    return ClockKind(clock.kind).is_ours and clock.kind != ClockKind.UPDATE


def pause(act: Act, case: Case, why: str) -> list[ClockKind]:
    """Let the internal clocks that may stand still do so from now on. Returns their kinds."""
    still = [clock for clock in running(act, case) if _may_pause(clock)]
    for clock in still:
        clock.paused_at, clock.paused_why = act.now, why
        act.session.add(clock)
    return [ClockKind(clock.kind) for clock in still]


def resume(act: Act, case: Case) -> None:
    """Let the clocks that stand still run again; the days they stood still are not counted."""
    for clock in running(act, case):
        if clock.paused_at is not None:
            _stand_still_no_more(act, clock)
            act.session.add(clock)


def _may_pause(clock: CaseClock) -> bool:
    return not clock.statutory and ClockKind(clock.kind).may_pause and clock.paused_at is None


def extend(act: Act, clock: CaseClock, by: int, why: str) -> None:
    """Move the clock's date by so many of its units."""
    clock.extended_by += by
    clock.extension = "; ".join(part for part in (clock.extension, why) if part)
    _recount(act, clock)
    act.session.add(clock)


def fit_priority(act: Act, case: Case) -> None:
    """The case has another priority: running clocks whose length depends on it are counted anew.

    From the same anchor, with the same pauses and extension.
    """
    policy = act.policy_of(case.policy_id)
    for clock in running(act, case):
        for wanted in policy.of_kind(ClockKind(clock.kind), _priority(case)):
            now = (clock.length, clock.unit, clock.rule, clock.extend_by)
            then = (wanted.length, wanted.unit.value, wanted.rule, wanted.extend_by)
            if wanted.statutory == clock.statutory and now != then:
                clock.length, clock.unit, clock.rule, clock.extend_by = then
                _recount(act, clock)
                act.session.add(clock)


def _stand_still_no_more(act: Act, clock: CaseClock) -> None:
    """Where it stood still it does so no more, and the days that it did are not counted."""
    if clock.paused_at is not None:
        _note_pause(act, clock, clock.paused_at, clock.paused_why or "")
        clock.paused_at = clock.paused_why = None
        _recount(act, clock)


def _note_pause(act: Act, clock: CaseClock, began: datetime, why: str) -> None:
    assert clock.id is not None  # noqa: S101 - a clock that stands still was started by an earlier act
    act.session.add(
        ClockPause(clock_id=clock.id, case_id=clock.case_id, began_at=began, ended_at=act.now, why=why)
    )


def _recount(act: Act, clock: CaseClock) -> None:
    pauses = _pauses(act, clock)
    due = clocks.due(as_rule(clock), clock.anchor_at, act.calendar, pauses, clock.extended_by)
    clock.due_on, clock.due_at = due.on, due.at


def _pauses(act: Act, clock: CaseClock) -> list[Pause]:
    kept = act.session.exec(select(ClockPause).where(ClockPause.clock_id == clock.id).order_by(col(ClockPause.id)))
    noted = (each for each in act.session.new if isinstance(each, ClockPause) and each.clock_id == clock.id)
    return [Pause(pause.began_at, pause.ended_at, pause.why) for pause in (*kept, *noted)]


def never_without(act: Act, case: Case) -> None:
    """An open case that no clock runs for is looked at again: they are to be told how it stands (7.9)."""
    if case.closed_at is None and not running(act, case):
        start(act, case, ClockAnchor.LAST_UPDATE, act.now)


def show_next(act: Act, case: Case) -> None:
    """Keep the next deadline on the case, where lists read it; a closed case has none.

    An open case whose policy has no clock for it counts as due since it was received, so that no list loses it.
    """
    clocks_now = running(act, case)
    first = _first(clocks_now)
    case.paused_at = min((clock.paused_at for clock in clocks_now if clock.paused_at is not None), default=None)
    case.next_clock = first.kind if first else None
    case.next_due = first.due_on if first else None
    case.next_due_at = first.due_at if first else None
    if case.next_due is None and case.closed_at is None:
        case.next_due = case.received_on


def _first(running_now: Iterable[CaseClock]) -> CaseClock | None:
    """The clock that is to be met next. The complainant's own time counts where no other clock runs."""
    counted = [clock for clock in running_now if clock.paused_at is None and clock.kind != ClockKind.EARLY]
    ours = [clock for clock in counted if ClockKind(clock.kind).is_ours]
    return min(
        ours or counted, key=lambda clock: clocks.urgency(clock.due_on, ClockKind(clock.kind)), default=None
    )
