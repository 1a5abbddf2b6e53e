"""The seven steps of a small business (annex B), and what is kept for how long (8.1), from what is on file."""

from __future__ import annotations

from complaintdesk.operations import setting_up
from complaintdesk.queries import retention, small_business
from complaintdesk.queries.evidenced import State
from complaintdesk.rules.small_business import ROOMS, STEPS, Mode, shows
from complaintdesk.store import presets
from tests.desk import Office
from tests.documents.cases import reachable


def _steps(office: Office) -> dict[str, tuple[State, str]]:
    with office.desk.look() as look:
        return {row.step.code: (row.state, row.says) for row in small_business.steps(look)}


def test_an_empty_desk_says_too_few(office: Office) -> None:
    found = _steps(office)
    assert list(found) == [step.code for step in STEPS]
    assert found["open"][0] is State.RED  # nobody knows where to complain
    assert found["write_down"] == (State.NO_DATA, "Too few to say.")
    reachable(office)
    assert _steps(office)["open"][0] is State.GREEN


def test_each_step_is_counted_over_the_last_cases(office: Office) -> None:
    reachable(office)
    for at in range(6):
        who = {"name": f"Somebody {at}", "phone": f"0532 555 01 {at}0"} if at else None
        case_id = office.new_case(complainant=who) if who else office.new_case()
        if at > 1:
            office.acknowledge(case_id)
            office.assess(case_id)
            office.decide(case_id)
    found = _steps(office)
    assert found["write_down"] == (
        *(State.AMBER, "5 of the last 6 complaints say who complained and how to reach them."),
    )
    assert found["assess"] == (State.AMBER, "4 of the last 6 complaints were assessed.")
    assert found["acknowledge"] == (State.NO_DATA, "Too few to say.")  # two have time until tomorrow
    assert found["resolve"][0] is State.GREEN
    office.clock.step(days=5)
    assert _steps(office)["acknowledge"] == (
        *(State.AMBER, "4 of the last 6 complaints were acknowledged in time."),
    )
    assert _steps(office)["resolve"] == (State.AMBER, "4 of 6 open complaints have no deadline that has passed.")
    with office.desk.look() as look:
        (row,) = small_business.evidence_rows(look)
    assert (row.clause, row.state) == ("annex B", State.AMBER)


def test_a_lite_desk_shows_what_it_needs() -> None:
    assert all(shows(Mode.LITE, room) for room in (*ROOMS, "case"))
    assert not shows(Mode.LITE, "audit")
    assert shows(Mode.FULL, "audit")


def test_what_is_past_its_term_is_counted_by_the_policy_it_was_promised(office: Office) -> None:
    office.do(setting_up.use_policy, presets.preset("uk_fca"))  # three years
    fca = office.decided_case()
    office.answer(fca, "accepted")
    office.close(fca)
    office.do(setting_up.use_policy, presets.preset("small_business"))  # names no term
    other = office.decided_case()
    office.answer(other, "accepted")
    office.close(other)
    still_open = office.new_case()
    for years, past in ((2, 0), (4, 1)):
        office.clock.step(days=366 * years)
        with office.desk.look() as look:
            found = retention.retention_terms(look)
        assert found.complete and found.past == past
        assert {term.name: term.keep_years for term in found.terms}["Small business"] is None
    assert office.case(still_open).stage == "received"
    with office.desk.look() as look:
        (row,) = retention.evidence_rows(look)
    assert (row.state, row.says) == (
        *(State.AMBER, "The time limits in force say nothing of how long records are kept."),
    )
