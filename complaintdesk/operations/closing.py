"""Closing a complaint, and opening it again (7.9)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.inputs import Closing
from complaintdesk.rules import lifecycle
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import ClosingReason
from complaintdesk.store.act import Act, operation


@operation
def close(act: Act, case_id: int, given: Closing) -> None:
    """Close the case. Raises `NotAllowed` where there is no decision yet that the reason would need."""
    case = on_case.find(act, case_id, given.version, closing_reason=given.reason, closing_note=given.note)
    refused = lifecycle.refusal_to_close(on_case.standing(case), given.reason)
    if refused is not None:
        raise NotAllowed(refused)
    if given.reason is ClosingReason.REJECTED and not given.recourse_told:
        raise Invalid(
            "Tell the complainant where they can go next before you close (7.9).",
            {"recourse_told": "tell them where they can go next, then mark it here"},
        )
    case.closing_reason = given.reason.value
    case.closing_note = given.note
    case.recourse_told = given.recourse_told
    case.closed_at = act.now
    case.closed_on = act.today
    case.first_closed_at = case.first_closed_at or act.now
    clock_keeping.end(act, case, clock_keeping.CLOSED)
    on_case.settle(act, case)


@operation
def reopen(act: Act, case_id: int) -> None:
    """Open a closed case again, with the reason in `act.why`. The first closing is not erased.

    Deadlines that had not been met run on; the complainant is told, and decided on, anew from now. Raises
    `Invalid` without a reason.
    """
    case = on_case.find(act, case_id)
    lifecycle.require(What.REOPEN, on_case.standing(case))
    if not act.why:
        raise Invalid("Say why the case is opened again.", {"why": "please say why"})
    assert case.closed_at is not None  # noqa: S101 - only a closed case may be reopened
    closed_at, case.closed_at = case.closed_at, None
    case.closed_on = None
    case.closing_reason = None
    case.closing_note = None
    case.reopened += 1
    case.reopened_at = act.now
    clock_keeping.run_again(act, case, closed_at)
    on_case.settle(act, case)
