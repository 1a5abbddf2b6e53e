"""Improvements that came of complaints (annex H), for acts and looks."""

from __future__ import annotations

from datetime import date

from complaintdesk.rules.improvement import Kind
from complaintdesk.store.look import Look

_DONE = """SELECT count(*) FROM improvement m
 JOIN improvement_round r ON r.improvement_id = m.id AND r.number = m.round
 WHERE m.kind IN (:corrective, :preventive) AND r.done_on BETWEEN :first AND :last
 AND (:department IS NULL OR m.department_id = :department)
 AND EXISTS (SELECT 1 FROM improvement_case l WHERE l.improvement_id = m.id)"""


def came_of_complaints(look: Look, first: date, last: date, department_id: int | None = None) -> int:
    """Actions with linked cases that were carried out in these days; of one department, if one is named.

    One that did not work and was done again counts once, when it was done last.
    """
    found = look.value(
        _DONE,
        corrective=Kind.CORRECTIVE.value,
        preventive=Kind.PREVENTIVE.value,
        first=first.isoformat(),
        last=last.isoformat(),
        department=department_id,
    )
    return int(found)
