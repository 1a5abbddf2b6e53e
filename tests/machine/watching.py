"""What is looked at after every move: the file itself, and the account of the tests beside it.

Each difference is a `Found`, which says who found it: the trail, the file, the clocks, the life of the case.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from complaintdesk.records.all import METADATA
from complaintdesk.store import replay, sqlite, sqlite_triggers

Row = dict[str, Any]
Rows = dict[tuple[str, Any], Row]

# what is derived by triggers is compared by `sqlite_triggers.differences`
_TABLES = tuple(METADATA.tables)
_KEYS = {name: next(iter(METADATA.tables[name].primary_key.columns)).name for name in _TABLES}
_MAY_GO = ("draft", "contact_point")
_ONLY_ADDED = ("event", "communication")
_ENDS = ("", "-wal")


class Found(AssertionError):
    """Something is not as it should be; `by` says what showed it."""

    def __init__(self, by: str, what: str) -> None:
        super().__init__(f"{by}: {what}")
        self.by = by


def hold(by: str, holds: bool, what: object) -> None:
    """Raises `Found` where it does not hold."""
    if not holds:
        raise Found(by, str(what))


class Kept(NamedTuple):
    """The file at one moment."""

    rows: Rows
    content: tuple[bytes, ...]


class Watch:
    """Looks at one file with a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = sqlite.connect(path)
        self.kept = self.look()

    def close(self) -> None:
        """Look no more."""
        self._connection.close()

    def look(self) -> Kept:
        """Every row of every table, and the bytes of the file."""
        rows: Rows = {}
        for table in _TABLES:
            found = self._connection.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in found.description]
            for values in found:
                row = dict(zip(names, values, strict=True))
                rows[table, row[_KEYS[table]]] = row
        files = [self._path.with_name(self._path.name + end) for end in _ENDS]
        return Kept(rows, tuple(file.read_bytes() for file in files if file.exists()))

    def refused(self) -> None:
        """A refused act leaves the file as it was, byte for byte."""
        now = self.look()
        hold("refusal", now.rows == self.kept.rows, "a refused act changed what is on file")
        hold("refusal", now.content == self.kept.content, "a refused act wrote to the file")

    def passed(self, case_id: int | None) -> None:
        """One act: one event or nothing changed, only this case touched, nothing rewritten, versions by one."""
        before, now = self.kept.rows, self.look()
        changed = list(_changed(before, now.rows))
        events = [key for key, old, _ in changed if key[0] == "event"]
        recorded = [key for key, _, _ in changed if key[0] not in ("event", "draft", "reference_sequence")]
        hold("event", len(events) == (1 if recorded else 0), f"{len(events)} events for {recorded}")
        for key in events:
            hold("event", now.rows[key]["case_id"] == case_id, f"the event is of {now.rows[key]['case_id']}")
        for key, old, new in changed:
            hold("rewritten", key[0] not in _ONLY_ADDED or old is None, f"{key} was rewritten")
            hold("rewritten", new is not None or key[0] in _MAY_GO, f"{key} is gone")
            if old is not None and new is not None:
                _one_change(key, old, new)
            for row in (old, new):
                if row is not None and case_id is not None and key[0] != "draft":
                    whose = key[1] if key[0] == "case" else row.get("case_id", case_id)
                    hold("other case", whose == case_id, f"{key} of another case changed")
        self.kept = now

    def whole(self, case_id: int | None = None) -> None:
        """The trail gives the file, and counts and search say what the records say."""
        found = next(replay.differences(self._connection, case_id), None)
        hold("trail", found is None, found)
        derived = sqlite_triggers.differences(self._connection)
        hold("derived", not derived, derived[:1])

    def of(self, table: str, case_id: int) -> list[Row]:
        """The rows of a case, oldest first."""
        mine = [row for (name, _), row in self.kept.rows.items() if name == table and row["case_id"] == case_id]
        return sorted(mine, key=lambda row: int(row["id"]))

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for queries of its own."""
        return self._connection


def _changed(before: Rows, now: Rows) -> Iterator[tuple[tuple[str, Any], Row | None, Row | None]]:
    for key in before.keys() | now.keys():
        if before.get(key) != now.get(key):
            yield key, before.get(key), now.get(key)


def _one_change(key: tuple[str, Any], old: Row, new: Row) -> None:
    if "version" in new:
        hold(
            "version", new["version"] == old["version"] + 1, f"{key}: version {old['version']} to {new['version']}"
        )
    if key[0] == "case":
        first = old["first_closed_at"], old["first_closed_on"]
        kept = new["first_closed_at"], new["first_closed_on"]
        hold("first closing", first == (None, None) or first == kept, f"{key}: {first} became {kept}")
