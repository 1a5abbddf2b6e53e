"""Windows of every view are what a plain reading of all cases would show, at every start, whatever was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import NamedTuple

import pytest

from complaintdesk.queries import case_list
from complaintdesk.queries.case_list import DUE_SOON_DAYS, CaseRow, Listing
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look
from tests.desk import Office
from tests.random_acts import act_at_random


class Plain(NamedTuple):
    """A case as a plain reading has it."""

    id: int
    received_on: str
    closed_on: str | None
    list_rank: int
    next_due: str
    owner_id: int | None
    acknowledged_on: str | None


_ALL = 'SELECT id, received_on, closed_on, list_rank, next_due, owner_id, acknowledged_on FROM "case"'


def _expected(look: Look, listing: Listing) -> list[int]:
    """The ids of the view in its order, by reading every case."""
    today = listing.today.isoformat()
    soon = (listing.today + timedelta(days=DUE_SOON_DAYS)).isoformat()
    cases = [Plain(*row) for row in look.rows(_ALL)]
    if listing.view is View.ALL:
        return [case.id for case in sorted(cases, key=lambda case: (case.received_on, case.id), reverse=True)]
    if listing.view is View.CLOSED:
        closed = [case for case in cases if case.closed_on]
        return [case.id for case in sorted(closed, key=lambda case: (case.closed_on or "", case.id), reverse=True)]
    kept: dict[View, Callable[[Plain], bool]] = {
        View.OPEN: lambda case: True,
        View.MINE: lambda case: case.owner_id == listing.owner_id,
        View.DUE_SOON: lambda case: today <= case.next_due <= soon,
        View.OVERDUE: lambda case: case.next_due < today,
        View.UNACKNOWLEDGED: lambda case: case.acknowledged_on is None,
        View.SAFETY: lambda case: case.list_rank == 0,
    }
    open_cases = [case for case in cases if case.closed_on is None and kept[listing.view](case)]
    return [case.id for case in sorted(open_cases, key=lambda case: (case.list_rank, case.next_due, case.id))]


def _listings(look: Look) -> list[Listing]:
    views = [Listing(view, look.today, 1) for view in View]
    return [*views, Listing(View.MINE, look.today, None), Listing(View.MINE, look.today, 99)]


def _check(look: Look, limits: tuple[int, ...]) -> None:
    for listing in _listings(look):
        expected = _expected(look, listing)
        assert case_list.count(look, listing) == len(expected), listing
        for limit in limits:
            for start in range(len(expected) + 2):
                window = [row.id for row in case_list.window(look, listing, start, limit)]
                assert window == expected[start : start + limit], (listing, start, limit)
        for position, case_id in enumerate(expected):
            assert case_list.position_of(look, listing, case_id) == position, (listing, case_id)


def test_windows_of_a_hundred_cases_at_every_start(office100: Office) -> None:
    with office100.desk.look() as look:
        assert all(_expected(look, Listing(view, look.today, 1)) for view in (View.OPEN, View.CLOSED, View.MINE))
        _check(look, (1, 7, 50, 1000))


@pytest.mark.parametrize("seed", [31, 32])
def test_windows_after_random_acts(office: Office, seed: int) -> None:
    dice = Random(seed)
    for _ in range(4):
        act_at_random(office, dice, 12)
        with office.desk.look() as look:
            _check(look, (3,))


def test_an_empty_desk_has_empty_lists(office: Office) -> None:
    with office.desk.look() as look:
        for listing in _listings(look):
            assert case_list.window(look, listing, 0, 50) == []
            assert case_list.count(look, listing) == 0
            assert case_list.position_of(look, listing, 1) is None


def test_a_case_that_is_not_in_the_view_has_no_position(office: Office) -> None:
    case_id = office.new_case()
    with office.desk.look() as look:
        for view in (View.CLOSED, View.SAFETY, View.OVERDUE, View.MINE):
            assert case_list.position_of(look, Listing(view, look.today, 1), case_id) is None


def test_counts_and_due_today(office: Office) -> None:
    for _ in range(3):
        office.new_case()
    office.assess(1, safety=True)
    office.acknowledge(2)
    office.assign(3)
    office.clock.step(days=1)
    with office.desk.look() as look:
        counts = case_list.counts(look, look.today, 1)
        assert counts == {
            View.MINE: 1,
            View.DUE_SOON: 3,
            View.OVERDUE: 0,
            View.UNACKNOWLEDGED: 2,
            View.SAFETY: 1,
            View.OPEN: 3,
            View.CLOSED: 0,
            View.ALL: 3,
        }
        assert case_list.due_on(look, look.today) == 2


def test_rows_by_id_keep_the_order_asked_for(office100: Office) -> None:
    with office100.desk.look() as look:
        rows = case_list.by_ids(look, [7, 3, 9999, 5])
        assert [row.id for row in rows] == [7, 3, 5]
        assert case_list.by_ids(look, []) == []


def test_a_row_says_what_the_case_says(office: Office) -> None:
    office.new_case(complainant={"name": "Mehmet Işık"}, problem="late_delivery", product="chair", safety=True)
    office.assign(1, 2)
    office.assess(1, safety=True)
    with office.desk.look() as look:
        (row,) = case_list.window(look, Listing(View.OPEN, look.today), 0, 5)
        assert row == CaseRow(
            id=1,
            reference="2026-000001-5",
            stage="investigating",
            priority="urgent",
            safety=1,
            problem="late_delivery",
            problem_label="late delivery",
            complainant="Mehmet Işık",
            owner="Can Öz",
            received_at="2026-11-23T09:01:00.000Z",
            received_on="2026-11-23",
            next_clock="acknowledge",
            next_due="2026-11-24",
            next_due_at=None,
            paused_at=None,
            closed_on=None,
            product="chair",
            version=3,
        )
