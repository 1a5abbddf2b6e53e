"""A file of before payments had their day gets it, at the office, and the trail says so."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from complaintdesk.store import replay, schema, sqlite

_CASE = """INSERT INTO "case" (id, reference, stage, version, medium, taken_by_id, received_at, received_on,
 problem, description, recurrent, remedy_sought, currency, safety, recourse_told, reopened, list_rank,
 next_due) VALUES (1,
 '2026-000001-5', 'received', 1, 'phone', 1, '2026-07-01T09:00:00.000Z', '2026-07-01', 'other', 'x', 0, 'none',
 'GBP', 0, 0, 0, 1, '2026-07-02')"""


def _older(path: Path) -> None:
    """A file of revision 0006 with three remedies, one of them waiting."""
    path.touch()
    config = Config()
    config.set_main_option("script_location", "complaintdesk:store/revisions")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as begun:
        config.attributes["connection"] = begun
        command.upgrade(config, "0006")
    engine.dispose()
    connection = sqlite3.connect(path, isolation_level=None)
    sqlite.mark(connection)
    connection.execute(
        "INSERT INTO shop (id, name, country, time_zone, currency, policy_id, version) "
        "VALUES (1, 'x', 'GB', 'Europe/London', 'GBP', 1, 1)"
    )
    connection.execute(_CASE)
    for at in ("2026-07-01T23:30:00.000Z", "2026-12-01T23:30:00.000Z", None):
        connection.execute(
            "INSERT INTO promised_remedy (case_id, remedy, amount, currency, promised_at, carried_out_at, "
            "version) VALUES (1, 'refund', 5, 'GBP', '2026-07-01T09:00:00.000Z', ?, 1)",
            (at,),
        )
    connection.close()


def test_each_payment_has_its_day_at_the_office(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    _older(path)
    schema.check(path)
    connection = sqlite.connect(path)
    days = connection.execute("SELECT carried_out_on, version FROM promised_remedy ORDER BY id").fetchall()
    assert days == [("2026-07-02", 1), ("2026-12-01", 1), (None, 1)]
    told = "SELECT changes FROM event WHERE operation_id LIKE 'revision-0007-promised_remedy%'"
    (changes,) = connection.execute(told).fetchone()
    assert [(each["id"], each["fields"]) for each in json.loads(changes)] == [
        (1, {"carried_out_on": [None, "2026-07-02"]}),
        (2, {"carried_out_on": [None, "2026-12-01"]}),
    ]
    paid = "SELECT day, n FROM tally_by_month WHERE department = 0 AND measure = 'paid' ORDER BY day"
    assert connection.execute(paid).fetchall() == [("2026-07", 5), ("2026-12", 5)]
    assert not [each for each in replay.differences(connection) if "carried_out_on" in each]
    connection.close()
