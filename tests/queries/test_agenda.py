"""The agenda: all that is due in one list by day, of everybody or of one person, bounded where a desk has much."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaintdesk.operations import commitment, investigation, office_settings, together
from complaintdesk.operations.inputs import Asked, ModeGiven, Settings, check
from complaintdesk.queries import agenda
from complaintdesk.queries.agenda import Agenda
from tests.committed import CLERK, TODAY, approved, planned, said, topic
from tests.desk import Office
from tests.mailing.letters import waiting


def _agenda(office: Office, who: int | None = None, until: date | None = None) -> Agenda:
    with office.desk.look() as look:
        return agenda.agenda(look, who, until)


def _whole(office: Office) -> int:
    """One of everything; the id of the case."""
    case_id = office.new_case(product="chair", complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    office.do(together.ask, case_id, check(Asked, {"what": "Ring them", "staff_id": 2, "due_on": TODAY}))
    office.do(together.ask, case_id, check(Asked, {"what": "Weigh it", "department_id": 2, "due_on": TODAY}))
    topic(office, since=TODAY - timedelta(days=40))
    planned(office)
    approved(office)
    return case_id


def test_an_empty_desk_has_nothing_due(office: Office) -> None:
    assert _agenda(office) == Agenda((), 0)


def test_everything_is_in_one_list_overdue_first(office: Office) -> None:
    _whole(office)
    assert said(list(_agenda(office).rows)) == [
        ("2026-11-13", "Ayşe Demir", "Training: The first contact"),
        ("2026-11-23", "Can Öz", "2026-000001-5 task: Ring them"),
        ("2026-11-23", "Delivery", "2026-000001-5 task: Weigh it"),
        ("2026-11-24", None, "2026-000001-5 acknowledge: Mehmet Işık · chair"),
        ("2026-11-30", None, "2026-000001-5 tell them how it stands: Mehmet Işık · chair"),
        ("2026-12-01", "Ayşe Demir", "Plan: A new leaflet"),
        ("2026-12-07", None, "2026-000001-5 decide: Mehmet Işık · chair"),
        ("2026-12-07", "Ayşe Demir", "Read the complaints policy (edition 1)"),
        ("2026-12-07", "Can Öz", "Read the complaints policy (edition 1)"),
        ("2027-11-23", "Mary O’Neill", "Look at the complaints policy again (edition 1)"),
    ]


def test_one_person_sees_what_is_theirs_and_their_departments(office: Office) -> None:
    case_id = _whole(office)
    office.do(investigation.assign, case_id, 2)
    mine = [what for _, _, what in said(list(_agenda(office, 2).rows))]
    assert mine == [
        "2026-000001-5 task: Ring them",
        "2026-000001-5 acknowledge: Mehmet Işık · chair",
        "2026-000001-5 tell them how it stands: Mehmet Işık · chair",
        "2026-000001-5 decide: Mehmet Işık · chair",
        "Read the complaints policy (edition 1)",
    ]
    people = [
        {"name": "Ayşe Demir", "role": "front_desk", "department": "Delivery"},
        {"name": "Can Öz", "role": "quality_officer"},
        {"name": "Mary O’Neill", "role": "manager"},
    ]
    office.do_as(3, office_settings.apply, check(Settings, {"people": people}))
    assert "2026-000001-5 task: Weigh it" in [row.what for row in _agenda(office, CLERK).rows]


def test_it_ends_where_it_is_asked_to(office: Office) -> None:
    _whole(office)
    days = {row.on for row in _agenda(office, until=TODAY).rows}
    assert days == {date(2026, 11, 13), TODAY}


def test_a_desk_with_much_shows_the_soonest_and_counts_the_others(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        office.new_case()
    monkeypatch.setattr(agenda, "MOST", 3)
    found = _agenda(office)
    assert [row.clause for row in found.rows] == ["7.4"] * 3  # the acknowledgements, due first
    assert found.more == 9
    assert _agenda(office, until=TODAY).more == 12


def test_a_clock_that_stands_still_is_not_due(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    assert office.pause(case_id)
    office.assign(case_id)
    for who in (None, CLERK):
        assert [row.clause for row in _agenda(office, who).rows] == ["7.3"]
        assert _agenda(office, who).more == 1


def test_a_letter_that_has_not_gone_is_due_since_it_was_written(office: Office) -> None:
    letter_id = waiting(office)
    case_id = office.value("SELECT case_id FROM letter WHERE id = :letter_id", letter_id=letter_id)
    assert all("letter" not in row.what for row in _agenda(office).rows)
    office.clock.step(minutes=20)
    (row,) = [row for row in _agenda(office).rows if "letter" in row.what]
    assert (row.on, row.who, row.room, row.entry) == (TODAY, "Ayşe Demir", "case", case_id)


def test_a_lite_desk_is_not_told_of_rooms_that_it_does_not_show(office: Office) -> None:
    _whole(office)
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "lite"}))
    assert {row.room for row in _agenda(office).rows} == {"case", "policy", "plan"}
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "full"}))
    assert "training" in {row.room for row in _agenda(office).rows}


def test_each_line_has_a_key_of_its_own(office: Office) -> None:
    _whole(office)
    rows = _agenda(office).rows
    assert len({(row.room, row.entry, row.clause, row.key) for row in rows}) == len(rows)
    assert all(row.key for row in rows)
