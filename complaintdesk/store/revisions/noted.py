"""What a revision adds to a file in use, with an event in the trail: nothing comes into a file unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from complaintdesk.records.types import instant_text
from complaintdesk.store.trail import changes_json

_MOST = 5_000  # rows to an event


def note_new(table: str, rows: Sequence[dict[str, Any]], key: str = "id") -> None:
    """Add rows to a file that has been set up; one that is new gets its own when it is set up."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT count(*) FROM shop")).scalar_one() == 0:
        return
    columns = ", ".join(rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    connection.execute(sa.text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), list(rows))
    changes = [
        (table, row[key], "new", {name: [None, value] for name, value in row.items() if name != "id"})
        for row in rows
    ]
    _event(f"revision-{table}", changes)


def note_changed(table: str, field: str, values: Sequence[tuple[int, Any]], revision: str) -> None:
    """Fill a field that is new, and empty, of these rows (id and value), an event for every few thousand."""
    connection = op.get_bind()
    for start in range(0, len(values), _MOST):
        some = values[start : start + _MOST]
        connection.execute(
            sa.text(f'UPDATE "{table}" SET {field} = :value WHERE id = :id'),
            [{"id": key, "value": value} for key, value in some],
        )
        changes = [(table, key, "changed", {field: [None, value]}) for key, value in some]
        _event(f"revision-{revision}-{table}-{field}-{start}", changes)


def _event(operation_id: str, changes: Sequence[Any]) -> None:
    op.get_bind().execute(
        sa.text(
            "INSERT INTO event (operation_id, at, actor_name, actor_role, terminal, act, changes) "
            "VALUES (:id, :at, 'complaintdesk', 'manager', '-', 'store.bring_up_to_date', :changes)"
        ),
        {"id": operation_id, "at": instant_text(datetime.now(UTC)), "changes": changes_json(changes)},
    )
