"""Findings of audits (8.5): what is done about them, and that somebody else saw it done."""

from __future__ import annotations

from complaintdesk.operations import on_audit, on_case
from complaintdesk.operations.inputs.audit import FindingAction, FindingDone, FindingGiven, FindingVerified
from complaintdesk.records.audit import Audit, AuditFinding
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.store import checklist
from complaintdesk.store.act import Act, operation


@operation
def find(act: Act, given: FindingGiven) -> int:
    """Write down what was found besides the questions. Returns the finding's number."""
    on_audit.auditing(act, given.audit_id)
    (clause, *more) = checklist.expanded(given.clause)
    if more:
        raise Invalid("Name one clause.", {"clause": "name one clause, like 7.4 or annex D"})
    made = AuditFinding(
        audit_id=given.audit_id,
        clause=clause,
        grade=given.grade.value,
        text=given.text,
        evidence=given.evidence,
        found_at=act.now,
        found_by_id=on_case.person(act),
    )
    act.session.add(made)
    act.session.flush()
    assert made.id is not None  # noqa: S101 - it was flushed
    return made.id


@operation
def act_on(act: Act, given: FindingAction) -> None:
    """Say what is done about it, by whom and by when; again, as long as it is not done."""
    finding = on_audit.get(act, AuditFinding, given.finding_id, "finding", given.version)
    if finding.done_on is not None:
        raise NotAllowed("This action is done already. Where it was not enough, send it back when you verify it.")
    on_case.staff_member(act, given.owner_id, "owner_id")
    finding.action, finding.owner_id, finding.due_on = given.action, given.owner_id, given.due_on
    act.session.add(finding)


@operation
def done(act: Act, given: FindingDone) -> None:
    """The action is done; somebody else has to see it."""
    finding = on_audit.get(act, AuditFinding, given.finding_id, "finding", given.version)
    if finding.action is None:
        raise NotAllowed("Say first what is to be done, by whom and by when.")
    if finding.done_on is not None:
        raise NotAllowed("This action is done already.")
    if given.done_on is not None and given.done_on > act.today:
        raise Invalid("This day lies ahead.", {"done_on": "this day lies ahead"})
    finding.done_on, finding.done_note = given.done_on or act.today, given.note
    finding.done_by_id = on_case.person(act)
    act.session.add(finding)


@operation
def verify(act: Act, given: FindingVerified) -> None:
    """Look whether what was done has put it right; where it has not, it is to be done again.

    Raises `NotAllowed` for whoever did it or answers for it, the auditor too: in an office of one person there is
    nobody else, and it is let pass.
    """
    finding = on_audit.get(act, AuditFinding, given.finding_id, "finding", given.version)
    if finding.done_on is None or finding.verified_on is not None:
        told = "verified already" if finding.verified_on else "not done yet: there is nothing to verify"
        raise NotAllowed(f"This action is {told}.")
    me = on_case.person(act)
    if me in (finding.done_by_id, finding.owner_id) and not on_audit.is_alone(act):
        audit = act.session.get(Audit, finding.audit_id)
        role = ", who audits," if audit is not None and audit.auditor_id == me else ""
        did = "did it" if me == finding.done_by_id else "answers for it"
        raise NotAllowed(
            f"{on_audit.name_of(act, me)}{role} {did}, and nobody verifies their own action (8.5). "
            "Let somebody else look at it."
        )
    if given.effective:
        finding.verified_on, finding.verified_by_id, finding.verified_note = act.today, me, given.note
    else:
        finding.done_on = finding.done_by_id = finding.done_note = None
        finding.sent_back += 1
        finding.sent_back_note = given.note
    act.session.add(finding)
