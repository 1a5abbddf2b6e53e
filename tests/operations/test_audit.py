"""Audits (8.5, annex I): from the programme to a finding that somebody else saw put right."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from complaintdesk.operations import audit, audit_evidence, audit_findings
from complaintdesk.operations.inputs import PartGiven, check
from complaintdesk.operations.inputs import audit as given
from complaintdesk.operations.together import take_part
from complaintdesk.queries import audit as asked
from complaintdesk.rules.audit import Phase, Progress
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.store import replay
from tests.audits import (
    AYSE,
    CAN,
    MARY,
    answer,
    conclude,
    findings,
    link,
    one_finding,
    plan,
    put_right,
    questions,
    read,
    verify,
)
from tests.desk import Office
from tests.hostile import HOSTILE


def test_a_planned_audit_asks_three_questions_of_each_clause_of_its_scope(office: Office) -> None:
    audit_id = plan(office, "8.5, annex D, 7.4")
    row = read(office, audit_id)
    assert (row.clauses, row.phase, row.auditor) == (("7.4", "8.5", "annex D"), Phase.PLANNED, "Can Öz")
    assert [(each.clause, each.aspect) for each in questions(office, audit_id)] == [
        (clause, aspect)
        for clause in ("7.4", "8.5", "annex D")
        for aspect in ("conformity", "suitability", "effectiveness")
    ]


def test_it_needs_one_auditor_a_scope_and_a_period_that_goes_forward(office: Office) -> None:
    for wrong, field in (
        ({"auditor_id": None}, "auditor_id"),
        ({"auditor_outside": "Dr Weiß"}, "auditor_id"),
        ({"scope": "9.9"}, "scope"),
        ({"period_first": "2026-02-01", "period_last": "2026-01-01"}, "period_last"),
    ):
        with pytest.raises(Invalid) as refused:
            plan(office, **wrong)
        assert field in refused.value.fields
    assert office.value("SELECT count(*) FROM audit") == 0


def test_it_is_concluded_only_when_each_question_was_answered_or_left_with_a_reason(office: Office) -> None:
    audit_id = plan(office)
    first, second, third = questions(office, audit_id)
    answer(office, first.id)
    assert read(office, audit_id).phase is Phase.UNDER_WAY
    with pytest.raises(NotAllowed, match=r"2 questions are not answered yet, first 7\.4"):
        conclude(office, audit_id)
    answer(office, second.id, "opportunity", finding="The letter could name a person.")
    with pytest.raises(Invalid):
        answer(office, third.id, "not_looked_at", evidence=" ")
    answer(office, third.id, "not_looked_at", evidence="No time this year.")
    conclude(office, audit_id)
    row = read(office, audit_id)
    assert (row.phase, row.answered, row.findings) == (Phase.CONCLUDED, 3, 1)
    with pytest.raises(NotAllowed, match="its answers stand"):
        answer(office, first.id, "major", finding="Too late.")
    with office.desk.look() as look:
        assert [each.id for each in asked.concluded(look, date(2026, 11, 1), date(2026, 11, 30))] == [audit_id]
        assert asked.concluded(look, date(2026, 12, 1), date(2026, 12, 30)) == []


def test_only_who_audits_answers_but_anybody_for_somebody_from_outside(office: Office) -> None:
    audit_id = plan(office)
    with pytest.raises(NotAllowed, match="Can Öz audits this"):
        answer(office, questions(office, audit_id)[0].id, by=AYSE)
    outside = plan(office, auditor_id=None, auditor_outside="Dr Weiß")
    answer(office, questions(office, outside)[0].id, by=AYSE)
    assert read(office, outside).auditor == "Dr Weiß"
    answer(office, questions(office, outside)[1].id, "minor", by=AYSE, finding="Two were late.")
    said = "entered by Ayşe Demir for Dr Weiß"
    assert questions(office, outside)[0].answered_by == said
    assert findings(office, outside)[0].found_by == said
    told = {"audit_id": outside, "title": "x", "scope": "7.4", "planned_on": "2026-12-01", "auditor_id": CAN}
    with pytest.raises(NotAllowed, match="has answers or findings already"):
        office.do(audit.change, check(given.AuditChanged, told))


def _owned(office: Office, case_id: int) -> None:
    office.assign(case_id, CAN)
    office.assign(case_id, MARY)


def _helped(office: Office, case_id: int) -> None:
    office.do(take_part, case_id, check(PartGiven, {"staff_id": CAN, "part": "helper"}))


HANDS: dict[str, Callable[[Office, int], object]] = {
    "answered for it before": _owned,
    "answers for it": lambda office, case_id: office.assign(case_id, CAN),
    "looked into it": lambda office, case_id: office.investigate(case_id, CAN),
    "helped with it": _helped,
    "made an offer": lambda office, case_id: office.offer(case_id, actor=CAN),
    "decided it": lambda office, case_id: office.decide(case_id, CAN),
}


@pytest.mark.parametrize("how", HANDS)
def test_nobody_audits_what_they_had_a_hand_in(office: Office, how: str) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    HANDS[how](office, case_id)
    reference = office.case(case_id).reference
    audit_id = plan(office)
    with pytest.raises(NotAllowed, match=f"Can Öz {how} \\({reference}\\), and nobody audits what they"):
        link(office, audit_id, case_id)
    assert office.value("SELECT count(*) FROM audited_case") == 0


def test_who_took_it_in_or_wrote_in_its_log_does_not_audit_it_either(office: Office) -> None:
    case_id = office.new_case()
    mine = plan(office, auditor_id=AYSE)
    with pytest.raises(NotAllowed, match="Ayşe Demir took it in"):
        link(office, mine, case_id, by=AYSE)
    audit_id = plan(office)
    assert link(office, audit_id, case_id)
    with pytest.raises(NotAllowed, match="already"):
        link(office, audit_id, case_id)
    told = {"audit_id": audit_id, "title": "x", "scope": "7.4", "planned_on": "2026-12-01", "auditor_id": AYSE}
    with pytest.raises(NotAllowed, match="Ayşe Demir took it in"):
        office.do(audit.change, check(given.AuditChanged, told))


def test_a_draw_keeps_out_what_the_auditor_handled_and_can_be_drawn_again(office: Office) -> None:
    cases = [office.decided_case() for _ in range(6)]
    for case_id in cases[:2]:
        office.assign(case_id, CAN)
    for case_id in cases:
        office.close(case_id)
    audit_id, again = plan(office), plan(office)
    draw = {"audit_id": audit_id, "size": 10, "seed": 7}
    found = office.do_as(CAN, audit_evidence.draw, check(given.CasesDrawn, draw))
    assert sorted(found.case_ids) == cases[2:]
    assert found.population == 6
    assert "2 were put back" in found.said
    assert "Can Öz answers for it (2)" in found.said
    twice = office.do_as(CAN, audit_evidence.draw, check(given.CasesDrawn, {**draw, "audit_id": again}))
    assert twice.case_ids == found.case_ids
    with office.desk.look() as look:
        linked = asked.cases(look, audit_id)
    assert {(each.drawn, each.seed, each.population) for each in linked} == {(1, 7, 6)}
    with pytest.raises(NotAllowed, match="picked over"):
        office.do_as(CAN, audit_evidence.unlink, linked[0].id)
    with pytest.raises(NotAllowed, match="No case is left that Can Öz may audit"):
        office.do_as(CAN, audit_evidence.draw, check(given.CasesDrawn, draw))


def test_a_draw_of_a_period_in_which_nothing_was_closed_says_so(office: Office) -> None:
    audit_id = plan(office, period_first="2020-01-01", period_last="2020-12-31")
    with pytest.raises(NotAllowed, match="No case was closed in the period"):
        office.do_as(CAN, audit_evidence.draw, check(given.CasesDrawn, {"audit_id": audit_id}))


def test_nobody_verifies_their_own_action_not_even_the_auditor(office: Office) -> None:
    finding_id = one_finding(office)
    with pytest.raises(NotAllowed, match="not done yet"):
        verify(office, finding_id, MARY)
    put_right(office, finding_id, owner=CAN)
    with pytest.raises(NotAllowed, match="Can Öz, who audits, did it, and nobody verifies their own action"):
        verify(office, finding_id, CAN)
    verify(office, finding_id, MARY, effective=False)
    with office.desk.look() as look:
        back = asked.finding(look, finding_id)
    assert (back.progress, back.sent_back, back.sent_back_note) == (Progress.ACTION, 1, "I looked at ten cases.")
    office.do_as(CAN, audit_findings.done, check(given.FindingDone, {"finding_id": finding_id, "note": "Now."}))
    verify(office, finding_id, MARY)
    with office.desk.look() as look:
        assert asked.finding(look, finding_id).progress is Progress.VERIFIED
    with pytest.raises(NotAllowed, match="verified already"):
        verify(office, finding_id, MARY)


def test_an_answer_made_better_takes_its_finding_back_unless_something_is_done_about_it(office: Office) -> None:
    audit_id = plan(office)
    first, second, _ = questions(office, audit_id)
    with pytest.raises(Invalid, match="what was found"):
        answer(office, first.id, "major")
    answer(office, first.id, "major", finding="None was.")
    answer(office, first.id, "minor")
    assert [(each.grade, each.text) for each in findings(office, audit_id)] == [("minor", "None was.")]
    answer(office, first.id)
    assert findings(office, audit_id) == []
    answer(office, second.id, "minor", finding="Late.")
    put_right(office, findings(office, audit_id)[0].id)
    with pytest.raises(NotAllowed, match="stays as it is"):
        answer(office, second.id)


def test_a_question_of_ones_own_stands_with_its_clause_and_brings_a_new_clause_into_the_scope(
    office: Office,
) -> None:
    audit_id = plan(office)
    own = {"audit_id": audit_id, "clause": "7.4", "text": "Is it told on Saturdays, too?"}
    office.do_as(CAN, audit.ask, check(given.OwnQuestion, own))
    assert [each.text for each in questions(office, audit_id)][3] == own["text"]
    office.do_as(CAN, audit.ask, check(given.OwnQuestion, {**own, "clause": "D"}))
    assert read(office, audit_id).clauses == ("7.4", "annex D")
    assert len(questions(office, audit_id)) == 8
    with pytest.raises(Invalid, match="one clause"):
        office.do_as(CAN, audit.ask, check(given.OwnQuestion, {**own, "clause": "7"}))


def test_a_changed_scope_loses_what_was_not_answered(office: Office) -> None:
    audit_id = plan(office, "7.4, 7.5")
    answer(office, questions(office, audit_id)[0].id)
    told = {"audit_id": audit_id, "title": "Grades", "scope": "7.5", "planned_on": "2027-01-04", "auditor_id": CAN}
    office.do(audit.change, check(given.AuditChanged, told))
    assert [each.clause for each in questions(office, audit_id)] == ["7.4", "7.5", "7.5", "7.5"]
    with pytest.raises(Conflict):
        office.do(audit.change, check(given.AuditChanged, {**told, "version": 1}))


def test_a_dropped_audit_keeps_its_reason(office: Office) -> None:
    audit_id = plan(office)
    office.do(audit.drop, check(given.AuditDropped, {"audit_id": audit_id, "why": "Can is away."}))
    row = read(office, audit_id)
    assert (row.phase, row.dropped_why) == (Phase.DROPPED, "Can is away.")
    with pytest.raises(NotAllowed, match="dropped"):
        answer(office, questions(office, audit_id)[0].id)
    with pytest.raises(NotFound):
        office.do(audit.drop, check(given.AuditDropped, {"audit_id": 99, "why": "x"}))


def test_the_trail_tells_of_all_of_it(office: Office) -> None:
    case_id = office.new_case()
    audit_id = plan(office, title=HOSTILE[0], note="\n".join(HOSTILE))
    linked = link(office, audit_id, case_id)
    figure = {"audit_id": audit_id, "what": "Acknowledged in time", "value": "93 %", "period": "2026"}
    office.do_as(CAN, audit_evidence.take_figure, check(given.FigureTaken, figure))
    extra = {"audit_id": audit_id, "clause": "8.1", "grade": "minor", "text": "A key.", "evidence": "In the door."}
    put_right(office, office.do_as(CAN, audit_findings.find, check(given.FindingGiven, extra)))
    office.do_as(CAN, audit_evidence.unlink, linked)
    office.do(audit.drop, check(given.AuditDropped, {"audit_id": plan(office), "why": "No."}))
    with office.desk.look() as look:
        assert list(replay.differences(look._connection)) == []
        assert list(replay.differences(look._connection, case_id)) == []
        assert [each.what for each in asked.figures(look, audit_id)] == ["Acknowledged in time"]


def test_what_is_due_is_planned_audits_actions_and_verifications(office: Office) -> None:
    finding_id = one_finding(office)
    later = plan(office, planned_on=(office.clock.now + timedelta(days=40)).date().isoformat(), title="Later")
    with office.desk.look() as look:
        due = asked.due_rows(look)
    assert [(each.on.isoformat(), each.what.partition(":")[0], each.who, each.room) for each in due] == [
        ("2027-01-02", "Audit", "Can Öz", "audit"),
        ("2026-12-07", "Conclude the audit", "Can Öz", "audit"),
        ("2026-12-07", "Decide what is done about a finding", "Can Öz", "audit"),
    ]
    assert due[0].entry == later
    put_right(office, finding_id)
    with office.desk.look() as look:
        (verification,) = [each for each in asked.due_rows(look) if each.what.startswith("Verify")]
    assert (verification.who, verification.who_id, verification.clause) == ("Can Öz", CAN, "8.5")


def test_in_an_office_of_one_there_is_nobody_else_to_verify(office: Office) -> None:
    finding_id = one_finding(office)
    put_right(office, finding_id, owner=CAN)
    with sqlite3.connect(office.path) as connection:
        connection.execute("UPDATE staff_member SET active = 0 WHERE id <> ?", (CAN,))
    connection.close()
    verify(office, finding_id, CAN)
    with office.desk.look() as look:
        assert asked.finding(look, finding_id).verified_by == "Can Öz"
