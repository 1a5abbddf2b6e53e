"""Records rebuilt from the events that tell of them, one change after another (see `replay`).

An event tells every field that a record was made with, and old and new value of each that changed. So the events,
in their order, give every record again, value by value.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from complaintdesk.records.all import METADATA, Draft, Event, ReferenceSequence

Row = dict[str, Any]
Key = tuple[str, Any]  # the table, and the record's primary key

# not history: what is not on file yet, the counter behind references, and the trail itself
_NOT_TOLD = {str(record.__tablename__) for record in (Draft, ReferenceSequence, Event)}
TABLES = tuple(name for name in METADATA.tables if name not in _NOT_TOLD)
OWNED = tuple(name for name in TABLES if name == "case" or "case_id" in METADATA.tables[name].columns)
SHARED = tuple(name for name in TABLES if name not in OWNED)
_LONGEST = 60


class Change(NamedTuple):
    """What an event tells of one record: `what` is new, changed or gone, `fields` `{name: [old, new]}`."""

    event: int
    table: str
    identity: Any
    what: str
    fields: Mapping[str, list[Any]]

    @property
    def key(self) -> Key:
        """Which record it is."""
        return self.table, self.identity


class Unreadable(NamedTuple):
    """An event whose changes cannot be read, and why."""

    event: int
    why: str


def changes(event: int, stored: str) -> Iterator[Change | Unreadable]:
    """The changes of an event as it is stored."""
    try:
        told = json.loads(stored)
        read = [Change(event, one["record"], one["id"], one["what"], one["fields"]) for one in told]
    except (ValueError, TypeError, KeyError) as error:
        yield Unreadable(event, str(error) or type(error).__name__)
        return
    for change in read:
        if change.table not in TABLES:
            yield Unreadable(event, f"it tells of “{change.table}”, which the desk does not have")
        else:
            yield change


class Rebuilt:
    """Records as the events so far leave them. `wrong` gathers where an event does not fit those before it."""

    def __init__(self) -> None:
        self.rows: dict[Key, Row] = {}
        self.wrong: list[str] = []

    def apply(self, change: Change) -> None:
        """Go on by one change."""
        row = self.rows.get(change.key)
        if change.what == "new":
            if row is not None:
                self._wrong(change, "makes", "which was there already")
            row = self.rows[change.key] = {**empty(change.table), primary_key(change.table): change.identity}
        elif row is None:
            self._wrong(change, "changes", "of which no event before it tells")
            row = self.rows[change.key] = {**empty(change.table), primary_key(change.table): change.identity}
            row |= {name: pair[0] for name, pair in change.fields.items() if name in row}
        for name, (old, new) in change.fields.items():
            if name not in row:
                self._wrong(change, f"tells “{name}” of", "which has no such field")
                continue
            if change.what != "new" and row[name] != old:
                was = f"which by the events before it was {shown(row[name])}"
                self._wrong(change, f"changes {name} from {shown(old)} in", was)
            row[name] = new
        if change.what == "gone":
            del self.rows[change.key]

    def _wrong(self, change: Change, does: str, why: str) -> None:
        self.wrong.append(f"Event {change.event} {does} {named(change.key)}, {why}.")


def compare(key: Key, rebuilt: Row | None, kept: Row | None) -> Iterator[str]:
    """A sentence for each way in which a record on file is not what the events make it."""
    if rebuilt is None:
        yield f"{named(key)} is on file, and no event tells of it."
    elif kept is None:
        yield f"{named(key)} is not on file, and the events tell of it."
    else:
        for name, value in kept.items():
            if value != rebuilt[name]:
                yield f"{named(key)}: {name} is {shown(value)} on file and {shown(rebuilt[name])} by the events."


def kept_rows(connection: sqlite3.Connection, table: str, where: str, *values: Any) -> Iterator[tuple[Key, Row]]:
    """Records of a table as they are on file."""
    names, key = columns(table), primary_key(table)
    listed = ", ".join(f'"{name}"' for name in names)
    for values_kept in connection.execute(f'SELECT {listed} FROM "{table}" WHERE {where}', values):
        row = dict(zip(names, values_kept, strict=True))
        yield (table, row[key]), row


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns that the trail keeps: all but the contents of files, which their SHA-256 stands for."""
    return tuple(each.name for each in METADATA.tables[table].columns if each.type.python_type is not bytes)


@cache
def primary_key(table: str) -> str:
    """The column by which a record is known; each table has one."""
    (column,) = METADATA.tables[table].primary_key.columns
    return str(column.name)


@cache
def empty(table: str) -> Row:
    """A record of which nothing was told. Events leave empty fields out.

    A field that cannot be empty has its default where an event says nothing of it: it came with a later revision.
    """
    row = {}
    for column in METADATA.tables[table].columns:
        default = None if column.nullable else getattr(column.default, "arg", None)
        row[column.name] = default if column.name in columns(table) else None
    return {name: row[name] for name in columns(table)}


def named(key: Key) -> str:
    """A record in words: `case 7`, `case clock 12`."""
    return f"{key[0].replace('_', ' ')} {key[1]}"


def shown(value: Any) -> str:
    """A value in a sentence."""
    if value is None:
        return "empty"
    text = str(value) if not isinstance(value, bool) else str(int(value))
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    return f"“{text}”" if isinstance(value, str) else text
