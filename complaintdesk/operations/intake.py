"""Receipt of a complaint (7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from complaintdesk.operations import clock_keeping, complainants, on_case
from complaintdesk.operations.drafting import DraftGone
from complaintdesk.operations.inputs import Complaint, Correction, as_instant
from complaintdesk.records.case import Case
from complaintdesk.records.category import Department
from complaintdesk.records.draft import Draft
from complaintdesk.rules import clocks, priority
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, Direction, Remedy, Stage
from complaintdesk.store.act import Act, operation


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is told to the complainant at once: the reference and the dates promised."""

    case_id: int
    reference: str
    due: dict[ClockKind, date]
    today: date  # at the office, when it was saved


@operation
def take_in(act: Act, complaint: Complaint) -> Receipt:
    """Put a complaint on file: complainant, case, first entry of the log, clocks.

    A complainant who gives the name and phone of one on file is that one. Raises `Invalid`, `NotAllowed`;
    `DraftGone` when the draft it was typed in has ended, so that no draft is filed twice.
    """
    return put_on_file(act, complaint)


def put_on_file(act: Act, complaint: Complaint, separated_from_id: int | None = None) -> Receipt:
    """What `take_in` does; `separated_from_id` is the log entry of another case that this one is made of."""
    taken_by = on_case.person(act)
    draft = None if complaint.draft_id is None else act.session.get(Draft, complaint.draft_id)
    if draft is None and complaint.draft_continued:
        raise DraftGone
    received_at = as_instant(complaint.received_at, act.now, "received_at")
    received_on = act.calendar.local_date(received_at)
    _check(act, complaint.problem_on, complaint.department_id)
    complainant = complainants.known_or_new(act, complaint)
    representative = None if complaint.representative is None else complainants.who(act, complaint.representative)
    case = Case(
        reference=act.draw_reference(received_on.year),
        stage=Stage.RECEIVED.value,
        medium=complaint.medium.value,
        taken_by_id=taken_by,
        received_at=received_at,
        received_on=received_on,
        complainant_id=None if complainant is None else complainant.id,
        representative_id=None if representative is None else representative.id,
        representative_capacity=complaint.representative_capacity,
        product=complaint.product,
        order_number=complaint.order_number,
        problem=on_case.known_category(act, complaint.problem),
        problem_on=complaint.problem_on,
        description=complaint.description,
        recurrent=complaint.recurrent,
        supporting_documents=complaint.supporting_documents,
        remedy_sought=codes(complaint.remedies_sought),
        sum_sought=complaint.sum_sought,
        currency=complaint.currency or act.shop.currency,
        immediate_action=complaint.immediate_action,
        department_id=complaint.department_id,
        branch=complaint.branch,
        people_concerned=complaint.people_concerned,
        market_segment=complaint.market_segment,
        policy_id=on_case.promised(act, complaint.problem),
        safety=complaint.safety,
        safety_note=complaint.safety_note,
        separated_from_id=separated_from_id,
        list_rank=priority.list_rank(complaint.safety),
        # the clocks that decide it are started below, in the same transaction
        next_due=received_on,
    )
    act.session.add(case)
    act.session.flush()
    teller = representative or complainant
    on_case.note(
        act,
        case,
        Direction.IN,
        complaint.medium,
        complaint.description,
        None if teller is None else teller.name,
        received_at,
    )
    clock_keeping.start(act, case, ClockAnchor.RECEIVED, received_at)
    clock_keeping.start(act, case, ClockAnchor.LAST_UPDATE, received_at)
    on_case.settle(act, case)
    if draft is not None:
        act.session.delete(draft)
    assert case.id is not None  # noqa: S101 - it was flushed above
    due = clocks.by_kind((clock.due_on, clock.kind) for clock in clock_keeping.running(act, case))
    return Receipt(case.id, case.reference, due, act.today)


@operation
def edit(act: Act, case_id: int, correction: Correction) -> int:
    """Correct the receipt; the words first taken down stay in the log and in the trail. Returns the new version.

    Raises `Conflict` when somebody saved the case meanwhile, `NotAllowed` on a closed case.
    """
    changed: dict[str, Any] = correction.model_dump(exclude_unset=True, exclude={"version"})
    if "remedies_sought" in changed:
        changed["remedy_sought"] = codes(changed.pop("remedies_sought") or ())
    for required in ("description", "problem", "recurrent"):
        if required in changed and changed[required] is None:
            raise Invalid("This cannot be emptied.", {required: "please fill this in"})
    case = on_case.find(act, case_id, correction.version, **changed)
    on_case.require(act, case, What.EDIT)
    _check(act, correction.problem_on, correction.department_id)
    if "problem" in changed:
        on_case.known_category(act, changed["problem"])
    for name, value in changed.items():
        setattr(case, name, value)
    on_case.settle(act, case)
    act.session.flush()
    return case.version


def _check(act: Act, problem_on: date | None, department_id: int | None) -> None:
    if problem_on is not None and problem_on > act.today:
        raise Invalid("The problem cannot have happened in the future.", {"problem_on": "this day lies ahead"})
    if department_id is not None and act.session.get(Department, department_id) is None:
        raise Invalid("There is no such department.", {"department_id": "there is no such department"})


def codes(remedies: tuple[Remedy, ...]) -> str:
    """Remedies as they are kept: their codes, separated by commas."""
    return ",".join(dict.fromkeys(remedy.value for remedy in remedies)) or Remedy.NONE.value
