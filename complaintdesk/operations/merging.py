"""One case made part of another and taken apart again; a log entry made a case of its own (7.2, 7.3)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, intake, on_case
from complaintdesk.operations.inputs import Complaint
from complaintdesk.operations.intake import Receipt
from complaintdesk.records.case import Case
from complaintdesk.records.communication import Communication
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.standing import standing_of
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Channel, ClosingReason, Direction
from complaintdesk.store.act import Act, operation


@operation
def merge(act: Act, case_id: int, into_id: int) -> None:
    """Make the case part of another open one: the same complaint came in twice. Its log is read there.

    Raises `NotAllowed` for cases of two complainants (each is told about their own), for a case that others are
    part of, and where the other is closed or part of a third.
    """
    case, into = on_case.find(act, case_id), on_case.find(act, into_id)
    on_case.require(act, case, What.MERGE)
    _may_hold(act, case, into)
    assert case.id is not None  # noqa: S101 - it was read
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, f"Made part of {into.reference}.", None)
    case.merged_into_id = into.id
    case.closing_reason = ClosingReason.MERGED.value
    case.closed_at, case.closed_on = act.now, act.today
    clock_keeping.end(act, case, clock_keeping.MERGED)
    on_case.settle(act, case)


def _may_hold(act: Act, case: Case, into: Case) -> None:
    if case.id == into.id:
        raise Invalid("A case cannot be part of itself.", {"into_id": "choose another case"})
    if standing_of(into).closed:
        raise NotAllowed(f"{into.reference} is closed, so nothing becomes part of it. Reopen it first.")
    if case.complainant_id and into.complainant_id and case.complainant_id != into.complainant_id:
        raise NotAllowed(
            f"{into.reference} is of another complainant, and each is told about their own case (7.3). "
            "Leave them apart; both stand in the pane Together."
        )
    if on_case.has_parts(act, case):
        raise NotAllowed("Another case is part of this one. Take them apart first, or choose the other way round.")


@operation
def unmerge(act: Act, case_id: int) -> None:
    """Take the case out of the other again: it is open, and its deadlines run on."""
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.UNMERGE)
    assert case.closed_at is not None  # noqa: S101 - a case that is part of another is closed
    closed_at, case.closed_at, case.closed_on = case.closed_at, None, None
    case.closing_reason = case.merged_into_id = None
    clock_keeping.take_apart(act, case, closed_at)
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, "Taken apart again: a case of its own.", None)
    on_case.settle(act, case)


@operation
def separate(act: Act, case_id: int, communication_id: int, problem: str) -> Receipt:
    """Make a log entry a case of its own: it was another complaint. Received when the entry was; the entry stays.

    Raises `Invalid` for an entry that did not come in from the complainant, or was made a case already.
    """
    case = on_case.find(act, case_id)
    entry = act.session.get(Communication, communication_id)
    if entry is None or entry.case_id != case.id or entry.direction != Direction.IN:
        raise Invalid("Choose what came in.", {"communication_id": "choose an entry that came in from them"})
    if on_case.was_separated(act, communication_id):
        raise NotAllowed("This entry was made a case of its own already.")
    complaint = Complaint(
        description=entry.text,
        medium=Channel(entry.channel),
        received_at=entry.at,
        complainant_id=case.complainant_id,
        product=case.product,
        order_number=case.order_number,
        problem=problem,
        currency=case.currency,
    )
    return intake.put_on_file(act, complaint, communication_id)
