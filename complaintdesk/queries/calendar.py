"""The office's calendar and clocks, for showing what a complaint will promise before it is saved."""

from __future__ import annotations

from datetime import date

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit
from complaintdesk.store.look import Look


def office_calendar(look: Look) -> OfficeCalendar:
    """The office's business days."""
    office = look.office
    closures = frozenset(date.fromisoformat(day) for (day,) in look.rows("SELECT day FROM closure"))
    return OfficeCalendar(office.country, office.subdivision, office.time_zone, closures)


def clocks(look: Look) -> dict[ClockKind, Clock]:
    """The clocks of the policy in force."""
    rows = look.rows(
        "SELECT k.kind, k.anchor, k.length, k.unit, k.recurring, k.statutory "
        "FROM shop s JOIN policy_clock k ON k.policy_id = s.policy_id WHERE s.id = 1 ORDER BY k.id"
    )
    return {
        ClockKind(kind): Clock(
            ClockKind(kind),
            ClockAnchor(anchor),
            length,
            ClockUnit(unit),
            recurring=bool(recurring),
            statutory=bool(statutory),
        )
        for kind, anchor, length, unit, recurring, statutory in rows
    }
