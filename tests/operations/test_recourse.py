"""When the decision is not accepted (7.9, annex G): told where to go, reviewed by another, outside, monitored."""

from __future__ import annotations

import pytest

from complaintdesk.operations import setting_up
from complaintdesk.operations.inputs import Person, check
from complaintdesk.rules.errors import Invalid, NotAllowed
from tests.desk import Office

AYSE, CAN, MARY = 1, 2, 3


@pytest.fixture
def rejected(office: Office) -> int:
    """A case of Ayşe’s that she decided on; the complainant does not accept it."""
    case_id = office.decided_case(complainant={"name": "Mehmet Işık"})
    office.assign(case_id, AYSE)
    office.answer(case_id, "rejected", text="That is not enough.")
    return case_id


def _running(office: Office, case_id: int) -> set[str]:
    return {clock.kind for clock in office.clocks(case_id) if clock.runs}


def test_who_rejects_stays_on_the_list_until_their_time_has_passed(office: Office, rejected: int) -> None:
    assert office.case(rejected).stage == "rejected"
    office.tell_recourse(rejected)
    kept = office.case(rejected)
    assert (kept.recourse_told, kept.next_clock, kept.next_due) == (1, "recourse", "2027-02-23")
    assert _running(office, rejected) == {"recourse"}  # no news is owed meanwhile
    with pytest.raises(Invalid) as refused:
        office.close(rejected, "rejected", no_further=False)
    assert "no_further" in refused.value.fields
    office.close(rejected, "rejected")  # they say that they go no further


def test_who_comes_round_is_closed_as_accepted(office: Office, rejected: int) -> None:
    with pytest.raises(NotAllowed, match="do not accept"):
        office.close(rejected)
    office.answer(rejected, "accepted", text="All right then.")
    assert "recourse" not in _running(office, rejected)
    office.close(rejected)


def test_a_review_is_by_somebody_else_and_has_its_own_clocks(office: Office, rejected: int) -> None:
    office.ask_review(rejected, why="Nobody looked at the photos.")
    kept = office.case(rejected)
    assert (kept.stage, kept.next_clock) == ("in_review", "review_acknowledge")
    assert {"review_acknowledge", "review_decide", "update"} <= _running(office, rejected)
    office.acknowledge(rejected)
    with pytest.raises(NotAllowed, match="begun"):
        office.acknowledge(rejected)
    with pytest.raises(NotAllowed, match="may not review"):
        office.decide(rejected, AYSE)
    office.decide(rejected, CAN, decision="We look at it differently.", outcome="partly_upheld")
    kept = office.case(rejected)
    assert (kept.stage, kept.standing.reviewed, kept.standing.answer) == ("decided", True, None)
    assert office.rows("SELECT level, outcome, ended_on FROM recourse") == [("review", "changed", "2026-11-23")]
    assert "review_decide" not in _running(office, rejected)
    with pytest.raises(NotAllowed, match="reviewed once"):
        office.ask_review(rejected)


def test_a_review_that_keeps_the_decision_says_so(office: Office, rejected: int) -> None:
    office.ask_review(rejected, reviewer_id=CAN)
    office.decide(rejected, CAN)
    assert office.value("SELECT outcome FROM recourse") == "kept"


def test_who_decided_first_does_not_review_whatever_the_authority(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id, CAN)
    office.decide(case_id, MARY)
    office.ask_review(case_id)
    for who in (CAN, MARY):
        with pytest.raises(NotAllowed, match="neither decided first nor owns"):
            office.decide(case_id, who)


@pytest.mark.parametrize("reviewer", [AYSE, 99])
def test_a_reviewer_is_somebody_else_who_works_here(office: Office, rejected: int, reviewer: int) -> None:
    with pytest.raises(Invalid) as refused:
        office.ask_review(rejected, reviewer_id=reviewer)
    assert "reviewer_id" in refused.value.fields
    assert office.case(rejected).review_at is None


