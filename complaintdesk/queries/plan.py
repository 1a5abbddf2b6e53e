"""What surrounds the desk (5.1), who may what (5.4), and what is planned (6.1, 6.3)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.queries.handling import grants
from complaintdesk.queries.people import staff
from complaintdesk.rules import money
from complaintdesk.rules.authority import Grant, Power
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.vocabulary import Role
from complaintdesk.store.look import Look

DONE_SHOWN = 200  # of what is done or dropped, so many of the latest
_STALE = 365  # days after which a context that nobody touched is worth a look

AUTHORITY = -1  # entries of the plan room that are not records
SMALL_BUSINESS = -2


class ContextRow(NamedTuple):
    """An entry of the context; `until` is the last day on which it held."""

    id: int
    kind: ContextKind
    what: str
    response: str | None
    since: date
    until: date | None
    version: int

    def holds(self, today: date) -> bool:
        """Whether it holds on this day."""
        return self.until is None or self.until >= today


class ItemRow(NamedTuple):
    """Something planned; `done_on` or `dropped_on` where it is over."""

    id: int
    what: str
    objective: str | None
    owner_id: int
    owner: str
    due_on: date
    done_on: date | None
    dropped_on: date | None
    result: str | None
    version: int

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.dropped_on is None


def context(look: Look) -> list[ContextRow]:
    """Every entry of the context, those that are over as well; in the order of kinds, oldest first."""
    rows = look.rows("SELECT id, kind, what, response, since, until, version FROM context_entry ORDER BY id")
    order = list(ContextKind)
    known = [
        ContextRow(
            *(number, ContextKind(kind), what, response, date.fromisoformat(since)),
            *(date.fromisoformat(until) if until else None, version),
        )
        for number, kind, what, response, since, until, version in rows
    ]
    return sorted(known, key=lambda row: (order.index(row.kind), row.id))


_ITEM = (
    "SELECT p.id, p.what, p.objective, p.owner_id, s.name, p.due_on, p.done_on, p.dropped_on, p.result, p.version "
    "FROM plan_item p JOIN staff_member s ON s.id = p.owner_id "
)
_OPEN = "p.done_on IS NULL AND p.dropped_on IS NULL"


def to_do(look: Look) -> list[ItemRow]:
    """What is planned and not over, soonest first."""
    return [_item(row) for row in look.rows(f"{_ITEM} WHERE {_OPEN} ORDER BY p.due_on, p.id")]


def over(look: Look) -> list[ItemRow]:
    """What was done or dropped, the newest entries first, at most `DONE_SHOWN`."""
    rows = look.rows(f"{_ITEM} WHERE NOT ({_OPEN}) ORDER BY p.id DESC LIMIT {DONE_SHOWN}")
    return [_item(row) for row in rows]


def _item(row: Any) -> ItemRow:
    number, what, objective, owner_id, owner, due_on, done_on, dropped_on, result, version = row
    due = date.fromisoformat(due_on)
    return ItemRow(
        *(number, what, objective, owner_id, owner, due, _day(done_on), _day(dropped_on), result, version)
    )


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


def state(row: ItemRow, today: date) -> str:
    """Where it stands, in words."""
    if row.done_on is not None:
        return "done"
    if row.dropped_on is not None:
        return "dropped"
    return "overdue" if row.due_on < today else "planned"


class AuthorityRow(NamedTuple):
    """A role, who has it, and what it may."""

    role: str
    people: str
    may: str


def authority(look: Look) -> list[AuthorityRow]:
    """Who may offer which remedy up to what sum, decide, review, close; without a table, everybody everything."""
    lines, everybody = grants(look), staff(look)
    return [
        AuthorityRow(
            role.label,
            ", ".join(person.name for person in everybody if person.role == role) or "nobody",
            "; ".join(_may(grant, look.office.currency) for grant in lines if grant.role is role)
            or ("everything" if not lines else "nothing"),
        )
        for role in Role
    ]


def _may(grant: Grant, currency: str) -> str:
    if grant.power is not Power.OFFER:
        return grant.power.label
    what = "offer any remedy" if grant.remedy is None else f"offer “{grant.remedy.label}”"
    limit = "of any sum" if grant.up_to is None else f"up to {money.format_amount(grant.up_to, currency)}"
    return f"{what} {limit}"


def due_rows(look: Look) -> list[Due]:
    """What is planned and not done."""
    return [
        Due(row.due_on, f"Plan: {row.what}", row.owner, row.owner_id, "6.3", "plan", row.id, key="item")
        for row in to_do(look)
    ]


def evidence_rows(look: Look) -> list[Evidence]:
    """5.1 context, 5.4 authority, 6.1 risks and opportunities, 6.3 activities."""
    held = [row for row in context(look) if row.holds(look.today)]
    return [_context(look, held), _authority(look), _planning(held), _activities(look)]


def _behind(row: ContextRow) -> Behind:
    return Behind(f"{row.kind.label}: {row.what}", "plan", context_entry(row.id))


def context_entry(context_id: int) -> int:
    """The entry of the plan room that shows this record."""
    return -1000 - context_id


def _context(look: Look, held: list[ContextRow]) -> Evidence:
    asked = "The office knows its scope, who has an interest, and what inside and outside bears on complaints."
    rule = "Green: scope, parties and issues are on file. Amber: some of them. No data: nothing is on file."
    kinds = {row.kind for row in held} & {ContextKind.SCOPE, ContextKind.PARTY, ContextKind.ISSUE}
    state = State.NO_DATA if not held else State.GREEN if len(kinds) == 3 else State.AMBER
    old = bool(held) and max(row.since for row in held) < look.today - timedelta(days=_STALE)
    says = f"{len(held)} entries hold today." + (" Nothing new for more than a year." if old else "")
    return Evidence("5.1", asked, state, says, rule, tuple(map(_behind, held)))


def _authority(look: Look) -> Evidence:
    asked = "It is laid down who may offer, decide, review and close, and somebody at the top answers for it."
    rule = "Green: there is an authority table, and a manager. Amber: one of them. Red: neither."
    lines, people = grants(look), staff(look)
    managers = [person.name for person in people if person.role == Role.MANAGER]
    state = (State.RED, State.AMBER, State.GREEN)[bool(lines) + bool(managers)]
    says = (
        f"{len(lines)} lines of authority for {len(people)} people; {', '.join(managers) or 'nobody'} as manager."
    )
    return Evidence("5.4", asked, state, says, rule, (Behind("the authority table", "plan", AUTHORITY),))


def _planning(held: list[ContextRow]) -> Evidence:
    asked = "Handling complaints is planned, and risks and opportunities are acted upon."
    rule = (
        "Green: each risk and opportunity says what is done about it. Amber: some do not. No data: none is kept."
    )
    found = [row for row in held if row.kind in (ContextKind.RISK, ContextKind.OPPORTUNITY)]
    answered = [row for row in found if row.response]
    state = State.NO_DATA if not found else State.GREEN if len(answered) == len(found) else State.AMBER
    says = f"{len(answered)} of {len(found)} risks and opportunities say what is done about them."
    return Evidence("6.1", asked, state, says, rule, tuple(map(_behind, found)))


def _activities(look: Look) -> Evidence:
    asked = "What is to be done has an owner and a day, and is done."
    rule = "Green: nothing planned is overdue. Amber: something is. No data: nothing was ever planned."
    waiting, past = to_do(look), over(look)
    late = [row for row in waiting if row.due_on < look.today]
    state = State.NO_DATA if not (waiting or past) else State.AMBER if late else State.GREEN
    says = f"{len(waiting)} planned, {len(late)} of them overdue; {sum(r.done_on is not None for r in past)} done."
    behind = tuple(Behind(row.what, "plan", row.id) for row in (*late, *(r for r in waiting if r not in late)))
    return Evidence("6.3", asked, state, says, rule, behind)
