"""Initial assessment (7.5)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.inputs import Assessment
from complaintdesk.rules import lifecycle, priority
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Priority
from complaintdesk.store.act import Act, operation


@operation
def assess(act: Act, case_id: int, given: Assessment) -> Priority:
    """Assess the case; its priority follows by `rules.priority`. May be done again while the case is open."""
    case = on_case.find(act, case_id, given.version, **given.model_dump(exclude={"version", "note"}))
    lifecycle.require(What.ASSESS, on_case.standing(case))
    case.severity = given.severity.value
    case.complexity = given.complexity.value
    case.impact = given.impact.value
    case.safety = given.safety
    case.safety_note = given.safety_note
    case.assessment_note = given.note
    case.assessed_at = act.now
    result = priority.priority(given.severity, given.impact, given.complexity, given.safety)
    case.priority = result.value
    case.list_rank = priority.list_rank(given.safety)
    clock_keeping.fit_priority(act, case)
    on_case.settle(act, case)
    return result
