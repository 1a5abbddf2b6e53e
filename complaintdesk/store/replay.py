"""The trail replayed: every record rebuilt from its events alone and held to what is on file (7.3, 8.5).

What differs was changed without a word, or was told wrongly. Case after case is read, so that a file of any size
fits into little memory; what no case has for itself waits in a temporary database until all cases are read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from complaintdesk.store.rebuilt import (
    OWNED,
    SHARED,
    Change,
    Key,
    Rebuilt,
    Unreadable,
    changes,
    compare,
    kept_rows,
    primary_key,
)

_AT_ONCE = 500  # cases
_LAST = 2**63 - 1


def differences(connection: sqlite3.Connection, case_id: int | None = None) -> Iterator[str]:
    """A sentence for each way in which the file is not what its events make it; of one case, or of everything.

    Begin a transaction before, where others may write meanwhile.
    """
    return _Case(connection, case_id).differences() if case_id is not None else _File(connection).differences()


def _read(events: Iterable[tuple[int, str]], unread: list[str]) -> Iterator[Change]:
    for event, stored in events:
        for change in changes(event, stored):
            if isinstance(change, Unreadable):
                unread.append(f"Event {event} cannot be read: {change.why}.")
            else:
                yield change


_OF_NO_CASE = "SELECT id, changes FROM event WHERE case_id IS NULL ORDER BY id"


class _Case:
    """One case. Events that touch several cases belong to none: of them it reads what concerns this one."""

    def __init__(self, connection: sqlite3.Connection, case_id: int) -> None:
        self._connection = connection
        self._case_id = case_id
        self._unread: list[str] = []

    def differences(self) -> Iterator[str]:
        kept = dict(_owned_rows(self._connection, self._case_id, self._case_id))
        apart = [change for change in self._events(None) if change.table in OWNED]
        # a record that came from another case, or went to one: its beginning is told there
        moves = [pair for change in apart if (pair := change.fields.get("case_id")) and self._case_id in pair]
        others = {other for pair in moves for other in pair} - {None, self._case_id}
        own = [change for change in self._events(self._case_id) if change.table in OWNED]
        theirs = [change for other in others for change in self._events(other)]
        moved = {change.key for change in apart if self._case_id in change.fields.get("case_id", ())}
        wanted = kept.keys() | {change.key for change in own} | moved
        rebuilt = Rebuilt()
        # sorted() is stable: the changes of one event stay in their order
        for change in sorted((*own, *theirs, *apart), key=lambda each: each.event):
            if change.key in wanted:
                rebuilt.apply(change)
        yield from (*self._unread, *rebuilt.wrong)
        mine = {
            key: row for key, row in rebuilt.rows.items() if _case_of(key, row) == self._case_id or key in kept
        }
        for key in sorted(kept.keys() | mine.keys(), key=str):
            yield from compare(key, mine.get(key), kept.get(key))

    def _events(self, case_id: int | None) -> Iterator[Change]:
        if case_id is None:
            return _read(self._connection.execute(_OF_NO_CASE), self._unread)
        sql = "SELECT id, changes FROM event WHERE case_id = ? ORDER BY id"
        return _read(self._connection.execute(sql, (case_id,)), self._unread)


class _File:
    """Everything: case after case, then the records that are no case's or that events of several cases touch."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._unread: list[str] = []
        self._apart = _Waiting()
        self._touched: set[Key] = set()

    def differences(self) -> Iterator[str]:
        for change in _read(self._connection.execute(_OF_NO_CASE), self._unread):
            self._apart.add(change)
            if change.table in OWNED:
                self._touched.add(change.key)
        after = 0
        while after < _LAST:
            last = self._last_of(after)
            yield from self._some_cases(after + 1, last)
            after = last
        yield from self._unread
        yield from self._others()
        self._apart.close()

    def _last_of(self, after: int) -> int:
        """The last case of the next few; the last of them takes in whatever else events tell of."""
        some = self._connection.execute(
            'SELECT max(id), count(*) FROM (SELECT id FROM "case" WHERE id > ? ORDER BY id LIMIT ?)',
            (after, _AT_ONCE),
        ).fetchone()
        return int(some[0]) if some[1] == _AT_ONCE else _LAST

    def _some_cases(self, first: int, last: int) -> Iterator[str]:
        rebuilt = Rebuilt()
        sql = "SELECT id, changes FROM event WHERE case_id BETWEEN ? AND ? ORDER BY case_id, id"
        for change in _read(self._connection.execute(sql, (first, last)), self._unread):
            if change.table in SHARED or change.key in self._touched:
                self._apart.add(change)
            else:
                rebuilt.apply(change)
        yield from rebuilt.wrong
        for key, row in _owned_rows(self._connection, first, last):
            if key not in self._touched:
                yield from compare(key, rebuilt.rows.pop(key, None), row)
        for key, row in rebuilt.rows.items():
            yield from compare(key, row, None)

    def _others(self) -> Iterator[str]:
        matched = dict.fromkeys(SHARED, 0)
        for key, told in self._apart.by_record():
            rebuilt = Rebuilt()
            for change in told:
                rebuilt.apply(change)
            yield from rebuilt.wrong
            row = next((row for _, row in _by_key(self._connection, key)), None)
            if row is not None or rebuilt.rows:
                yield from compare(key, rebuilt.rows.get(key), row)
            if row is not None and key[0] in matched:
                matched[key[0]] += 1
        for table, times in matched.items():
            if times != self._connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]:
                for key, row in kept_rows(self._connection, table, "1"):
                    if not self._apart.knows(key):
                        yield from compare(key, None, row)


def _owned_rows(connection: sqlite3.Connection, first: int, last: int) -> Iterator[tuple[Key, dict[str, object]]]:
    for table in OWNED:
        column = "id" if table == "case" else "case_id"
        yield from kept_rows(connection, table, f"{column} BETWEEN ? AND ?", first, last)


def _by_key(connection: sqlite3.Connection, key: Key) -> Iterator[tuple[Key, dict[str, object]]]:
    return kept_rows(connection, key[0], f'"{primary_key(key[0])}" = ?', key[1])


def _case_of(key: Key, row: dict[str, object]) -> object:
    return key[1] if key[0] == "case" else row["case_id"]


class _Waiting:
    """Changes that wait until all cases are read, in a database of their own that vanishes with it."""

    def __init__(self) -> None:
        self._kept = sqlite3.connect("")  # on disk where it grows, and never under a name
        self._kept.execute("CREATE TABLE told (record TEXT, identity, event INTEGER, what TEXT, fields TEXT)")
        self._indexed = False

    def add(self, change: Change) -> None:
        fields = json.dumps(change.fields)
        values = (change.table, change.identity, change.event, change.what, fields)
        self._kept.execute("INSERT INTO told VALUES (?, ?, ?, ?, ?)", values)

    def by_record(self) -> Iterator[tuple[Key, Iterator[Change]]]:
        """The changes of each record, in the order of their events."""
        self._kept.execute("CREATE INDEX by_record ON told (record, identity, event)")
        told = self._kept.execute(
            "SELECT event, record, identity, what, fields FROM told ORDER BY record, identity, event, rowid"
        )
        told_changes = (Change._make((*row[:4], json.loads(row[4]))) for row in told)
        return groupby(told_changes, key=lambda change: change.key)

    def knows(self, key: Key) -> bool:
        """Whether any event tells of the record."""
        found = self._kept.execute("SELECT 1 FROM told WHERE record = ? AND identity = ?", key).fetchone()
        return found is not None

    def close(self) -> None:
        self._kept.close()
