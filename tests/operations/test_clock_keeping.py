"""The clocks of the small-business policy: acknowledge in 1 business day, tell every 5, decide in 10."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest

from complaintdesk.operations import setting_up
from tests.desk import Office
from tests.random_acts import act_at_random


def _due(office: Office, case_id: int) -> dict[str, str]:
    """The running clocks."""
    return {clock.kind: clock.due_on for clock in office.clocks(case_id) if not clock.met_on and not clock.ended}


def test_a_complaint_of_monday(office: Office) -> None:
    case_id = office.new_case()
    assert _due(office, case_id) == {"acknowledge": "2026-11-24", "update": "2026-11-30", "decide": "2026-12-07"}
    case = office.case(case_id)
    assert (case.next_clock, case.next_due) == ("acknowledge", "2026-11-24")


def test_friday_evening_before_christmas(office: Office) -> None:
    office.clock.now = datetime(2026, 12, 18, 19, 0, tzinfo=UTC)
    # Friday 25 is Christmas, Monday 28 stands in for Boxing Day, Friday 1 January is New Year
    assert _due(office, office.new_case()) == {
        "acknowledge": "2026-12-21",
        "update": "2026-12-29",
        "decide": "2027-01-06",
    }


def test_the_offices_own_closures_are_skipped_from_then_on(office: Office) -> None:
    before = office.new_case()
    office.do(setting_up.add_closure, date(2026, 11, 24), "stocktaking")
    after = office.new_case()
    assert _due(office, before)["acknowledge"] == "2026-11-24"
    assert _due(office, after) == {"acknowledge": "2026-11-25", "update": "2026-12-01", "decide": "2026-12-08"}


def test_acknowledging_meets_the_clock_and_is_an_update(office: Office) -> None:
    case_id = office.new_case()
    office.clock.step(days=2)
    office.acknowledge(case_id)
    assert _due(office, case_id) == {"update": "2026-12-02", "decide": "2026-12-07"}
    met = {clock.kind: clock.met_on for clock in office.clocks(case_id) if clock.met_on}
    assert met == {"acknowledge": "2026-11-25", "update": "2026-11-25"}
    assert office.case(case_id).next_clock == "update"


def test_only_what_goes_out_tells_the_complainant(office: Office) -> None:
    case_id = office.new_case()
    office.clock.step(days=1)
    office.log(case_id, "in")
    office.log(case_id, "inside")
    assert _due(office, case_id)["update"] == "2026-11-30"
    office.log(case_id, "out")
    assert _due(office, case_id)["update"] == "2026-12-01"


def test_a_call_that_is_written_down_late_does_not_turn_the_clock_back(office: Office) -> None:
    case_id = office.new_case()
    office.clock.step(days=3)
    office.log(case_id, "out")
    assert _due(office, case_id)["update"] == "2026-12-03"
    office.log(case_id, "out", at="2026-11-24T09:00:00+00:00")
    assert _due(office, case_id)["update"] == "2026-12-03"
    assert all(clock.met_on is None or clock.met_on >= clock.anchor_at[:10] for clock in office.clocks(case_id))


def test_deciding_meets_the_clock(office: Office) -> None:
    case_id = office.decided_case()
    assert _due(office, case_id) == {"update": "2026-11-30", "recourse": "2027-02-23"}
    assert office.case(case_id).next_clock == "update"


def test_closing_ends_and_reopening_starts_clocks(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    assert _due(office, case_id) == {}
    office.clock.step(days=7)
    office.reopen(case_id)
    assert _due(office, case_id) == {"update": "2026-12-07", "decide": "2026-12-14"}
    assert office.case(case_id).next_due == "2026-12-07"


def test_a_case_without_a_running_clock_is_due_since_it_came(office: Office) -> None:
    from complaintdesk.store import sqlite

    connection = sqlite.connect(office.path)
    connection.execute("DELETE FROM policy_clock")
    connection.close()
    case = office.case(office.new_case())
    assert (case.next_clock, case.next_due) == (None, "2026-11-23")


@pytest.mark.parametrize("seed", [21, 22])
def test_an_open_case_always_has_its_next_deadline_and_a_closed_one_none(office: Office, seed: int) -> None:
    act_at_random(office, Random(seed), 60)
    assert office.value('SELECT count(*) FROM "case" WHERE (closed_at IS NULL) <> (next_due IS NOT NULL)') == 0
    first = """SELECT min(due_on) FROM case_clock k WHERE k.case_id = c.id AND met_on IS NULL AND ended IS NULL
      AND paused_at IS NULL AND kind <> 'recourse'"""
    assert office.rows(f'SELECT id FROM "case" c WHERE closed_at IS NULL AND next_due <> ({first})') == []
