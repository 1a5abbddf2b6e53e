"""The office's calendar and deadline policies, for showing and explaining dates."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.rules import opening_hours
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, Policy
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority
from complaintdesk.store.look import Look


class PolicyRow(NamedTuple):
    """A policy on file; `in_force` where the shop uses it for new cases."""

    id: int
    code: str
    name: str
    source: str
    valid_from: str
    check_by: str | None
    in_force: int


def office_calendar(look: Look) -> OfficeCalendar:
    """The office's business days and opening hours."""
    office = look.office
    closures = tuple(
        (date.fromisoformat(day), reason)
        for day, reason in look.rows("SELECT day, reason FROM closure ORDER BY day")
    )
    week = opening_hours.week_of(dict(look.rows("SELECT weekday, hours FROM opening_day")))
    return OfficeCalendar(office.country, office.subdivision, office.time_zone, closures, week)


_POLICY = """SELECT id, code, name, source, valid_from, check_by, keep_years, note FROM policy
 WHERE id = coalesce(:policy_id, (SELECT policy_id FROM shop WHERE id = 1))"""
_CLOCKS = """SELECT kind, anchor, length, unit, recurring, statutory, extend_by, priority, rule FROM policy_clock
 WHERE policy_id = :policy_id ORDER BY id"""


def policy(look: Look, policy_id: int | None = None) -> Policy:
    """A deadline policy with its clocks; None is the one in force."""
    number, code, name, source, valid_from, check_by, keep_years, note = look.row(_POLICY, policy_id=policy_id)
    return Policy(
        code=code,
        name=name,
        source=source,
        valid_from=date.fromisoformat(valid_from),
        check_by=date.fromisoformat(check_by) if check_by else None,
        keep_years=keep_years,
        note=note,
        clocks=tuple(
            Clock(
                ClockKind(kind),
                ClockAnchor(anchor),
                length,
                ClockUnit(unit),
                recurring=bool(recurring),
                statutory=bool(statutory),
                extend_by=extend_by,
                priority=Priority(priority) if priority else None,
                rule=rule,
            )
            for kind, anchor, length, unit, recurring, statutory, extend_by, priority, rule in look.rows(
                _CLOCKS, policy_id=number
            )
        ),
    )


def policies(look: Look) -> list[PolicyRow]:
    """Every policy on file, in the order in which they came."""
    rows = look.rows(
        "SELECT p.id, p.code, p.name, p.source, p.valid_from, p.check_by, p.id = s.policy_id "
        "FROM policy p, shop s WHERE s.id = 1 ORDER BY p.id"
    )
    return [PolicyRow(*row) for row in rows]


def policy_for(look: Look, problem: str | None) -> Policy:
    """The policy that a new case of this category is promised: the category's own, else the shop's."""
    return policy(look, look.value("SELECT policy_id FROM category WHERE code = :problem", problem=problem))
