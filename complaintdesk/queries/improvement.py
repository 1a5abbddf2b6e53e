"""The register of improvements as it is asked for (8.2, 8.7): its entries, their effect, what is about what."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.queries.improvement_rows import CheckRow, EntryRow, LinkedRow, RoundRow, Whole
from complaintdesk.rules import effectiveness
from complaintdesk.rules.effectiveness import Effect
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.improvement import Judged, Kind, State
from complaintdesk.store import scopes
from complaintdesk.store.look import Look


class ActionAbout(NamedTuple):
    """An entry that is about something, and how it is going in a sentence."""

    id: int
    number: str
    title: str
    state: str
    says: str


class Recurrence(NamedTuple):
    """Cases of an entry's scope that were received in a period although it was done: the same cause again."""

    id: int
    number: str
    title: str
    n: int
    query: str


SHOWN = 50  # linked cases on the page of an entry
_SELECT = """SELECT m.id, m.number, m.kind, m.state, m.title, m.problem, m.category, m.product, m.cause,
 m.department_id, m.owner_id, m.opened_on, m.proposed, m.pattern, m.who, m.copy_to, m.round, m.closed_on,
 m.closing_note, m.version, o.name, b.name, e.name, g.label, u.label, d.name, r.due_on, r.done_on, r.check_on,
 (SELECT count(*) FROM improvement_case l WHERE l.improvement_id = m.id)
 FROM improvement m JOIN staff_member o ON o.id = m.owner_id JOIN staff_member b ON b.id = m.opened_by_id
 LEFT JOIN staff_member e ON e.id = m.closed_by_id LEFT JOIN category g ON g.code = m.category
 LEFT JOIN cause u ON u.code = m.cause LEFT JOIN department d ON d.id = m.department_id
 LEFT JOIN improvement_round r ON r.improvement_id = m.id AND r.number = m.round"""
_ROUNDS = """SELECT r.number, r.began_on, r.why_again, r.whys, r.analysis, r.correction, r.prevention, r.due_on,
 r.done_on, s.name, r.done_note, r.check_on FROM improvement_round r
 LEFT JOIN staff_member s ON s.id = r.done_by_id WHERE r.improvement_id = :id ORDER BY r.number"""
_CHECKS = """SELECT k.round, k.checked_on, s.name, k.judged, k.note, k.verdict, k.says, k.before_first,
 k.before_last, k.after_first, k.after_last, k.scope_before, k.scope_after, k.all_before, k.all_after, k.p_value
 FROM improvement_check k JOIN staff_member s ON s.id = k.judged_by_id
 WHERE k.improvement_id = :id ORDER BY k.id"""
_LINKED = """SELECT c.id, c.reference, c.received_on, c.description FROM improvement_case l
 JOIN "case" c ON c.id = l.case_id WHERE l.improvement_id = :id ORDER BY l.case_id DESC LIMIT :most"""


def register(look: Look) -> list[EntryRow]:
    """Every entry: those that are under way by what is due first, then the others, the newest first."""
    rows = [EntryRow(*row) for row in look.rows(_SELECT)]
    return sorted(rows, key=_order)


def _order(row: EntryRow) -> tuple[bool, str, int]:
    due = row.check_on if row.state == State.DONE else row.due_on
    return row.is_over, "" if row.is_over else (due or "9999"), -row.id


def entry(look: Look, entry_id: int) -> Whole:
    """One entry. Raises `NotFound`."""
    row = row_of(look, entry_id)
    return Whole(
        row=row,
        rounds=rounds(look, entry_id),
        checks=checks(look, entry_id),
        cases=linked(look, entry_id),
        effect=effect(look, row),
    )


def rounds(look: Look, entry_id: int) -> tuple[RoundRow, ...]:
    """Its rounds, the first one first."""
    return tuple(RoundRow(*each) for each in look.rows(_ROUNDS, id=entry_id))


def checks(look: Look, entry_id: int) -> tuple[CheckRow, ...]:
    """Its checks of all rounds, the first one first."""
    return tuple(CheckRow(*each) for each in look.rows(_CHECKS, id=entry_id))


def linked(look: Look, entry_id: int, most: int = SHOWN) -> tuple[LinkedRow, ...]:
    """The newest of the cases that are linked to it."""
    return tuple(LinkedRow(*each) for each in look.rows(_LINKED, id=entry_id, most=most))


