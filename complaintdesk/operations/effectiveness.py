"""The check of an improvement's effect (8.7): figures from the data, a person's judgement, both kept for good."""

from __future__ import annotations

from datetime import date

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs.improvement import ImprovementChecked
from complaintdesk.operations.on_improvement import find, last_round, next_round, touch
from complaintdesk.records.improvement import Improvement, ImprovementCheck
from complaintdesk.rules import effectiveness
from complaintdesk.rules.dates import long
from complaintdesk.rules.effectiveness import Effect, Verdict
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.improvement import Judged, Kind, Scope, State, next_check, too_early
from complaintdesk.store import scopes
from complaintdesk.store.act import Act, operation


@operation
def check(act: Act, entry_id: int, given: ImprovementChecked) -> str:
    """Judge the effect by the figures, which are kept as they are now. Returns the sentence they make.

    Effective: it may be closed. Not effective: it is open again in a new round, and `note` says why. Later: it is
    looked at again. Raises `NotAllowed` where nothing was done yet or the figures say the contrary, `Invalid`
    where somebody says more than the figures without a reason.
    """
    kept = find(act, entry_id)
    if not Kind(kept.kind).is_action:
        raise NotAllowed(f"{kept.number} is a {Kind(kept.kind).label}: there is no effect to check.")
    if kept.state not in (State.DONE, State.CHECKED):
        raise NotAllowed(f"{kept.number} is {State(kept.state).label}: its effect is checked when it is done (d).")
    last = last_round(act, kept)
    assert last.done_on is not None  # noqa: S101 - the state says that it was done
    checked_on = given.checked_on or act.today
    if last.done_on >= act.today:
        raise NotAllowed(too_early(last.done_on, last.check_on))
    if checked_on > act.today or checked_on <= last.done_on:
        said = f"a day after {long(last.done_on)}, up to today"
        raise Invalid("Choose another day.", {"checked_on": said})
    found = _effect(act, kept, last.done_on, checked_on)
    _may_say(given, found)
    act.session.add(_frozen(act, kept, given, found, checked_on))
    if given.judged is Judged.EFFECTIVE:
        kept.state = State.CHECKED.value
        last.check_on = None
    elif given.judged is Judged.LATER:
        kept.state = State.DONE.value
        last.check_on = given.check_on or next_check(last.done_on, checked_on)
        if last.check_on <= checked_on:
            raise Invalid("The day has passed.", {"check_on": "a later day"})
    else:
        last.check_on = None
        next_round(act, kept, given.note or found.says, checked_on)
    act.session.add(last)
    touch(act, kept)
    return found.says


def _effect(act: Act, kept: Improvement, done_on: date, checked_on: date) -> Effect:
    look = act.look
    scope = Scope(kept.category, kept.product, kept.cause, kept.department_id)
    compared = effectiveness.windows(kept.opened_on, done_on, checked_on, scopes.since(look))
    return effectiveness.judge(compared, scopes.counted(look, scope, compared))


def _may_say(given: ImprovementChecked, found: Effect) -> None:
    """A person may know more than the figures, and says why; what the figures contradict cannot be said."""
    if given.judged is Judged.EFFECTIVE and found.verdict in (Verdict.WORSE, Verdict.TOO_EARLY):
        raise NotAllowed(f"The figures do not let you say that it works: {found.says}.")
    unproven = given.judged is Judged.EFFECTIVE and found.verdict is not Verdict.WORKS
    contrary = given.judged is Judged.NOT_EFFECTIVE and found.verdict is not Verdict.WORSE
    if (unproven or contrary) and not given.note:
        raise Invalid(
            f"The figures alone do not say so: {found.says}.",
            {"note": f"the figures do not say so ({found.verdict.label}); say what shows it"},
        )


def _frozen(
    act: Act, kept: Improvement, given: ImprovementChecked, found: Effect, checked_on: date
) -> ImprovementCheck:
    assert kept.id is not None  # noqa: S101 - it was read
    return ImprovementCheck(
        improvement_id=kept.id,
        round=kept.round,
        checked_on=checked_on,
        checked_at=act.now,
        judged_by_id=on_case.person(act),
        judged=given.judged.value,
        note=given.note,
        verdict=found.verdict.value,
        says=found.says,
        before_first=found.windows.before_first,
        before_last=found.windows.before_last,
        after_first=found.windows.after_first,
        after_last=found.windows.after_last,
        scope_before=found.counted.scope_before,
        scope_after=found.counted.scope_after,
        all_before=found.counted.all_before,
        all_after=found.counted.all_after,
        p_value=found.p,
    )
