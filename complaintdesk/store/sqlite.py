"""What only SQLite can say about one connection: PRAGMAs, journal mode, gates, errors, live changes, backup.

The summary tables, the search index and the guard of the trail stand in `sqlite_triggers`.
"""

from __future__ import annotations

import contextlib
import functools
import os
import random
import sqlite3
import time
from pathlib import Path

from complaintdesk.rules.errors import Busy, Damaged, DeskError, NotSaved

APPLICATION_ID = 0x43_44_53_4B  # "CDSK"
BUSY_SECONDS = 5.0
# SQLite 3.7.0 to 3.51.2 can corrupt a WAL file that several writers and checkpointers share.
WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)
JOURNAL_MODE = "wal" if WAL_IS_SAFE else "truncate"


def connect(path: Path, *, query_only: bool = False, wait: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to an existing file with every PRAGMA the desk relies on. Raises a `DeskError`.

    The caller begins and ends transactions (`isolation_level=None`); `wait` is in seconds.
    """
    if not is_there(path):
        raise NotSaved(f"There is no desk at {path}.")
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        for pragma in (
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "secure_delete = ON",
            f"trusted_schema = {'OFF' if query_only or search_index_is_trusted() else 'ON'}",
            "synchronous = FULL",
            f"busy_timeout = {int(wait * 1000)}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        # what is written stays in memory until it is saved: spilled earlier, it would shut every reader out
        connection.execute("PRAGMA query_only = ON" if query_only else "PRAGMA cache_spill = OFF")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise told(error, path) from error
    return connection


def is_there(path: Path) -> bool:
    """Whether there is a file at `path`. Raises `NotSaved` for a folder, and where one may not look."""
    try:
        if path.is_dir():
            raise NotSaved(f"{path} is a folder, not a desk: name the file in it.")
        return path.is_file()
    except OSError as error:
        raise NotSaved(f"{path} cannot be opened: {error.strerror or error}.") from error


@functools.cache
def search_index_is_trusted() -> bool:
    """Whether this SQLite lets triggers write to FTS5 while `trusted_schema` is OFF; older ones (3.40) do not.

    There the writing connection has to trust the schema; connections that only read never do.
    """
    probe = sqlite3.connect(":memory:")
    try:
        probe.executescript(
            "PRAGMA trusted_schema = OFF; CREATE TABLE t (x); CREATE VIRTUAL TABLE f USING fts5 (x);"
            "CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO f VALUES (new.x); END;"
        )
        probe.execute("INSERT INTO t VALUES ('probe')")
    except sqlite3.OperationalError:
        return False
    else:
        return True
    finally:
        probe.close()


def set_journal_mode(connection: sqlite3.Connection) -> None:
    """Put the file in the journal mode that this SQLite version can be trusted with."""
    connection.execute(f"PRAGMA journal_mode = {JOURNAL_MODE}")


def application_id(connection: sqlite3.Connection) -> int:
    """The file's application id; 0 for a file that no program has marked."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def mark(connection: sqlite3.Connection) -> None:
    """Mark the file as a desk."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when any other connection, in any process, has committed."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def begin_immediate(connection: sqlite3.Connection, wait: float = BUSY_SECONDS) -> None:
    """Take the write lock, waiting up to `wait` seconds at uneven intervals; raises `Busy`.

    SQLite's own waiting has fixed steps, in which several terminals keep meeting each other.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        end = time.monotonic() + wait
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if not _is_busy(error):
                    raise
                if time.monotonic() > end:
                    raise Busy(
                        "Another terminal is writing to the file and did not finish in time. "
                        "Nothing was changed; please try again."
                    ) from error
                time.sleep(random.uniform(0.001, 0.012))  # noqa: S311 - jitter, not a secret
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def told(error: sqlite3.Error, path: Path) -> DeskError:
    """The sentence for an error of SQLite that a person can do something about; re-raises any other."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if _is_busy(error):
        return Busy("Another terminal is using the file. Nothing was changed; please try again.")
    if code == sqlite3.SQLITE_FULL:
        return NotSaved(
            f"The disk that holds {path} is full. Nothing was saved and nothing was lost: make room, try again."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return NotSaved(
            f"{path} cannot be read or written ({error}). Nothing was saved; what was on file is untouched."
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return Damaged(
            f"{path} is not a complaintdesk file or is damaged ({error}). It has not been touched: "
            "keep it, and put the newest backup in its place."
        )
    raise error


def private_copy(path: Path) -> sqlite3.Connection:
    """A copy of the file as it stands, for reading at leisure: nobody has to wait for it, and it has no name.

    It vanishes when it is closed. Raises a `DeskError`.
    """
    source = connect(path, query_only=True)
    copy = sqlite3.connect("", isolation_level=None)
    try:
        source.backup(copy, pages=2048)
        copy.execute(f"PRAGMA trusted_schema = {'OFF' if search_index_is_trusted() else 'ON'}")
    except sqlite3.Error as error:
        copy.close()
        raise told(error, path) from error
    finally:
        source.close()
    return copy


def copy_checked(source: sqlite3.Connection, target: Path) -> None:
    """Copy a live file to `target` by the backup API, check the copy, and only then give it its name.

    Writers are kept waiting for a moment at a time. Raises `Damaged` when the copy does not pass
    `integrity_check`, `NotSaved` when it cannot be written or `target` is there already.
    """
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        copy = sqlite3.connect(part)
        try:
            source.backup(copy, pages=2048)
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            copy.close()
        if verdict != "ok":
            raise Damaged(f"The copy of the file is damaged ({verdict}); it was not kept.")
        handle = os.open(part, os.O_RDWR)  # a write handle: Windows refuses to flush a read-only one
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        give_name(part, target)
    except FileExistsError as error:
        raise NotSaved(f"{target} is there already, and a copy replaces nothing: give it another name.") from error
    except sqlite3.Error as error:
        raise told(error, target) from error
    except OSError as error:
        raise NotSaved(f"The copy {target} could not be written: {error.strerror or error}.") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def give_name(part: Path, path: Path) -> None:
    """Give a finished file its name. Raises `FileExistsError` where one has it: a rename would replace that."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)
