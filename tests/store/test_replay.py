"""The trail replayed gives the file, value by value, whoever wrote it; and whatever differs is found and named."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from complaintdesk.records.all import Attachment, Evidence, StoredFile, Task
from complaintdesk.records.recourse import RecourseBody
from complaintdesk.sample import shop
from complaintdesk.store import replay, sqlite
from complaintdesk.store.act import Act, operation
from complaintdesk.store.desk import open_desk
from tests.desk import Office, StandingClock
from tests.importing.samples import CITY, REGISTER, TURKISH, brought, written
from tests.random_acts import act_at_random


@pytest.fixture
def file(office100: Office) -> Iterator[sqlite3.Connection]:
    """A file of about a hundred cases that somebody can tamper with: it is guarded against accidents only."""
    connection = sqlite.connect(office100.path)
    for name in ("guard_event_update", "guard_event_delete", "guard_communication_update"):
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    connection.close()


def _differences(path: Path, case_id: int | None = None) -> list[str]:
    connection = sqlite.connect(path, query_only=True)
    try:
        return list(replay.differences(connection, case_id))
    finally:
        connection.close()


def test_acts_at_random_are_told_whole(office100: Office) -> None:
    assert _differences(office100.path) == []
    for (case_id,) in office100.rows('SELECT id FROM "case"'):
        assert _differences(office100.path, case_id) == []


def test_what_was_brought_in_is_told_whole(office: Office, tmp_path: Path) -> None:
    for name, text in (("a.csv", REGISTER), ("b.csv", TURKISH), ("c.csv", CITY)):
        assert brought(office, written(tmp_path, text, name)).imported
    act_at_random(office, Random(4), 60)
    assert _differences(office.path) == []


def test_the_sample_is_told_whole(tmp_path: Path) -> None:
    clock = StandingClock()
    desk = open_desk(tmp_path / "desk.db", create=True, clock=clock)
    shop.build(desk, 120, 3)
    desk.close()
    assert _differences(desk.path) == []
    assert _differences(desk.path, 7) == []


def test_a_file_of_an_older_version_is_told_whole(tmp_path: Path) -> None:
    """Its events know nothing of columns that came later; what revisions added has events."""
    path = tmp_path / "desk.db"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "desk-0.1.0.db.gz").read_bytes()))
    office = Office(path, StandingClock(datetime(2027, 6, 1, 9, tzinfo=UTC)))
    assert _differences(path) == []
    act_at_random(office, Random(8), 60)
    assert _differences(path) == []


TAMPERINGS = {
    "a field of a case": (
        "UPDATE \"case\" SET owner_id = 3, reopened_at = '2026' WHERE id = 5",
        ["case 5: owner_id is 3 on file", "case 5: reopened_at is “2026” on file and empty by the events"],
    ),
    "a deadline": (
        "UPDATE case_clock SET due_on = '2030-01-01' WHERE id = 7",
        ["case clock 7: due_on is “2030-01-01” on file and “20"],
    ),
    "words in the log": (
        "UPDATE communication SET text = text || ' (never)' WHERE id = 9",
        ["communication 9: text is “"],
    ),
    "somebody's name": (
        "UPDATE complainant SET name = 'Nobody' WHERE id = 2",
        ["complainant 2: name is “Nobody”"],
    ),
    "a remedy that is gone": ("DELETE FROM promised_remedy WHERE id = 1", ["promised remedy 1 is not on file"]),
    "evidence out of nothing": (
        "INSERT INTO evidence (case_id, what, added_at, added_by_id) VALUES (3, 'x', '2026', 1)",
        ["is on file, and no event tells of it"],
    ),
    "a person out of nothing": (
        "INSERT INTO staff_member (name, role, active, version) VALUES ('Mallory', 'manager', 1, 1)",
        ["staff member 4 is on file, and no event tells of it"],
    ),
    "a policy": ("UPDATE policy_clock SET length = 90 WHERE kind = 'decide'", ["length is 90 on file and 10"]),
    "an event that is gone": (
        "DELETE FROM event WHERE id = (SELECT min(id) FROM event WHERE act = 'assessment.assess')",
        ["severity is “"],
    ),
    "an event rewritten": (
        'UPDATE event SET changes = replace(changes, \'"severity":[null,"high"]\', \'"severity":[null,"low"]\')',
        ["severity is “high” on file and “low” by the events"],
    ),
    "an event that is no JSON": ("UPDATE event SET changes = '[{' WHERE id = 4", ["Event 4 cannot be read: "]),
    "an event of nowhere": (
        """UPDATE event SET changes = '[{"record":"x","id":1,"what":"new","fields":{}}]' WHERE id = 4""",
        ["it tells of “x”, which the desk does not have"],
    ),
}


@pytest.mark.parametrize(("tampering", "told"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_whatever_was_changed_without_a_word_is_found(
    file: sqlite3.Connection, tampering: str, told: list[str]
) -> None:
    file.execute("PRAGMA foreign_keys = OFF")
    assert file.execute(tampering).rowcount >= 1
    found = list(replay.differences(file))
    for part in told:
        assert any(part in sentence for sentence in found), found
    file.execute("UPDATE \"case\" SET description = 'not theirs' WHERE id = 20")
    assert any("case 20: description" in sentence for sentence in replay.differences(file))


def test_of_one_case_only_its_own_is_told(file: sqlite3.Connection) -> None:
    file.execute("UPDATE \"case\" SET product = 'x' WHERE id = 5")
    assert list(replay.differences(file, 4)) == []
    (sentence,) = replay.differences(file, 5)
    assert sentence.startswith("case 5: product is “x” on file and ")


@operation
def _join(act: Act, from_case: int, to_case: int) -> None:
    """What an act on two cases at once may do: a record goes over, another ends, a third is new."""
    moved, closed = act.session.get_one(Evidence, 1), act.session.get_one(Evidence, 2)
    moved.case_id = to_case
    closed.what = "seen twice"
    act.session.add(Task(case_id=from_case, what="Ask", due_on=act.today, asked_at=act.now, asked_by_id=1))
    act.session.flush()


def test_an_act_on_two_cases_is_replayed_for_both(office: Office) -> None:
    one, two, three = (office.new_case() for _ in range(3))
    for case_id in (one, two, three):
        office.evidence(case_id)
    office.do(_join, one, two)
    assert office.value("SELECT case_id FROM evidence WHERE id = 1") == two
    for which in (None, one, two, three):
        assert _differences(office.path, which) == []
    connection = sqlite.connect(office.path)
    connection.execute("UPDATE evidence SET what = 'a' WHERE id = 1")
    connection.close()
    assert _differences(office.path, one) == []
    assert len(_differences(office.path, two)) == len(_differences(office.path)) == 1


@operation
def _move(act: Act, to_case: int) -> None:
    act.session.get_one(Evidence, 1).case_id = to_case


def test_a_record_that_goes_over_is_an_act_on_both_cases(office: Office) -> None:
    one, two = office.new_case(), office.new_case()
    office.evidence(one)
    office.do(_move, two)
    assert office.value("SELECT case_id FROM event ORDER BY id DESC LIMIT 1") is None
    for which in (None, one, two):
        assert _differences(office.path, which) == []


def test_contents_of_files_are_not_in_the_trail_and_not_missed(office: Office) -> None:
    case_id = office.new_case()

    @operation
    def attach(act: Act) -> None:
        act.session.add(StoredFile(sha256="ab", size=2, content=b"hi"))
        act.session.flush()
        act.session.add(
            Attachment(
                case_id=case_id,
                sha256="ab",
                name="a.txt",
                media_type="text/plain",
                added_at=act.now,
                added_by_id=1,
            )
        )

    office.do(attach)
    assert "hi" not in office.value("SELECT changes FROM event ORDER BY id DESC LIMIT 1")
    assert _differences(office.path) == []


@operation
def _strike(act: Act, changing: bool) -> None:
    body = act.session.get_one(RecourseBody, 1)
    if changing:
        body.name = "Another"
        act.session.flush()
        body.contact = "nowhere"
    act.session.delete(body)


@pytest.mark.parametrize("changing", [False, True])
def test_what_is_struck_out_is_told_with_what_it_said(office: Office, changing: bool) -> None:
    was = office.value("SELECT name FROM recourse_body WHERE id = 1")
    office.do(_strike, changing)
    assert _differences(office.path) == []
    changes = office.value("SELECT changes FROM event ORDER BY id DESC LIMIT 1")
    assert '"what":"gone"' in changes
    assert f'"name":["{was}",null]' in changes


@operation
def _replace(act: Act) -> None:
    body = act.session.get_one(RecourseBody, 1)
    act.session.delete(body)
    act.session.flush()
    act.session.expunge_all()
    act.session.add(RecourseBody(id=1, name="New", kind="adr", contact="here", position=9))


def test_what_takes_the_place_of_another_is_told_as_a_change(office: Office) -> None:
    office.do(_replace)
    assert office.value("SELECT name FROM recourse_body WHERE id = 1") == "New"
    assert _differences(office.path) == []
