"""Searching for the cases of a figure: what was paid, what came again, what went outside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaintdesk.queries import search
from tests.desk import Office
from tests.hostile import HOSTILE


def _found(office: Office, text: str) -> set[int]:
    with office.desk.look() as look:
        query = search.parse(text, look.today)
        assert not query.problems, query.problems
        return set(search.matches(look, query).ids)


def _investigated(office: Office, cause: str, **given: object) -> int:
    case_id = office.new_case(**given)
    office.assess(case_id)
    office.investigate(case_id, cause=cause)
    return case_id


def test_recurrences_are_all_but_the_first_of_their_cause_in_the_days(office: Office) -> None:
    first, second, third = (_investigated(office, "supplier") for _ in range(3))
    other = _investigated(office, "training")
    _investigated(office, "not_known")
    _investigated(office, "not_known")
    today = office.clock().date()
    assert _found(office, f"recurrence:{today}") == {second, third}
    assert _found(office, f"recurrence:{today + timedelta(days=1)}..{today + timedelta(days=9)}") == set()
    assert {first, other}.isdisjoint(_found(office, f"recurrence:{today}"))


def test_recurrences_of_a_department_have_their_own_first(office: Office) -> None:
    elsewhere = _investigated(office, "supplier")
    first = _investigated(office, "supplier", department_id=1)
    second = _investigated(office, "supplier", department_id=1)
    today = office.clock().date()
    assert _found(office, f"recurrence:{today}@1") == {second}
    assert _found(office, f"recurrence:{today}") == {first, second}
    assert elsewhere not in _found(office, f"recurrence:{today}")


def test_cases_are_found_by_when_they_were_acknowledged_and_first_closed(office: Office) -> None:
    case_id, open_one = office.decided_case(), office.new_case()
    office.close(case_id)
    office.clock.step(days=40)
    today = office.clock().date()
    office.reopen(case_id)
    assert _found(office, "ended:2026-11") == {case_id}
    assert _found(office, "acknowledged:2026-11") == {case_id}
    assert _found(office, f"ended:{today}") == set()
    assert open_one not in _found(office, "acknowledged:2026-11")


def test_a_remedy_is_found_by_its_code_or_its_beginning(office: Office) -> None:
    apology, down = office.decided_case(), office.new_case()
    office.acknowledge(down)
    office.assess(down)
    office.decide(down, remedies=("refund_down_payment",), sum_given=20)
    assert _found(office, "remedy:=refund_down_payment") == {down}
    assert _found(office, "remedy:=refund") == set()
    assert down in _found(office, "remedy:refund_d")
    assert apology not in _found(office, "remedy:refund_d")


def test_who_complained_before_is_a_repeat(office: Office) -> None:
    person = {"name": "Jo Bloggs", "phone": "020 7946 0000"}
    first = office.new_case(complainant=person)
    with office.desk.look() as look:
        known = look.value('SELECT complainant_id FROM "case" WHERE id = :id', id=first)
    second = office.new_case(complainant_id=known)
    office.new_case()
    assert _found(office, "is:repeat") == {second}


def test_what_is_not_said_is_none(office: Office) -> None:
    without = office.new_case()
    with_it = office.new_case(product="Desk  Lamp", department_id=1)
    assert _found(office, "department:none") == {without}
    assert _found(office, "product:none") == {without}
    assert _found(office, "cause:none") == {without, with_it}


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and len(text) < 60])
def test_a_product_is_found_by_all_of_its_name_whatever_stands_in_it(office: Office, text: str) -> None:
    from complaintdesk.queries.measured import By, ParetoRow
    from screens.widgets.period_spots import pareto_query

    case_id = office.new_case(product=text)
    office.new_case(product="something else")
    with office.desk.look() as look:
        row = look.row(
            "SELECT part, n FROM tally_by_month WHERE measure = 'product' AND department = 0 "
            "AND part <> 'something else'"
        )
    assert row is not None
    if row[0]:
        asked = pareto_query(By.PRODUCT, ParetoRow(row[0], row[0], row[1], row[1], 0))
        assert _found(office, asked) == {case_id}


@pytest.mark.parametrize(
    "asked", ["recurrence:soon", "outside:soon", "paid:soon", "remedy:gold", "acknowledged:soon", "ended:soon"]
)
def test_a_question_that_cannot_be_understood_says_so(asked: str) -> None:
    query = search.parse(asked, date(2026, 11, 23))
    assert query.is_empty
    assert len(query.problems) == 1
