"""The shape of the file: made new, recognised, and brought up to date. Alembic is loaded only to change it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from complaintdesk.rules.errors import Damaged, NotSaved
from complaintdesk.store import places, sqlite

# Every revision this version knows, oldest first; a test holds them to the files in `revisions`.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
_INCOMPLETE = (
    "{} is a complaintdesk file that lacks its revision. It has not been touched: put a backup in its place."
)


def create(path: Path) -> None:
    """Make an empty desk at `path`, readable by its owner only. Raises `NotSaved`."""
    part = path.with_name(f"{path.name}.{os.getpid()}.new")  # two terminals may start at once
    try:
        places.make_private_folder(path.parent)
        part.unlink(missing_ok=True)
        places.make_private_file(part)
        try:
            _upgrade(part)
            # a hard link fails where another terminal made the file meanwhile; a rename would replace it
            with contextlib.suppress(FileExistsError):  # theirs is as good: it is checked when it is opened
                sqlite.give_name(part, path)
        finally:
            for end in ("", "-journal", "-wal", "-shm"):
                part.with_name(part.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise NotSaved(f"No desk could be made at {path}: {error.strerror or error}.") from error


def check(path: Path, wait: float = sqlite.BUSY_SECONDS) -> None:
    """Recognise the file and bring an older one up to date. Raises `Damaged` and leaves any other untouched.

    `wait` is how many seconds a writer may keep it waiting, then `Busy`.
    """
    connection = sqlite.connect(path, wait=wait)
    try:
        older = _revision(connection, path) != REVISIONS[-1] and _set_aside(connection, path)
    except sqlite3.Error as error:
        raise sqlite.told(error, path) from error
    finally:
        connection.close()
    if older:
        _upgrade(path)


def _set_aside(connection: sqlite3.Connection, path: Path) -> bool:
    """Copy the older file beside itself; False where another terminal has brought it up to date meanwhile."""
    holding = sqlite.connect(path)
    try:
        sqlite.begin_immediate(holding)  # nobody changes the file while it is copied
        if _revision(connection, path) == REVISIONS[-1]:
            return False
        now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        sqlite.copy_checked(connection, path.with_name(f"{path.name}.before-{REVISIONS[-1]}-{now}"))
        return True
    finally:
        holding.close()


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    mark = sqlite.application_id(connection)
    if mark != sqlite.APPLICATION_ID:
        raise Damaged(f"{path} is not a complaintdesk file. It has not been touched: name another file with --db.")
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
        raise Damaged(_INCOMPLETE.format(path))
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise Damaged(_INCOMPLETE.format(path))
    revision = str(row[0])
    if revision not in REVISIONS:
        raise Damaged(
            f"{path} was written by a newer complaintdesk (revision {revision}; this one knows {REVISIONS[-1]}). "
            "It has not been touched: install the newer version to open it."
        )
    return revision


def _upgrade(path: Path) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import URL, create_engine, event
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import StaticPool

    from complaintdesk.store import sqlite_triggers

    def connect() -> sqlite3.Connection:
        connection = sqlite.connect(path)
        sqlite.set_journal_mode(connection)
        return connection

    engine = create_engine(URL.create("sqlite", database=str(path)), creator=connect, poolclass=StaticPool)
    event.listen(engine, "begin", lambda begun: sqlite.begin_immediate(begun.connection.dbapi_connection))
    config = Config()
    config.set_main_option("script_location", "complaintdesk:store/revisions")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            raw: Any = connection.connection.dbapi_connection
            sqlite_triggers.renew(raw)
            sqlite.mark(raw)
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise sqlite.told(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise sqlite.told(error, path) from error
    finally:
        engine.dispose()
