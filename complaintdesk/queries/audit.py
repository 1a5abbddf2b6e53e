"""Audits as people see them (8.5, annex I): the programme, the questions, what was looked at, the findings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.rules import audit as rules
from complaintdesk.rules.audit import Phase, Progress
from complaintdesk.rules.errors import NotFound
from complaintdesk.store.look import Look

TIME_TO_ACT = timedelta(days=14)  # within which an audit is concluded, an action decided on, one done verified
MOST = 500  # audits and findings that are listed; an office has a few a year


class AuditRow(NamedTuple):
    """An audit. `*_on` are ISO dates at the office; counts are of its questions and findings."""

    id: int
    title: str
    scope: str
    planned_on: str
    auditor_id: int | None
    auditor: str  # the name of either
    outside: bool
    period_first: str | None
    period_last: str | None
    note: str | None
    begun_on: str | None
    conclusion: str | None
    concluded_on: str | None
    dropped_why: str | None
    dropped_at: str | None
    version: int
    questions: int
    answered: int
    findings: int
    unverified: int  # findings that nobody else has seen done yet

    @property
    def phase(self) -> Phase:
        """Where it stands."""
        return rules.phase(self.begun_on, self.concluded_on, self.dropped_at)

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its scope."""
        return rules.scope_of(self.scope)


class QuestionRow(NamedTuple):
    """A question of an audit; `answer` is of `rules.audit.Verdict`, `aspect` of `rules.audit.Aspect`."""

    id: int
    audit_id: int
    position: int
    clause: str
    aspect: str
    text: str
    own: bool
    answer: str | None
    evidence: str | None
    answered_at: str | None
    answered_by: str | None
    version: int


class CaseRow(NamedTuple):
    """A case that an audit looks at, for one question or for all of it."""

    id: int
    case_id: int
    reference: str
    problem: str
    closed_on: str | None
    question_id: int | None
    drawn: bool
    seed: int | None
    population: int | None
    note: str | None


class FigureRow(NamedTuple):
    """A figure as it was when it was taken."""

    id: int
    question_id: int | None
    measure: str | None
    what: str
    value: str
    period: str | None
    definition: str | None
    taken_at: str


class FindingRow(NamedTuple):
    """A finding with its action. `grade` is of `rules.audit.Grade`; `*_on` are ISO dates at the office."""

    id: int
    audit_id: int
    audit: str
    question_id: int | None
    clause: str
    grade: str
    text: str
    evidence: str
    found_at: str
    found_by: str
    action: str | None
    owner_id: int | None
    owner: str | None
    due_on: str | None
    done_on: str | None
    done_by_id: int | None
    done_by: str | None
    done_note: str | None
    verified_on: str | None
    verified_by: str | None
    verified_note: str | None
    sent_back: int
    sent_back_note: str | None
    version: int

    @property
    def progress(self) -> Progress:
        """Where it stands."""
        return rules.progress(self.action, self.done_on, self.verified_on)


# whoever is at the terminal writes down what somebody from outside says
_BY = "CASE WHEN a.auditor_id IS NULL THEN 'entered by ' || {0} || ' for ' || a.auditor_outside ELSE {0} END"
_AUDIT = """SELECT a.id, a.title, a.scope, a.planned_on, a.auditor_id, coalesce(s.name, a.auditor_outside),
 a.auditor_id IS NULL, a.period_first, a.period_last, a.note, a.begun_on, a.conclusion, a.concluded_on,
 a.dropped_why, a.dropped_at, a.version,
 (SELECT count(*) FROM audit_question q WHERE q.audit_id = a.id),
 (SELECT count(q.answer) FROM audit_question q WHERE q.audit_id = a.id),
 (SELECT count(*) FROM audit_finding f WHERE f.audit_id = a.id),
 (SELECT count(*) FROM audit_finding f WHERE f.audit_id = a.id AND f.verified_on IS NULL)
 FROM audit a LEFT JOIN staff_member s ON s.id = a.auditor_id"""
_FINDING = f"""SELECT f.id, f.audit_id, a.title, f.question_id, f.clause, f.grade, f.text, f.evidence, f.found_at,
 {_BY.format("w.name")}, f.action, f.owner_id, o.name, f.due_on,
 f.done_on, f.done_by_id, d.name, f.done_note, f.verified_on,
 v.name, f.verified_note, f.sent_back, f.sent_back_note, f.version
 FROM audit_finding f JOIN audit a ON a.id = f.audit_id JOIN staff_member w ON w.id = f.found_by_id
 LEFT JOIN staff_member o ON o.id = f.owner_id LEFT JOIN staff_member d ON d.id = f.done_by_id
 LEFT JOIN staff_member v ON v.id = f.verified_by_id"""


def programme(look: Look) -> list[AuditRow]:
    """Every audit, the latest planned day first."""
    return [AuditRow(*row) for row in look.rows(f"{_AUDIT} ORDER BY a.planned_on DESC, a.id DESC LIMIT {MOST}")]


def audit(look: Look, audit_id: int) -> AuditRow:
    """One audit. Raises `NotFound`."""
    row = look.row(f"{_AUDIT} WHERE a.id = :id", id=audit_id)
    if row is None:
        raise NotFound(f"There is no audit {audit_id}.")
    return AuditRow(*row)


