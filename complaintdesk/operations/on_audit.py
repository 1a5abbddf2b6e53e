"""What every act on an audit needs: the audit, who may, who had a hand in its cases. Not an operation itself."""

from __future__ import annotations

import secrets
from typing import Any, TypeVar

from sqlmodel import SQLModel, select

from complaintdesk.operations import on_case
from complaintdesk.records.audit import Audit, AuditQuestion
from complaintdesk.records.case import Case
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules import audit as rules
from complaintdesk.rules.audit import Phase
from complaintdesk.rules.errors import Conflict, NotAllowed, NotFound
from complaintdesk.store import handlers
from complaintdesk.store.act import Act

Row = TypeVar("Row", bound=SQLModel)


def get(act: Act, record: type[Row], key: int, what: str, version: int | None = None) -> Row:
    """A record by its number.

    Raises `NotAllowed` where nobody acts, `NotFound`, `Conflict` where somebody changed it meanwhile.
    """
    on_case.person(act)
    found = act.session.get(record, key)
    if found is None:
        raise NotFound(f"There is no {what} {key} in this file.")
    kept: Any = found
    if version is not None and kept.version != version:
        raise Conflict(
            f"This {what} was changed by somebody else since you opened it. Nothing was saved; look again.",
            theirs={"version": kept.version},
            yours={"version": version},
        )
    return found


def phase(audit: Audit) -> Phase:
    """Where it stands."""
    return rules.phase(audit.begun_at, audit.concluded_at, audit.dropped_at)


def open_audit(act: Act, audit_id: int, version: int | None = None) -> Audit:
    """An audit that is planned or under way. Raises `NotAllowed` for one that is concluded or dropped."""
    audit = get(act, Audit, audit_id, "audit", version)
    stands = phase(audit)
    if stands in (Phase.CONCLUDED, Phase.DROPPED):
        told = "concluded: its answers stand as they are" if stands is Phase.CONCLUDED else "dropped"
        raise NotAllowed(f"The audit “{audit.title}” is {told}. Plan another one to look again.")
    return audit


def auditing(act: Act, audit_id: int, version: int | None = None) -> Audit:
    """The same, for whoever audits; it is under way from now on. Raises `NotAllowed` for anybody else.

    Where somebody from outside audits, anybody here writes down what they say.
    """
    audit = open_audit(act, audit_id, version)
    if audit.auditor_id is not None and audit.auditor_id != on_case.person(act):
        name = name_of(act, audit.auditor_id)
        raise NotAllowed(f"{name} audits this (8.5): only they answer, choose cases and conclude.")
    if audit.begun_at is None:
        audit.begun_at, audit.begun_on = act.now, act.today
        act.session.add(audit)
    return audit


def question_of(act: Act, audit: Audit, question_id: int | None) -> None:
    """Raises `NotFound` where this is no question of the audit."""
    if question_id is None:
        return
    found = act.session.get(AuditQuestion, question_id)
    if found is None or found.audit_id != audit.id:
        raise NotFound(f"The audit “{audit.title}” has no question {question_id}.")


def require_no_hand(act: Act, case_id: int, staff_id: int, what: str) -> None:
    """Raises `NotAllowed`, with who had which hand in the case and so may not audit or review it (annex D)."""
    case = act.session.get(Case, case_id)
    if case is None:
        raise NotFound(f"There is no case with the number {case_id} in this file.")
    hand = handlers.hand_of(act.look, case_id, staff_id)
    if hand is not None:
        raise NotAllowed(
            f"{hand.name} {hand.how} ({case.reference}), and nobody {what} what they handled themselves "
            "(8.5, annex D). Choose another case, or somebody else."
        )


def is_alone(act: Act) -> bool:
    """Whether only one person works here."""
    return len(act.session.exec(select(StaffMember.id).where(StaffMember.active).limit(2)).all()) < 2


def name_of(act: Act, staff_id: int) -> str:
    """Somebody's name."""
    found = act.session.get(StaffMember, staff_id)
    return found.name if found else "Somebody"


def new_seed() -> int:
    """A seed that nobody chose."""
    return secrets.randbelow(10**9)
