"""A file that version 0.1.0 wrote is brought up to date, and everything in it goes on."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

import pytest

from complaintdesk.queries import deadlines
from complaintdesk.store import schema, sqlite, sqlite_triggers
from tests.desk import Office, StandingClock
from tests.random_acts import act_at_random

WRITTEN_BY_0_1_0 = Path(__file__).parent / "desk-0.1.0.db.gz"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office of 0.1.0, some days after its last act."""
    path = tmp_path / "desk.db"
    path.write_bytes(gzip.decompress(WRITTEN_BY_0_1_0.read_bytes()))
    office = Office(path, StandingClock())
    office.clock.now = office.clock.now.fromisoformat(office.value("SELECT max(at) FROM event"))
    return office


def test_nothing_is_lost_and_a_copy_is_kept(office: Office) -> None:
    assert office.value("SELECT version_num FROM alembic_version") == schema.REVISIONS[-1]
    (copy,) = office.path.parent.glob("desk.db.before-*Z")
    before = sqlite.connect(copy, query_only=True)
    for table, order in (("case", "id"), ("communication", "id"), ("event", "id"), ("complainant", "id")):
        columns = ", ".join(f'"{row[1]}"' for row in before.execute(f'PRAGMA table_info("{table}")'))
        sql = f'SELECT {columns} FROM "{table}" ORDER BY {order}'
        known = before.execute(sql).fetchall()
        assert office.rows(sql)[: len(known)] == known
    before.close()
    (since,) = office.rows("SELECT act, actor_name FROM event ORDER BY id DESC LIMIT 1")
    assert since == ("store.bring_up_to_date", "complaintdesk")


def test_its_dates_are_explained_and_its_cases_go_on(office: Office) -> None:
    with office.desk.look() as look:
        for (case_id,) in look.rows('SELECT id FROM "case"'):
            assert all(each.as_on_file for each in deadlines.explained(look, case_id, every=True))
    act_at_random(office, Random(11), 80)
    office.desk.close()
    connection = sqlite.connect(office.path)
    assert sqlite_triggers.differences(connection) == []
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
