"""The bulk door: many rows and their events in one transaction, for imports and sample shops.

It knows the tables but no rule: whoever calls it has already decided what each row says. Ids are given out
here, so that a case, its log, its clocks and its events can be written table by table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Connection, insert, text

from complaintdesk.records.all import METADATA
from complaintdesk.store import sqlite_triggers
from complaintdesk.store.trail import changes_json

if TYPE_CHECKING:
    from datetime import datetime

    from complaintdesk.store.act import Act
    from complaintdesk.store.desk import Actor

_BATCH = 5_000
# Parents first: a batch is written in this order, so that every foreign key finds its row.
_ORDER = (
    "department",
    "staff_member",
    "category",
    "complainant",
    "contact_point",
    "case",
    "case_clock",
    "clock_pause",
    "investigation",
    "evidence",
    "promised_remedy",
    "proposal",
    "recourse",
    "task",
    "communication",
    "letter",
    "event",
)


class Bulk:
    """Rows under way. `act` gives the office, calendar, policy, `now` and the references."""

    def __init__(self, connection: Connection, act: Act, terminal: str) -> None:
        self.act = act
        self._connection = connection
        self._terminal = terminal
        self._waiting: dict[str, list[dict[str, Any]]] = {table: [] for table in _ORDER}
        self._stored: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _ORDER}
        self._next_id: dict[str, int] = {}
        self._sequences: dict[int, int] = {}
        self._suspended = False
        self.written = 0

    def new_id(self, table: str) -> int:
        """The id that the next row of `table` shall have."""
        if table not in self._next_id:
            last = self._connection.execute(text(f'SELECT coalesce(max(id), 0) FROM "{table}"')).scalar_one()
            self._next_id[table] = last + 1
        self._next_id[table] += 1
        return self._next_id[table] - 1

    def draw_sequence(self, year: int) -> int:
        """The next sequence number of a reference in `year`."""
        if year not in self._sequences:
            last = text("SELECT last FROM reference_sequence WHERE year = :year")
            self._sequences[year] = self._connection.execute(last, {"year": year}).scalar() or 0
        self._sequences[year] += 1
        return self._sequences[year]

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """Write a row (with its id); columns that are left out are empty or have the record's default."""
        waiting = self._waiting[table]
        waiting.append(dict(row))
        if len(waiting) >= _BATCH:
            self._write()

    def add_stored(self, table: str, row: Mapping[str, Any]) -> None:
        """As `add`, for a row whose dates and instants are in their stored form already: several times faster."""
        waiting = self._stored[table]
        defaults = _defaults(table)
        waiting.append(tuple(map(row.get, defaults, defaults.values())))
        if len(waiting) >= _BATCH:
            self._write()

    def add_event(
        self,
        name: str,
        case_id: int | None,
        changes: Iterable[tuple[str, Any, str, Mapping[str, list[Any]]]],
        *,
        at: datetime | None = None,
        actor: Actor | None = None,
        why: str | None = None,
        operation_id: str | None = None,
    ) -> None:
        """Write the event of one act: `changes` as `(table, id, "new"|"changed", {field: [old, new]})`.

        Dates and instants in `changes` are in their stored form. `at` is UTC (default: now).
        """
        actor = actor or self.act.actor
        self.add(
            "event",
            {
                "operation_id": operation_id or uuid4().hex,
                "at": at or self.act.now,
                "actor_id": actor.id,
                "actor_name": actor.name,
                "actor_role": actor.role,
                "terminal": self._terminal,
                "act": name,
                "case_id": case_id,
                "why": why,
                "changes": changes_json(changes),
            },
        )

    def derive_at_the_end(self) -> None:
        """Rebuild summaries and search index once, after all rows: right when the file was empty before."""
        if not self._suspended:
            sqlite_triggers.suspend(self._raw)
            self._suspended = True

    @property
    def _raw(self) -> sqlite3.Connection:
        raw = self._connection.connection.dbapi_connection
        if not isinstance(raw, sqlite3.Connection):
            raise TypeError("the bulk door writes to SQLite")
        return raw

    def _write(self) -> None:
        for table in _ORDER:
            rows, stored = self._waiting[table], self._stored[table]
            if rows:
                self._connection.execute(insert(METADATA.tables[table]), _same_columns(table, rows))
            if stored:
                self._raw.executemany(_insertion(table), stored)
            self.written += len(rows) + len(stored)
            self._waiting[table], self._stored[table] = [], []

    def finish(self) -> None:
        """Write what is waiting and the numbers given out; called by the door before it commits."""
        self._write()
        for year, last in self._sequences.items():
            self._connection.execute(
                text(
                    "INSERT INTO reference_sequence (year, last) VALUES (:year, :last) "
                    "ON CONFLICT (year) DO UPDATE SET last = :last"
                ),
                {"year": year, "last": last},
            )
        if self._suspended:
            sqlite_triggers.resume(self._raw)


def _same_columns(table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every row every column, with the record's default: executemany takes its columns from the first row."""
    defaults = _defaults(table)
    return [{name: row.get(name, default) for name, default in defaults.items()} for row in rows]


@cache
def _defaults(table: str) -> dict[str, Any]:
    """Each column with the record's default; events are numbered by the file."""
    columns = METADATA.tables[table].columns
    defaults = {column.name: getattr(column.default, "arg", None) for column in columns}
    if table == "event":
        del defaults["id"]
    return defaults


@cache
def _insertion(table: str) -> str:
    names = _defaults(table)
    return f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'
