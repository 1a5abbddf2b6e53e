"""When the decision is not accepted (7.9, annex G): where they can go next, review, outside bodies."""

from __future__ import annotations

from sqlmodel import col, select

from complaintdesk.operations import clock_keeping, lettering, on_case, response, together
from complaintdesk.operations.inputs import Asked, Concluded, GoneOutside, ReviewAsked, Told
from complaintdesk.records.case import Case
from complaintdesk.records.recourse import Recourse
from complaintdesk.rules import authority
from complaintdesk.rules.authority import Power
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.recourse import Level
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Answer, ClockAnchor, ClockKind, Direction
from complaintdesk.store.act import Act, operation


@operation
def tell(act: Act, case_id: int, given: Told) -> None:
    """Tell the complainant where they can go next, inside and outside (7.9).

    From then on it is theirs to go on: the desk waits for their time to pass and owes no news meanwhile, unless
    a review or an outside body is at it.
    """
    case = on_case.find(act, case_id, given.version)
    standing = on_case.require(act, case, What.TELL_RECOURSE)
    lettering.tell(act, case, LetterKind.FINAL, given, given.text, given.channel, given.with_whom)
    told(act, case, standing)
    on_case.settle(act, case)


def told(act: Act, case: Case, standing: Standing) -> None:
    """They know where they can go next, and it is theirs to go on where nobody else is at it."""
    case.recourse_told = True
    if standing.in_review or standing.outside:
        clock_keeping.told(act, case, act.now)
    else:
        clock_keeping.meet(act, case, ClockKind.UPDATE, act.now)


@operation
def ask_review(act: Act, case_id: int, given: ReviewAsked) -> None:
    """They want somebody else to look at it (annex G). Asking for it is not accepting the decision.

    Raises `Invalid` for a reviewer who decided first or owns the case.
    """
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.REVIEW)
    if given.reviewer_id is not None:
        reviewer = on_case.staff_member(act, given.reviewer_id, "reviewer_id")
        on_case.require_impartial(act, case, given.reviewer_id, "reviewer_id")
        if not authority.may(on_case.grants(act), reviewer.role, Power.REVIEW):
            raise Invalid(
                f"{reviewer.name} may not decide on reviews (5.4).",
                {"reviewer_id": "somebody whose role may decide on reviews (5.4)"},
            )
        if given.reviewer_id in (case.decided_by_id, case.owner_id):
            raise Invalid(
                "A review is by somebody else (annex G).",
                {"reviewer_id": "somebody who neither decided first nor owns the case"},
            )
    assert case.id is not None  # noqa: S101 - it was read
    on_case.note(act, case, Direction.IN, given.channel, given.why, given.with_whom)
    act.session.add(
        Recourse(
            case_id=case.id,
            level=Level.REVIEW.value,
            begun_at=act.now,
            begun_on=act.today,
            why=given.why,
            reviewer_id=given.reviewer_id,
            currency=case.currency,
        )
    )
    case.review_at = act.now  # first: while it is reviewed it is not theirs to go on
    response.answered(act, case, Answer.REJECTED)
    clock_keeping.start(act, case, ClockAnchor.ESCALATED, act.now)
    clock_keeping.owe_news(act, case)
    on_case.settle(act, case)


@operation
def gone_outside(act: Act, case_id: int, given: GoneOutside) -> None:
    """An outside body has it (7.9): which, under what number, and by when it wants our side."""
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.OUTSIDE)
    assert case.id is not None  # noqa: S101 - it was read
    act.session.add(
        Recourse(
            case_id=case.id,
            level=Level.OUTSIDE.value,
            begun_at=act.now,
            begun_on=act.today,
            why=given.why,
            body=given.body,
            body_kind=given.body_kind.value,
            body_reference=given.body_reference,
            answer_by=given.answer_by,
            currency=case.currency,
        )
    )
    if given.answer_by is not None:
        what = f"Send our side to {given.body}."
        who = case.owner_id or on_case.person(act)
        together.put(act, case, Asked(what=what, staff_id=who, due_on=given.answer_by))
    case.outside_at = act.now
    clock_keeping.end(act, case, "gone outside", ClockKind.RECOURSE)
    on_case.settle(act, case)


@operation
def conclude(act: Act, case_id: int, given: Concluded) -> None:
    """Note how it ended at the outside body, and what it cost (7.9)."""
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.CONCLUDE)
    outside = act.session.exec(
        select(Recourse).where(
            Recourse.case_id == case.id, Recourse.level == Level.OUTSIDE.value, col(Recourse.ended_at).is_(None)
        )
    ).one()
    outside.ended_at, outside.ended_on = act.now, act.today
    outside.outcome, outside.outcome_text, outside.cost = given.outcome.value, given.text, given.cost
    act.session.add(outside)
    case.outside_at = None
    case.outside_ended_at = act.now
    on_case.settle(act, case)
