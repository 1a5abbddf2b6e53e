"""Reviews and outside proceedings that end because the complaint does (7.9, annex G). Runs within an operation."""

from __future__ import annotations

from sqlmodel import col, select

from complaintdesk.operations import clock_keeping
from complaintdesk.records.case import Case
from complaintdesk.records.recourse import Recourse
from complaintdesk.rules.recourse import Level, OutsideOutcome, ReviewOutcome
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.store.act import Act


def end_review(act: Act, case: Case, why: str) -> None:
    """Nobody is to review it any more."""
    _end(act, case, Level.REVIEW, ReviewOutcome.WITHDRAWN, why)
    case.review_at = None
    clock_keeping.end(act, case, "the review has ended", ClockKind.REVIEW_ACKNOWLEDGE, ClockKind.REVIEW_DECIDE)


def end_all(act: Act, case: Case, why: str) -> None:
    """Neither somebody here nor an outside body is to look at it any more."""
    end_review(act, case, why)
    _end(act, case, Level.OUTSIDE, OutsideOutcome.WITHDRAWN, why)
    if case.outside_at is not None:
        case.outside_at, case.outside_ended_at = None, act.now


def _end(act: Act, case: Case, level: Level, outcome: ReviewOutcome | OutsideOutcome, why: str) -> None:
    still_open = select(Recourse).where(
        Recourse.case_id == case.id, Recourse.level == level.value, col(Recourse.ended_at).is_(None)
    )
    for each in act.session.exec(still_open):
        each.ended_at, each.ended_on = act.now, act.today
        each.outcome, each.outcome_text = outcome.value, why
        act.session.add(each)
