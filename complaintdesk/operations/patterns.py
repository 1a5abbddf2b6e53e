"""Recurring patterns (8.2): cases gathered under an entry of the register, proposals that are not followed up."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import col, select

from complaintdesk.operations import on_case, on_improvement
from complaintdesk.operations.inputs.improvement import CasesLinked, PatternDismissed
from complaintdesk.records.improvement import DismissedPattern, ImprovementCase
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.improvement import DISMISSED_FOR
from complaintdesk.store.act import Act, operation


@operation
def link(act: Act, entry_id: int, given: CasesLinked) -> int:
    """Link cases to it; those that are linked already stay. Returns how many were added."""
    kept = on_improvement.find(act, entry_id)
    added = on_improvement.link_cases(act, kept, given.cases)
    if not added and len(given.cases) == 1:
        raise NotAllowed(f"The case is linked to {kept.number} already.")
    return added


@operation
def unlink(act: Act, entry_id: int, given: CasesLinked) -> None:
    """These cases have nothing to do with it after all. The trail keeps that they were linked."""
    kept = on_improvement.find(act, entry_id)
    found = select(ImprovementCase).where(
        ImprovementCase.improvement_id == kept.id, col(ImprovementCase.case_id).in_(given.cases)
    )
    linked = list(act.session.exec(found))
    if not linked:
        raise NotAllowed(f"The case is not linked to {kept.number}.")
    for each in linked:
        act.session.delete(each)


@operation
def dismiss(act: Act, given: PatternDismissed) -> None:
    """A proposal is not followed up for now (8.2): who, why, until when. It comes back after that day."""
    until = given.until_on or act.today + timedelta(days=DISMISSED_FOR)
    if until <= act.today:
        raise Invalid("The day has passed.", {"until_on": "a day after today"})
    act.session.add(
        DismissedPattern(
            pattern=given.pattern,
            says=given.says,
            why=given.why,
            until_on=until,
            dismissed_at=act.now,
            dismissed_by_id=on_case.person(act),
        )
    )
