"""`check` says whether the file is whole and its history tells everything that is in it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from complaintdesk.records.all import Attachment, StoredFile
from complaintdesk.rules.reference import make
from complaintdesk.store import sqlite
from complaintdesk.store.act import Act, operation
from tests.cli.shell import ok, refused, run
from tests.desk import Office, StandingClock
from tests.hostile import HOSTILE


@operation
def _attach(act: Act, case_id: int) -> None:
    content = b"a photo"
    sha256 = hashlib.sha256(content).hexdigest()
    act.session.add(StoredFile(sha256=sha256, size=len(content), content=content))
    act.session.flush()
    act.session.add(
        Attachment(
            case_id=case_id,
            sha256=sha256,
            name="photo.jpg",
            media_type="image/jpeg",
            added_at=act.now,
            added_by_id=1,
        )
    )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> tuple[Path, str]:
    """A file with many cases, the last with a photo, and the reference of that one."""
    path = tmp_path_factory.mktemp("check") / "desk.db"
    shutil.copy(empty_file, path)
    office = Office(path, StandingClock())
    for text in HOSTILE:
        office.log(office.new_case(), text=f"{text}.")
    taken = office.take_in()
    office.decide_case(taken.case_id, remedies=["repair"])
    office.do(_attach, taken.case_id)
    office.desk.close()
    return path, taken.reference


@pytest.fixture
def desk(tmp_path: Path, template: tuple[Path, str]) -> tuple[Path, str]:
    """That file, to tamper with; nobody has it open."""
    path = tmp_path / "desk.db"
    shutil.copy(template[0], path)
    return path, template[1]


def _tampered(path: Path, *statements: str) -> None:
    connection = sqlite.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_file_that_is_whole_is_told_part_by_part_and_left_alone(desk: tuple[Path, str]) -> None:
    path, _ = desk
    before = path.read_bytes()
    told = ok(path, "check").splitlines()
    assert [line.partition(":")[0] for line in told] == ["File", "Guards", "Lists", "History", "Attachments"]
    assert "value by value" in told[3]
    assert told[4].startswith("Attachments: 1 files")
    assert path.read_bytes() == before


def test_one_case_alone(desk: tuple[Path, str]) -> None:
    path, reference = desk
    assert ok(path, "check", reference).startswith("History: the case rebuilt from 5 events, value by value.\n")
    nobody = make(2026, 999_999)
    assert f"There is no case {nobody}" in refused(path, "check", nobody)
    _tampered(path, f"UPDATE \"case\" SET product = 'x[/]\x1b[2J' WHERE reference = '{reference}'")
    code, told, errors = run(path, "check", reference)
    assert code == 1
    assert "product is “x[/][2J” on file and empty by the events" in told
    assert "One thing on file is not as it should be" in errors


FAULTS: dict[str, tuple[tuple[str, ...], str]] = {
    "a reference to nobody": (
        ('UPDATE "case" SET owner_id = 77 WHERE id = 2',),
        "File: case 2 belongs to a staff",
    ),
    "a guard": (("DROP TRIGGER guard_event_update",), "Guards: The trigger guard_event_update is missing."),
    "another guard": (
        (
            "DROP TRIGGER guard_event_update",
            "CREATE TRIGGER guard_event_update BEFORE UPDATE ON event BEGIN SELECT 1; END",
        ),
        "Guards: The trigger guard_event_update is another than the desk makes.",
    ),
    "a spy": (
        ("CREATE TRIGGER spy AFTER INSERT ON event BEGIN SELECT 1; END",),
        "Guards: There is a trigger spy that the desk does not make.",
    ),
    "a count": (("UPDATE tally SET n = n + 1 WHERE measure = 'stage'",), "Lists: stage ("),
    "the search": (("INSERT INTO case_search(case_search) VALUES ('delete-all')",), "Lists: case_search: "),
    "the history": (("UPDATE evidence SET what = 'x'", "UPDATE \"case\" SET product = 'x'"), "History: case 1: "),
    "a file": (("UPDATE stored_file SET content = 'another'",), "Attachments: The file with the SHA-256 "),
}


@pytest.mark.parametrize(("statements", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_is_found_in_its_part(desk: tuple[Path, str], statements: tuple[str, ...], told: str) -> None:
    path, _ = desk
    _tampered(path, *statements)
    code, output, errors = run(path, "check")
    assert code == 1
    assert told in output
    assert "Traceback" not in errors


def _scribbled(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + b"\xa5" * 9000 + content[middle + 9000 :]


@pytest.mark.parametrize("damage", [_scribbled, lambda content: content[: len(content) - 20_000]])
def test_a_damaged_file_is_told_without_a_traceback(
    desk: tuple[Path, str], damage: Callable[[bytes], bytes]
) -> None:
    path, _ = desk
    path.write_bytes(damage(path.read_bytes()))
    code, output, errors = run(path, "check")
    assert code == 1
    assert "damaged" in output + errors
    assert "Traceback" not in errors


def test_much_is_counted_and_not_listed(desk: tuple[Path, str]) -> None:
    path, _ = desk
    _tampered(path, "DROP TRIGGER guard_event_delete", "DELETE FROM event WHERE case_id IS NOT NULL")
    code, output, _ = run(path, "check")
    assert code == 1
    assert output.count("\n") < 70
    assert "and no event tells of it" in output
    assert " more.\n" in output
