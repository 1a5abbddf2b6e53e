"""Offers, counter-offers, the decision and telling it (7.7, 7.8); carrying out and verifying it (7.9, annex E)."""

from __future__ import annotations

from typing import Any

import pytest

from complaintdesk.operations import closing, response
from complaintdesk.operations.inputs import Answered, Done, Offer, Verified, check
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed
from tests.desk import Office


@pytest.fixture
def case(office: Office) -> int:
    """A case that may be offered something."""
    case_id = office.new_case(complainant={"name": "Mehmet Işık"}, sum_sought=20_000)
    office.acknowledge(case_id)
    office.assess(case_id)
    return case_id


def _proposals(office: Office) -> list[Any]:
    return office.rows("SELECT side, remedies, amount, answer FROM proposal ORDER BY id")


def test_an_offer_waits_for_an_answer_and_is_news(office: Office, case: int) -> None:
    office.offer(case, "discount", "apology", amount=2_000, text="20.00 off, and we are sorry.")
    kept = office.case(case)
    assert (kept.stage, kept.standing.offered) == ("offered", True)
    assert _proposals(office) == [("ours", "discount,apology", 2_000, None)]
    assert office.rows("SELECT direction, text FROM communication ORDER BY id DESC LIMIT 1") == [
        ("out", "20.00 off, and we are sorry.")
    ]


def test_a_counter_offer_and_a_better_one(office: Office, case: int) -> None:
    office.offer(case, "discount", amount=2_000)
    office.answer(case, "countered", remedies=("refund",), amount=9_000, text="I want 90 back.")
    assert office.case(case).stage == "assessed"
    office.offer(case, "refund", amount=6_000)
    office.answer(case, "accepted")
    assert _proposals(office) == [
        ("ours", "discount", 2_000, "countered"),
        ("theirs", "refund", 9_000, "replaced"),
        ("ours", "refund", 6_000, "accepted"),
    ]
    with pytest.raises(NotAllowed, match="Nothing waits"):
        office.answer(case)


def test_a_counter_offer_says_what_they_ask_for(office: Office, case: int) -> None:
    office.offer(case)
    with pytest.raises(Invalid) as refused:
        office.answer(case, "countered")
    assert "remedies" in refused.value.fields
    with pytest.raises(Invalid) as refused:
        office.do(response.offer, case, check(Offer, {"channel": "phone", "text": "x", "remedies": []}))
    assert "remedies" in refused.value.fields
    assert office.case(case).standing.offered


def test_a_decision_ends_what_was_on_offer(office: Office, case: int) -> None:
    office.offer(case)
    office.decide(case)
    assert _proposals(office) == [("ours", "apology", None, "decided")]
    assert not office.case(case).standing.offered
    office.answer(case, "rejected")
    office.offer(case, "discount", amount=500)  # more can be offered to who does not accept
    assert office.case(case).standing.offered


def test_a_decision_may_be_made_first_and_told_after(office: Office, case: int) -> None:
    office.decide(case, channel=None, remedies=["refund"], sum_given=900)
    kept = office.case(case)
    assert (kept.stage, kept.informed_on, kept.standing.informed) == ("decided", None, False)
    assert [clock.kind for clock in office.clocks(case) if clock.kind == "decide" and clock.runs] == ["decide"]
    for act in (office.answer, office.carry_out, office.close):
        with pytest.raises(NotAllowed):
            act(case)
    office.clock.step(days=1)
    office.inform(case, text="You get 9.00 back.")
    kept = office.case(case)
    assert (kept.decided_on, kept.informed_on) == ("2026-11-23", "2026-11-24")
    assert next(clock for clock in office.clocks(case) if clock.kind == "decide").met_on == "2026-11-24"
    with pytest.raises(NotAllowed, match="They know"):
        office.inform(case)


def test_who_of_us_was_told_is_kept(office: Office, case: int) -> None:
    office.decide(case, staff_told="Workshop, van 2")
    assert office.value("SELECT with_whom FROM communication WHERE direction = 'inside'") == "Workshop, van 2"


