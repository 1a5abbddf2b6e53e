"""Drafts that were kept and not finished."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from complaintdesk.store.look import Look


class DraftRow(NamedTuple):
    """A kept draft; `kept_at` is UTC, `body` the form's fields as typed, `terminal` where it was kept last."""

    id: str
    form: str
    case_id: int | None
    body: dict[str, Any]
    kept_at: str
    staff: str
    terminal: str


_DRAFT = (
    "SELECT d.id, d.form, d.case_id, d.body, d.kept_at, s.name, d.terminal FROM draft d "
    "JOIN staff_member s ON s.id = d.staff_id "
)


def drafts(look: Look, form: str, staff_id: int | None = None) -> list[DraftRow]:
    """The drafts of a form, newest first; of one person, or of everybody."""
    rows = look.rows(
        _DRAFT
        + "WHERE d.form = :form AND (:staff_id IS NULL OR d.staff_id = :staff_id) ORDER BY d.kept_at DESC, d.id",
        form=form,
        staff_id=staff_id,
    )
    return [_made(row) for row in rows]


def draft(look: Look, draft_id: str) -> DraftRow | None:
    """One draft as it is on file now; None when it was finished or thrown away."""
    row = look.row(_DRAFT + "WHERE d.id = :draft_id", draft_id=draft_id)
    return None if row is None else _made(row)


def _made(row: Any) -> DraftRow:
    return DraftRow._make((*row[:3], json.loads(row[3]), *row[4:]))
