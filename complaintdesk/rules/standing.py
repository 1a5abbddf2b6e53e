"""Where a case stands in its life (ISO 10002:2018, 7.2-7.9, annex G), by what its record says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from complaintdesk.rules.vocabulary import Answer, Stage


class Kept(Protocol):
    """The fields of a case that its standing follows from: a record's, or a row's with instants as stored text."""

    @property
    def acknowledged_at(self) -> Any: ...
    @property
    def assessed_at(self) -> Any: ...
    @property
    def owner_id(self) -> int | None: ...
    @property
    def safety(self) -> Any: ...
    @property
    def investigated_at(self) -> Any: ...
    @property
    def offered_at(self) -> Any: ...
    @property
    def decided_at(self) -> Any: ...
    @property
    def untold(self) -> Any: ...
    @property
    def answer(self) -> str | None: ...
    @property
    def answered_at(self) -> Any: ...
    @property
    def remedies_open(self) -> int: ...
    @property
    def remedies_unverified(self) -> int: ...
    @property
    def recourse_told(self) -> Any: ...
    @property
    def review_at(self) -> Any: ...
    @property
    def review_acknowledged_at(self) -> Any: ...
    @property
    def reviewed_at(self) -> Any: ...
    @property
    def outside_at(self) -> Any: ...
    @property
    def outside_ended_at(self) -> Any: ...
    @property
    def paused_at(self) -> Any: ...
    @property
    def merged_into_id(self) -> int | None: ...
    @property
    def reopened_at(self) -> Any: ...
    @property
    def closed_at(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What has been done to a case so far. What was decided before a reopening is history and does not count."""

    acknowledged: bool = False
    assessed: bool = False
    assigned: bool = False
    safety: bool = False
    investigated: bool = False
    offered: bool = False  # an offer of ours waits for an answer
    decided: bool = False
    informed: bool = False  # the complainant knows the decision
    answer: Answer | None = None  # what they said to it
    to_carry_out: int = 0  # remedies that were promised and not carried out yet
    to_verify: int = 0  # carried out, and not seen to have helped yet
    recourse_told: bool = False
    in_review: bool = False
    review_acknowledged: bool = False
    reviewed: bool = False
    outside: bool = False  # an outside body has it
    been_outside: bool = False
    paused: bool = False
    closed: bool = False
    merged: bool = False

    @property
    def investigating(self) -> bool:
        """Whether somebody is to look into it."""
        return self.assigned and self.assessed

    @property
    def rejected(self) -> bool:
        """Whether the complainant does not accept what was decided."""
        return self.decided and self.answer is Answer.REJECTED

    @property
    def accepted(self) -> bool:
        """Whether the complainant accepts what was decided."""
        return self.decided and self.answer is Answer.ACCEPTED

    @property
    def exhausted(self) -> bool:
        """Whether somebody else has looked at it again, inside or outside."""
        return self.reviewed or self.been_outside


def standing_of(case: Kept) -> Standing:
    """Where a case stands. An answer counts when it was given to the latest decision."""

    def since_reopened(at: Any) -> bool:
        return at is not None and (case.reopened_at is None or at > case.reopened_at)

    decided = since_reopened(case.decided_at)
    answered = decided and case.answered_at is not None and case.answered_at >= case.decided_at
    return Standing(
        acknowledged=case.acknowledged_at is not None,
        assessed=case.assessed_at is not None,
        assigned=case.owner_id is not None,
        safety=bool(case.safety),
        investigated=since_reopened(case.investigated_at),
        offered=since_reopened(case.offered_at),
        decided=decided,
        informed=decided and not case.untold,
        answer=Answer(case.answer) if answered and case.answer else None,
        to_carry_out=case.remedies_open if decided else 0,
        to_verify=case.remedies_unverified,
        recourse_told=decided and bool(case.recourse_told),
        in_review=since_reopened(case.review_at),
        review_acknowledged=since_reopened(case.review_acknowledged_at),
        reviewed=since_reopened(case.reviewed_at),
        outside=since_reopened(case.outside_at),
        been_outside=since_reopened(case.outside_ended_at),
        paused=case.paused_at is not None,
        closed=case.closed_at is not None,
        merged=case.merged_into_id is not None,
    )


def stage(standing: Standing) -> Stage:
    """The furthest stage the case has reached, or the side way that it is on."""
    if standing.closed:
        return Stage.CLOSED
    if standing.outside:
        return Stage.OUTSIDE
    if standing.in_review:
        return Stage.IN_REVIEW
    if standing.decided:
        return _decided(standing)
    if standing.offered:
        return Stage.OFFERED
    if standing.investigating:
        return Stage.INVESTIGATING
    if standing.assessed:
        return Stage.ASSESSED
    return Stage.ACKNOWLEDGED if standing.acknowledged else Stage.RECEIVED


def _decided(standing: Standing) -> Stage:
    if standing.rejected:
        return Stage.REJECTED
    if standing.accepted:
        return Stage.CARRYING_OUT if standing.to_carry_out else Stage.CARRIED_OUT
    return Stage.DECIDED
