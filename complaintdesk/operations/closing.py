"""Carrying out what was promised, closing a complaint, and opening it again (7.9)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, elsewhere, on_case, promising, response
from complaintdesk.operations.inputs import Closing, Decision, Done, Settlement, Verified
from complaintdesk.records.case import Case
from complaintdesk.records.proposal import PromisedRemedy
from complaintdesk.rules import lifecycle
from complaintdesk.rules.authority import Power
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.standing import Standing, standing_of
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Answer, Channel, ClockKind, ClosingReason, Direction, Outcome
from complaintdesk.store.act import Act, operation


@operation
def carry_out(act: Act, case_id: int, given: Done) -> None:
    """Note that one promised remedy was carried out (7.9, annex E: correction made)."""
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.CARRY_OUT)
    remedy = _remedy(act, case, given.remedy_id)
    if remedy.carried_out_at is not None or remedy.dropped_at is not None:
        raise NotAllowed("This remedy is carried out already, or was taken back by a later decision.")
    remedy.carried_out_at, remedy.carried_out_on = act.now, act.today
    remedy.carried_out_by_id = on_case.person(act)
    remedy.carried_out_note = given.note
    act.session.add(remedy)
    case.remedies_open -= 1
    case.remedies_unverified += 1
    on_case.settle(act, case)


@operation
def verify(act: Act, case_id: int, given: Verified) -> None:
    """Note whether a remedy has really helped (annex E: correction verified); if not, it is to be done again."""
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.VERIFY)
    remedy = _remedy(act, case, given.remedy_id)
    if remedy.carried_out_at is None or remedy.verified_at is not None:
        raise NotAllowed("This remedy does not wait to be verified.")
    case.remedies_unverified -= 1
    if given.helped:
        remedy.verified_at, remedy.verified_by_id = act.now, on_case.person(act)
        remedy.verified_note = given.note
    else:
        if not given.note:
            raise Invalid("Say what is missing.", {"note": "say what is missing, for whoever does it again"})
        remedy.carried_out_at = remedy.carried_out_on = None
        remedy.carried_out_by_id = remedy.carried_out_note = None
        case.remedies_open += 1
        on_case.note(act, case, Direction.INSIDE, Channel.OTHER, given.note, None)
    act.session.add(remedy)
    on_case.settle(act, case)


def _remedy(act: Act, case: Case, remedy_id: int) -> PromisedRemedy:
    found = act.session.get(PromisedRemedy, remedy_id)
    if found is None or found.case_id != case.id:
        raise Invalid("Choose a remedy of this case.", {"remedy_id": "choose one of this case"})
    return found


@operation
def resolve(act: Act, case_id: int, given: Settlement) -> None:
    """Settle a complaint at first contact (7.7): acknowledged, decided, done and closed by one conversation.

    Raises `NotAllowed` where it has gone further already, where safety is at stake, beyond the authority (5.4).
    """
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.RESOLVE)
    on_case.require_power(act, Power.DECIDE)
    on_case.require_power(act, Power.CLOSE)
    promising.check_sum(given.remedies, given.sum_given, "sum_given")
    on_case.approver(act, case, given.remedies, given.sum_given, None)
    on_case.note(act, case, Direction.OUT, given.channel, given.text, given.with_whom)
    if case.acknowledged_at is None:
        case.acknowledged_at, case.acknowledged_on = act.now, act.today
        clock_keeping.meet(act, case, ClockKind.ACKNOWLEDGE, act.now)
    response.decided(act, case, _decision(given))
    response.told(act, case)
    act.session.flush()
    for remedy in promising.waiting(act, case):
        remedy.carried_out_at, remedy.carried_out_on = act.now, act.today
        remedy.carried_out_by_id = on_case.person(act)
        act.session.add(remedy)
        case.remedies_open -= 1
        case.remedies_unverified += 1
    case.first_contact = True
    response.answered(act, case, Answer.ACCEPTED)
    _close(act, case, ClosingReason.ACCEPTED, None)
    on_case.settle(act, case)


def _decision(given: Settlement) -> Decision:
    return Decision(
        outcome=Outcome.UPHELD,
        decision=given.text,
        remedies=given.remedies,
        sum_given=given.sum_given,
        channel=given.channel,
        with_whom=given.with_whom,
    )


@operation
def close(act: Act, case_id: int, given: Closing) -> None:
    """Close the case. Raises `NotAllowed` where the reason does not fit what has happened, `Invalid` where it
    needs something more."""
    case = on_case.find(act, case_id, given.version, closing_reason=given.reason, closing_note=given.note)
    standing = standing_of(case)
    refused = lifecycle.refusal_to_close(standing, given.reason)
    if refused is not None:
        raise NotAllowed(refused)
    on_case.require_power(act, Power.CLOSE)
    if given.reason in (ClosingReason.REJECTED, ClosingReason.EXHAUSTED):
        _rejected(act, case, given, standing)
    elif given.reason is ClosingReason.ACCEPTED and not standing.accepted:
        response.answered(act, case, Answer.ACCEPTED)
    elif given.reason is ClosingReason.OUT_OF_SCOPE and not given.referred_to:
        raise Invalid(
            "Say where you sent them with it (7.9).",
            {"referred_to": "whose it is, so that they are not left alone"},
        )
    case.referred_to = given.referred_to
    _close(act, case, given.reason, given.note)
    on_case.settle(act, case)


def _rejected(act: Act, case: Case, given: Closing, standing: Standing) -> None:
    """The case stays open until nothing is left (7.9): recourse told, and their time passed or not wanted."""
    if not (given.recourse_told or case.recourse_told):
        raise Invalid(
            "Tell the complainant where they can go next before you close (7.9).",
            {"recourse_told": "tell them where they can go next, then mark it here"},
        )
    case.recourse_told = True
    theirs = [clock for clock in clock_keeping.running(act, case) if clock.kind == ClockKind.RECOURSE]
    if given.reason is ClosingReason.REJECTED and not given.no_further:
        until = max((clock.due_on for clock in theirs), default=None)
        if until is not None and until >= act.today:
            raise Invalid(
                f"They may still go outside until {until.isoformat()}: the case stays open until then (7.9), "
                "or until they say that they go no further.",
                {"no_further": "have they said that they go no further?"},
            )
    if not standing.rejected:
        response.answered(act, case, Answer.REJECTED)


def _close(act: Act, case: Case, reason: ClosingReason, note: str | None) -> None:
    case.closing_reason = reason.value
    case.closing_note = note
    promising.drop_waiting(act, case)  # nobody wants it: they did not accept, did not answer, or took it back
    elsewhere.end_all(act, case, "The complaint was withdrawn.")  # closed for another reason, none is left
    case.closed_at = act.now
    case.closed_on = act.today
    if case.first_closed_at is None:
        case.first_closed_at, case.first_closed_on = act.now, act.today
    clock_keeping.end(act, case, clock_keeping.CLOSED)


@operation
def reopen(act: Act, case_id: int) -> None:
    """Open a closed case again, with the reason in `act.why`. The first closing is not erased.

    Deadlines that had not been met run on; the complainant is told, and decided on, anew from now. Raises
    `Invalid` without a reason.
    """
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.REOPEN)
    if not act.why:
        raise Invalid("Say why the case is opened again.", {"why": "please say why"})
    assert case.closed_at is not None  # noqa: S101 - only a closed case may be reopened
    closed_at, case.closed_at = case.closed_at, None
    case.closed_on = None
    case.closing_reason = None
    case.closing_note = None
    case.recourse_told = False
    case.reopened += 1
    case.reopened_at = act.now
    clock_keeping.run_again(act, case, closed_at)
    on_case.settle(act, case)
