"""From acknowledgement to reopening (7.4-7.9): each act when it is open, and what it leaves."""

from __future__ import annotations

from typing import Any

import pytest

from complaintdesk.operations import assessment
from complaintdesk.operations.inputs import Assessment, check
from complaintdesk.queries import case_list
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed
from complaintdesk.rules.vocabulary import View
from tests.desk import Office


def test_acknowledged_once(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    case = office.case(case_id)
    assert (case.stage, case.acknowledged_on) == ("acknowledged", "2026-11-23")
    with pytest.raises(NotAllowed, match="told already"):
        office.acknowledge(case_id)
    assert office.value("SELECT count(*) FROM communication WHERE direction = 'out'") == 1


@pytest.mark.parametrize(
    ("given", "priority"),
    [({}, "low"), ({"severity": "high", "impact": "high"}, "high"), ({"safety": True}, "urgent")],
)
def test_priority_follows_from_the_assessment(office: Office, given: dict[str, Any], priority: str) -> None:
    case_id = office.new_case()
    office.assess(case_id, **given)
    case = office.case(case_id)
    assert (case.priority, case.stage) == (priority, "assessed")
    assert case.assessed_at is not None


def test_a_safety_implication_goes_to_the_top_at_once_and_may_be_withdrawn(office: Office) -> None:
    ids = [office.new_case() for _ in range(3)]
    office.assess(ids[2], safety=True)

    def order() -> list[int]:
        with office.desk.look() as look:
            return [row.id for row in case_list.window(look, case_list.Listing(View.OPEN, look.today), 0, 9)]

    assert order() == [ids[2], ids[0], ids[1]]
    office.assess(ids[2], safety=False)
    assert order() == ids
    assert office.case(ids[2]).priority == "low"


def test_an_assessment_of_an_older_version_is_a_conflict(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    low = {"severity": "low", "complexity": "low", "impact": "low", "version": 1}
    with pytest.raises(Conflict) as conflict:
        office.do(assessment.assess, case_id, check(Assessment, low))
    assert conflict.value.theirs["version"] == 2


def test_an_owner_works_here(office: Office) -> None:
    case_id = office.new_case()
    office.assign(case_id, 2)
    assert office.case(case_id).owner == "Can Öz"
    office.assign(case_id, None)
    assert office.case(case_id).owner is None
    with pytest.raises(Invalid) as refused:
        office.assign(case_id, 99)
    assert "owner_id" in refused.value.fields


def test_an_assessed_case_with_an_owner_is_investigated(office: Office) -> None:
    case_id = office.new_case()
    office.assign(case_id)
    assert office.case(case_id).stage == "received"
    office.assess(case_id)
    assert office.case(case_id).stage == "investigating"


def test_a_decision_rests_on_acknowledgement_and_assessment(office: Office) -> None:
    case_id = office.new_case()
    with pytest.raises(NotAllowed, match=r"7\.4"):
        office.decide(case_id)
    office.acknowledge(case_id)
    with pytest.raises(NotAllowed, match=r"7\.5"):
        office.decide(case_id)
    office.assess(case_id)
    office.decide(case_id, remedies=["refund", "apology"], sum_given=1999, reason="The carrier lost it.")
    case = office.case(case_id)
    assert (case.stage, case.outcome, case.remedy_given, case.sum_given) == (
        *("decided", "upheld", "refund,apology", 1999),
    )
    assert case.decided_on == "2026-11-23"


def test_a_sum_needs_a_remedy_that_is_paid(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    with pytest.raises(Invalid) as refused:
        office.decide(case_id, remedies=["apology"], sum_given=1)
    assert "sum_given" in refused.value.fields
    assert office.case(case_id).stage == "assessed"


def test_a_decision_may_be_revised_and_the_first_stays_in_the_log(office: Office) -> None:
    case_id = office.decided_case()
    office.decide(case_id, outcome="partly_upheld", decision="Half of it.")
    assert office.case(case_id).decision == "Half of it."
    said = office.rows("SELECT text FROM communication WHERE direction = 'out' ORDER BY id")
    assert [text.partition("\n")[0] for (text,) in said[1:]] == ["You are right.", "Half of it."]


@pytest.mark.parametrize("reason", ["accepted", "no_answer", "rejected"])
def test_closing_on_a_decision(office: Office, reason: str) -> None:
    case_id = office.new_case()
    with pytest.raises(NotAllowed, match="no decision yet"):
        office.close(case_id, reason, recourse_told=True)
    case_id = office.decided_case()
    office.close(case_id, reason, recourse_told=True, note="Thanked us.")
    case = office.case(case_id)
    assert (case.stage, case.closing_reason, case.closed_on) == ("closed", reason, "2026-11-23")
    assert (case.next_clock, case.next_due, case.first_closed_at) == (None, None, case.closed_at)


@pytest.mark.parametrize("reason", ["withdrawn", "out_of_scope"])
def test_closing_where_there_is_nothing_to_decide(office: Office, reason: str) -> None:
    case_id = office.new_case()
    office.close(case_id, reason)
    assert office.case(case_id).stage == "closed"


def test_who_rejects_the_decision_is_told_where_to_go_next(office: Office) -> None:
    case_id = office.decided_case()
    with pytest.raises(Invalid) as refused:
        office.close(case_id, "rejected")
    assert "recourse_told" in refused.value.fields


def test_a_closed_case_takes_nothing_but_log_entries(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    for act in (office.acknowledge, office.assess, office.assign, office.decide, office.close):
        with pytest.raises(NotAllowed, match="closed"):
            act(case_id)
    office.log(case_id, "out")
    case = office.case(case_id)
    assert (case.stage, case.next_due) == ("closed", None)
    assert all(clock.met_on or clock.ended for clock in office.clocks(case_id))


def test_reopening_never_erases_the_first_closing(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id, note="Content.")
    first = office.case(case_id).closed_at
    with pytest.raises(Invalid, match="Say why"):
        office.reopen(case_id, None)
    office.reopen(case_id)
    case = office.case(case_id)
    assert (case.first_closed_at, case.closed_at, case.reopened) == (first, None, 1)
    assert not case.standing.decided
    assert case.stage == "assessed"
    office.decide(case_id)
    office.clock.step(days=2)
    office.close(case_id)
    case = office.case(case_id)
    assert (case.first_closed_at, case.closed_on) == (first, "2026-11-25")
    changed = {each["record"]: each["fields"] for each in office.history(case_id)[5].changes}
    assert changed["case"]["closing_note"] == ["Content.", None]


def test_an_open_case_is_not_reopened(office: Office) -> None:
    with pytest.raises(NotAllowed, match="open"):
        office.reopen(office.new_case())


def test_what_is_logged_is_kept_with_its_time(office: Office) -> None:
    case_id = office.new_case()
    office.log(case_id, "inside", text="Parcel mislaid.", with_whom="carrier", at="2026-11-23T08:00:00+00:00")
    row = office.rows("SELECT at, direction, with_whom, text FROM communication ORDER BY id DESC LIMIT 1")[0]
    assert row == ("2026-11-23T08:00:00.000Z", "inside", "carrier", "Parcel mislaid.")
    with pytest.raises(Invalid, match="ahead"):
        office.log(case_id, at="2026-11-24T08:00:00+00:00")
