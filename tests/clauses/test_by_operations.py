"""Clause 7 and annexes E, F, G of ISO 10002:2018, row by row (`../shared/ISO10002.md`), by operations only.

The table in `docs/iso10002.md` names each of these; `test_by_screens.py` walks the same rows with keys.
"""

from __future__ import annotations

import pytest

from complaintdesk.operations import setting_up, tracking
from complaintdesk.operations.inputs import Told, check
from complaintdesk.queries import caller, case_file, case_list, comparable, deadlines
from complaintdesk.queries.case_list import Listing
from complaintdesk.queries.tracking_grid import grid
from complaintdesk.rules.adviser import Due
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.vocabulary import View
from complaintdesk.store import presets
from tests import acts_together as do
from tests.desk import Office

MEHMET = {"name": "Mehmet Işık", "phone": "0532 555 01 47", "language": "Turkish", "needs": "hearing"}


def ready(office: Office, **given: object) -> int:
    case_id = office.new_case(complainant=MEHMET, problem="late_delivery", **given)
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id)
    return case_id


def test_clause_7_2_receipt(office: Office) -> None:
    """A unique reference, everything that the clause names, also anonymous and verbal complaints."""
    receipt = office.take_in(
        complainant=MEHMET,
        medium="in_person",
        product="office chair",
        order_number="AB-1022",
        problem="late_delivery",
        problem_on="2026-11-09",
        description="Promised for the 9th.",
        recurrent=True,
        supporting_documents="Invoice of 2 November",
        remedies_sought=["deliver"],
        sum_sought=4_000,
        immediate_action="Rang the carrier",
        department_id=2,
        branch="Harbour Street",
        people_concerned="the driver",
        market_segment="business",
    )
    kept = office.case(receipt.case_id)
    assert (kept.reference, kept.taken_by, kept.department) == ("2026-000001-5", "Ayşe Demir", "Delivery")
    assert (kept.remedy_sought, kept.immediate_action, kept.recurrent) == ("deliver", "Rang the carrier", 1)
    assert {kind.value for kind in receipt.due} == {"acknowledge", "update", "decide"}
    anonymous = office.case(office.new_case(medium="phone"))
    assert anonymous.complainant_id is None
    assert anonymous.reference != kept.reference


def test_clause_7_3_tracking(office: Office) -> None:
    """The status at any moment: for us by clocks that explain themselves, for them in their language, and kept."""
    case_id = ready(office)
    with office.desk.look() as look:
        counted = deadlines.explained(look, case_id)
        known = caller.for_caller(look, case_id)
    assert {each.clock.kind for each in counted} >= {"update", "decide"}
    assert known.language == "tr"
    assert "Şikâyetinizi inceliyoruz." in known.sentences
    office.clock.step(days=3)
    text = "\n".join(known.sentences)
    office.do(
        tracking.tell_status, case_id, check(Told, {"channel": "phone", "text": text, "with_whom": known.whom})
    )
    running = {clock.kind: clock.due_on for clock in office.clocks(case_id) if clock.runs}
    assert running["update"] == "2026-12-03"  # five business days from when they were told


def test_clause_7_4_acknowledgement(office: Office) -> None:
    """By whom, when, by which channel, with what text; in time or late."""
    case_id = office.new_case(complainant=MEHMET)
    assert office.case(case_id).next_clock == "acknowledge"
    office.acknowledge(case_id)
    kept = office.case(case_id)
    assert (kept.stage, kept.acknowledged_on) == ("acknowledged", "2026-11-23")
    (clock,) = [clock for clock in office.clocks(case_id) if clock.kind == "acknowledge"]
    assert clock.in_time
    row = office.rows("SELECT direction, channel, text, staff_id FROM communication ORDER BY id DESC LIMIT 1")
    assert row == [("out", "phone", "We have it.", 1)]


def test_clause_7_5_initial_assessment(office: Office) -> None:
    """Severity, safety, complexity, impact, immediate action; a danger goes to the top of every list at once."""
    ordinary = [office.new_case(description=f"No. {n}") for n in range(3)]
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id, severity="high", impact="high", safety=True, action_needed="Take it off the shelf.")
    kept = office.case(case_id)
    assert (kept.priority, kept.safety, kept.action_needed) == ("urgent", 1, "Take it off the shelf.")
    with office.desk.look() as look:
        rows = case_list.window(look, Listing(View.OPEN, look.today), 0, 10)
        safe = case_list.window(look, Listing(View.SAFETY, look.today), 0, 10)
    assert rows[0].id == case_id
    assert {row.id for row in rows[1:]} == set(ordinary)
    assert [row.id for row in safe] == [case_id]


def test_clause_7_6_investigation(office: Office) -> None:
    """An investigator who is not the person complained about, both sides, evidence, findings, cause, pattern."""
    case_id = office.new_case(people_concerned="Mr Öz")
    office.acknowledge(case_id)
    office.assess(case_id)
    with pytest.raises(NotAllowed, match="about themselves"):
        office.investigate(case_id, investigator_id=2)
    office.evidence(case_id, what="The delivery note", from_whom="the carrier")
    office.investigate(
        case_id, investigator_id=3, pattern="recurring", fault="ours", prevention="Another carrier."
    )
    row = office.rows("SELECT investigator_id, depth, cause, pattern, prevention FROM investigation")
    assert row == [(3, "light", "supplier", "recurring", "Another carrier.")]
    assert office.case(case_id).investigated_at is not None


