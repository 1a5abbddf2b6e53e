"""What was found, offered, promised and taken further in a case (7.6, 7.7, 7.9), and the lists for it."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules import priority
from complaintdesk.rules.authority import Grant, Power
from complaintdesk.rules.priority import Matrix
from complaintdesk.rules.vocabulary import Remedy, Role
from complaintdesk.store.look import Look


class InvestigationRow(NamedTuple):
    """The investigation (fields as in `records.investigation`), with the names behind its ids."""

    investigator_id: int
    depth: str
    their_side: str | None
    our_side: str | None
    findings: str | None
    cause: str | None
    cause_note: str | None
    pattern: str | None
    fault: str | None
    loss: int | None
    promise_broken: int
    law_broken: int
    prevention: str | None
    concluded_at: str | None
    investigator: str
    cause_label: str | None


class EvidenceRow(NamedTuple):
    """One thing the findings rest on."""

    id: int
    what: str
    from_whom: str | None
    obtained_on: str | None
    where_kept: str | None
    added_at: str
    added_by: str


class ProposalRow(NamedTuple):
    """An offer, `ours` or `theirs`; sums are minor units."""

    id: int
    side: str
    made_at: str
    made_by: str
    remedies: str
    amount: int | None
    currency: str
    text: str
    answer: str | None
    answered_at: str | None
    answer_text: str | None


class RemedyRow(NamedTuple):
    """A remedy that a decision promised."""

    id: int
    remedy: str
    amount: int | None
    currency: str
    promised_at: str
    carried_out_at: str | None
    carried_out_by: str | None
    carried_out_note: str | None
    verified_at: str | None
    verified_by: str | None
    verified_note: str | None
    dropped_at: str | None


class RecourseRow(NamedTuple):
    """A review or an outside proceeding."""

    id: int
    level: str
    begun_at: str
    begun_on: str
    why: str | None
    reviewer: str | None
    body: str | None
    body_kind: str | None
    body_reference: str | None
    answer_by: str | None
    ended_on: str | None
    outcome: str | None
    outcome_text: str | None
    cost: int | None
    currency: str


class BodyRow(NamedTuple):
    """An outside body that a complainant can go to."""

    name: str
    kind: str
    contact: str
    within: str | None


class CauseRow(NamedTuple):
    """A cause that is chosen from."""

    code: str
    label: str


class Handled(NamedTuple):
    """All that was found, offered, promised and taken further in one case."""

    investigation: InvestigationRow | None
    evidence: list[EvidenceRow]
    proposals: list[ProposalRow]
    remedies: list[RemedyRow]
    recourse: list[RecourseRow]


def handled(look: Look, case_id: int) -> Handled:
    """All of one case, from one snapshot."""
    return Handled(
        investigation(look, case_id),
        evidence(look, case_id),
        proposals(look, case_id),
        remedies(look, case_id),
        recourse(look, case_id),
    )


def investigation(look: Look, case_id: int) -> InvestigationRow | None:
    """What was found so far; None where nobody has begun."""
    columns = ", ".join(f"i.{name}" for name in InvestigationRow._fields[:-2])
    row = look.row(
        f"SELECT {columns}, s.name, c.label FROM investigation i JOIN staff_member s ON s.id = i.investigator_id "
        "LEFT JOIN cause c ON c.code = i.cause WHERE i.case_id = :case_id",
        case_id=case_id,
    )
    return None if row is None else InvestigationRow(*row)


def evidence(look: Look, case_id: int) -> list[EvidenceRow]:
    """What the findings rest on, in the order in which it was added."""
    rows = look.rows(
        "SELECT e.id, e.what, e.from_whom, e.obtained_on, e.where_kept, e.added_at, s.name FROM evidence e "
        "JOIN staff_member s ON s.id = e.added_by_id WHERE e.case_id = :case_id ORDER BY e.id",
        case_id=case_id,
    )
    return [EvidenceRow(*row) for row in rows]


def proposals(look: Look, case_id: int) -> list[ProposalRow]:
    """Offers of both sides, oldest first."""
    rows = look.rows(
        "SELECT p.id, p.side, p.made_at, s.name, p.remedies, p.amount, p.currency, p.text, p.answer, "
        "p.answered_at, p.answer_text FROM proposal p JOIN staff_member s ON s.id = p.made_by_id "
        "WHERE p.case_id = :case_id ORDER BY p.id",
        case_id=case_id,
    )
    return [ProposalRow(*row) for row in rows]


def remedies(look: Look, case_id: int) -> list[RemedyRow]:
    """What was promised, oldest first, what was taken back again too."""
    rows = look.rows(
        "SELECT r.id, r.remedy, r.amount, r.currency, r.promised_at, r.carried_out_at, c.name, "
        "r.carried_out_note, r.verified_at, v.name, r.verified_note, r.dropped_at FROM promised_remedy r "
        "LEFT JOIN staff_member c ON c.id = r.carried_out_by_id "
        "LEFT JOIN staff_member v ON v.id = r.verified_by_id "
        "WHERE r.case_id = :case_id ORDER BY r.id",
        case_id=case_id,
    )
    return [RemedyRow(*row) for row in rows]


def recourse(look: Look, case_id: int) -> list[RecourseRow]:
    """Reviews and outside proceedings, oldest first."""
    rows = look.rows(
        "SELECT r.id, r.level, r.begun_at, r.begun_on, r.why, s.name, r.body, r.body_kind, r.body_reference, "
        "r.answer_by, r.ended_on, r.outcome, r.outcome_text, r.cost, r.currency FROM recourse r "
        "LEFT JOIN staff_member s ON s.id = r.reviewer_id WHERE r.case_id = :case_id ORDER BY r.id",
        case_id=case_id,
    )
    return [RecourseRow(*row) for row in rows]


def bodies(look: Look) -> list[BodyRow]:
    """The outside bodies that the office names, in its order."""
    rows = look.rows(
        "SELECT name, kind, contact, within FROM recourse_body WHERE NOT hidden ORDER BY position, id"
    )
    return [BodyRow(*row) for row in rows]


def causes(look: Look) -> list[CauseRow]:
    """The causes that are offered, in the office's order."""
    rows = look.rows("SELECT code, label FROM cause WHERE NOT hidden ORDER BY position, code")
    return [CauseRow(*row) for row in rows]


def grants(look: Look) -> tuple[Grant, ...]:
    """The authority table (5.4); empty where the office has none."""
    rows = look.rows("SELECT role, power, remedy, up_to FROM authority ORDER BY id")
    return tuple(
        Grant(Role(role), Power(power), Remedy(remedy) if remedy else None, up_to)
        for role, power, remedy, up_to in rows
    )


def matrix(look: Look) -> Matrix:
    """What severity and impact make in this office (7.5)."""
    rows = look.rows("SELECT severity, impact, priority FROM priority_rule")
    return priority.matrix_of({(severity, impact): found for severity, impact, found in rows})
