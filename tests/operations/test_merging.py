"""One case made part of another, taken apart again; an entry made a case of its own (7.2, 7.3)."""

from __future__ import annotations

import pytest

from complaintdesk.queries import communications
from complaintdesk.queries.communications import LogRow
from complaintdesk.rules.errors import Invalid, NotAllowed
from tests import acts_together as do
from tests.desk import Office


@pytest.fixture
def twice(office: Office) -> tuple[int, int]:
    """The same complaint of one person, taken in twice: the first was acknowledged."""
    first = office.new_case(complainant={"name": "Mehmet", "phone": "0532 555 01 47"}, description="It is late.")
    office.acknowledge(first)
    office.clock.step(days=1)
    second = office.new_case(complainant_id=office.case(first).complainant_id, description="Still late!")
    return first, second


def _log(office: Office, case_id: int) -> list[LogRow]:
    with office.desk.look() as look:
        return communications.log(look, case_id)


def test_a_case_becomes_part_of_another_and_is_read_there(office: Office, twice: tuple[int, int]) -> None:
    first, second = twice
    do.merge(office, second, first)
    kept, into = office.case(second), office.case(first)
    assert (kept.stage, kept.closing_reason, kept.merged_into_id) == ("closed", "merged", first)
    assert kept.first_closed_at is None  # it was no closing
    assert all(not clock.runs for clock in office.clocks(second))
    assert [(entry.text, entry.of) for entry in _log(office, first)] == [
        ("It is late.", None),
        ("We have it.", None),
        ("Still late!", kept.reference),
        (f"Made part of {into.reference}.", kept.reference),
    ]
    with office.desk.look() as look:
        assert communications.parts(look, first) == [kept.reference]
    with pytest.raises(NotAllowed, match="part of another case"):
        office.reopen(second)
    office.log(second, text="They rang again")  # what is said about it is never refused
    assert _log(office, first)[-1].text == "They rang again"


def test_taken_apart_its_deadlines_run_on(office: Office, twice: tuple[int, int]) -> None:
    first, second = twice
    before = {clock.kind: clock.due_on for clock in office.clocks(second)}
    do.merge(office, second, first)
    office.clock.step(days=3)
    do.unmerge(office, second)
    kept = office.case(second)
    assert (kept.stage, kept.closing_reason, kept.merged_into_id, kept.reopened) == ("received", None, None, 0)
    after = {clock.kind: clock.due_on for clock in office.clocks(second) if clock.runs}
    assert set(after) == set(before)
    assert after["decide"] > before["decide"]  # what is our own stood still meanwhile
    assert [entry.of for entry in _log(office, first)] == [None, None]
    with pytest.raises(NotAllowed, match="no part of another"):
        do.unmerge(office, second)


def test_taken_apart_it_is_theirs_to_go_on_as_it_was(office: Office) -> None:
    """They reject and know where they can go: their time runs on, and no news is owed (7.9)."""
    first, second = office.new_case(), office.decided_case()
    office.answer(second, "rejected")
    office.tell_recourse(second)
    for _ in range(2):
        do.merge(office, second, first)
        office.clock.step(days=3)
        do.unmerge(office, second)
        assert [clock.kind for clock in office.clocks(second) if clock.runs] == ["recourse"]
    with pytest.raises(Invalid, match="may still go outside"):
        office.close(second, "rejected", no_further=False)


def test_what_may_not_be_merged(office: Office, twice: tuple[int, int]) -> None:
    first, second = twice
    with pytest.raises(Invalid, match="part of itself"):
        do.merge(office, first, first)
    other = office.new_case(complainant={"name": "Łucja"})
    with pytest.raises(NotAllowed, match="another complainant"):
        do.merge(office, second, other)
    do.merge(office, second, first)
    with pytest.raises(NotAllowed, match="part of this one"):
        do.merge(office, first, office.new_case())
    anonymous = office.new_case()
    with pytest.raises(NotAllowed, match="is closed"):
        do.merge(office, anonymous, second)
    do.merge(office, anonymous, first)  # nobody is told about an anonymous one


def test_a_case_that_others_look_at_is_not_merged(office: Office, twice: tuple[int, int]) -> None:
    first, second = twice
    office.decide_case(second)
    office.answer(second, "rejected", text="No.")
    office.go_outside(second)
    with pytest.raises(NotAllowed, match="looked at by somebody else"):
        do.merge(office, second, first)


def test_an_entry_becomes_a_case_of_its_own(office: Office, twice: tuple[int, int]) -> None:
    first, _ = twice
    entry = office.log(first, "in", text="And the invoice is wrong, too.", channel="email")
    received = office.rows("SELECT at FROM communication WHERE id = :entry", entry=entry)
    receipt = do.separate(office, first, entry, "wrong_invoice")
    made = office.case(receipt.case_id)
    assert (made.description, made.problem, made.medium) == (
        *("And the invoice is wrong, too.", "wrong_invoice", "email"),
    )
    assert (made.complainant_id, made.separated_from_id) == (office.case(first).complainant_id, entry)
    assert [(made.received_at,)] == received
    assert [row.became for row in _log(office, first)][-1] == made.reference
    with pytest.raises(NotAllowed, match="already"):
        do.separate(office, first, entry)


def test_only_what_came_in_becomes_a_case(office: Office, twice: tuple[int, int]) -> None:
    first, second = twice
    inside = office.log(first, "inside", text="Our own words.")
    for case_id, entry in ((first, inside), (first, do.last_in(office, second)), (first, 9_999)):
        with pytest.raises(Invalid, match="came in"):
            do.separate(office, case_id, entry)


def test_lists_and_counts_follow(office: Office, twice: tuple[int, int]) -> None:
    first, second = twice
    listed = "SELECT sum(n) FROM tally WHERE measure = 'open'"
    assert office.value(listed) == 2
    do.merge(office, second, first)
    assert office.value(listed) == 1
    do.unmerge(office, second)
    assert office.value(listed) == 2
