"""Acknowledgement of a complaint (7.4)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, lettering, on_case
from complaintdesk.operations.inputs import Acknowledgement
from complaintdesk.records.case import Case
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.store.act import Act, operation


@operation
def acknowledge(act: Act, case_id: int, given: Acknowledgement) -> None:
    """Record that the complainant was told we have their complaint; at a review, that it has begun (annex G).

    Raises `NotAllowed` a second time.
    """
    case = on_case.find(act, case_id)
    standing = on_case.require(act, case, What.ACKNOWLEDGE)
    lettering.tell(act, case, LetterKind.ACKNOWLEDGEMENT, given, given.text, given.channel, given.with_whom)
    acknowledged(act, case, standing)
    on_case.settle(act, case)


def acknowledged(act: Act, case: Case, standing: Standing) -> None:
    """They know that we have it; at a review, that it has begun. What was to be acknowledged is met."""
    if standing.in_review:
        case.review_acknowledged_at = act.now
        clock_keeping.meet(act, case, ClockKind.REVIEW_ACKNOWLEDGE, act.now)
        clock_keeping.start(act, case, ClockAnchor.REVIEW_ACKNOWLEDGED, act.now)
    if not standing.acknowledged:
        case.acknowledged_at = act.now
        case.acknowledged_on = act.today
        clock_keeping.meet(act, case, ClockKind.ACKNOWLEDGE, act.now)
        clock_keeping.start(act, case, ClockAnchor.ACKNOWLEDGED, act.now)
    clock_keeping.told(act, case, act.now)