def test_what_is_given_is_promised_carried_out_and_verified(office: Office, case: int) -> None:
    office.decide(case, remedies=["refund", "repair", "apology"], sum_given=5_000)
    promised = [(remedy, amount) for _, remedy, amount in office.remedies(case)]
    assert promised == [("refund", 5_000), ("repair", None)]
    office.answer(case)
    assert office.case(case).stage == "carrying_out"
    with pytest.raises(NotAllowed, match="not carried out"):
        office.close(case)
    office.carry_out(case, note="Bank transfer.")
    assert office.case(case).stage == "carried_out"
    office.verify(case)
    kept = office.case(case)
    assert (kept.remedies_open, kept.remedies_unverified) == (0, 0)
    office.close(case)
    assert office.case(case).closing_reason == "accepted"


def test_what_has_not_helped_is_done_again(office: Office, case: int) -> None:
    office.decide(case, remedies=["repair"])
    office.answer(case)
    office.carry_out(case)
    with pytest.raises(Invalid) as refused:
        office.verify(case, helped=False, note=" ")
    assert "note" in refused.value.fields
    office.verify(case, helped=False, note="It still squeaks.")
    kept = office.case(case)
    assert (kept.remedies_open, kept.remedies_unverified, kept.stage) == (1, 0, "carrying_out")
    assert office.value("SELECT text FROM communication ORDER BY id DESC LIMIT 1") == "It still squeaks."


def test_a_revised_decision_takes_back_what_was_not_done_and_asks_again(office: Office, case: int) -> None:
    office.decide(case, remedies=["refund", "repair"], sum_given=5_000)
    refund = office.remedies(case)[0][0]
    office.do(closing.carry_out, case, check(Done, {"remedy_id": refund}))
    office.answer(case, "rejected")
    office.decide(case, remedies=["refund", "exchange"], sum_given=5_000)
    assert [remedy for _, remedy, _ in office.remedies(case)] == ["exchange"]  # the refund was paid already
    kept = office.case(case)
    assert (kept.remedies_open, kept.remedies_unverified, kept.standing.answer) == (1, 1, None)
    with pytest.raises(NotAllowed, match="carried out already"):
        office.do(closing.carry_out, case, check(Done, {"remedy_id": refund}))


def test_what_they_have_accepted_is_not_decided_again(office: Office, case: int) -> None:
    office.decide(case)
    office.answer(case)
    with pytest.raises(NotAllowed, match="accepted"):
        office.decide(case)


def test_remedies_of_another_case_are_not_touched(office: Office, case: int) -> None:
    other = office.decided_case()
    office.decide(other, remedies=["repair"])
    mine = office.remedies(other)[0][0]
    office.decide(case, remedies=["repair"])
    with pytest.raises(Invalid, match="of this case"):
        office.do(closing.carry_out, case, check(Done, {"remedy_id": mine}))
    office.carry_out(other)
    office.carry_out(case)
    with pytest.raises(Invalid, match="of this case"):
        office.do(closing.verify, case, check(Verified, {"remedy_id": mine, "helped": True}))


def test_a_stale_answer_is_a_conflict(office: Office, case: int) -> None:
    office.offer(case)
    stale = {"answer": "accepted", "channel": "phone", "text": "Yes.", "version": 1}
    with pytest.raises(Conflict):
        office.do(response.answer, case, check(Answered, stale))


# -- settled at first contact --------------------------------------------------------------------------------


def test_a_complaint_settled_while_it_is_taken_in(office: Office) -> None:
    case_id = office.new_case()
    office.resolve(case_id, remedies=["discount", "apology"], sum_given=500, text="5.00 off, and sorry.")
    kept = office.case(case_id)
    assert (kept.stage, kept.closing_reason, kept.outcome) == ("closed", "accepted", "upheld")
    assert kept.first_contact == 1
    assert (kept.acknowledged_on, kept.decided_on, kept.closed_on) == ("2026-11-23",) * 3
    assert [each.act for each in office.history(case_id)] == ["intake.take_in", "closing.resolve"]
    assert office.value("SELECT count(*) FROM promised_remedy WHERE carried_out_at IS NOT NULL") == 1
    assert not any(clock.runs for clock in office.clocks(case_id))


