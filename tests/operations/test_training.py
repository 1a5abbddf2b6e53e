"""Training (6.4): what is needed, who has it, until when; what was not passed is kept and does not count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from complaintdesk.operations import training
from complaintdesk.operations.inputs import Topic, check
from complaintdesk.queries import training as queries
from complaintdesk.queries.evidenced import State
from complaintdesk.rules import training as rules
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.training import Knows, Trained
from tests.committed import CLERK, MANAGER, TODAY, said, topic, trained
from tests.desk import Office


@pytest.mark.parametrize(
    ("on", "months", "expires"),
    [
        ("2026-11-23", 12, "2027-11-23"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-23", None, None),
    ],
)
def test_it_holds_so_many_months(on: str, months: int | None, expires: str | None) -> None:
    found = rules.expiry(date.fromisoformat(on), months)
    assert (found and found.isoformat()) == expires


@pytest.mark.parametrize(
    ("records", "needed", "knows"),
    [
        ((), True, Knows.LACKS),
        ((), False, Knows.NOT_ASKED),
        (((-10, None, False),), True, Knows.FAILED),
        (((-10, None, True),), True, Knows.HAS),
        (((-10, 61, True),), True, Knows.HAS),
        (((-10, 60, True),), True, Knows.SOON),
        (((-10, 0, True),), True, Knows.SOON),  # the last day counts
        (((-400, -1, True),), True, Knows.EXPIRED),
        (((-400, -1, True),), False, Knows.NOT_ASKED),
        (((-400, -1, True), (-5, 300, True)), True, Knows.HAS),
        (((-400, 90, True), (-5, None, False)), True, Knows.HAS),  # what was passed holds on
    ],
)
def test_how_it_stands(records: tuple[tuple[int, int | None, bool], ...], needed: bool, knows: Knows) -> None:
    day = timedelta(days=1)
    kept = [Trained(TODAY + on * day, None if to is None else TODAY + to * day, ok) for on, to, ok in records]
    assert rules.standing(kept, needed, TODAY) is knows


def test_the_matrix_says_who_lacks_what(office: Office) -> None:
    first = topic(office)
    topic(office, "both_sides", roles=("quality_officer", "manager"), valid_months=None)
    trained(office, first)
    trained(office, first, staff_id=MANAGER)  # who need not have it may have it
    with office.desk.look() as look:
        made = queries.matrix(look)
    told = [(cell.person.name, cell.topic.code, cell.knows) for cell in made.all]
    assert told == [
        ("Ayşe Demir", "first_contact", Knows.HAS),
        ("Ayşe Demir", "both_sides", Knows.NOT_ASKED),
        ("Can Öz", "first_contact", Knows.NOT_ASKED),
        ("Can Öz", "both_sides", Knows.LACKS),
        ("Mary O’Neill", "first_contact", Knows.HAS),
        ("Mary O’Neill", "both_sides", Knows.LACKS),
    ]


def test_what_expires_is_reminded_of_sixty_days_before(office: Office) -> None:
    first = topic(office, valid_months=3)
    trained(office, first)  # until 23 February
    with office.desk.look() as look:
        assert queries.due_rows(look) == []
    office.clock.now = office.clock.now.replace(month=12, day=25)
    with office.desk.look() as look:
        assert said(queries.due_rows(look)) == [
            ("2027-02-23", "Ayşe Demir", "Refresh training: The first contact")
        ]
    office.clock.now = office.clock.now.replace(year=2027, month=3, day=1)
    with office.desk.look() as look:
        (row,) = queries.due_rows(look)  # it has expired, and is overdue since then
        assert row.on == date(2027, 2, 23)
        assert queries.matrix(look).cells[0][0].knows is Knows.EXPIRED


def test_what_is_lacking_is_due_a_month_after_it_was_first_needed(office: Office) -> None:
    first = topic(office)
    second = topic(office, "letters", title="Letters", since=TODAY - timedelta(days=400))
    with office.desk.look() as look:
        assert said(queries.due_rows(look)) == [
            ("2026-12-23", "Ayşe Demir", "Training: The first contact"),
            ("2025-11-18", "Ayşe Demir", "Training: Letters"),
        ]
    trained(office, first, trained_on=TODAY - timedelta(days=20))  # they came three weeks ago
    trained(office, second, trained_on=TODAY - timedelta(days=1), passed=False)
    with office.desk.look() as look:
        assert said(queries.due_rows(look)) == [("2026-12-22", "Ayşe Demir", "Training: Letters")]


def test_a_changed_topic_leaves_what_was_recorded(office: Office) -> None:
    number = topic(office)
    trained(office, number)
    given = {"code": "first_contact", "title": "Listening", "roles": ("manager",), "valid_months": 1}
    office.do(training.change_topic, number, check(Topic, given))
    assert office.rows("SELECT expires_on FROM training_record") == [("2027-11-23",)]
    with pytest.raises(Invalid, match="never changes"):
        office.do(training.change_topic, number, check(Topic, {**given, "code": "listening"}))
    office.do(training.change_topic, number, check(Topic, {**given, "retired": True}))
    with office.desk.look() as look:
        assert queries.due_rows(look) == []
        assert queries.matrix(look).topics == ()
        assert [row.name for row in queries.records(look, number)] == ["Ayşe Demir"]


@pytest.mark.parametrize(
    ("given", "field"),
    [({"trained_on": TODAY + timedelta(days=1)}, "trained_on"), ({"staff_id": 99}, "staff_id")],
)
def test_what_cannot_be_is_refused_at_its_field(office: Office, given: dict[str, Any], field: str) -> None:
    number = topic(office)
    with pytest.raises(Invalid) as wrong:
        trained(office, number, **given)
    assert field in wrong.value.fields


def test_a_code_is_there_once(office: Office) -> None:
    topic(office)
    with pytest.raises(Invalid) as wrong:
        topic(office)
    assert "code" in wrong.value.fields


def test_the_evidence_counts_what_people_need(office: Office) -> None:
    def evidence() -> tuple[State, str]:
        with office.desk.look() as look:
            (row,) = queries.evidence_rows(look)
        return row.state, row.says

    assert evidence()[0] is State.NO_DATA
    first = topic(office, roles=("front_desk", "quality_officer"))
    assert evidence()[0] is State.RED
    trained(office, first, CLERK)
    assert evidence() == (State.AMBER, "1 of 2 that people need are there; 0 of them expire within 60 days.")
    trained(office, first, 2)
    assert evidence()[0] is State.GREEN
