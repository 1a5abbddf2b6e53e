"""What every act on an entry of the register needs (8.7). Not an operation itself: these run within one."""

from __future__ import annotations

from datetime import date

from sqlmodel import select

from complaintdesk.operations import on_case
from complaintdesk.records.case import Case
from complaintdesk.records.improvement import Improvement, ImprovementCase, ImprovementRound
from complaintdesk.rules.errors import Invalid, NotAllowed, NotFound
from complaintdesk.rules.improvement import State
from complaintdesk.store.act import Act


def find(act: Act, entry_id: int) -> Improvement:
    """The entry. Raises `NotAllowed` when nobody is chosen who acts, and `NotFound`."""
    on_case.person(act)
    kept = act.session.get(Improvement, entry_id)
    if kept is None:
        raise NotFound(f"There is no improvement with the number {entry_id} in this file.")
    return kept


def last_round(act: Act, kept: Improvement) -> ImprovementRound:
    """The round that is under way, or was the last."""
    of_it = select(ImprovementRound).where(
        ImprovementRound.improvement_id == kept.id, ImprovementRound.number == kept.round
    )
    return act.session.exec(of_it).one()


def next_round(act: Act, kept: Improvement, why: str, on: date) -> None:
    """Another round begins on that day; runs within an operation."""
    assert kept.id is not None  # noqa: S101 - it was read
    kept.round += 1
    kept.state = State.OPEN.value
    kept.closed_on, kept.closed_by_id, kept.closing_note = None, None, None
    act.session.add(ImprovementRound(improvement_id=kept.id, number=kept.round, began_on=on, why_again=why))


def link_cases(act: Act, kept: Improvement, cases: tuple[int, ...]) -> int:
    """Link cases; those that are linked already stay. Returns how many were added. Runs within an operation."""
    assert kept.id is not None  # noqa: S101 - it was read or flushed
    linked = set(
        act.session.exec(select(ImprovementCase.case_id).where(ImprovementCase.improvement_id == kept.id))
    )
    wanted = sorted(set(cases) - linked)
    for case_id in wanted:
        if act.session.get(Case, case_id) is None:
            raise Invalid("There is no such case.", {"cases": f"there is no case with the number {case_id}"})
        act.session.add(
            ImprovementCase(
                improvement_id=kept.id, case_id=case_id, linked_at=act.now, linked_by_id=on_case.person(act)
            )
        )
    return len(wanted)


def touch(act: Act, kept: Improvement) -> None:
    """It was changed, and be it only in its round, so that whoever has it open is told."""
    kept.version += 1
    act.session.add(kept)


def not_ahead(act: Act, field: str, day: date) -> None:
    """Raises `Invalid` for a day after today."""
    if day > act.today:
        raise Invalid("The day lies ahead.", {field: "a day up to today"})


def require_not_over(kept: Improvement) -> None:
    """Raises `NotAllowed` where it is closed or withdrawn."""
    if kept.state in (State.CLOSED, State.WITHDRAWN):
        raise NotAllowed(f"{kept.number} is {State(kept.state).label}; it can be taken up again (r).")
