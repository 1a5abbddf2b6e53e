"""Continual improvement (8.2, 8.7): the register from a problem to an effect that was checked."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import col, func, select

from complaintdesk.operations import on_case, on_improvement
from complaintdesk.operations.inputs.improvement import (
    ImprovementBegun,
    ImprovementClosed,
    ImprovementDone,
    ImprovementWhy,
    ImprovementWritten,
)
from complaintdesk.records.category import Department
from complaintdesk.records.improvement import (
    Improvement,
    ImprovementCheck,
    ImprovementRound,
)
from complaintdesk.records.investigation import Cause
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed
from complaintdesk.rules.improvement import CHECK_AFTER, Judged, Kind, Scope, State, number, unchecked
from complaintdesk.store.act import Act, operation
from complaintdesk.store.trail import plain

_OF_ROUND = ("due_on", "whys", "analysis", "correction", "prevention")
_NO_SCOPE = "say what it is about: category, product, cause or department. Its effect is counted by that"


@operation
def begin(act: Act, given: ImprovementBegun) -> int:
    """Open an entry of the register, with its number and its first round. Returns the id.

    Raises `Invalid` for an action that is about nothing, since its effect could never be counted.
    """
    me, opened_on = on_case.person(act), given.opened_on or act.today
    on_improvement.not_ahead(act, "opened_on", opened_on)
    if given.due_on is not None and given.due_on < opened_on:
        raise Invalid("It would be due before it was opened.", {"due_on": "a day from the opening on"})
    owner_id = given.owner_id or me
    on_case.staff_member(act, owner_id, "owner_id")
    kept = Improvement(
        number=_next_number(act, opened_on.year),
        kind=given.kind.value,
        state=State.OPEN.value,
        owner_id=owner_id,
        opened_on=opened_on,
        opened_at=act.now,
        opened_by_id=me,
        **given.model_dump(include=set(_SAME)),
    )
    _check_scope(act, kept)
    act.session.add(kept)
    act.session.flush()
    assert kept.id is not None  # noqa: S101 - it was flushed above
    act.session.add(ImprovementRound(improvement_id=kept.id, number=1, began_on=opened_on, due_on=given.due_on))
    on_improvement.link_cases(act, kept, given.cases)
    return kept.id


_SAME = (
    *("title", "problem", "category", "product", "cause", "department_id", "who", "copy_to"),
    *("proposed", "pattern"),
)


def _next_number(act: Act, year: int) -> str:
    """Numbers are counted within a year and never used again: entries stay in the register."""
    like = select(func.count()).select_from(Improvement).where(col(Improvement.number).like(f"CA-{year}-%"))
    return number(year, act.session.exec(like).one() + 1)


@operation
def write(act: Act, entry_id: int, given: ImprovementWritten) -> None:
    """Write on: the problem, what it is about, analysis, correction, prevention, owner, due day.

    Raises `Conflict` when somebody saved it meanwhile, `NotAllowed` when it is closed.
    """
    kept = on_improvement.find(act, entry_id)
    changed = given.model_dump(exclude_unset=True, exclude={"version"})
    if kept.version != given.version:
        last = on_improvement.last_round(act, kept)
        theirs = {name: plain(getattr(last if name in _OF_ROUND else kept, name)) for name in changed}
        raise Conflict(
            f"{kept.number} was changed by somebody else since you opened it. Nothing of yours was saved yet; "
            "compare both and save again.",
            theirs={**theirs, "version": kept.version},
            yours={name: plain(value) for name, value in changed.items()},
        )
    on_improvement.require_not_over(kept)
    for name in ("title", "problem", "owner_id"):
        if name in changed and changed[name] is None:
            raise Invalid("Something is missing.", {name: "please fill this in"})
    if "owner_id" in changed:
        on_case.staff_member(act, changed["owner_id"], "owner_id")
    last = on_improvement.last_round(act, kept)
    for name, value in changed.items():
        setattr(last if name in _OF_ROUND else kept, name, value)
    _check_scope(act, kept)
    act.session.add(last)
    on_improvement.touch(act, kept)


@operation
def finish(act: Act, entry_id: int, given: ImprovementDone) -> None:
    """It was carried out; its effect is looked at `CHECK_AFTER` days later, or on the day that is said.

    Raises `Invalid` without an analysis or without what was done (8.7), `NotAllowed` where it is not open.
    """
    kept = on_improvement.find(act, entry_id)
    _require_state(kept, State.OPEN, what="done")
    last = on_improvement.last_round(act, kept)
    done_on = given.done_on or act.today
    on_improvement.not_ahead(act, "done_on", done_on)
    if done_on < last.began_on:
        raise Invalid("It would be done before it began.", {"done_on": f"a day from {last.began_on} on"})
    if Kind(kept.kind).is_action:
        if not (last.analysis or last.whys):
            raise Invalid("Write down the cause first (e): why did it happen?", {"note": "its cause is missing"})
        if not (last.correction or last.prevention):
            raise Invalid("Write down what was done (e).", {"note": "correction and prevention are missing"})
        last.check_on = given.check_on or done_on + timedelta(days=CHECK_AFTER)
        if last.check_on <= done_on:
            raise Invalid("Its effect shows later.", {"check_on": "a day after it was done"})
    last.done_on, last.done_by_id, last.done_note = done_on, on_case.person(act), given.note
    act.session.add(last)
    kept.state = State.DONE.value
    on_improvement.touch(act, kept)


@operation
def close(act: Act, entry_id: int, given: ImprovementClosed) -> None:
    """Close it. An action needs a check of this round that found it effective (8.7); raises `NotAllowed`."""
    kept = on_improvement.find(act, entry_id)
    on_improvement.require_not_over(kept)
    closed_on = given.closed_on or act.today
    on_improvement.not_ahead(act, "closed_on", closed_on)
    if Kind(kept.kind).is_action:
        checked = _last_check(act, kept)
        if checked is None or checked.judged != Judged.EFFECTIVE:
            raise NotAllowed(unchecked(kept.number, kept.state))
        if closed_on < checked.checked_on:
            raise Invalid("It was checked later.", {"closed_on": f"a day from {checked.checked_on} on"})
    kept.state = State.CLOSED.value
    kept.closed_on, kept.closed_by_id, kept.closing_note = closed_on, on_case.person(act), given.note
    on_improvement.touch(act, kept)


@operation
def reopen(act: Act, entry_id: int, given: ImprovementWhy) -> None:
    """Take it up again in a new round, with a new analysis; what was found and done before stays on file.

    Raises `NotAllowed` while the round is under way.
    """
    kept = on_improvement.find(act, entry_id)
    if kept.state == State.OPEN:
        raise NotAllowed(f"{kept.number} is open: write on (e).")
    on_improvement.next_round(act, kept, given.why, act.today)
    on_improvement.touch(act, kept)


@operation
def withdraw(act: Act, entry_id: int, given: ImprovementWhy) -> None:
    """It was opened by mistake, or is not needed any more; it stays in the register with the reason."""
    kept = on_improvement.find(act, entry_id)
    on_improvement.require_not_over(kept)
    kept.state = State.WITHDRAWN.value
    kept.closed_on, kept.closed_by_id, kept.closing_note = act.today, on_case.person(act), given.why
    on_improvement.touch(act, kept)


def _last_check(act: Act, kept: Improvement) -> ImprovementCheck | None:
    of_round = (
        select(ImprovementCheck)
        .where(ImprovementCheck.improvement_id == kept.id, ImprovementCheck.round == kept.round)
        .order_by(col(ImprovementCheck.id).desc())
    )
    return act.session.exec(of_round).first()


def _check_scope(act: Act, kept: Improvement) -> None:
    scope = Scope(kept.category, kept.product, kept.cause, kept.department_id)
    if scope.category is not None:
        on_case.known_category(act, scope.category)
    if scope.cause is not None and act.session.get(Cause, scope.cause) is None:
        raise Invalid(f"There is no cause “{scope.cause}”.", {"cause": "choose one of the list"})
    if scope.department_id is not None and act.session.get(Department, scope.department_id) is None:
        raise Invalid("Choose a department of the office.", {"department_id": "choose one of the list"})
    if Kind(kept.kind).is_action and scope.is_empty:
        raise Invalid(f"{_NO_SCOPE[0].upper()}{_NO_SCOPE[1:]}.", {"category": _NO_SCOPE})


def _require_state(kept: Improvement, state: State, *, what: str) -> None:
    if kept.state != state:
        raise NotAllowed(f"{kept.number} is {State(kept.state).label}, so that it cannot be {what} now.")
