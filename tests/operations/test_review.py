"""A review and an outside proceeding come to an end, whatever else happens to the case (7.9, annex G)."""

from __future__ import annotations

from typing import Any

import pytest

from complaintdesk.rules.vocabulary import Act
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
