"""The deadline policies on file, as `rules.clocks` knows them; read through the session of an act."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, col, select

from complaintdesk.records.policy import Policy, PolicyClock
from complaintdesk.rules import clocks
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority


def read(session: Session, policy_id: int) -> clocks.Policy:
    """The policy with its clocks, in the order in which they were written."""
    policy = session.get_one(Policy, policy_id)
    kept = session.exec(
        select(PolicyClock).where(PolicyClock.policy_id == policy_id).order_by(col(PolicyClock.id))
    )
    return clocks.Policy(
        code=policy.code,
        name=policy.name,
        source=policy.source,
        valid_from=policy.valid_from,
        check_by=policy.check_by,
        keep_years=policy.keep_years,
        note=policy.note,
        clocks=tuple(_clock(clock) for clock in kept),
    )


def add(session: Session, policy: clocks.Policy) -> int:
    """Write a policy; returns its id."""
    kept = Policy(
        code=policy.code,
        name=policy.name,
        source=policy.source,
        valid_from=policy.valid_from,
        check_by=policy.check_by,
        keep_years=policy.keep_years,
        note=policy.note,
    )
    session.add(kept)
    session.flush()
    assert kept.id is not None  # noqa: S101 - it was flushed above
    for clock in policy.clocks:
        session.add(
            PolicyClock(
                policy_id=kept.id,
                kind=clock.kind.value,
                anchor=clock.anchor.value,
                length=clock.length,
                unit=clock.unit.value,
                recurring=clock.recurring,
                statutory=clock.statutory,
                extend_by=clock.extend_by,
                priority=clock.priority and clock.priority.value,
                rule=clock.rule,
            )
        )
    return kept.id


def columns(clock: clocks.Clock, anchor: ClockAnchor) -> dict[str, Any]:
    """What a case's clock keeps of its policy's: columns of `records.clock.CaseClock`."""
    return {
        "kind": clock.kind.value,
        "anchor": anchor.value,
        "length": clock.length,
        "unit": clock.unit.value,
        "statutory": clock.statutory,
        "rule": clock.rule,
        "extend_by": clock.extend_by,
    }


def _clock(kept: PolicyClock) -> clocks.Clock:
    return clocks.Clock(
        ClockKind(kept.kind),
        ClockAnchor(kept.anchor),
        kept.length,
        ClockUnit(kept.unit),
        recurring=kept.recurring,
        statutory=kept.statutory,
        extend_by=kept.extend_by,
        priority=Priority(kept.priority) if kept.priority else None,
        rule=kept.rule,
    )
