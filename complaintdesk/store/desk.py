"""The two doors of the house: `Desk.act` to change something, `Desk.look` to read something.

`open_desk` is called, never run at import. Opening and looking load neither SQLAlchemy nor Alembic; the
first act loads SQLAlchemy, and only a new or older file loads Alembic.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.rules.errors import NotFound
from complaintdesk.store import places, schema, sqlite
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    from complaintdesk.store.act import Act, Writer
    from complaintdesk.store.bulk import Bulk

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a member of staff (`id`), or the program itself while a desk is set up (None)."""

    id: int | None
    name: str
    role: str


SETTING_UP = Actor(None, "setting up", "manager")


def system_clock() -> datetime:
    """The present instant, UTC."""
    return datetime.now(UTC)


class Desk:
    """An open desk. It may be used from several threads; each look has a connection of its thread."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.terminal = places.terminal_name()
        self._kept = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._closing = threading.Lock()

    @contextmanager
    def look(self, wait: float = sqlite.BUSY_SECONDS) -> Iterator[Look]:
        """One snapshot to read from. `wait` is how many seconds a writer may keep it waiting, then `Busy`."""
        connection = self._reader(wait)
        try:
            connection.execute("BEGIN")
            try:
                yield Look(connection, self.clock())
            finally:
                connection.rollback()
        except sqlite3.Error as error:
            raise sqlite.told(error, self.path) from error

    @contextmanager
    def act(self, actor: Actor, why: str | None = None, *, operation_id: str | None = None) -> Iterator[Act]:
        """One immediate transaction in which one operation is carried out, and its event in the trail.

        Raises `AlreadyDone` when `operation_id` is on file, `Busy`, `NotSaved`, and what the operation raises;
        after any of them nothing has changed.
        """
        with self._writer.act(actor, why, operation_id) as act:
            yield act

    @contextmanager
    def bulk(self, actor: Actor) -> Iterator[Bulk]:
        """The bulk door: rows and their events in one transaction, for imports and samples."""
        with self._writer.bulk(actor) as bulk:
            yield bulk

    def version(self) -> int:
        """A number that changes whenever anything was committed to the file, by this process or another.

        Ask it from one thread only. Raises `Busy` while another terminal keeps the file to itself.
        """
        try:
            return sqlite.data_version(self._watching)
        except sqlite3.Error as error:
            raise sqlite.told(error, self.path) from error

    def close(self) -> None:
        """Close every connection. The desk cannot be used afterwards."""
        with self._closing:
            while self._all:
                self._all.pop().close()
        if "_writer" in self.__dict__:
            self._writer.close()

    def _reader(self, wait: float) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._kept, "connection", None)
        if connection is None:
            connection = self._kept.connection = self._connect(wait)
            self._kept.wait = wait
        if self._kept.wait != wait:
            connection.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
            self._kept.wait = wait
        return connection

    def _connect(self, wait: float = sqlite.BUSY_SECONDS) -> sqlite3.Connection:
        connection = sqlite.connect(self.path, query_only=True, wait=wait)
        with self._closing:
            self._all.append(connection)
        return connection

    @cached_property
    def _watching(self) -> sqlite3.Connection:
        return self._connect()

    @cached_property
    def _writer(self) -> Writer:
        from complaintdesk.store.act import Writer

        return Writer(self)


def open_desk(
    path: Path, *, create: bool = False, clock: Clock = system_clock, wait: float = sqlite.BUSY_SECONDS
) -> Desk:
    """Open the desk at `path`; with `create`, make the file where there is none.

    `wait` is how many seconds a writer may keep it waiting, then `Busy`.

    A file that is not a desk, or that a newer version wrote, raises `Damaged` and is not touched; an older
    one is copied beside itself and brought up to date. Raises `NotFound` where there is no file.
    """
    if not sqlite.is_there(path):
        if not create:
            raise NotFound(
                f"There is no desk at {path}. Start complaintdesk to set one up, "
                "or try it with: complaintdesk demo"
            )
        schema.create(path)
    else:
        schema.check(path, wait)
    return Desk(path, clock)
