"""The report of an audit: all of it stands there, people's text harms nothing, and it prints."""

from __future__ import annotations

from complaintdesk.documents import audit_report
from complaintdesk.documents.paper import saving
from complaintdesk.documents.paper.blocks import Paper
from complaintdesk.operations import audit_evidence, audit_findings
from complaintdesk.operations.inputs import audit as given
from complaintdesk.operations.inputs import check
from tests import audits
from tests.desk import Office
from tests.hostile import HOSTILE

ALL = "\n".join(HOSTILE)


def report(office: Office, audit_id: int) -> Paper:
    with office.desk.look() as look:
        return audit_report.report(look, audit_id)


def text(paper: Paper, chosen: str = "text") -> str:
    return saving.content(paper, chosen).content.decode()


def test_hostile_text_stands_in_it_and_does_nothing(office: Office) -> None:
    audit_id = audits.plan(office, title=HOSTILE[1], note=ALL, auditor_id=None, auditor_outside="[bold]Dr Weiß[/]")
    first, *_ = audits.questions(office, audit_id)
    audits.answer(office, first.id, "major", finding=ALL, evidence=ALL)
    figure = {"audit_id": audit_id, "what": "<script>x</script>", "value": "7 %", "definition": ALL}
    office.do(audit_evidence.take_figure, check(given.FigureTaken, figure))
    linked = {"audit_id": audit_id, "case_id": office.new_case(), "note": ALL}
    office.do(audit_evidence.link, check(given.CaseLinked, linked))
    told = {"finding_id": 1, "action": ALL, "owner_id": 1, "due_on": "2026-12-10"}
    office.do(audit_findings.act_on, check(given.FindingAction, told))
    paper = report(office, audit_id)
    html = text(paper, "html")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "Dr Weiß[/], from outside" in text(paper)
    assert "\x1b" not in text(paper) + html
    assert saving.content(paper, "pdf").content.startswith(b"%PDF-")
    assert "(not concluded)" in paper.heading


def test_what_is_longer_than_a_cell_stands_in_full_below(office: Office) -> None:
    audit_id = audits.plan(office)
    first, *_ = audits.questions(office, audit_id)
    long = "word " * 300 + "the end"
    audits.answer(office, first.id, evidence=long)
    said = " ".join(text(report(office, audit_id)).split())
    assert "(in full below)" in said
    assert said.count("the end") == 1


def test_an_audit_without_findings_and_cases_says_so(office: Office) -> None:
    said = " ".join(text(report(office, audits.plan(office))).split())
    for part in (
        "Nothing was found",
        "No case and no figure",
        "3 to be answered",
        "The audit is not concluded yet",
    ):
        assert part in said