def test_what_a_settlement_gave_and_has_not_helped_is_owed_again(office: Office) -> None:
    case_id = office.new_case()
    office.resolve(case_id, remedies=["repair"])
    assert office.rows("SELECT dropped_at FROM promised_remedy") == [(None,)]  # it was carried out, not taken back
    office.reopen(case_id)
    office.verify(case_id, helped=False)
    assert len(office.remedies(case_id)) == office.case(case_id).remedies_open == 1


@pytest.mark.parametrize("before", ["safety", "assessed"])
def test_no_first_contact_where_safety_is_at_stake_or_more_has_happened(office: Office, before: str) -> None:
    case_id = office.new_case(safety=before == "safety")
    if before == "assessed":
        office.assess(case_id)
    with pytest.raises(NotAllowed):
        office.resolve(case_id)
    assert office.case(case_id).closed_at is None


def test_an_accepted_offer_that_is_decided_need_not_be_accepted_again(office: Office, case: int) -> None:
    office.offer(case, "refund", amount=9_000)
    office.answer(case)
    office.decide(case, remedies=["refund"], sum_given=9_000)
    kept = office.case(case)
    assert (kept.stage, kept.standing.accepted) == ("carrying_out", True)
    assert "recourse" not in {clock.kind for clock in office.clocks(case) if clock.runs}
    office.carry_out(case)
    office.close(case)


def test_another_decision_than_the_accepted_offer_waits_for_an_answer(office: Office, case: int) -> None:
    office.offer(case, "refund", amount=9_000)
    office.answer(case)
    office.decide(case, remedies=["refund"], sum_given=8_000)
    assert office.case(case).standing.answer is None


def test_a_counter_offer_that_waits_ends_with_the_decision(office: Office, case: int) -> None:
    office.offer(case, "discount", amount=2_000)
    office.answer(case, "countered", remedies=("refund",), amount=9_000)
    office.decide(case)
    assert [row[3] for row in _proposals(office)] == ["countered", "decided"]


def test_who_approved_a_decision_stands_in_the_log(office: Office, case: int) -> None:
    with pytest.raises(NotAllowed, match="more than 100"):
        office.decide(case, remedies=["refund"], sum_given=50_000)
    office.decide(case, remedies=["refund"], sum_given=50_000, approved_by_id=3)
    said = office.rows("SELECT text FROM communication WHERE direction = 'inside'")
    assert said == [("The decision was approved by Mary O’Neill (5.4).",)]


def test_what_nobody_wants_any_more_is_not_owed(office: Office, case: int) -> None:
    """Closed without their accepting it, a promised remedy is dropped; the next round promises anew."""
    office.decide(case, remedies=["repair"])
    office.close(case, "no_answer")
    kept = office.case(case)
    assert (kept.remedies_open, office.remedies(case)) == (0, [])
    office.reopen(case)
    office.decide(case, remedies=["repair"])
    office.answer(case)
    assert len(office.remedies(case)) == 1


def test_an_answer_to_an_earlier_decision_is_no_answer_to_the_next(office: Office, case: int) -> None:
    office.decide(case)
    office.answer(case, "accepted")
    office.close(case)
    office.reopen(case)
    office.decide(case, outcome="not_upheld")
    before = office.case(case).answered_at
    office.close(case)
    assert str(office.case(case).answered_at) > str(before)


def test_a_remedy_that_has_not_helped_is_noted_anew(office: Office, case: int) -> None:
    office.decide(case, remedies=["repair"])
    office.answer(case)
    office.carry_out(case, note="By post")
    office.verify(case, helped=False)
    assert office.rows("SELECT carried_out_at, carried_out_note FROM promised_remedy") == [(None, None)]
