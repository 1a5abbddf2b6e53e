"""The context of the desk (5.1), and what is planned (6.3)."""

from __future__ import annotations

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import ContextGiven, PlanEnded, Planned
from complaintdesk.records.plan import ContextEntry, PlanItem
from complaintdesk.rules.errors import Invalid, NotAllowed, NotFound
from complaintdesk.store.act import Act, operation


@operation
def note_context(act: Act, given: ContextGiven) -> int:
    """Note scope, an interested party, an issue, a risk or an opportunity. Returns its id."""
    on_case.person(act)
    entry = ContextEntry(kind=given.kind.value, what=given.what, since=given.since or act.today)
    _take(act, entry, given)
    act.session.flush()
    assert entry.id is not None  # noqa: S101 - it was flushed above
    return entry.id


@operation
def change_context(act: Act, entry_id: int, given: ContextGiven) -> None:
    """Change an entry, or say that it holds no more (`until`); the history keeps what it said before."""
    on_case.person(act)
    entry = act.session.get(ContextEntry, entry_id)
    if entry is None:
        raise NotFound("There is no such entry of the context.")
    entry.kind = given.kind.value
    entry.since = given.since or entry.since
    _take(act, entry, given)


def _take(act: Act, entry: ContextEntry, given: ContextGiven) -> None:
    if given.until is not None and given.until < entry.since:
        raise Invalid("It ends before it begins.", {"until": "not before it began"})
    entry.what, entry.response, entry.until = given.what, given.response, given.until
    act.session.add(entry)


@operation
def add(act: Act, given: Planned) -> int:
    """Plan something (6.3). Raises `Invalid` for a day that has passed. Returns its id."""
    on_case.person(act)
    on_case.staff_member(act, given.owner_id, "owner_id")
    if given.due_on < act.today:
        raise Invalid("The day has passed.", {"due_on": "a day from today on"})
    item = PlanItem(what=given.what, owner_id=given.owner_id, due_on=given.due_on, objective=given.objective)
    act.session.add(item)
    act.session.flush()
    assert item.id is not None  # noqa: S101 - it was flushed above
    return item.id


@operation
def change(act: Act, item_id: int, given: Planned) -> None:
    """Change what is planned; the history keeps what it was. Raises `NotAllowed` for what is over."""
    item = _to_do(act, item_id)
    if given.owner_id != item.owner_id:
        on_case.staff_member(act, given.owner_id, "owner_id")
    if given.due_on < act.today and given.due_on != item.due_on:
        raise Invalid("The day has passed.", {"due_on": "a day from today on"})
    item.what, item.owner_id, item.due_on, item.objective = (
        given.what,
        given.owner_id,
        given.due_on,
        given.objective,
    )
    act.session.add(item)


@operation
def end(act: Act, item_id: int, given: PlanEnded) -> None:
    """It was done, or is not needed any more: then with the reason. Raises `NotAllowed` for what is over."""
    item = _to_do(act, item_id)
    on = given.on or act.today
    if on > act.today:
        raise Invalid("The day lies ahead.", {"on": "today or earlier"})
    if not given.done and not given.result:
        raise Invalid("Say why it is not needed any more.", {"result": "say why it is not needed any more"})
    item.done_on, item.dropped_on = (on, None) if given.done else (None, on)
    item.result = given.result
    act.session.add(item)


def _to_do(act: Act, item_id: int) -> PlanItem:
    on_case.person(act)
    item = act.session.get(PlanItem, item_id)
    if item is None:
        raise NotFound("There is nothing planned under this number.")
    if item.done_on is not None or item.dropped_on is not None:
        raise NotAllowed("This was done already, or is not needed any more.")
    return item
