"""Initial assessment (7.5)."""

from __future__ import annotations

from sqlmodel import select

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.inputs import Assessment
from complaintdesk.records.authority import PriorityRule
from complaintdesk.rules import priority
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Priority
from complaintdesk.store.act import Act, operation


@operation
def assess(act: Act, case_id: int, given: Assessment) -> Priority:
    """Assess the case; its priority follows by `rules.priority`. May be done again while the case is open."""
    case = on_case.find(act, case_id, given.version, **given.model_dump(exclude={"version", "note"}))
    on_case.require(act, case, What.ASSESS)
    case.severity = given.severity.value
    case.complexity = given.complexity.value
    case.impact = given.impact.value
    case.safety = given.safety
    case.safety_note = given.safety_note
    case.assessment_note = given.note
    case.assessed_at = act.now
    case.action_needed = given.action_needed
    case.action_possible = given.action_possible
    kept = {(rule.severity, rule.impact): rule.priority for rule in act.session.exec(select(PriorityRule))}
    at_once = given.action_needed is not None and given.action_possible
    result = priority.priority(
        given.severity, given.impact, given.complexity, given.safety, at_once, priority.matrix_of(kept)
    )
    case.priority = result.value
    case.list_rank = priority.list_rank(given.safety)
    clock_keeping.fit_priority(act, case)
    on_case.settle(act, case)
    return result
