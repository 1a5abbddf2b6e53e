"""What people do in an audit, for tests: Can audits, Ayşe puts right, Mary looks whether it is."""

from __future__ import annotations

from typing import Any

from complaintdesk.operations import audit, audit_evidence, audit_findings
from complaintdesk.operations.inputs import audit as given
from complaintdesk.operations.inputs import check
from complaintdesk.queries import audit as asked
from complaintdesk.queries.audit import AuditRow, FindingRow, QuestionRow
from tests.desk import Office

AYSE, CAN, MARY = 1, 2, 3


def plan(office: Office, scope: str = "7.4", **told: Any) -> int:
    usual = {"title": "Acknowledgement", "scope": scope, "planned_on": "2026-12-01", "auditor_id": CAN}
    return office.do(audit.plan, check(given.AuditPlanned, {**usual, **told}))


def read(office: Office, audit_id: int) -> AuditRow:
    with office.desk.look() as look:
        return asked.audit(look, audit_id)


def questions(office: Office, audit_id: int) -> list[QuestionRow]:
    with office.desk.look() as look:
        return asked.questions(look, audit_id)


def findings(office: Office, audit_id: int) -> list[FindingRow]:
    with office.desk.look() as look:
        return asked.findings(look, audit_id)


def answer(office: Office, question_id: int, what: str = "conforms", by: int = CAN, **told: Any) -> None:
    usual = {"question_id": question_id, "answer": what, "evidence": "Three cases."}
    office.do_as(by, audit.answer, check(given.QuestionAnswered, {**usual, **told}))


def link(office: Office, audit_id: int, case_id: int, by: int = CAN) -> int:
    return office.do_as(
        by, audit_evidence.link, check(given.CaseLinked, {"audit_id": audit_id, "case_id": case_id})
    )


def conclude(office: Office, audit_id: int, by: int = CAN) -> None:
    told = {"audit_id": audit_id, "conclusion": "It works; one thing is late."}
    office.do_as(by, audit.conclude, check(given.AuditConcluded, told))


def one_finding(office: Office) -> int:
    audit_id = plan(office)
    answer(office, questions(office, audit_id)[0].id, "minor", finding="Two were late.")
    return findings(office, audit_id)[0].id


def put_right(office: Office, finding_id: int, owner: int = AYSE) -> None:
    told = {"finding_id": finding_id, "action": "A reminder at noon.", "owner_id": owner, "due_on": "2026-12-10"}
    office.do(audit_findings.act_on, check(given.FindingAction, told))
    office.do_as(
        owner, audit_findings.done, check(given.FindingDone, {"finding_id": finding_id, "note": "Set up."})
    )


def verify(office: Office, finding_id: int, by: int, effective: bool = True) -> None:
    told = {"finding_id": finding_id, "effective": effective, "note": "I looked at ten cases."}
    office.do_as(by, audit_findings.verify, check(given.FindingVerified, told))
