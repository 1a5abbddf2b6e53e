"""Drafts that were kept and not finished."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from complaintdesk.store.look import Look


class DraftRow(NamedTuple):
    """A kept draft; `kept_at` is UTC, `body` the form's fields as typed."""

    id: str
    form: str
    case_id: int | None
    body: dict[str, Any]
    kept_at: str
    staff: str


def drafts(look: Look, form: str, staff_id: int | None = None) -> list[DraftRow]:
    """The drafts of a form, newest first; of one person, or of everybody."""
    rows = look.rows(
        "SELECT d.id, d.form, d.case_id, d.body, d.kept_at, s.name FROM draft d "
        "JOIN staff_member s ON s.id = d.staff_id "
        "WHERE d.form = :form AND (:staff_id IS NULL OR d.staff_id = :staff_id) ORDER BY d.kept_at DESC, d.id",
        form=form,
        staff_id=staff_id,
    )
    return [DraftRow._make((*row[:3], json.loads(row[3]), *row[4:])) for row in rows]
