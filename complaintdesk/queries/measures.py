"""Every measure of annex H for any period and department (8.4).

Read from summary tables that triggers keep, never from the cases: a million of them cost what a thousand do. What
is counted how stands in `store.figures`, which freezing uses as well.
"""

from __future__ import annotations

from complaintdesk.rules.figure import Figure
from complaintdesk.rules.periods import Period
from complaintdesk.store import figures as counted
from complaintdesk.store.look import Look


def figures(look: Look, period: Period, department_id: int | None = None) -> tuple[Figure, ...]:
    """Every measure of `rules.measures.PERIODIC`, in its order.

    `department_id` None is the whole shop; a case without a department counts there only.
    """
    return counted.figures(look, period, department_id)
