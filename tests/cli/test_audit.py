"""`audit` and `quality`: the programme, reports, samples and like cases from the shell (8.5, annexes D and I)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaintdesk.rules.quality import QUESTIONS
from tests import audits
from tests.cli.shell import ok, refused, run
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.operations import test_quality as reviewed

CAN, MARY = ("--as", "Can Öz"), ("--as", "Mary O’Neill")


@pytest.fixture
def path(office: Office) -> Path:
    """Three closed cases, the first owned by Can."""
    case_id = office.decided_case()
    office.assign(case_id, audits.CAN)
    office.close(case_id)
    reviewed.closed(office, 2)
    office.desk.close()
    return office.path


def test_an_audit_from_plan_to_report(path: Path, tmp_path: Path) -> None:
    told = ("title=Receipt", "scope=7.4", "planned_on=tomorrow", "auditor=Can Öz", "period=last 12 months")
    code, _, said = run(path, "audit", "plan", *told)
    assert (code, said) == (0, "Planned as audit 1.\n")
    assert "Can Öz" in ok(path, "audit")
    assert "Can Öz answers for it" in refused(path, "audit", "link", "audit=1", "case=2026-000001-5", *CAN)
    _, _, said = run(path, "audit", "draw", "audit=1", "size=5", "seed=7", *CAN)
    assert said.startswith("2 of 3 closed cases drawn (seed 7). One was put back")
    _, _, said = run(path, "audit", "figure", "audit=1", "measure=received", "period=last 12 months", *CAN)
    assert said == "Kept as it is now.\n"
    assert "There is no measure “luck”" in refused(path, "audit", "figure", "audit=1", "measure=luck", *CAN)
    whole = json.loads(ok(path, "audit", "show", "1", "--format", "json"))
    first, *rest = [each["id"] for each in whole["asked"]]
    assert whole["figures"][0]["value"] == "3"
    ok(path, "audit", "answer", f"question={first}", "answer=minor", "evidence=A list", "finding=Late.", *CAN)
    for question in rest:
        ok(path, "audit", "answer", f"question={question}", "answer=conforms", "evidence=Read", *CAN)
    ok(path, "audit", "action", "finding=1", "action=Ring", "owner=Ayşe Demir", "due_on=2099-12-10")
    ok(path, "audit", "done", "finding=1", "note=Rang")
    verify = ("audit", "verify", "finding=1", "effective=yes", "note=Seen")
    assert "nobody verifies their own" in refused(path, *verify)
    ok(path, *verify, *MARY)
    ok(path, "audit", "conclude", "audit=1", "conclusion=It works.", *CAN)
    assert "verified" in ok(path, "audit", "findings")
    assert "3.1  7.4 · minor" in ok(path, "audit", "report", "1")
    assert ok(path, "audit", "report", "1", "--format", "html").startswith("<!DOCTYPE html>")
    ok(path, "audit", "report", "1", "-o", str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_the_checklist_and_what_an_act_takes(path: Path) -> None:
    assert len(json.loads(ok(path, "audit", "checklist", "--format", "json"))) == 102
    assert ok(path, "audit", "checklist", "annex D").count("annex D") == 3
    code, _, said = run(path, "audit", "plan")
    assert (code, "title*, scope*, planned_on*" in said) == (2, True)
    assert "There is no “dance” here: list" in refused(path, "audit", "dance")
    assert "It takes no “x”" in refused(path, "audit", "plan", "x=1")
    assert "Nobody here is called" in refused(path, "audit", "plan", "auditor=Nobody")
    assert "no audit 9" in refused(path, "audit", "report", "9")
    assert "by its number" in refused(path, "audit", "show", "first")


def test_a_quality_sample_from_draw_to_results(path: Path) -> None:
    code, _, said = run(
        path, "quality", "draw", "size=1", "seed=1", "reviewer=Mary O’Neill", "period=last 12 months"
    )
    assert (code, said) == (0, "Drawn as sample 1.\n")
    answers = [f"{each.code}=yes" for each in QUESTIONS]
    assert "note" in refused(path, "quality", "review", "review=1", *answers, "tone=no", *MARY)
    ok(path, "quality", "review", "review=1", *answers, "tone=no", f"tone.note={HOSTILE[4]}", *MARY)
    assert "It takes no “taste”" in refused(path, "quality", "review", "review=1", "taste=yes", *MARY)
    ok(path, "quality", "conclude", "sample=1", "conclusion=Curt.", *MARY)
    shown = ok(path, "quality", "show", "1")
    assert "17 yes, 0 partly, 1 no" in shown
    told = json.loads(ok(path, "quality", "show", "1", "--format", "json"))
    assert {each["question"]: each["no"] for each in told["results"]}["tone"] == 1
    assert "concluded" in ok(path, "quality")
    assert "their_side" in ok(path, "quality", "checklist")


def test_like_cases(path: Path) -> None:
    assert "Nothing in like cases is worth a talk" in ok(path, "quality", "drift")
    told = json.loads(ok(path, "quality", "drift", "--all", "--format", "json"))
    assert told["decisions"] == 3
    assert {each["says"] for each in told["comparisons"]} == {"too_few"}
    assert "Benjamini" in told["definition"]
