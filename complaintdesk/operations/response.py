"""Response: offers, answers, the decision and telling it (7.7, 7.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import col, select

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.inputs import Answered, Decision, Offer, Told
from complaintdesk.operations.intake import codes
from complaintdesk.records.case import Case
from complaintdesk.records.proposal import PromisedRemedy, Proposal
from complaintdesk.records.recourse import Recourse
from complaintdesk.rules.authority import Power
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.recourse import Level, ReviewOutcome
from complaintdesk.rules.vocabulary import (
    REMEDIES_OF_WORDS,
    REMEDIES_WITH_A_SUM,
    Answer,
    Channel,
    ClockAnchor,
    ClockKind,
    Direction,
    Remedy,
)
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.store.act import Act, operation

OURS, THEIRS = "ours", "theirs"


@operation
def offer(act: Act, case_id: int, given: Offer) -> int:
    """Offer remedies and tell the complainant; an offer that still waits is replaced. Returns the proposal's id.

    Raises `NotAllowed` beyond the authority of who offers, or of who approves (5.4).
    """
    case = on_case.find(act, case_id, given.version, remedies=codes(given.remedies), amount=given.amount)
    on_case.require(act, case, What.OFFER)
    if not given.remedies:
        raise Invalid("Say what is offered.", {"remedies": "choose at least one"})
    check_sum(given.remedies, given.amount, "amount")
    approved_by = on_case.approver(act, case, given.remedies, given.amount, given.approved_by_id)
    _answer_waiting(act, case, "replaced", None)
    made = _propose(act, case, OURS, given.remedies, given.amount, given.text)
    if approved_by != made.made_by_id:
        who = on_case.staff_member(act, approved_by, "approved_by_id").name
        on_case.note(act, case, Direction.INSIDE, Channel.OTHER, f"The offer was approved by {who} (5.4).", None)
    on_case.note(act, case, Direction.OUT, given.channel, given.text, given.with_whom)
    case.offered_at = act.now
    clock_keeping.told(act, case, act.now)
    on_case.settle(act, case)
    act.session.flush()
    assert made.id is not None  # noqa: S101 - it was flushed above
    return made.id


@operation
def answer(act: Act, case_id: int, given: Answered) -> None:
    """Note what the complainant says to the offer that waits, else to the decision they were told (7.7, 7.9)."""
    case = on_case.find(act, case_id, given.version, answer=given.answer)
    standing = on_case.require(act, case, What.ANSWER)
    check_sum(given.remedies, given.amount, "amount")
    if given.answer is Answer.COUNTERED and not given.remedies:
        raise Invalid("Say what they ask for instead.", {"remedies": "choose what they ask for"})
    if given.answer is not Answer.ACCEPTED and not given.text:
        raise Invalid("Say what they do not accept, and why.", {"text": "write what they said"})
    words = given.text or "They accept."
    on_case.note(act, case, Direction.IN, given.channel, words, given.with_whom)
    if standing.offered:
        _answer_waiting(act, case, given.answer.value, words)
        case.offered_at = None
        if given.answer is Answer.COUNTERED:
            _propose(act, case, THEIRS, given.remedies, given.amount, words)
    elif given.answer is Answer.COUNTERED:
        raise Invalid(
            "The decision is made. If they want something else, they do not accept it.",
            {"answer": "accepted or rejected; what they ask for goes into the text"},
        )
    else:
        answered(act, case, given.answer)
    on_case.settle(act, case)


def answered(act: Act, case: Case, what: Answer) -> None:
    """What they say to the decision is kept on the case; who accepts needs no time to go outside any more."""
    case.answer = what.value
    case.answered_at = act.now
    if what is Answer.ACCEPTED:
        clock_keeping.end(act, case, "accepted", ClockKind.RECOURSE)


@operation
def decide(act: Act, case_id: int, given: Decision) -> None:
    """Record the decision with the remedies it gives, and that it was told, if it was.

    A decision may be revised until it is accepted; the earlier one stays in the log and the trail. At a review
    somebody else decides than the first time (annex G). Raises `NotAllowed` beyond the authority (5.4).
    """
    case = on_case.find(act, case_id, given.version, outcome=given.outcome, decision=given.decision)
    standing = on_case.require(act, case, What.DECIDE)
    on_case.require_power(act, Power.DECIDE)
    check_sum(given.remedies, given.sum_given, "sum_given")
    on_case.approver(act, case, given.remedies, given.sum_given, given.approved_by_id)
    if standing.in_review:
        _review(act, case, given)
    if standing.offered:
        _answer_waiting(act, case, "decided", None)
        case.offered_at = None
    decided(act, case, given)
    if given.channel is None:
        case.untold = True
    else:
        on_case.note(act, case, Direction.OUT, given.channel, given.decision, given.with_whom)
        case.recourse_told = given.recourse_told
        told(act, case)
    if given.staff_told:
        on_case.note(
            act, case, Direction.INSIDE, Channel.OTHER, "The decision was told inside (7.8).", given.staff_told
        )
    on_case.settle(act, case)


def decided(act: Act, case: Case, given: Decision) -> None:
    """The decision on the case, and each remedy that it gives.

    What an earlier one gave and was not done is dropped; what was done already is not promised again.
    """
    case.outcome = given.outcome.value
    case.decision = given.decision
    case.decision_reason = given.reason
    case.remedy_given = codes(given.remedies)
    case.sum_given = given.sum_given
    case.decided_at = act.now
    case.decided_on = act.today
    case.decided_by_id = on_case.person(act)
    for kept in waiting_remedies(act, case):
        kept.dropped_at = act.now
        act.session.add(kept)
    case.remedies_open = 0
    done = {(kept.remedy, kept.amount) for kept in _carried_out(act, case)}
    for remedy, amount in _amounts(given.remedies, given.sum_given):
        if remedy not in REMEDIES_OF_WORDS and (remedy.value, amount) not in done:
            promise(act, case, remedy, amount)
            case.remedies_open += 1


def _amounts(remedies: Sequence[Remedy], amount: int | None) -> Iterator[tuple[Remedy, int | None]]:
    """Each remedy once. One sum is written down for all of them: the first that is paid has it."""
    for remedy in dict.fromkeys(remedies):
        if remedy in REMEDIES_WITH_A_SUM:
            yield remedy, amount
            amount = None
        else:
            yield remedy, None


def promise(act: Act, case: Case, remedy: Remedy, amount: int | None) -> PromisedRemedy:
    """One remedy that is to be carried out."""
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    promised = PromisedRemedy(
        case_id=case.id, remedy=remedy.value, amount=amount, currency=case.currency, promised_at=act.now
    )
    act.session.add(promised)
    return promised


def waiting_remedies(act: Act, case: Case) -> Sequence[PromisedRemedy]:
    """Remedies that were promised and are not carried out."""
    return act.session.exec(
        select(PromisedRemedy).where(
            PromisedRemedy.case_id == case.id,
            col(PromisedRemedy.carried_out_at).is_(None),
            col(PromisedRemedy.dropped_at).is_(None),
        )
    ).all()


def _carried_out(act: Act, case: Case) -> Sequence[PromisedRemedy]:
    """Remedies that were carried out since the case was opened (again)."""
    done = act.session.exec(
        select(PromisedRemedy).where(
            PromisedRemedy.case_id == case.id, col(PromisedRemedy.carried_out_at).is_not(None)
        )
    ).all()
    return [kept for kept in done if case.reopened_at is None or kept.promised_at > case.reopened_at]


@operation
def inform(act: Act, case_id: int, given: Told) -> None:
    """Tell the complainant the decision that was made (7.8)."""
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.INFORM)
    on_case.note(act, case, Direction.OUT, given.channel, given.text, given.with_whom)
    told(act, case)
    on_case.settle(act, case)


def told(act: Act, case: Case) -> None:
    """The complainant knows the decision now: what was to be decided is met, and their own time begins."""
    case.untold = False
    case.informed_at = act.now
    case.informed_on = act.today
    clock_keeping.settle_early(act, case)
    for kind in (ClockKind.DECIDE, ClockKind.REVIEW_DECIDE):
        clock_keeping.meet(act, case, kind, act.now)
    clock_keeping.end(act, case, "decided anew", ClockKind.RECOURSE)
    clock_keeping.start(act, case, ClockAnchor.DECIDED, act.now)
    clock_keeping.told(act, case, act.now)


def check_sum(remedies: Sequence[Remedy], amount: int | None, field: str) -> None:
    """Raises `Invalid` for a sum without a remedy that is paid."""
    if amount and not REMEDIES_WITH_A_SUM.intersection(remedies):
        raise Invalid(
            "A sum needs a remedy that is paid: compensation, refund or discount.",
            {field: "choose a remedy that is paid, or leave the sum empty"},
        )


def _propose(
    act: Act, case: Case, side: str, remedies: Sequence[Remedy], amount: int | None, text: str
) -> Proposal:
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    made = Proposal(
        case_id=case.id,
        side=side,
        made_at=act.now,
        made_by_id=on_case.person(act),
        remedies=codes(tuple(remedies)),
        amount=amount,
        currency=case.currency,
        text=text,
    )
    act.session.add(made)
    return made


def _answer_waiting(act: Act, case: Case, what: str, text: str | None) -> None:
    """What became of the offers, ours and theirs, that waited."""
    waiting = select(Proposal).where(Proposal.case_id == case.id, col(Proposal.answer).is_(None))
    for proposal in act.session.exec(waiting):
        proposal.answer = what
        proposal.answered_at = act.now
        proposal.answer_text = text
        act.session.add(proposal)


def _review(act: Act, case: Case, given: Decision) -> None:
    """This decision is the review's. Raises `NotAllowed` for whoever decided first, or has not the authority."""
    on_case.require_power(act, Power.REVIEW)
    if on_case.person(act) in (case.decided_by_id, case.owner_id):
        raise NotAllowed(
            "A review is decided by somebody who neither decided first nor owns the case (annex G). "
            "Ask one of the others to decide."
        )
    same = (case.outcome, case.remedy_given, case.sum_given)
    kept = same == (given.outcome.value, codes(given.remedies), given.sum_given)
    review = act.session.exec(
        select(Recourse).where(
            Recourse.case_id == case.id, Recourse.level == Level.REVIEW.value, col(Recourse.ended_at).is_(None)
        )
    ).one()
    review.ended_at, review.ended_on = act.now, act.today
    review.outcome = (ReviewOutcome.KEPT if kept else ReviewOutcome.CHANGED).value
    review.outcome_text = given.decision
    act.session.add(review)
    case.review_at = None
    case.reviewed_at = act.now