def concluded(look: Look, first: date, last: date) -> list[AuditRow]:
    """Audits concluded from a day of the office to another, oldest first: an input of the review (8.6)."""
    rows = look.rows(
        f"{_AUDIT} WHERE a.concluded_on BETWEEN :first AND :last ORDER BY a.concluded_on LIMIT {MOST}",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return [AuditRow(*row) for row in rows]


def questions(look: Look, audit_id: int) -> list[QuestionRow]:
    """The questions of an audit, in their order."""
    rows = look.rows(
        "SELECT q.id, q.audit_id, q.position, q.clause, q.aspect, q.text, q.own, q.answer, q.evidence, "
        f"q.answered_at, {_BY.format('s.name')}, q.version FROM audit_question q "
        "JOIN audit a ON a.id = q.audit_id LEFT JOIN staff_member s ON s.id = q.answered_by_id "
        "WHERE q.audit_id = :id ORDER BY q.position, q.id",
        id=audit_id,
    )
    return [QuestionRow(*row) for row in rows]


def question(look: Look, question_id: int) -> QuestionRow:
    """One question. Raises `NotFound`."""
    audit_id = look.value("SELECT audit_id FROM audit_question WHERE id = :id", id=question_id)
    found = [] if audit_id is None else [row for row in questions(look, audit_id) if row.id == question_id]
    if not found:
        raise NotFound(f"There is no question {question_id} in any audit.")
    return found[0]


def cases(look: Look, audit_id: int) -> list[CaseRow]:
    """The cases that an audit looks at."""
    rows = look.rows(
        "SELECT l.id, l.case_id, c.reference, coalesce(g.label, c.problem), c.closed_on, l.question_id, l.drawn, "
        'l.seed, l.population, l.note FROM audited_case l JOIN "case" c ON c.id = l.case_id '
        "LEFT JOIN category g ON g.code = c.problem WHERE l.audit_id = :id ORDER BY l.id",
        id=audit_id,
    )
    return [CaseRow(*row) for row in rows]


def figures(look: Look, audit_id: int) -> list[FigureRow]:
    """The figures that an audit looked at."""
    rows = look.rows(
        "SELECT id, question_id, measure, what, value, period, definition, taken_at FROM audit_figure "
        "WHERE audit_id = :id ORDER BY id",
        id=audit_id,
    )
    return [FigureRow(*row) for row in rows]


def findings(look: Look, audit_id: int) -> list[FindingRow]:
    """The findings of an audit, as they were written down."""
    return [FindingRow(*row) for row in look.rows(f"{_FINDING} WHERE f.audit_id = :id ORDER BY f.id", id=audit_id)]


def all_findings(look: Look) -> list[FindingRow]:
    """The findings of every audit: what is not verified first, by its due day; then the last verified."""
    done = look.rows(f"{_FINDING} WHERE f.verified_on IS NOT NULL ORDER BY f.id DESC LIMIT {MOST}")
    verified = sorted((FindingRow(*row) for row in done), key=lambda row: row.verified_on or "", reverse=True)
    return [*open_findings(look), *verified]


def open_findings(look: Look) -> list[FindingRow]:
    """What is not verified yet, by its due day; what has none last."""
    rows = look.rows(f"{_FINDING} WHERE f.verified_on IS NULL ORDER BY f.id LIMIT {MOST}")
    return sorted((FindingRow(*row) for row in rows), key=lambda row: row.due_on or "9999")


def finding(look: Look, finding_id: int) -> FindingRow:
    """One finding. Raises `NotFound`."""
    row = look.row(f"{_FINDING} WHERE f.id = :id", id=finding_id)
    if row is None:
        raise NotFound(f"There is no finding {finding_id}.")
    return FindingRow(*row)


def due_rows(look: Look) -> list[Due]:
    """Audits that are to be held or concluded; findings that wait for an action, for its end, for who verifies."""
    audits = programme(look)
    found = [_audit_due(row) for row in audits if row.phase in (Phase.PLANNED, Phase.UNDER_WAY)]
    auditors = {row.id: (row.auditor_id, row.auditor) for row in audits}
    return [*found, *_findings_due(look, auditors)]


def _audit_due(row: AuditRow) -> Due:
    planned = date.fromisoformat(row.planned_on)
    if row.begun_on is None:
        return Due(planned, f"Audit: {row.title}", row.auditor, row.auditor_id, "8.5", "audit", row.id)
    on = max(planned, date.fromisoformat(row.begun_on) + TIME_TO_ACT)
    return Due(on, f"Conclude the audit: {row.title}", row.auditor, row.auditor_id, "8.5", "audit", row.id)


def _findings_due(look: Look, auditors: dict[int, tuple[int | None, str]]) -> Iterator[Due]:
    for each in open_findings(look):
        who_id, who = auditors.get(each.audit_id, (None, ""))
        if each.progress is Progress.OPEN:
            on, what = date.fromisoformat(each.found_at[:10]) + TIME_TO_ACT, "Decide what is done about a finding"
        elif each.progress is Progress.ACTION:
            on, what = date.fromisoformat(str(each.due_on)), "Action after an audit"
            who_id, who = each.owner_id, each.owner or ""
        elif each.progress is Progress.DONE:
            on, what = date.fromisoformat(str(each.done_on)) + TIME_TO_ACT, "Verify an action after an audit"
            if who_id in (each.owner_id, each.done_by_id):
                who_id, who = None, ""  # nobody verifies their own
        else:
            continue
        said = each.action if each.action and each.progress is Progress.ACTION else each.text
        yield Due(on, f"{what}: {said}", who or None, who_id, "8.5", "audit", each.audit_id)