def row_of(look: Look, entry_id: int) -> EntryRow:
    """One entry without what hangs on it. Raises `NotFound`."""
    found = look.row(f"{_SELECT} WHERE m.id = :id", id=entry_id)
    if found is None:
        raise NotFound(f"There is no improvement with the number {entry_id} in this file.")
    return EntryRow(*found)


def by_number(look: Look, number: str) -> EntryRow:
    """The entry with this number, as people type it. Raises `NotFound`."""
    found = look.row(f"{_SELECT} WHERE m.number = :number", number=number.strip().upper())
    if found is None:
        raise NotFound(f"There is no improvement {number.strip()[:40]} in this file; `improvement list` has them.")
    return EntryRow(*found)


def effect(look: Look, row: EntryRow) -> Effect | None:
    """Its effect as the data show it today; None where it is not done or has no scope to count by."""
    if row.done_on is None or row.scope.is_empty or not Kind(row.kind).is_action:
        return None
    opened, done = date.fromisoformat(row.opened_on), date.fromisoformat(row.done_on)
    compared = effectiveness.windows(opened, done, look.today, scopes.since(look))
    return effectiveness.judge(compared, scopes.counted(look, row.scope, compared))


def state_words(look: Look, row: EntryRow) -> str:
    """How it is going in a sentence: the judgement that closed it, the effect so far, or by when what is due."""
    if not Kind(row.kind).is_action:
        return "withdrawn" if row.state == State.WITHDRAWN else "kept"
    if row.state in (State.CHECKED, State.CLOSED):
        said = look.value(
            "SELECT says FROM improvement_check WHERE improvement_id = :id ORDER BY id DESC LIMIT 1", id=row.id
        )
        return str(said) if said is not None else State(row.state).label
    found = effect(look, row)
    if found is not None:
        return found.says
    if row.state == State.OPEN:
        again = f"again (round {row.round}), " if row.round > 1 else ""
        return f"{again}not done yet" + (f", due {row.due_on}" if row.due_on else "")
    return State(row.state).label


def actions_about(
    look: Look,
    category: str | None = None,
    *,
    cause: str | None = None,
    product: str | None = None,
    department_id: int | None = None,
    most: int = 5,
) -> list[ActionAbout]:
    """Entries about any of these (codes of problem and cause), those under way first, with how each is going."""
    if category is None and cause is None and product is None and department_id is None:
        return []
    rows = look.rows(
        f"{_SELECT} WHERE (m.category = :category OR m.cause = :cause OR m.department_id = :department "
        f"OR {scopes.SAME_PRODUCT}) AND m.state <> :withdrawn",
        category=category,
        cause=cause,
        product=product,
        department=department_id,
        withdrawn=State.WITHDRAWN.value,
    )
    found = [row for row in (EntryRow(*each) for each in rows) if Kind(row.kind).is_action]
    return [
        ActionAbout(row.id, row.number, row.title, row.state, state_words(look, row))
        for row in sorted(found, key=lambda row: (row.is_over, -row.id))[:most]
    ]


def of_case(look: Look, case_id: int) -> list[ActionAbout]:
    """The entries that a case is linked to; without their figures, which the case does not need."""
    rows = look.rows(
        f"{_SELECT} WHERE m.id IN (SELECT improvement_id FROM improvement_case WHERE case_id = :case_id)",
        case_id=case_id,
    )
    found = sorted((EntryRow(*row) for row in rows), key=lambda row: row.id)
    return [ActionAbout(row.id, row.number, row.title, row.state, State(row.state).label) for row in found]


def recurrences(look: Look, first: date, last: date) -> list[Recurrence]:
    """What came again in the days from `first` to `last` after it was done (annex H), most first."""
    found = []
    for row in register(look):
        if row.done_on is None or row.scope.is_empty or row.state == State.WITHDRAWN:
            continue
        begin = max(first, date.fromisoformat(row.done_on) + effectiveness.A_DAY)
        n = scopes.count(look, row.scope, begin, last) if begin <= last else 0
        if n:
            query = f"{row.query} received:{begin.isoformat()}..{last.isoformat()}"
            found.append(Recurrence(row.id, row.number, row.title, n, query))
    return sorted(found, key=lambda each: (-each.n, each.id))


def last_judged(whole: Whole) -> Judged | None:
    """What the last check of this round concluded; None where there was none."""
    of_round = [check for check in whole.checks if check.round == whole.row.round]
    return Judged(of_round[-1].judged) if of_round else None
