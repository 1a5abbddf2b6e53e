"""Like cases on file: by which index they are read, who counts, and who brought cases in had no hand in them."""

from __future__ import annotations

from pathlib import Path

from complaintdesk.queries import audit_evidence, drift
from complaintdesk.queries.evidenced import State
from complaintdesk.rules.drift import Says
from complaintdesk.store import handlers
from complaintdesk.store.look import Look
from tests import audits
from tests.desk import Office
from tests.importing.samples import brought, written
from tests.queries.test_plans import Explained


def decide(office: Office, actor: int, times: int, **told: object) -> None:
    for _ in range(times):
        case_id = office.new_case(problem="late_delivery")
        office.acknowledge(case_id)
        office.assess(case_id)
        office.decide(case_id, actor, **told)


def test_decisions_are_read_by_their_day_and_no_more_than_so_many(office: Office) -> None:
    with office.desk.look() as look:
        explained = Explained(look)
        drift.compared(explained)
    plans = [plan for sql, plan in explained.plans if '"case"' in sql]
    assert plans == [["SEARCH case USING INDEX ix_case_decided (decided_on>?)"]]
    assert all("LIMIT" in sql for sql, _ in explained.plans if '"case"' in sql)


def test_who_gives_more_in_like_cases_is_pointed_out_with_the_cases_behind(office: Office) -> None:
    decide(office, 2, 12, remedies=["compensation"], sum_given=2_000)
    decide(office, 3, 12, remedies=["apology"])
    old = office.new_case(problem="late_delivery")
    office.decide_case(old)
    with office.desk.look() as look:
        told = drift.compared(look)
        rows = {each.asked: each for each in audit_evidence.evidence_rows(look)}
    talk = [each for each in told.drifts if each.says is Says.TALK]
    assert {told.names[each.decider_id] for each in talk} == {"Can Öz", "Mary O’Neill"}
    first = next(each for each in talk if each.decider_id == 2)
    assert (first.gave, len(first.cases), first.others, told.decisions) == (12, 12, 13, 25)
    alike = rows["Like cases are given alike, whoever decides."]
    assert (alike.clause, alike.state) == ("annex D", State.AMBER)
    office.clock.step(days=400)
    with office.desk.look() as look:
        assert drift.compared(look).drifts == []


def test_evidence_follows_the_audits(office: Office) -> None:
    def states() -> list[tuple[str, State]]:
        with office.desk.look() as look:
            return [(row.clause, row.state) for row in audit_evidence.evidence_rows(look)]

    assert {state for _, state in states()} == {State.NO_DATA}
    case_id = office.new_case()
    audit_id = audits.plan(office)
    assert states()[0] == ("8.5", State.AMBER)
    audits.link(office, audit_id, case_id)
    for question in audits.questions(office, audit_id):
        audits.answer(office, question.id, "minor", finding="Late.")
    audits.conclude(office, audit_id)
    assert states()[:3] == [("8.5", State.GREEN), ("8.5", State.AMBER), ("8.5", State.GREEN)]
    assert states()[-1] == ("annex I", State.AMBER)
    for finding in audits.findings(office, audit_id):
        audits.put_right(office, finding.id)
    assert states()[1] == ("8.5", State.GREEN)
    office.assign(case_id, audits.CAN)  # he has a hand in it now, and it is seen
    assert states()[2] == ("8.5", State.RED)
    office.clock.step(days=30)
    audits.plan(office, planned_on="2026-12-01", was_held=True)
    assert states()[0] == ("8.5", State.AMBER)


def test_who_brought_cases_in_had_no_hand_in_them_until_they_do_something(office: Office, tmp_path: Path) -> None:
    brought(office, written(tmp_path, "received,description\n2026-01-05,It came late.\n2026-01-06,It broke.\n"))
    case_id = 1
    assert hands(office, case_id) == []
    office.log(case_id)
    assert hands(office, case_id) == ["wrote in its log"]


def hands(office: Office, case_id: int) -> list[str]:
    def of(look: Look) -> list[str]:
        return [hand.how for hand in handlers.of_case(look, case_id)]

    with office.desk.look() as look:
        return of(look)
