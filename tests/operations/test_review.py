"""A review and an outside proceeding come to an end, whatever else happens to the case (7.9, annex G)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk import Office

AYSE, CAN, MARY = 1, 2, 3


@pytest.fixture
def reviewed(office: Office) -> int:
    """A case of Ayşe’s that is being reviewed."""
    case_id = office.decided_case()
    office.assign(case_id, AYSE)
    office.ask_review(case_id)
    return case_id


def _running(office: Office, case_id: int) -> set[str]:
    return {clock.kind for clock in office.clocks(case_id) if clock.runs}


def _recourse(office: Office, *columns: str) -> list[Any]:
    return office.rows(f"SELECT {', '.join(columns)} FROM recourse ORDER BY id")


def test_a_review_that_is_decided_at_once_need_not_be_acknowledged_any_more(office: Office, reviewed: int) -> None:
    office.clock.step(days=1)
    office.decide(reviewed, CAN)
    assert _running(office, reviewed) == {"update", "recourse"}
    (clock,) = [clock for clock in office.clocks(reviewed) if clock.kind == "review_acknowledge"]
    assert clock.in_time


def test_who_accepts_while_it_is_reviewed_wants_no_review_any_more(office: Office, reviewed: int) -> None:
    """Else nobody could decide, because they accept, and nobody close, because it is being reviewed."""
    office.answer(reviewed, "accepted", text="Leave it, it is all right.")
    kept = office.case(reviewed)
    assert (kept.stage, kept.review_at, kept.standing.reviewed) == ("carried_out", None, False)
    assert _recourse(office, "level", "outcome", "outcome_text", "ended_on") == [
        ("review", "withdrawn", "They accept the decision.", "2026-11-23")
    ]
    assert _running(office, reviewed) == {"update"}
    office.close(reviewed)


def test_a_review_ends_with_a_complaint_that_is_withdrawn_and_another_may_follow(
    office: Office, reviewed: int
) -> None:
    office.close(reviewed, "withdrawn")
    assert _recourse(office, "outcome", "outcome_text") == [("withdrawn", "The complaint was withdrawn.")]
    office.reopen(reviewed)
    assert _running(office, reviewed) == {"update", "decide"}  # nobody reviews it now
    office.decide(reviewed)
    office.ask_review(reviewed)
    office.decide(reviewed, CAN)
    assert _recourse(office, "outcome") == [("withdrawn",), ("kept",)]


def test_a_proceeding_outside_ends_with_a_complaint_that_is_withdrawn_and_another_may_follow(
    office: Office, reviewed: int
) -> None:
    office.go_outside(reviewed)
    office.close(reviewed, "withdrawn")
    assert _recourse(office, "level", "outcome") == [("review", "withdrawn"), ("outside", "withdrawn")]
    office.reopen(reviewed)
    office.go_outside(reviewed, body="The County Court")
    office.conclude(reviewed)
    assert _recourse(office, "body", "outcome")[-1] == ("The County Court", "for_us")
