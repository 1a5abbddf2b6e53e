"""What each figure of a report means and which clause it serves, each once."""

from __future__ import annotations

from complaintdesk.rules.measures import MEASURES, Measure
from complaintdesk.rules.patterns import RULE
from complaintdesk.rules.satisfaction import DEFINITION

_NOT_SHOWN = ("acknowledged_in_time", "decided_in_time", "due_today", "due_soon", "unacknowledged", "safety")
_MORE = (
    Measure("satisfaction", "Satisfied", DEFINITION, "8.3, annex H"),
    Measure(
        "worse",
        "What got worse",
        "Problems and causes of the cases received in the period, by how many more they are than in the days that "
        f"it is compared with. ◆ beyond its limits, as of the last day of the period. {RULE}",
        "8.2",
    ),
    Measure(
        "came_again",
        "Came again",
        "Cases of the same kind as a corrective or preventive action (its problem, product, department, cause) "
        "that were received in the period after the action was done.",
        "8.7, annex H",
    ),
)


def definitions() -> tuple[Measure, ...]:
    """All of them, in the order of annex H."""
    return (*(measure for measure in MEASURES if measure.code not in _NOT_SHOWN), *_MORE)
