"""What a session really changed, as the trail keeps it: read from the session itself, not told by an operation."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, UOWTransaction
from sqlmodel import SQLModel

from complaintdesk.records.draft import Draft
from complaintdesk.records.event import Event
from complaintdesk.records.sequence import ReferenceSequence
from complaintdesk.records.types import instant_text

# Not history: what is not on file yet, the counter behind references, and the trail itself.
_NOT_RECORDED = (Draft, ReferenceSequence, Event)
# What two things done to a record within one act come to; one that was made and went was never there.
_TOGETHER = {
    ("new", "changed"): "new",
    ("new", "gone"): "new",
    ("changed", "gone"): "gone",
    ("gone", "new"): "changed",
}


def plain(value: Any) -> Any:
    """A field's value as JSON says it: instants and dates as their stored text."""
    if isinstance(value, datetime):
        return instant_text(value)
    return value.isoformat() if isinstance(value, date) else value


class Changes:
    """Old and new value of every field that a session changes, gathered as it flushes.

    A changed record also gets its next `version` here, once an act, so that no operation can forget it.
    """

    def __init__(self, session: Session) -> None:
        self._new: list[SQLModel] = []
        self._raised: list[SQLModel] = []
        self._changed: dict[tuple[str, Any], dict[str, list[Any]]] = {}
        self._what: dict[tuple[str, Any], str] = {}
        self.case_ids: set[int] = set()
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def _before_flush(self, session: Session, context: UOWTransaction, instances: object) -> None:
        for record in sorted(session.dirty, key=_place):  # a set: the same act is told alike each time
            if not isinstance(record, _NOT_RECORDED) and session.is_modified(record):
                if hasattr(record, "version") and not any(record is raised for raised in self._raised):
                    record.version += 1
                    self._raised.append(record)
                self._note(record, "changed", _changed_fields(record))
        for record in session.deleted:
            if not isinstance(record, _NOT_RECORDED):
                self._note(record, "gone", {name: [value, None] for name, value in _as_on_file(record).items()})
        self._raised += session.new  # a record made in this act starts with its first version
        self._new = [record for record in session.new if not isinstance(record, _NOT_RECORDED)]

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        for record in self._new:
            self._note(record, "new", {name: [None, value] for name, value in _fields(record).items()})
        self._new = []

    def _note(self, record: SQLModel, what: str, fields: dict[str, list[Any]]) -> None:
        state = inspect(record)
        key = (str(record.__tablename__), state.mapper.primary_key_from_instance(record)[0])
        # a record that goes over to another case is a matter of both
        cases = {key[1]} if key[0] == "case" else {getattr(record, "case_id", None), *fields.get("case_id", ())}
        self.case_ids |= cases - {None}
        self._what[key] = _TOGETHER.get((self._what.get(key, what), what), what)
        kept = self._changed.setdefault(key, {})
        for name, (old, new) in fields.items():
            kept[name] = [kept[name][0] if name in kept else old, new]

    def as_json(self) -> str:
        """The changes as the event keeps them; `[]` when nothing changed."""
        return changes_json(
            (table, identity, self._what[table, identity], fields)
            for (table, identity), fields in self._changed.items()
        )


def changes_json(records: Any) -> str:
    """The stored form of `(table, id, what, {field: [old, new]})` of each record, without fields that stayed."""
    return json.dumps(
        [
            {"record": table, "id": identity, "what": what, "fields": kept}
            for table, identity, what, fields in records
            if (kept := {name: pair for name, pair in fields.items() if pair[0] != pair[1]})
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _fields(record: SQLModel) -> dict[str, Any]:
    columns = inspect(type(record)).column_attrs
    values = {attribute.key: plain(getattr(record, attribute.key)) for attribute in columns}
    # the contents of a file stand under their SHA-256, which says what they were
    kept = {name: value for name, value in values.items() if not isinstance(value, bytes)}
    return {name: value for name, value in kept.items() if value is not None and name != "id"}


def _place(record: SQLModel) -> tuple[str, str]:
    return str(record.__tablename__), str(inspect(record).identity)


def _as_on_file(record: SQLModel) -> dict[str, Any]:
    """The fields as they were before this act did anything to them that was not flushed."""
    return {**_fields(record), **{name: old for name, (old, _) in _changed_fields(record).items()}}


def _changed_fields(record: SQLModel) -> dict[str, list[Any]]:
    changed = {}
    state = inspect(record)
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if history.has_changes():
            old = history.deleted[0] if history.deleted else None
            changed[attribute.key] = [plain(old), plain(getattr(record, attribute.key))]
    return changed
