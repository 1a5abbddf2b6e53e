"""Investigation (7.6): who looks into the case, what they find, and what it rests on."""

from __future__ import annotations

from sqlmodel import select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import EvidenceGiven, Findings
from complaintdesk.records.investigation import Cause, Evidence, Investigation
from complaintdesk.rules import findings
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Channel, Direction, Priority
from complaintdesk.store.act import Act, operation


@operation
def assign(
    act: Act, case_id: int, owner_id: int | None, version: int | None = None, note: str | None = None
) -> None:
    """Give the case an owner (4: accountability), or take it from the present one (None), with a hand-over note.

    Raises `Conflict` when `version` is given and somebody saved the case meanwhile, `NotAllowed` for somebody
    whom the complaint names or who has a conflict of interest.
    """
    case = on_case.find(act, case_id, version, owner_id=owner_id)
    on_case.require(act, case, What.ASSIGN)
    if owner_id is not None:
        on_case.require_impartial(act, case, owner_id, "owner_id")
    case.owner_id = owner_id
    if note:
        on_case.note(act, case, Direction.INSIDE, Channel.OTHER, note, None)
    on_case.settle(act, case)


@operation
def investigate(act: Act, case_id: int, given: Findings) -> None:
    """Write down what was found; `concluded` once both sides were heard and there are findings (7.6).

    Raises `NotAllowed` for an investigator whom the complaint names, `Invalid` for a conclusion of one side.
    """
    case = on_case.find(act, case_id, given.version)
    on_case.require(act, case, What.INVESTIGATE)
    investigator = given.investigator_id or on_case.person(act)
    on_case.require_impartial(act, case, investigator, "investigator_id")
    if given.cause is not None and act.session.get(Cause, given.cause) is None:
        raise Invalid(f"There is no cause “{given.cause}”.", {"cause": "choose one of the list"})
    if given.concluded:
        _both_sides(given)
    assert case.id is not None  # noqa: S101 - it was read
    kept = act.session.exec(select(Investigation).where(Investigation.case_id == case.id)).first()
    if kept is None:
        kept = Investigation(case_id=case.id, investigator_id=investigator, depth="")
    kept.investigator_id = investigator
    depth = given.depth or findings.depth_for(Priority(case.priority) if case.priority else None)
    kept.depth = depth.value
    for name in ("their_side", "our_side", "findings", "cause", "cause_note", "loss", "prevention"):
        setattr(kept, name, getattr(given, name))
    kept.pattern = given.pattern and given.pattern.value
    kept.fault = given.fault and given.fault.value
    kept.promise_broken, kept.law_broken = given.promise_broken, given.law_broken
    kept.concluded_at = act.now if given.concluded else None
    act.session.add(kept)
    case.investigated_at = act.now if given.concluded else None
    on_case.settle(act, case)


@operation
def add_evidence(act: Act, case_id: int, given: EvidenceGiven) -> int:
    """Add one thing that the findings rest on. Returns its id."""
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.EVIDENCE)
    assert case.id is not None  # noqa: S101 - it was read
    if given.obtained_on is not None and given.obtained_on > act.today:
        raise Invalid("The day lies ahead.", {"obtained_on": "this day lies ahead"})
    evidence = Evidence(
        case_id=case.id,
        what=given.what,
        from_whom=given.from_whom,
        obtained_on=given.obtained_on,
        where_kept=given.where_kept,
        added_at=act.now,
        added_by_id=on_case.person(act),
    )
    act.session.add(evidence)
    on_case.settle(act, case)
    act.session.flush()
    assert evidence.id is not None  # noqa: S101 - it was flushed above
    return evidence.id


def _both_sides(given: Findings) -> None:
    missing = {
        "their_side": "what the complainant said when they were heard",
        "our_side": "what those concerned here said",
        "findings": "what was found",
    }
    wrong = {
        name: f"before it is concluded, write {what}" for name, what in missing.items() if not getattr(given, name)
    }
    if wrong:
        raise Invalid("Both sides are heard before it is concluded (7.6, annex D).", wrong)
