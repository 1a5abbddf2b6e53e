"""Deadlines that are moved, stand still, and survive closing, reopening and another priority (7.3, 7.5, 7.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaintdesk.operations import tracking
from complaintdesk.operations.inputs import Extension, Standstill, check
from complaintdesk.queries import case_list, deadlines
from complaintdesk.queries.case_file import ClockRow
from complaintdesk.queries.case_list import Listing
from complaintdesk.rules.clocks import Clock
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority, View
from complaintdesk.store import policies, presets
from tests.desk import KEPT, Office


def _clock(office: Office, case_id: int, kind: str = "decide") -> ClockRow:
    """The newest clock of a kind."""
    return [clock for clock in office.clocks(case_id) if clock.kind == kind][-1]


def _use(office: Office, *clocks: Clock, preset: str = "small_business") -> None:
    """Put another policy in force for the cases taken in from now on."""
    known = presets.preset(preset)
    office.clock.step()
    with office.desk.act(office.people[2]) as act:
        act.name = "test.use"
        act.shop.policy_id = policies.add(act.session, replace(known, clocks=(*known.clocks, *clocks)))
        act.session.add(act.shop)


def _agrees(office: Office, case_id: int) -> None:
    """What `why` counts is what stands on file, for every clock the case has had."""
    with office.desk.look() as look:
        for each in deadlines.explained(look, case_id, every=True):
            if each.clock.paused_at is None:
                assert each.lines[-1].day.isoformat() == each.clock.due_on
                assert each.as_on_file


# -- extended ------------------------------------------------------------------------------------------------


def test_an_extension_tells_the_complainant_and_moves_the_date(office: Office) -> None:
    case_id = office.new_case()
    assert office.extend(case_id, 3, why="The carrier is looking.", text="By Thursday 10 December instead.")
    clock = _clock(office, case_id)
    assert (clock.due_on, clock.extended_by, clock.extension) == ("2026-12-10", 3, "The carrier is looking.")
    ((direction, text),) = office.rows("SELECT direction, text FROM communication ORDER BY id DESC LIMIT 1")
    assert (direction, text.partition("\n")[0]) == ("out", "By Thursday 10 December instead.")
    assert _clock(office, case_id, "update").anchor_at > clock.anchor_at  # it was an update, too
    _agrees(office, case_id)


def test_an_extension_ends_where_its_rule_does(office: Office) -> None:
    case_id = office.new_case()
    assert office.extend(case_id, 7)
    extension = {"kind": "decide", "by": 4, "why": "w", "channel": "phone", "text": "t"}
    with pytest.raises(Invalid, match="3 business days more at most") as refused:
        office.do(tracking.extend, case_id, check(Extension, extension))
    assert "by" in refused.value.fields
    assert office.extend(case_id, 3)
    assert _clock(office, case_id).due_on == "2026-12-21"
    with pytest.raises(NotAllowed, match="acknowledge"):
        office.do(tracking.extend, case_id, check(Extension, {**extension, "kind": "acknowledge"}))


@pytest.mark.parametrize("missing", ["why", "text"])
def test_no_extension_without_a_notice_and_a_reason(missing: str) -> None:
    given = {"kind": "decide", "by": 1, "why": "w", "channel": "phone", "text": "t", missing: " "}
    with pytest.raises(Invalid) as refused:
        check(Extension, given)
    assert missing in refused.value.fields


# -- standing still ------------------------------------------------------------------------------------------


def test_days_that_the_clock_stands_still_do_not_count(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.clock.now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)  # Thursday
    assert office.pause(case_id, "We wait for their photos.")
    case = office.case(case_id)
    assert case.paused_at is not None
    assert case.next_clock == "update"  # keeping them told never stands still
    office.clock.now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # Tuesday: Thursday, Friday and Monday passed
    office.do(tracking.resume, case_id)
    assert _clock(office, case_id).due_on == "2026-12-10"
    assert office.case(case_id).paused_at is None
    _agrees(office, case_id)
    with office.desk.look() as look:
        (count,) = [each for each in deadlines.explained(look, case_id) if each.clock.kind == "decide"]
    still = [line.day for line in count.lines if "stood still: We wait for their photos." in line.why]
    assert still == [date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)]


def test_a_case_whose_clock_stands_still_is_not_overdue(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.pause(case_id)
    office.clock.step(days=60)
    office.log(case_id, "out")
    with office.desk.look() as look:
        assert case_list.count(look, Listing(View.OVERDUE, look.today)) == 0
        assert case_list.count(look, Listing(View.OPEN, look.today)) == 1
    office.decide_case(case_id)
    assert _clock(office, case_id).met_on == "2027-01-22"
    assert office.value(f"{KEPT} LIKE 'decide%'") == 1


def test_statutory_clocks_never_stand_still(office: Office) -> None:
    _use(office, preset="uk_fca")
    case_id = office.new_case()
    with pytest.raises(NotAllowed, match="No clock runs that may stand still"):
        office.do(tracking.pause, case_id, check(Standstill, {"why": "We wait."}))
    assert office.case(case_id).paused_at is None


def test_it_stands_still_once_and_runs_again_once(office: Office) -> None:
    case_id = office.new_case()
    with pytest.raises(NotAllowed, match="are running"):
        office.do(tracking.resume, case_id)
    assert office.pause(case_id)
    with pytest.raises(NotAllowed, match="already"):
        office.do(tracking.pause, case_id, check(Standstill, {"why": "Again."}))
    with pytest.raises(Invalid):
        check(Standstill, {"why": "  "})


# -- closed and opened again ---------------------------------------------------------------------------------


def test_what_was_not_met_runs_on_after_reopening_with_its_pauses_and_extension(office: Office) -> None:
    case_id = office.new_case()
    office.extend(case_id, 2)
    office.clock.now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    office.pause(case_id)
    office.clock.now = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
    office.close(case_id, "withdrawn")
    office.clock.now = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)  # closed Friday, Monday to Wednesday
    office.reopen(case_id)
    clock = _clock(office, case_id)
    # ten days and two more from Monday 23 November, without Thursday 26 and without the four while it was closed
    assert (clock.due_on, clock.extended_by, clock.paused_at, clock.ended) == ("2026-12-16", 2, None, None)
    assert office.case(case_id).paused_at is None
    _agrees(office, case_id)


def test_the_law_counts_on_while_a_case_is_closed(office: Office) -> None:
    _use(office, preset="uk_fca")
    case_id = office.new_case()
    before = _clock(office, case_id).due_on
    office.close(case_id, "withdrawn")
    office.clock.step(days=30)
    office.reopen(case_id)
    assert _clock(office, case_id).due_on == before
    _agrees(office, case_id)


def test_what_was_decided_is_decided_anew_in_the_full_time(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    office.clock.step(days=30)
    office.reopen(case_id)
    clock = _clock(office, case_id)
    assert (clock.anchor, clock.due_on, clock.length) == ("reopened", "2027-01-11", 10)
    _agrees(office, case_id)


# -- by priority ---------------------------------------------------------------------------------------------


def test_another_priority_counts_anew_and_forgets_no_pause(office: Office) -> None:
    urgent = Clock(
        ClockKind.DECIDE, ClockAnchor.RECEIVED, 3, ClockUnit.BUSINESS_DAYS, extend_by=5, priority=Priority.URGENT
    )
    _use(office, urgent)
    case_id = office.new_case()
    assert _clock(office, case_id).due_on == "2026-12-07"
    office.pause(case_id)
    office.clock.step(days=1)
    office.do(tracking.resume, case_id)
    assert _clock(office, case_id).due_on == "2026-12-07"  # Monday was the day it started
    office.pause(case_id)
    office.clock.step(days=1)
    office.do(tracking.resume, case_id)
    office.assess(case_id, safety=True)
    assert _clock(office, case_id).due_on == "2026-11-27"
    office.assess(case_id)
    assert _clock(office, case_id).due_on == "2026-12-08"
    _agrees(office, case_id)


# -- hours, early settlement, the category's own policy ------------------------------------------------------


def test_hours_are_opening_hours_and_judged_by_the_minute(office: Office) -> None:
    hours: dict[str, Any] = {"length": 4, "unit": ClockUnit.HOURS, "priority": Priority.URGENT}
    _use(office, Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, **hours))
    case_id = office.new_case(received_at="2026-11-20T16:00:00+00:00")  # Friday at four; closes at five
    office.assess(case_id, safety=True)
    clock = _clock(office, case_id)
    assert (clock.due_on, clock.due_at) == ("2026-11-23", "2026-11-23T12:00:00.000Z")
    assert office.case(case_id).next_due_at is None  # acknowledging comes first
    office.clock.now = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
    office.decide_case(case_id)
    assert office.value(f"{KEPT} = 'decide/late'") == 1
    _agrees(office, case_id)


@pytest.mark.parametrize(("days", "met"), [(2, True), (9, False)])
def test_settling_early_is_noted_and_its_passing_is_no_fault(office: Office, days: int, met: bool) -> None:
    _use(office, preset="uk_fca")
    case_id = office.new_case()
    assert _clock(office, case_id, "early").due_on == "2026-11-26"
    assert office.case(case_id).next_clock == "acknowledge"
    office.acknowledge(case_id)
    office.clock.step(days=days)
    assert office.case(case_id).next_clock != "early"
    office.decide_case(case_id)
    early = _clock(office, case_id, "early")
    assert (early.met_on is not None, early.ended) == ((True, None) if met else (False, "passed"))


def test_a_category_may_promise_otherwise(office: Office) -> None:
    with office.desk.act(office.people[2]) as act:
        act.name = "test.category"
        from complaintdesk.records.category import Category

        category = act.session.get_one(Category, "wrong_invoice")
        category.policy_id = policies.add(act.session, presets.preset("uk_payment_services"))
        act.session.add(category)
    assert _clock(office, office.new_case(problem="wrong_invoice")).length == 15
    assert _clock(office, office.new_case(problem="defective")).length == 10


def test_a_standstill_that_ends_by_the_decision_is_kept(office: Office) -> None:
    case_id = office.new_case()
    office.pause(case_id)
    office.decide_case(case_id)
    assert len(office.rows("SELECT why, ended_at FROM clock_pause")) == 1
    _agrees(office, case_id)


def test_days_it_stood_still_until_it_was_met_do_not_make_it_late(office: Office) -> None:
    """What stands still is not late (7.3), also where nobody let it run again before the decision was told."""
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    office.pause(case_id)
    office.clock.step(days=30)
    office.decide(case_id)
    clock = _clock(office, case_id)
    assert clock.in_time
    assert (clock.due_on, clock.met_on) == ("2027-01-08", "2026-12-23")
    _agrees(office, case_id)
    assert office.value(f"{KEPT} = 'decide/in_time'") == 1
