"""Response: offers, answers, the decision and telling it (7.7, 7.8)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from complaintdesk.operations import clock_keeping, elsewhere, lettering, on_case, promising
from complaintdesk.operations.inputs import Answered, Decision, Informed, Offer
from complaintdesk.operations.intake import codes
from complaintdesk.records.case import Case
from complaintdesk.records.proposal import Proposal
from complaintdesk.records.recourse import Recourse
from complaintdesk.rules.authority import Power
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.recourse import Level, ReviewOutcome
from complaintdesk.rules.send_guard import Inside
from complaintdesk.rules.standing import standing_of
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import (
    Answer,
    Channel,
    ClockAnchor,
    ClockKind,
    Direction,
    Remedy,
)
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
    promising.check_sum(given.remedies, given.amount, "amount")
    approved_by = on_case.approver(act, case, given.remedies, given.amount, given.approved_by_id)
    _answer_waiting(act, case, "replaced", None)
    made = _propose(act, case, OURS, given.remedies, given.amount, given.text)
    on_case.note_approval(act, case, "The offer", approved_by)
    lettering.tell(act, case, LetterKind.OFFER, given, given.text, given.channel, given.with_whom)
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
    promising.check_sum(given.remedies, given.amount, "amount")
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
    """What they say to the decision is kept on the case.

    Who accepts needs no time to go outside any more, and no review that goes on.
    """
    case.answer = what.value
    case.answered_at = act.now
    standing = standing_of(case)
    if what is Answer.ACCEPTED:
        clock_keeping.end(act, case, "accepted", ClockKind.RECOURSE)
        if standing.in_review:
            elsewhere.end_review(act, case, "They accept the decision.")
    elif case.recourse_told and not (standing.in_review or standing.outside):
        # they know where they can go, and it is theirs to go on
        clock_keeping.end(act, case, "it is theirs to go on", ClockKind.UPDATE)


@operation
def decide(act: Act, case_id: int, given: Decision) -> None:
    """Record the decision with the remedies it gives, and that it was told, if it was.

    A decision may be revised until it is accepted; the earlier one stays in the log and the trail. At a review
    somebody else decides than the first time (annex G). Raises `NotAllowed` beyond the authority (5.4).
    """
    case = on_case.find(act, case_id, given.version, outcome=given.outcome, decision=given.decision)
    standing = on_case.require(act, case, What.DECIDE)
    on_case.require_power(act, Power.DECIDE)
    on_case.require_impartial(act, case, on_case.person(act), "actor")
    promising.check_sum(given.remedies, given.sum_given, "sum_given")
    approved_by = on_case.approver(act, case, given.remedies, given.sum_given, given.approved_by_id)
    on_case.note_approval(act, case, "The decision", approved_by)
    if standing.in_review:
        _review(act, case, given)
    _answer_waiting(act, case, "decided", None)
    case.offered_at = None
    decided(act, case, given)
    if not standing.in_review and _is_what_they_accepted(act, case):
        case.answer, case.answered_at = Answer.ACCEPTED.value, act.now
    if given.channel is None:
        case.untold = True
        clock_keeping.owe_news(act, case)
    else:
        _tell(act, case, given, given.channel, reviewed=standing.in_review)
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
    promising.drop_waiting(act, case)
    promising.promise(act, case, given.remedies, given.sum_given)


def _is_what_they_accepted(act: Act, case: Case) -> bool:
    """Whether the decision gives what they have accepted as an offer since the case was opened (again)."""
    accepted = act.session.exec(
        select(Proposal).where(Proposal.case_id == case.id, Proposal.answer == Answer.ACCEPTED.value)
    ).all()
    mine = [each for each in accepted if case.reopened_at is None or each.made_at > case.reopened_at]
    if not mine:
        return False
    last = max(mine, key=lambda each: each.made_at)
    same = set(last.remedies.split(",")) == set((case.remedy_given or "").split(","))
    return same and (last.amount or 0) == (case.sum_given or 0)


@operation
def inform(act: Act, case_id: int, given: Informed) -> None:
    """Tell the complainant the decision that was made (7.8)."""
    case = on_case.find(act, case_id, given.version)
    standing = on_case.require(act, case, What.INFORM)
    kind = LetterKind.FINAL if standing.reviewed else LetterKind.DECISION
    lettering.tell(act, case, kind, given, given.text, given.channel, given.with_whom)
    case.recourse_told = given.recourse_told
    told(act, case)
    on_case.settle(act, case)


def told(act: Act, case: Case) -> None:
    """The complainant knows the decision now: what was to be decided is met, and their own time begins."""
    case.untold = False
    case.informed_at = act.now
    case.informed_on = act.today
    clock_keeping.settle_early(act, case)
    for kind in (ClockKind.DECIDE, ClockKind.REVIEW_DECIDE, ClockKind.REVIEW_ACKNOWLEDGE):
        clock_keeping.meet(act, case, kind, act.now)
    clock_keeping.end(act, case, "decided anew", ClockKind.RECOURSE)
    if not standing_of(case).accepted:  # who has accepted the same as an offer needs no time to go outside
        clock_keeping.start(act, case, ClockAnchor.DECIDED, act.now)
    clock_keeping.told(act, case, act.now)


def _tell(act: Act, case: Case, given: Decision, channel: Channel, *, reviewed: bool) -> None:
    """The decision, told as it is made; that of a review is our last word."""
    kind = LetterKind.FINAL if reviewed else LetterKind.DECISION
    ours = [Inside("our reason", given.reason)] if given.reason else []
    lettering.tell(act, case, kind, given, given.decision, channel, given.with_whom, inside=ours, field="decision")


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
