"""What the sample shop improved: actions against causes, what they came to, good practice (8.2, 8.7).

Which kinds of complaint they are about follows from the complaints that the dice made: one became rarer after
something was done, one did not. What was written on paper then is entered today.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from complaintdesk.operations import effectiveness, improvement
from complaintdesk.operations.inputs import (
    ImprovementBegun,
    ImprovementChecked,
    ImprovementClosed,
    ImprovementDone,
    ImprovementWritten,
    check,
)
from complaintdesk.queries import improvement as register
from complaintdesk.rules.effectiveness import Effect, Verdict, judge, windows
from complaintdesk.rules.improvement import Scope
from complaintdesk.sample.improvement_stories import TALES, Tale
from complaintdesk.store import scopes
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards
    from complaintdesk.store.desk import Actor

_OPENED: Final = range(150, 480, 30)  # days ago
_TOOK: Final = 20  # days from opening to done
_LOOKED_AT: Final = 121  # days after it was done
_LINKED: Final = 5


def tell(afterwards: Afterwards) -> None:
    """All of it."""
    with afterwards.desk.look() as look:
        today, tried = look.today, list(_tried(look))
        long_ago = today - timedelta(days=190)
        often = {tale.category: scopes.count(look, Scope(tale.category), long_ago, today) for tale in TALES}
    worked = min((each for each in tried if each[2].verdict is Verdict.WORKS), key=_how_sure, default=None)
    rest = [each for each in tried if worked is None or each[0] != worked[0]]
    failed = max((each for each in rest if _shows_nothing(each[2])), key=_how_many, default=None)
    left = [tale for tale in TALES if tale not in {each[0] for each in (worked, failed) if each is not None}]
    left.sort(key=lambda tale: (-often[tale.category], tale.category))
    _kept(afterwards, today)
    if worked is not None:
        _it_worked(afterwards, worked[0], worked[1])
    if failed is not None:
        _it_did_not(afterwards, failed[0], failed[1], today)
    waits, runs, *_ = left
    _done(afterwards, afterwards.can, waits, today - timedelta(days=70), today - timedelta(days=48))
    _open(afterwards, afterwards.maria, runs, today - timedelta(days=16), today + timedelta(days=12))


_Tried = tuple[Tale, date, Effect]


def _tried(look: Look) -> Iterator[_Tried]:
    """What each kind of complaint would have shown, had something been done about it on some day."""
    since = scopes.since(look)
    for tale in TALES:
        for back in _OPENED:
            opened = look.today - timedelta(days=back)
            done = opened + timedelta(days=_TOOK)
            looked_at = min(done + timedelta(days=_LOOKED_AT), look.today)
            compared = windows(opened, done, looked_at, since)
            if compared.days > 0:
                yield tale, opened, judge(compared, scopes.counted(look, Scope(tale.category), compared))


def _how_sure(each: _Tried) -> tuple[float, str]:
    return each[2].p or 0.0, each[0].category


def _how_many(each: _Tried) -> tuple[int, date]:
    return each[2].counted.scope_after, each[1]


def _shows_nothing(effect: Effect) -> bool:
    return effect.verdict in (Verdict.NO_DIFFERENCE, Verdict.WORSE)


def _it_worked(afterwards: Afterwards, tale: Tale, opened: date) -> None:
    """Checked and closed."""
    done = opened + timedelta(days=_TOOK)
    entry_id = _done(afterwards, afterwards.can, tale, opened, done)
    looked_at = min(done + timedelta(days=_LOOKED_AT), _today(afterwards))
    _say(
        *(afterwards, afterwards.maria, effectiveness.check, entry_id, ImprovementChecked),
        judged="effective",
        checked_on=looked_at,
    )
    closed = {"closed_on": looked_at, "note": "It is part of how a new colleague is taught."}
    _say(afterwards, afterwards.helen, improvement.close, entry_id, ImprovementClosed, **closed)


def _it_did_not(afterwards: Afterwards, tale: Tale, opened: date, today: date) -> None:
    """Judged not to work, and taken up again with another analysis."""
    done = opened + timedelta(days=_TOOK)
    entry_id = _done(afterwards, afterwards.maria, tale, opened, done)
    looked_at = min(done + timedelta(days=_LOOKED_AT), today)
    note = "It comes as often as before: what we changed is not kept to on Saturdays, when the temps are in."
    _say(
        *(afterwards, afterwards.can, effectiveness.check, entry_id, ImprovementChecked),
        judged="not_effective",
        note=note,
        checked_on=looked_at,
    )
    _say(
        *(afterwards, afterwards.maria, improvement.write, entry_id, ImprovementWritten),
        version=_version(afterwards, entry_id),
        analysis="Temps are shown the work by whoever is there, and each shows it otherwise.",
        prevention="A card at each place, and the first Saturday side by side with Can.",
        due_on=today + timedelta(days=9),
    )


def _kept(afterwards: Afterwards, today: date) -> None:
    """Good practice, and a compliment."""
    entry_id = _begin(
        afterwards,
        afterwards.helen,
        kind="good_practice",
        title="A call on the day after",
        problem="Tom rings whoever got a repaired machine on the day after. None of them complained again.",
        who="Tom Becker",
        copy_to="Workshop and Delivery: a call on the day after each repair and each delivery over £500.",
        opened_on=today - timedelta(days=140),
    )
    _say(
        afterwards, afterwards.helen, improvement.finish, entry_id, ImprovementDone, done_on=today - timedelta(90)
    )
    closed = {"closed_on": today - timedelta(days=90), "note": "Both departments do it now."}
    _say(afterwards, afterwards.helen, improvement.close, entry_id, ImprovementClosed, **closed)
    _begin(
        afterwards,
        afterwards.front,
        kind="compliment",
        title="Thanked for being told the truth",
        problem="A customer wrote that it was the first shop to say at once that the fault was its own.",
        who="Ayşe Demir, by a customer in Clifton",
        copy_to="Front desk: say at once what is known, and by when we know the rest.",
        opened_on=today - timedelta(days=33),
    )


def _open(afterwards: Afterwards, owner: Actor, tale: Tale, opened: date, due: date) -> int:
    """Opened, with its analysis; cases that came before are linked."""
    with afterwards.desk.look() as look:
        first = opened - timedelta(days=180)
        cases = scopes.newest(look, Scope(tale.category), first, opened, _LINKED)
    entry_id = _begin(
        afterwards,
        owner,
        kind="corrective",
        title=tale.title,
        problem=tale.problem,
        category=tale.category,
        opened_on=opened,
        due_on=due,
        cases=cases,
    )
    _say(
        *(afterwards, owner, improvement.write, entry_id, ImprovementWritten),
        version=_version(afterwards, entry_id),
        whys="\n".join(tale.whys),
        analysis=tale.analysis,
    )
    return entry_id


def _done(afterwards: Afterwards, owner: Actor, tale: Tale, opened: date, done: date) -> int:
    """And carried out."""
    entry_id = _open(afterwards, owner, tale, opened, done + timedelta(days=7))
    _say(
        *(afterwards, owner, improvement.write, entry_id, ImprovementWritten),
        version=_version(afterwards, entry_id),
        correction=tale.correction,
        prevention=tale.prevention,
    )
    _say(afterwards, owner, improvement.finish, entry_id, ImprovementDone, done_on=done)
    return entry_id


def _begin(afterwards: Afterwards, owner: Actor, **given: Any) -> int:
    with afterwards.desk.act(owner) as act:
        return improvement.begin(act, check(ImprovementBegun, given))


def _say(afterwards: Afterwards, actor: Actor, operation: Any, entry_id: int, model: Any, **given: Any) -> None:
    with afterwards.desk.act(actor) as act:
        operation(act, entry_id, check(model, given))


def _version(afterwards: Afterwards, entry_id: int) -> int:
    with afterwards.desk.look() as look:
        return register.row_of(look, entry_id).version


def _today(afterwards: Afterwards) -> date:
    with afterwards.desk.look() as look:
        return look.today
