"""Searching by what a case is about: product, department, cause, improvement; whole or in part."""

from __future__ import annotations

import pytest

from complaintdesk.queries import search
from complaintdesk.queries.search_subject import field
from tests.desk import Office
from tests.hostile import HOSTILE


def _found(office: Office, text: str) -> list[int]:
    with office.desk.look() as look:
        return sorted(search.matches(look, search.parse(text, look.today)).ids)


def test_in_part_or_whole(office: Office) -> None:
    lamp = office.new_case(product="Desk lamp", department_id=1)
    other = office.new_case(product="desk lamp shade", department_id=2)
    assert _found(office, "product:lamp") == [lamp, other]
    assert _found(office, field("product", "Desk lamp")) == [lamp]
    assert _found(office, "department:sal") == [lamp]
    assert _found(office, "department:=Delivery product:shade") == [other]
    assert _found(office, "product:") == [lamp, other]  # nothing is said yet, so that nothing narrows


def test_by_the_cause_that_was_found(office: Office) -> None:
    case_id = office.new_case()
    office.new_case()
    office.assess(case_id)
    office.investigate(case_id, cause="procedure")
    assert _found(office, "cause:=procedure") == [case_id]
    assert _found(office, "cause:procedure") == [case_id]
    assert _found(office, "cause:=not_followed") == []


@pytest.mark.parametrize("text", [" ".join(text.split())[:300] for text in HOSTILE if text.strip()][::3])
def test_a_product_of_any_name_is_found_whole(office: Office, text: str) -> None:
    case_id = office.new_case(product=text)
    office.new_case(product="another")
    kept = office.case(case_id).product
    assert kept is not None
    assert case_id in _found(office, field("product", kept))
