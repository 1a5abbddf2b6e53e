"""Clauses 5 and 6, 8.1 and annex B of ISO 10002:2018, row by row, by operations and queries alone.

`test_commitment_by_screens.py` walks the same rows by keys; `docs/iso10002.md` names both.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from complaintdesk.operations import commitment, office_settings, plan, setting_up
from complaintdesk.operations.inputs import Approval, ContextGiven, ModeGiven, PolicyWords, Settings, check
from complaintdesk.queries import agenda, retention, small_business, training
from complaintdesk.queries import commitment as policies
from complaintdesk.queries import plan as plans
from complaintdesk.queries.evidenced import State
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.small_business import Mode
from complaintdesk.store import presets
from tests.committed import CLERK, MANAGER, TODAY, context, ended, planned, topic, trained
from tests.desk import Office
from tests.documents.cases import reachable


def test_clause_5_1_context(office: Office) -> None:
    """Scope, parties, issues, risks and opportunities: each since when, until when, and what is done about it."""
    for kind in ("scope", "party", "issue", "opportunity"):
        context(office, kind, f"A {kind}.", response="We know.")
    risk = context(office, "risk", "The courier strikes.")
    given = {"kind": "risk", "what": "The courier strikes.", "response": "A second one.", "until": TODAY}
    office.do(plan.change_context, risk, check(ContextGiven, given))
    office.clock.step(days=1)
    with office.desk.look() as look:
        held = [row.kind.value for row in plans.context(look) if row.holds(look.today)]
        states = {row.clause: row.state for row in plans.evidence_rows(look)}
    assert held == ["scope", "party", "issue", "opportunity"]
    assert (states["5.1"], states["6.1"]) == (State.GREEN, State.GREEN)


def test_clause_5_3_policy(office: Office) -> None:
    """Written, approved at the top, never changed, read and understood by each, looked at again in time."""
    edition = office.do(commitment.draft)
    texts = {"en": "We listen.", "tr": "Dinliyoruz."}
    office.do(commitment.word, edition, check(PolicyWords, {"texts": texts}))
    with pytest.raises(NotAllowed):
        office.do(commitment.approve, edition, check(Approval, {}))
    office.do_as(MANAGER, commitment.approve, edition, check(Approval, {"review_on": TODAY + timedelta(days=300)}))
    with pytest.raises(NotAllowed):
        office.do(commitment.word, edition, check(PolicyWords, {"texts": {"en": "Changed."}}))
    for who in (CLERK, 2):
        with office.desk.look() as look:
            assert policies.evidence_rows(look)[1].state is State.AMBER
        office.do_as(who, commitment.read, edition)
    with office.desk.look() as look:
        committed, known = policies.evidence_rows(look)
        assert (committed.clause, committed.state) == ("5.2", State.GREEN)
        assert (known.clause, known.state) == ("5.3", State.GREEN)
        assert policies.texts(look, edition) == texts
        assert [row.what for row in agenda.agenda(look).rows] == [
            "Look at the complaints policy again (edition 1)"
        ]
    office.clock.step(days=301)
    with office.desk.look() as look:
        assert policies.evidence_rows(look)[1].state is State.AMBER  # the review is overdue


def test_clause_5_4_authority(office: Office) -> None:
    """Who may what is laid down, role by role, and a manager answers for it."""
    authority: list[dict[str, Any]] = [
        {"role": "manager", "power": power} for power in ("decide", "close", "review", "offer")
    ]
    authority += [{"role": "front_desk", "power": "offer", "up_to": 5000}]
    office.do_as(MANAGER, office_settings.apply, check(Settings, {"authority": authority}))
    with office.desk.look() as look:
        told = {row.role: (row.people, row.may) for row in plans.authority(look)}
        states = {row.clause: row.state for row in plans.evidence_rows(look)}
    assert told["front desk"] == ("Ayşe Demir", "offer any remedy up to 50.00 GBP")
    assert told["quality officer"] == ("Can Öz", "nothing")
    assert told["manager"] == ("Mary O’Neill", "offer any remedy of any sum; review; decide; close")
    assert states["5.4"] is State.GREEN


def test_clause_6_3_plan(office: Office) -> None:
    """What is to be done, by whom and when, for which objective; reminded of, and ended with what came of it."""
    item = planned(office, objective="95 % in time")
    with office.desk.look() as look:
        assert [(row.what, row.who) for row in agenda.agenda(look).rows] == [("Plan: A new leaflet", "Ayşe Demir")]
    ended(office, item, result="Printed.")
    with office.desk.look() as look:
        assert agenda.agenda(look).rows == ()
        (row,) = plans.over(look)
        assert (row.objective, row.done_on, row.result) == ("95 % in time", TODAY, "Printed.")


def test_clause_6_4_training(office: Office) -> None:
    """Who needs what, who has it by whose judgement, who lacks it, and what expires is reminded of."""
    number = topic(office, valid_months=2)
    with office.desk.look() as look:
        assert training.evidence_rows(look)[0].state is State.RED
    trained(office, number)
    with office.desk.look() as look:
        assert training.evidence_rows(look)[0].state is State.GREEN
        (row,) = training.records(look)
        assert (row.name, row.assessor, row.expires_on) == ("Ayşe Demir", "Mary O’Neill", date(2027, 1, 23))
    office.clock.step(days=10)
    with office.desk.look() as look:
        assert [row.what for row in agenda.agenda(look).rows] == ["Refresh training: The first contact"]


def test_clause_8_1_collecting_information(office: Office) -> None:
    """What is kept how long follows from the time limits a case was promised; what is past it is counted."""
    office.do(setting_up.use_policy, presets.preset("uk_fca"))
    case_id = office.decided_case()
    office.answer(case_id, "accepted")
    office.close(case_id)
    with office.desk.look() as look:
        assert retention.evidence_rows(look)[0].state is State.GREEN
    office.clock.step(days=4 * 366)
    with office.desk.look() as look:
        assert retention.retention_terms(look).past == 1
        assert retention.evidence_rows(look)[0].state is State.AMBER


def test_annex_b_small_business(office: Office) -> None:
    """Seven steps from what is on file; only what a small business needs is shown, and all of it is kept."""
    reachable(office)
    topic(office, since=TODAY - timedelta(days=40))
    planned(office)
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "lite"}))
    with office.desk.look() as look:
        assert small_business.mode(look) is Mode.LITE
        first = small_business.steps(look)[0]
        assert (first.step.code, first.state) == ("open", State.GREEN)
        assert [row.room for row in agenda.agenda(look).rows] == ["plan"]
        assert len(training.due_rows(look)) == 1  # nothing is lost
