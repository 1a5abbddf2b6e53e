"""Response and communicating the decision (7.7, 7.8)."""

from __future__ import annotations

from complaintdesk.operations import clock_keeping, on_case
from complaintdesk.operations.inputs import Decision
from complaintdesk.operations.intake import codes
from complaintdesk.rules import lifecycle
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import REMEDIES_WITH_A_SUM, ClockAnchor, ClockKind, Direction
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.store.act import Act, operation


@operation
def decide(act: Act, case_id: int, given: Decision) -> None:
    """Record the decision as it was told the complainant, with the remedy given.

    A decision may be revised while the case is open; the earlier one stays in the log and the trail.
    """
    case = on_case.find(act, case_id, given.version, outcome=given.outcome, decision=given.decision)
    lifecycle.require(What.DECIDE, on_case.standing(case))
    if given.sum_given and not REMEDIES_WITH_A_SUM.intersection(given.remedies):
        raise Invalid(
            "A sum needs a remedy that is paid: compensation, refund or discount.",
            {"sum_given": "choose a remedy that is paid, or leave the sum empty"},
        )
    on_case.note(act, case, Direction.OUT, given.channel, given.decision, given.with_whom)
    case.outcome = given.outcome.value
    case.decision = given.decision
    case.decision_reason = given.reason
    case.remedy_given = codes(given.remedies)
    case.sum_given = given.sum_given
    case.decided_at = act.now
    case.decided_on = act.today
    clock_keeping.settle_early(act, case)
    clock_keeping.meet(act, case, ClockKind.DECIDE, act.now)
    clock_keeping.end(act, case, "decided anew", ClockKind.RECOURSE)
    clock_keeping.start(act, case, ClockAnchor.DECIDED, act.now)
    clock_keeping.told(act, case, act.now)
    on_case.settle(act, case)
