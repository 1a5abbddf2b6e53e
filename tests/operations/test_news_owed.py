"""When the complainant is owed news (7.3), and when it is theirs to go on (7.9): the update clock."""

from __future__ import annotations

import pytest

from complaintdesk.operations import setting_up, tracking
from complaintdesk.operations.inputs import Told, check
from complaintdesk.store import presets
from tests.desk import Office


@pytest.fixture
def theirs(office: Office) -> int:
    """A case whose decision they reject, and who know where they can go."""
    case_id = office.decided_case()
    office.answer(case_id, "rejected")
    office.tell_recourse(case_id)
    return case_id


def _running(office: Office, case_id: int) -> dict[str, str]:
    """The day by which each running clock that does not stand still is to be met."""
    clocks = office.clocks(case_id)
    return {clock.kind: clock.due_on for clock in clocks if clock.runs and clock.paused_at is None}


@pytest.mark.parametrize("at", [None, "2026-11-20T09:00:00+00:00"])
def test_what_is_said_where_no_news_is_owed_does_not_make_it_owed(
    office: Office, theirs: int, at: str | None
) -> None:
    """They ring and are answered, or a call of last week is written down: it is theirs to go on all the same."""
    office.log(theirs, "out", at=at)
    assert set(_running(office, theirs)) == {"recourse"}


def test_telling_how_it_stands_does_not_make_news_owed(office: Office, theirs: int) -> None:
    """They ask how it stands, and hear that it is theirs to go on (7.3)."""
    told = check(Told, {"channel": "phone", "text": "It is with you."})
    office.do(tracking.tell_status, theirs, told)
    assert set(_running(office, theirs)) == {"recourse"}
    known = office.new_case()
    office.clock.step(days=1)
    office.do(tracking.tell_status, known, told)
    assert _running(office, known)["update"] == "2026-12-01"


def test_a_review_owes_news_whatever_they_say_and_know(office: Office, theirs: int) -> None:
    office.ask_review(theirs)
    assert _running(office, theirs)["update"] == "2026-11-30"
    office.clock.step(days=1)
    office.answer(theirs, "rejected", text="And they still do not like it.")
    assert _running(office, theirs)["update"] == "2026-11-30"
    office.tell_recourse(theirs)
    assert _running(office, theirs)["update"] == "2026-12-01"


def test_asking_for_a_review_is_no_news_to_who_asks(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    office.decide(case_id, recourse_told=True)
    office.clock.step(days=2)
    office.ask_review(case_id)
    assert _running(office, case_id)["update"] == "2026-11-30"  # as it was


def test_while_a_body_outside_has_it_they_are_kept_told(office: Office, theirs: int) -> None:
    office.go_outside(theirs)
    office.clock.step(days=1)
    office.tell_recourse(theirs)
    assert _running(office, theirs) == {"update": "2026-12-01"}


def test_a_decision_made_anew_is_ours_to_tell(office: Office, theirs: int) -> None:
    office.clock.step(days=1)
    office.decide(theirs, channel=None, decision="We think again.")
    assert _running(office, theirs)["update"] == "2026-12-01"
    assert office.case(theirs).next_clock == "update"


def test_the_time_to_decide_begins_where_the_policy_says_also_after_reopening(office: Office) -> None:
    """Where it counts from the acknowledgement, what was never acknowledged has no time to decide yet."""
    office.do(setting_up.use_policy, presets.preset("uk_housing"))
    case_id = office.new_case()
    office.close(case_id, "withdrawn")
    office.reopen(case_id)
    assert set(_running(office, case_id)) == {"acknowledge", "update"}
    office.acknowledge(case_id)
    (clock,) = [clock for clock in office.clocks(case_id) if clock.kind == "decide"]
    assert clock.anchor == "acknowledged"