def test_clause_7_7_response(office: Office) -> None:
    """Offered, countered, offered again, accepted; where it takes longer, told why and until when."""
    case_id = ready(office, sum_sought=10_000)
    office.offer(case_id, "refund", amount=5_000)
    office.answer(case_id, "countered", remedies=("refund",), amount=9_000)
    office.offer(case_id, "refund", amount=8_000, text="We offer 80.")
    office.answer(case_id)
    sides = office.rows("SELECT side, amount, answer FROM proposal ORDER BY id")
    assert sides == [("ours", 5_000, "countered"), ("theirs", 9_000, "replaced"), ("ours", 8_000, "accepted")]
    office.do(setting_up.use_policy, presets.preset("uk_payment_services"))
    later = ready(office)
    before = {clock.kind: clock.due_on for clock in office.clocks(later)}["decide"]
    assert office.extend(later, 20, text="The bank has not answered yet; you hear from us by then.")
    assert {clock.kind: clock.due_on for clock in office.clocks(later)}["decide"] > before
    assert not office.extend(later, 1)  # its rule knows no more


def test_clause_7_8_communicating_the_decision(office: Office) -> None:
    """Made now and told now, or told as soon as they can be reached; staff whom it concerns are told too."""
    case_id = ready(office)
    office.decide(case_id, channel=None, staff_told="Delivery")
    assert office.case(case_id).standing.informed is False
    with pytest.raises(NotAllowed, match="does not know the decision yet"):
        office.close(case_id)
    office.inform(case_id, text="You are right.")
    kept = office.case(case_id)
    assert kept.informed_on == "2026-11-23"
    said = office.rows("SELECT direction, with_whom, text FROM communication ORDER BY id DESC LIMIT 2")
    assert ("out", None, "You are right.") in said
    assert ("inside", "Delivery", "The decision was told inside (7.8).") in said


def test_clause_7_9_closing(office: Office) -> None:
    """Accepted: carried out, recorded, closed. Rejected: told where to go, monitored. Reopened: nothing erased."""
    case_id = ready(office)
    office.decide(case_id, remedies=["repair"])
    office.answer(case_id)
    with pytest.raises(NotAllowed, match="not carried out"):
        office.close(case_id)
    office.carry_out(case_id)
    office.verify(case_id)
    office.close(case_id)
    first = office.case(case_id).first_closed_at
    office.clock.step(days=2)
    office.reopen(case_id)
    assert office.case(case_id).first_closed_at == first
    rejected = ready(office)
    office.decide(rejected, outcome="not_upheld")
    office.answer(rejected, "rejected")
    office.tell_recourse(rejected)
    kept = office.case(rejected)
    assert (kept.stage, kept.next_clock, kept.closed_at) == ("rejected", "recourse", None)


def test_annex_e_follow_up(office: Office) -> None:
    """The tracking grid, read from the trail: each step with its day, name and remarks."""
    case_id = ready(office)
    office.investigate(case_id, actor=2)
    office.decide(case_id, actor=3, remedies=["repair"])
    office.answer(case_id)
    office.carry_out(case_id, note="By post")
    office.verify(case_id)
    office.close(case_id)
    with office.desk.look() as look:
        rows = grid(case_file.history(look, case_id))
    assert [row.step for row in rows] == [
        *("acknowledged", "assessed", "investigated", "resolved", "complainant informed"),
        *("correction made", "correction verified", "closed"),
    ]
    assert all(row.at for row in rows)
    by = {row.step: (row.who, dict(row.remarks)) for row in rows}
    assert by["investigated"][0] == "Can Öz"
    assert by["resolved"][0] == "Mary O’Neill"
    assert by["correction made"][1]["carried_out_note"] == "By post"


def test_annex_f_responses(office: Office) -> None:
    """Is an apology enough? Reason by reason, with what comparable closed cases were given; a person decides."""
    for amount in (1_000, 2_000, 3_000, 4_000, 9_000):
        like = office.decided_case(problem="late_delivery", description="The chair came late.")
        office.decide(like, remedies=["compensation"], sum_given=amount)
        office.answer(like)
        office.carry_out(like)
        office.close(like)
    case_id = ready(office, description="The chair came two weeks late.")
    office.investigate(case_id, fault="ours", loss=2_500, promise_broken=True)
    with office.desk.look() as look:
        advice = comparable.advice(look, case_file.case_file(look, case_id), "front_desk")
    assert advice.due is Due.MORE
    assert advice.usual is not None
    assert (advice.usual.lowest, advice.usual.middle, advice.usual.highest) == (1_000, 3_000, 9_000)
    assert any("promise was broken" in reason.text for reason in advice.reasons)
    assert office.case(case_id).decided_at is None


def test_annex_g_escalation(office: Office) -> None:
    """Front line, then somebody else inside, then outside; a decision at each, until nothing is left."""
    case_id = ready(office)
    office.decide(case_id, outcome="not_upheld")
    office.answer(case_id, "rejected")
    office.ask_review(case_id, reviewer_id=2)
    office.acknowledge(case_id)
    with pytest.raises(NotAllowed):
        office.decide(case_id, actor=1)
    office.decide(case_id, actor=2, outcome="not_upheld", decision="We keep to it.", recourse_told=True)
    office.answer(case_id, "rejected")
    office.go_outside(case_id, body="Financial Ombudsman", answer_by="2026-12-15")
    assert len(do.waiting(office, case_id)) == 1  # our side is to be sent
    office.conclude(case_id, outcome="for_us", cost=65_000)
    office.close(case_id, "exhausted")
    levels = office.rows("SELECT level, outcome, cost FROM recourse ORDER BY id")
    assert levels == [("review", "kept", None), ("outside", "for_us", 65_000)]
