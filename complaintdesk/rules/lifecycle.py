"""Which act is open at which point of a case's life (ISO 10002:2018, 7.2-7.9, annex G).

Received, acknowledged, assessed, investigated, offered, decided, told, accepted, carried out, verified, closed; or
rejected, reviewed by somebody else, taken outside, monitored until nothing is left; and reopened, which erases
nothing. Every refusal says why, what to do instead, and the clause.
"""

from __future__ import annotations

from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Act, ClosingReason

# A complaint may end without a decision only where there is nothing left, or nothing of ours, to decide.
CLOSING_WITHOUT_DECISION = frozenset({ClosingReason.WITHDRAWN, ClosingReason.OUT_OF_SCOPE})
_BY_ANSWER = (ClosingReason.ACCEPTED, ClosingReason.REJECTED, ClosingReason.EXHAUSTED, ClosingReason.NO_ANSWER)
# What was said was said, and who follows a case may always do so: closed or not.
_ALWAYS = frozenset(
    {
        *(Act.LOG, Act.ATTACH, Act.TELL_STATUS, Act.WRITE, Act.PERSON, Act.REPRESENTATIVE, Act.SEPARATE),
        *(Act.WATCH, Act.TASK, Act.TASK_ANSWER),
    }
)

_DOING = {
    Act.EDIT: "change its details",
    Act.ACKNOWLEDGE: "acknowledge it",
    Act.ASSESS: "assess it",
    Act.ASSIGN: "give it to somebody",
    Act.TAKE_PART: "take part in it",
    Act.EVIDENCE: "add evidence",
    Act.INVESTIGATE: "write down findings",
    Act.OFFER: "offer a remedy",
    Act.ANSWER: "note an answer",
    Act.DECIDE: "decide on it",
    Act.INFORM: "tell the decision",
    Act.RESOLVE: "settle it at first contact",
    Act.CARRY_OUT: "carry out a remedy",
    Act.VERIFY: "verify a remedy",
    Act.TELL_RECOURSE: "tell where they can go next",
    Act.REVIEW: "take it to review",
    Act.OUTSIDE: "note that it went outside",
    Act.CONCLUDE: "note how it ended outside",
    Act.EXTEND: "move its deadlines",
    Act.PAUSE: "let its clocks stand still",
    Act.RESUME: "let its clocks run",
    Act.MERGE: "make it part of another",
}


def refusal(act: Act, standing: Standing) -> str | None:
    """Why `act` is not open now, what to do instead and the clause; None when it is open.

    For `CLOSE` it answers as for a case that was worked through; `refusal_to_close` knows for which reason.
    """
    if act in _ALWAYS:
        return None
    if act is Act.UNMERGE:
        return (
            None if standing.merged else "The case is no part of another (7.9), so there is nothing to take apart."
        )
    if act is Act.REOPEN:
        return _reopen(standing)
    if standing.closed:
        return _closed(act)
    if act is Act.CLOSE:
        if any(refusal_to_close(standing, reason) is None for reason in _BY_ANSWER):
            return None
        return refusal_to_close(standing, ClosingReason.ACCEPTED)
    asked = _ASKED.get(act)
    return asked(standing) if asked is not None else None


def refusal_to_close(standing: Standing, reason: ClosingReason) -> str | None:
    """Why the case cannot be closed for this reason; None when it can (7.9)."""
    if standing.closed:
        return _closed(Act.CLOSE)
    if reason is ClosingReason.MERGED:
        return "A case becomes part of another by the act of that name, not by closing it (7.9)."
    if reason is ClosingReason.WITHDRAWN:
        return None
    if standing.outside:
        return "An outside body has it (7.9). Note how it ended there first; then close it."
    if standing.in_review:
        return "It is being reviewed (7.9, annex G). Decide on the review first; then close it."
    if reason is ClosingReason.OUT_OF_SCOPE:
        return (
            "It was decided, so it was ours (7.9). Close it by what came of the decision."
            if standing.decided
            else None
        )
    if not standing.decided:
        return (
            "There is no decision yet, and a case is closed on its decision (7.9). Decide first; "
            "or close it as withdrawn or out of scope, if that is what happened."
        )
    if not standing.informed:
        return "The complainant does not know the decision yet (7.8). Tell them first, then close."
    return _by_answer(standing, reason)


def _by_answer(standing: Standing, reason: ClosingReason) -> str | None:
    if reason is ClosingReason.ACCEPTED:
        if standing.rejected:
            return "They do not accept the decision (7.9). If they have come round, note that answer first."
        if standing.to_carry_out:
            return "What was promised is not carried out yet (7.9). Carry it out and note that, then close."
        return None
    if reason is ClosingReason.NO_ANSWER:
        return "They have answered (7.9). Close it by what they said." if standing.answer is not None else None
    if standing.accepted:
        return "They accept the decision (7.9). Close it as accepted, once what was promised is done."
    if reason is ClosingReason.EXHAUSTED and not (standing.rejected and standing.exhausted):
        return (
            "Nobody else has looked at it yet, inside or outside (7.9, annex G). "
            "Options are exhausted after a review or an outside body's decision."
        )
    return None


def closing_reasons(standing: Standing) -> tuple[ClosingReason, ...]:
    """The reasons for which the case can be closed now; none when it is closed."""
    return tuple(reason for reason in ClosingReason if refusal_to_close(standing, reason) is None)


def require(act: Act, standing: Standing) -> None:
    """Raises `NotAllowed` with the sentence of `refusal`, if there is one."""
    sentence = refusal(act, standing)
    if sentence is not None:
        raise NotAllowed(sentence)