def test_a_case_in_review_is_not_closed_but_by_them(office: Office, rejected: int) -> None:
    office.ask_review(rejected)
    for reason in ("rejected", "accepted", "no_answer", "exhausted"):
        with pytest.raises(NotAllowed, match="being reviewed"):
            office.close(rejected, reason)
    office.close(rejected, "withdrawn")


def test_outside_until_it_ends_there_and_then_exhausted(office: Office, rejected: int) -> None:
    office.tell_recourse(rejected)
    with pytest.raises(NotAllowed, match="exhausted after"):
        office.close(rejected, "exhausted", recourse_told=True)
    office.go_outside(
        rejected, body="Financial Ombudsman", body_kind="ombudsman", body_reference="FO/1", answer_by="2026-12-15"
    )
    kept = office.case(rejected)
    assert (kept.stage, kept.next_clock, _running(office, rejected)) == ("outside", "update", {"update"})
    with pytest.raises(NotAllowed, match="outside body has it"):
        office.close(rejected, "rejected")
    with pytest.raises(NotAllowed, match="already"):
        office.go_outside(rejected)
    office.conclude(rejected, outcome="partly_for_them", text="Pay 50.", cost=65_000)
    assert office.rows("SELECT body, body_reference, answer_by, outcome, cost, currency FROM recourse") == [
        ("Financial Ombudsman", "FO/1", "2026-12-15", "partly_for_them", 65_000, "GBP")
    ]
    with pytest.raises(NotAllowed, match="no outcome to note"):
        office.conclude(rejected)
    office.close(rejected, "exhausted")
    assert office.case(rejected).closing_reason == "exhausted"


def test_who_knows_where_they_can_go_is_waited_for(office: Office) -> None:
    """Told with the decision, or later with it: when they then reject it, no news is owed meanwhile (7.9)."""
    for late in (False, True):
        case_id = office.new_case()
        office.acknowledge(case_id)
        office.assess(case_id)
        office.decide(case_id, **({"channel": None} if late else {"recourse_told": True}))
        if late:
            office.inform(case_id, recourse_told=True)
        office.answer(case_id, "rejected")
        kept = office.case(case_id)
        assert (kept.recourse_told, kept.next_clock) == (1, "recourse")
        assert _running(office, case_id) == {"recourse"}
        office.answer(case_id, "accepted")
        assert _running(office, case_id) == {"update"}  # an open case is never without a deadline


def test_a_reviewer_has_the_authority(office: Office, rejected: int) -> None:
    tom = office.do(setting_up.add_person, check(Person, {"name": "Tom", "role": "front_desk"}))
    with pytest.raises(Invalid, match="may not decide on reviews") as refused:
        office.ask_review(
            rejected,
            reviewer_id=tom,
        )
    assert "reviewer_id" in refused.value.fields
    office.ask_review(rejected, reviewer_id=MARY)


def test_reopening_begins_a_new_round_and_erases_nothing(office: Office, rejected: int) -> None:
    office.tell_recourse(rejected)
    office.close(rejected, "rejected")
    first = office.case(rejected)
    office.clock.step(days=3)
    office.reopen(rejected)
    kept = office.case(rejected)
    assert (kept.first_closed_on, kept.closed_on, kept.stage) == (first.closed_on, None, "investigating")
    assert not kept.standing.recourse_told
    office.decide(rejected)
    office.close(rejected)
    kept = office.case(rejected)
    assert (kept.first_closed_on, kept.closed_on) == ("2026-11-23", "2026-11-26")


def test_whose_complaint_is_not_ours_is_sent_to_whose_it_is(office: Office) -> None:
    case_id = office.new_case()
    with pytest.raises(Invalid) as refused:
        office.close(case_id, "out_of_scope", referred_to=" ")
    assert "referred_to" in refused.value.fields
    office.close(case_id, "out_of_scope", referred_to="the water company")
    assert office.case(case_id).referred_to == "the water company"
