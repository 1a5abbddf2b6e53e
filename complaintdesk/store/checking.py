"""Whether the file is whole: itself, what it derives, its history, the files in it (8.1, 8.5).

For somebody who audits the desk, or doubts it. Nothing is changed, and nothing is mended.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import create_engine

from complaintdesk.records.all import METADATA
from complaintdesk.store import replay, sqlite_triggers
from complaintdesk.store.rebuilt import TABLES

_MOST = 100  # faults of the file itself, which come by the thousand


class Part(NamedTuple):
    """One thing looked at: its name, what to say when nothing was found, and what was found, a sentence each.

    `found` reads the file while it is gone through.
    """

    name: str
    sound: str
    found: Iterator[str]


def of_file(connection: sqlite3.Connection) -> Iterator[Part]:
    """The whole file, part by part. A connection of its own that may write (`sqlite.private_copy`)."""
    yield Part("File", "undamaged, and whatever one record says of another is there.", _itself(connection))
    yield Part("Guards", "history and log are guarded as in a new file.", _guards(connection))
    yield Part("Lists", "counts and search say what the records say.", _derived(connection))
    events, cases, others = _counts(connection)
    yield Part(
        "History",
        f"{cases:,} cases and {others:,} other records rebuilt from {events:,} events, value by value.",
        replay.differences(connection),
    )
    stored = connection.execute("SELECT count(*) FROM stored_file").fetchone()[0]
    yield Part("Attachments", f"{stored:,} files, each as it was when it came.", _files(connection, None))


def of_case(connection: sqlite3.Connection, case_id: int) -> Iterator[Part]:
    """One case: its history and its files. Begin a transaction before, where others may write meanwhile."""
    count = "SELECT count(*) FROM event WHERE case_id = ?"
    events = connection.execute(count, (case_id,)).fetchone()[0]
    sound = f"the case rebuilt from {events:,} events, value by value."
    yield Part("History", sound, replay.differences(connection, case_id))
    yield Part("Attachments", "each file as it was when it came.", _files(connection, case_id))


def _counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    def count(table: str) -> int:
        return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])

    return count("event"), count("case"), sum(count(table) for table in TABLES if table != "case")


def _itself(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if told != "ok":
            yield f"The file is damaged: {told}."
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table.replace('_', ' ')} {row} belongs to a {other.replace('_', ' ')} that is not there."


def _guards(connection: sqlite3.Connection) -> Iterator[str]:
    """The triggers that keep history, counts and search: each as a file made now has it."""
    engine = create_engine("sqlite://")
    with engine.connect() as made:
        METADATA.create_all(made)
        raw: Any = made.connection.dbapi_connection
        sqlite_triggers.renew(raw)
        expected = _triggers(raw)
    engine.dispose()
    kept = _triggers(connection)
    for name in sorted(expected.keys() | kept.keys()):
        if name not in kept:
            yield f"The trigger {name} is missing."
        elif name not in expected:
            yield f"There is a trigger {name} that the desk does not make."
        elif kept[name] != expected[name]:
            yield f"The trigger {name} is another than the desk makes."


def _triggers(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))


def _derived(connection: sqlite3.Connection) -> Iterator[str]:
    for told in sqlite_triggers.differences(connection):
        yield f"{told}."


def _files(connection: sqlite3.Connection, case_id: int | None) -> Iterator[str]:
    sql = "SELECT sha256, size, CAST(content AS BLOB) FROM stored_file"
    if case_id is not None:
        sql += " WHERE sha256 IN (SELECT sha256 FROM attachment WHERE case_id = :case_id)"
    for sha256, size, content in connection.execute(sql, {"case_id": case_id}):
        if hashlib.sha256(content).hexdigest() != sha256 or len(content) != size:
            yield f"The file with the SHA-256 {sha256} has another content now."
