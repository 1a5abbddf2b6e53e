"""Receipt of a complaint (7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.drafting import DraftGone
from complaintdesk.operations.inputs import ComplainantGiven, Complaint, Correction, as_instant
from complaintdesk.records.case import Case
from complaintdesk.records.category import Department
from complaintdesk.records.complainant import Complainant, ContactPoint
from complaintdesk.records.draft import Draft
from complaintdesk.rules import clocks, plain_text, priority, ways_to_reach
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ContactKind, Direction, Need, Remedy, Stage
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
    taken_by = on_case.person(act)
    draft = None if complaint.draft_id is None else act.session.get(Draft, complaint.draft_id)
    if draft is None and complaint.draft_continued:
        raise DraftGone
    received_at = as_instant(complaint.received_at, act.now, "received_at")
    received_on = act.calendar.local_date(received_at)
    _check(act, complaint.problem_on, complaint.department_id)
    complainant = _complainant(act, complaint)
    representative = None if complaint.representative is None else _who(act, complaint.representative)
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


def _complainant(act: Act, complaint: Complaint) -> Complainant | None:
    if complaint.complainant_id is None:
        return None if complaint.complainant is None else _who(act, complaint.complainant)
    known = act.session.get(Complainant, complaint.complainant_id)
    if known is None:
        raise NotFound("This complainant is no longer on file.")
    if complaint.complainant is not None:
        _learn(act, known, complaint.complainant)
    return known


def _who(act: Act, given: ComplainantGiven) -> Complainant | None:
    """The complainant on file with this name and phone, or a new one; None when nothing is known of them."""
    name = given.shown_name()
    if name is None:
        return None
    known = _on_file(act, given, name)
    if known is None:
        known = Complainant(
            kind=given.kind.value,
            name=name,
            organisation=given.organisation,
            preferred_channel=given.preferred_channel and given.preferred_channel.value,
            language=given.language,
            needs=given.needs.value,
            needs_note=given.needs_note,
            market_segment=given.market_segment,
        )
        act.session.add(known)
        act.session.flush()
    _learn(act, known, given)
    return known


def _on_file(act: Act, given: ComplainantGiven, name: str) -> Complainant | None:
    for way in given.ways():
        if way.kind is ContactKind.PHONE:
            tail = ways_to_reach.phone_tail(way.value)[:9]
            if len(tail) < 7:
                continue
            reached = select(ContactPoint.complainant_id).where(
                col(ContactPoint.tail) >= tail, col(ContactPoint.tail) < tail + ":"
            )
            for known in act.session.exec(select(Complainant).where(col(Complainant.id).in_(reached))):
                if plain_text.fold(known.name) == plain_text.fold(name):
                    return known
    return None


def _learn(act: Act, known: Complainant, given: ComplainantGiven) -> None:
    """Keep what a complainant on file says of themselves now; what they leave out stays as it was."""
    for name in ("organisation", "preferred_channel", "language", "needs_note", "market_segment"):
        said = getattr(given, name)
        if said is not None:
            setattr(known, name, str(said))
    if given.needs is not Need.NONE:
        known.needs = given.needs.value
    act.session.add(known)
    _add_ways(act, known, given)


def _add_ways(act: Act, complainant: Complainant, given: ComplainantGiven) -> None:
    assert complainant.id is not None  # noqa: S101 - it was read or flushed
    kept = act.session.exec(select(ContactPoint).where(ContactPoint.complainant_id == complainant.id))
    have = {(way.kind, way.digits or way.value) for way in kept}
    for way in given.ways():
        digits = ways_to_reach.phone_digits(way.value) if way.kind is ContactKind.PHONE else None
        if (way.kind.value, digits or way.value) not in have:
            act.session.add(
                ContactPoint(
                    complainant_id=complainant.id,
                    kind=way.kind.value,
                    value=way.value,
                    digits=digits or None,
                    tail=(digits or None) and ways_to_reach.phone_tail(way.value),
                )
            )
    act.session.flush()
