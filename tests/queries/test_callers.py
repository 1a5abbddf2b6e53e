"""Who is calling: found by number or name as one types, with their cases, and likely duplicates."""

from __future__ import annotations

import pytest

from complaintdesk.queries import callers
from tests.desk import Office


@pytest.fixture
def shop(office: Office) -> Office:
    """Two cases of Mehmet, one of them closed, and one of Zeynep."""
    mehmet = {"name": "Mehmet Işık", "phone": "0532 555 01 47", "email": "m@example.org"}
    late = "The office chair was promised for the ninth and has not been delivered yet."
    office.new_case(description=late, complainant=mehmet, order_number="55-1022", problem="late_delivery")
    office.new_case(description="Wrong invoice.", complainant=mehmet)
    office.close(2, "withdrawn")
    office.new_case(
        description="Rude on the phone.", complainant={"name": "Zeynep Kaya", "phone": "+44 20 7946 0018"}
    )
    return office


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("0532 5", ["Mehmet Işık"]),
        ("532 555", ["Mehmet Işık"]),
        ("+90 532 555 01 47", ["Mehmet Işık"]),
        ("00905325550147", ["Mehmet Işık"]),
        ("020 7946 0018", ["Zeynep Kaya"]),
        ("79460018", ["Zeynep Kaya"]),
        ("053", []),
        ("", []),
        ("0533 555 01 47", []),
        ("0018", []),
    ],
)
def test_by_phone(shop: Office, typed: str, names: list[str]) -> None:
    with shop.desk.look() as look:
        assert [caller.name for caller in callers.by_phone(look, typed)] == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("meh", ["Mehmet Işık"]),
        ("ISIK", ["Mehmet Işık"]),
        ("işık mehmet", ["Mehmet Işık"]),
        ("kay", ["Zeynep Kaya"]),
        ("mehmet kaya", []),
        ("me", []),
        ("", []),
    ],
)
def test_by_name(shop: Office, typed: str, names: list[str]) -> None:
    with shop.desk.look() as look:
        assert [caller.name for caller in callers.by_name(look, typed)] == names


def test_a_caller_with_their_cases(shop: Office) -> None:
    with shop.desk.look() as look:
        caller = callers.by_id(look, 1)
        assert caller is not None
        assert (caller.phone, caller.email, caller.address) == ("0532 555 01 47", "m@example.org", None)
        assert (caller.open_cases, caller.closed_cases) == (1, 1)
        assert [case.id for case in callers.cases_of(look, 1)] == [1, 2]
        assert callers.by_id(look, 99) is None


def test_many_callers_with_one_beginning_are_cut_off(office: Office) -> None:
    for n in range(9):
        office.new_case(complainant={"name": f"Caller {n}", "phone": f"0532 555 01 4{n}"})
    with office.desk.look() as look:
        assert len(callers.by_phone(look, "0532 555")) == 6
        assert len(callers.by_name(look, "caller")) == 6


def test_duplicates_of_the_same_caller_and_of_the_same_words(shop: Office) -> None:
    again = "Office chair promised for the ninth, still not delivered!"
    with shop.desk.look() as look:
        (own,) = callers.duplicates(look, again, complainant_id=1)
        assert (own.id, own.complainant) == (1, "Mehmet Işık")
        assert [found.id for found in callers.duplicates(look, again)] == [1]
        assert [found.id for found in callers.duplicates(look, again, order_number="55-1022")] == [1]
        assert callers.duplicates(look, "The lamp flickers at night.") == []
        assert callers.duplicates(look, "Wrong invoice.", complainant_id=1) == []  # that one is closed
