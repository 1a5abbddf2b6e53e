"""8.5 and annexes D and I of ISO 10002:2018, row by row (`../shared/ISO10002.md`), by operations only."""

from __future__ import annotations

import pytest

from complaintdesk.documents import audit_report
from complaintdesk.documents.paper import saving
from complaintdesk.operations import audit, audit_evidence
from complaintdesk.operations.inputs import audit as given
from complaintdesk.operations.inputs import check
from complaintdesk.queries import audit as asked
from complaintdesk.queries import drift, quality
from complaintdesk.rules.audit import Aspect, Phase, Progress
from complaintdesk.rules.drift import Says
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.store import checklist
from tests import audits
from tests.desk import Office
from tests.operations import test_quality as reviewed
from tests.queries.test_drift import decide


def test_clause_8_5_audit(office: Office) -> None:
    """Programme, question, case that the auditor did not handle, finding, action, verification, report."""
    mine, other = office.decided_case(), office.decided_case()
    office.assign(mine, audits.CAN)
    office.close(mine)
    office.close(other)
    audit_id = audits.plan(office)
    with pytest.raises(NotAllowed, match="Can Öz answers for it"):
        audits.link(office, audit_id, mine)
    told = check(given.CasesDrawn, {"audit_id": audit_id, "size": 5, "seed": 1})
    found = office.do_as(audits.CAN, audit_evidence.draw, told)
    assert found.case_ids == (other,)
    first, *rest = audits.questions(office, audit_id)
    audits.answer(office, first.id, "minor", finding="Two were late.")
    for question in rest:
        audits.answer(office, question.id)
    (finding,) = audits.findings(office, audit_id)
    audits.put_right(office, finding.id)
    with pytest.raises(NotAllowed, match="nobody verifies their own action"):
        audits.verify(office, finding.id, audits.AYSE)
    audits.verify(office, finding.id, audits.MARY)
    audits.conclude(office, audit_id)
    assert audits.findings(office, audit_id)[0].progress is Progress.VERIFIED
    with office.desk.look() as look:
        paper = saving.content(audit_report.report(look, audit_id), "text").content.decode()
    said = " ".join(paper.split())
    for part in ("Audited by: Can Öz", "It works; one thing is late.", "Finding: Two were late."):
        assert part in said
    assert office.case(other).reference in said
    assert "by Mary O’Neill: I looked at ten cases." in said


def test_annex_i_audit(office: Office) -> None:
    """Conformity, suitability, effectiveness of each clause; one's own question; nothing is left out unsaid."""
    audit_id = audits.plan(office, "all")
    questions = audits.questions(office, audit_id)
    clauses = list(checklist.clauses())
    assert clauses[0] == "4"
    assert {"5.1", "6.2", "7.9", "8.7", "annex A", "annex I"} <= set(clauses)
    assert [(each.clause, each.aspect) for each in questions] == [
        (clause, aspect) for clause in clauses for aspect in Aspect
    ]
    small = audits.plan(office, "8.3")
    own = check(given.OwnQuestion, {"audit_id": small, "clause": "8.3", "text": "Do we ask those who gave up?"})
    office.do_as(audits.CAN, audit.ask, own)
    for question in audits.questions(office, small)[:3]:
        audits.answer(office, question.id)
    with pytest.raises(NotAllowed, match="Do we ask those who gave up"):
        audits.conclude(office, small)
    audits.answer(
        office, audits.questions(office, small)[3].id, "not_looked_at", evidence="Nobody gave up this year."
    )
    audits.conclude(office, small)
    with office.desk.look() as look:
        assert asked.audit(look, small).phase is Phase.CONCLUDED


def test_annex_d_objectivity(office: Office) -> None:
    """Closed cases at random, reviewed from both sides by who did not handle them; like cases held together."""
    reviewed.closed(office, 6)
    sample = reviewed.draw(office, size=5)
    for row in reviewed.reviews(office, sample):
        reviewed.review(office, row.id, our_side={"answer": "no", "note": "Nobody asked the driver."})
    with office.desk.look() as look:
        told = {each.question.code: each for each in quality.results(look, sample)}
    assert {each.question.side for each in told.values()} == {"complainant", "staff", "both"}
    assert (told["our_side"].no, told["their_side"].says()) == (5, "100 %")
    decide(office, 2, 6, remedies=["compensation"], sum_given=2_000)
    decide(office, 3, 6, remedies=["apology"])
    with office.desk.look() as look:
        compared = drift.compared(look)
    assert compared.drifts[0].says is Says.TALK
    assert "Worth a talk" in compared.drifts[0].often_words()