def allowed(standing: Standing) -> tuple[Act, ...]:
    """The acts open now, in the order of `Act`. `CLOSE` is in it when the case can be closed by its decision."""
    return tuple(act for act in Act if refusal(act, standing) is None)


def _closed(act: Act) -> str:
    if act is Act.CLOSE:
        return "The case is closed already (7.9). Its log stays open for anything that comes in."
    return f"The case is closed (7.9), so nobody can {_DOING[act]} now. Reopen it first; its log stays open."


def _reopen(standing: Standing) -> str | None:
    if not standing.closed:
        return "The case is open, so it cannot be reopened (7.9). Just go on with it."
    if standing.merged:
        return "It is part of another case (7.9). Go on with that one, or take the two apart again."
    return None


def _acknowledge(standing: Standing) -> str | None:
    if standing.in_review and standing.acknowledged:
        already = "They have been told that the review has begun (7.4, annex G). Log any further message instead."
        return already if standing.review_acknowledged else None
    if standing.acknowledged:
        return "The complainant has been told already that we have it (7.4). Log any further message instead."
    return None


def _received_well(standing: Standing, what: str) -> str | None:
    """An offer and a decision rest on acknowledgement and assessment."""
    if standing.acknowledged and standing.assessed:
        return None
    if standing.acknowledged:
        return f"It has not been assessed (7.5), and {what} rests on that. Assess how serious it is first."
    if standing.assessed:
        return f"The complainant has not been told that we have it (7.4). Acknowledge it first, then make {what}."
    return (
        "The complainant has not been told that we have it (7.4), and it has not been assessed (7.5). "
        f"Do both first, then make {what}."
    )


def _investigate(standing: Standing) -> str | None:
    if not standing.assessed:
        return "It has not been assessed (7.5), and how deep to look depends on that (7.6). Assess it first."
    return None


def _offer(standing: Standing) -> str | None:
    if standing.decided and not standing.rejected:
        return "The decision is made (7.7). Note what they say to it; if they reject it, more can be offered."
    return _received_well(standing, "an offer")


def _answer(standing: Standing) -> str | None:
    if standing.offered or (standing.informed and not standing.accepted):
        return None
    if standing.accepted:
        return "They have accepted (7.9). Carry out what was promised; anything else they say goes into the log."
    return "Nothing waits for their answer (7.7). Offer something or tell them the decision first."


def _decide(standing: Standing) -> str | None:
    if standing.accepted:
        return "They have accepted what was decided (7.9). Carry it out; a change of mind goes into the log."
    return _received_well(standing, "a decision")


def _inform(standing: Standing) -> str | None:
    if not standing.decided:
        return "There is no decision to tell yet (7.8). Decide first."
    return "They know the decision (7.8). Log any further message instead." if standing.informed else None


def _resolve(standing: Standing) -> str | None:
    if standing.safety:
        return "Somebody's safety may be at stake (7.5). Such a case is assessed before it is settled."
    if standing.assessed or standing.offered or standing.decided or standing.in_review or standing.outside:
        return "This is no first contact any more (7.7). Decide on it, then close it."
    return None


def _carry_out(standing: Standing) -> str | None:
    if standing.to_carry_out and standing.informed:
        return None
    if standing.to_carry_out:
        return "The complainant does not know the decision yet (7.8). Tell them first, then carry it out."
    return "Nothing is promised that is not carried out (7.9)."


def _verify(standing: Standing) -> str | None:
    return None if standing.to_verify else "Nothing that was carried out waits to be verified (7.9, annex E)."


def _tell_recourse(standing: Standing) -> str | None:
    if standing.informed:
        return None
    return "There is no decision yet that they could take further (7.9). Decide and tell them first."


def _review(standing: Standing) -> str | None:
    if standing.in_review:
        return "It is being reviewed already (annex G, 7.9). Decide on the review."
    if standing.reviewed:
        return "It has been reviewed once (annex G, 7.9). What is left is outside: tell them where they can go."
    if not standing.informed:
        return "There is no decision to review yet (annex G, 7.9). Decide and tell them first."
    if standing.accepted:
        return "They accept the decision (7.9). If they have changed their mind, note that answer first."
    return None


def _outside(standing: Standing) -> str | None:
    return "An outside body has it already (7.9, annex G). Note how it ends there." if standing.outside else None


def _conclude(standing: Standing) -> str | None:
    return None if standing.outside else "No outside body has it (7.9, annex G), so there is no outcome to note."


def _pause(standing: Standing) -> str | None:
    if standing.paused:
        return "The clocks stand still already (7.3). Let them run again when what they wait for has come."
    return None


def _resume(standing: Standing) -> str | None:
    return None if standing.paused else "The clocks are running (7.3); there is nothing to let run again."


def _merge(standing: Standing) -> str | None:
    if standing.outside or standing.in_review:
        return "It is being looked at by somebody else (7.9, annex G). Wait for the end of it first."
    return None


_ASKED = {
    Act.ACKNOWLEDGE: _acknowledge,
    Act.INVESTIGATE: _investigate,
    Act.OFFER: _offer,
    Act.ANSWER: _answer,
    Act.DECIDE: _decide,
    Act.INFORM: _inform,
    Act.RESOLVE: _resolve,
    Act.CARRY_OUT: _carry_out,
    Act.VERIFY: _verify,
    Act.TELL_RECOURSE: _tell_recourse,
    Act.REVIEW: _review,
    Act.OUTSIDE: _outside,
    Act.CONCLUDE: _conclude,
    Act.PAUSE: _pause,
    Act.RESUME: _resume,
    Act.MERGE: _merge,
}
