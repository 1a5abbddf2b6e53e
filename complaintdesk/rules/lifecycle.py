"""Which act is open at which point of a case's life (ISO 10002:2018, 7.2-7.9).

Received, acknowledged, assessed, investigated, decided, closed; and reopened, which erases nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.vocabulary import Act, ClosingReason, Stage

Moment = TypeVar("Moment", str, datetime)  # an instant, or its stored text: both compare

# A complaint may end without a decision only where there is nothing left, or nothing of ours, to decide.
CLOSING_WITHOUT_DECISION = frozenset({ClosingReason.WITHDRAWN, ClosingReason.OUT_OF_SCOPE})

_DOING = {
    Act.EDIT: "change its details",
    Act.ACKNOWLEDGE: "acknowledge it",
    Act.ASSESS: "assess it",
    Act.ASSIGN: "give it to somebody",
    Act.DECIDE: "decide on it",
    Act.EXTEND: "move its deadlines",
    Act.PAUSE: "let its clocks stand still",
    Act.RESUME: "let its clocks run",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What has been done to a case so far. A reopened case keeps everything but `closed`."""

    acknowledged: bool
    assessed: bool
    assigned: bool
    decided: bool
    closed: bool
    investigating: bool = False
    paused: bool = False


def standing_of(
    *,
    acknowledged_at: Moment | None,
    assessed_at: Moment | None,
    owner_id: int | None,
    decided_at: Moment | None,
    reopened_at: Moment | None,
    closed_at: Moment | None,
    paused_at: Moment | None = None,
) -> Standing:
    """Where a case stands, by what its record says. A decision from before a reopening is history."""
    return Standing(
        acknowledged=acknowledged_at is not None,
        assessed=assessed_at is not None,
        assigned=owner_id is not None,
        decided=decided_at is not None and (reopened_at is None or decided_at > reopened_at),
        closed=closed_at is not None,
        investigating=owner_id is not None and assessed_at is not None,
        paused=paused_at is not None,
    )


def stage(standing: Standing) -> Stage:
    """The furthest stage the case has reached."""
    if standing.closed:
        return Stage.CLOSED
    if standing.decided:
        return Stage.DECIDED
    if standing.investigating:
        return Stage.INVESTIGATING
    if standing.assessed:
        return Stage.ASSESSED
    return Stage.ACKNOWLEDGED if standing.acknowledged else Stage.RECEIVED


def refusal(act: Act, standing: Standing) -> str | None:
    """Why `act` is not open now, what to do instead and the clause; None when it is open.

    For `CLOSE` it answers as for a case that was worked through; `refusal_to_close` knows the reason.
    """
    if act is Act.LOG:
        return None
    if act is Act.REOPEN:
        return None if standing.closed else "The case is open, so it cannot be reopened (7.9). Just go on with it."
    if standing.closed:
        return _closed(act)
    if act is Act.ACKNOWLEDGE and standing.acknowledged:
        return "The complainant has been told already that we have it (7.4). Log any further message instead."
    if act is Act.PAUSE and standing.paused:
        return "The clocks stand still already (7.3). Let them run again when what they wait for has come."
    if act is Act.RESUME and not standing.paused:
        return "The clocks are running (7.3); there is nothing to let run again."
    if act is Act.DECIDE:
        return _undecidable(standing)
    if act is Act.CLOSE and not standing.decided:
        return (
            "There is no decision yet, and a case is closed on its decision (7.9). Decide first; "
            "or close it as withdrawn or out of scope, if that is what happened."
        )
    return None


def refusal_to_close(standing: Standing, reason: ClosingReason) -> str | None:
    """Why the case cannot be closed for this reason; None when it can (7.9)."""
    if standing.closed:
        return _closed(Act.CLOSE)
    if reason in CLOSING_WITHOUT_DECISION:
        return None
    return refusal(Act.CLOSE, standing)


def closing_reasons(standing: Standing) -> tuple[ClosingReason, ...]:
    """The reasons for which the case can be closed now; none when it is closed."""
    return tuple(reason for reason in ClosingReason if refusal_to_close(standing, reason) is None)


def require(act: Act, standing: Standing) -> None:
    """Raises `NotAllowed` with the sentence of `refusal`, if there is one."""
    sentence = refusal(act, standing)
    if sentence is not None:
        raise NotAllowed(sentence)


def allowed(standing: Standing) -> tuple[Act, ...]:
    """The acts open now, in the order of `Act`. `CLOSE` is in it when the case is decided."""
    return tuple(act for act in Act if refusal(act, standing) is None)


def _closed(act: Act) -> str:
    if act is Act.CLOSE:
        return "The case is closed already (7.9). Its log stays open for anything that comes in."
    return f"The case is closed (7.9), so nobody can {_DOING[act]} now. Reopen it first; its log stays open."


def _undecidable(standing: Standing) -> str | None:
    if standing.acknowledged and standing.assessed:
        return None
    if standing.acknowledged:
        return "It has not been assessed (7.5), and a decision rests on that. Assess how serious it is first."
    if standing.assessed:
        return "The complainant has not been told that we have it (7.4). Acknowledge it first, then decide."
    return (
        "The complainant has not been told that we have it (7.4), and it has not been assessed (7.5). "
        "Do both first, then decide."
    )
