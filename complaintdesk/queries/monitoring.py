"""Frozen months beside what the records say now (8.4), and which are still to be frozen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import periods
from complaintdesk.rules.figure import Figure, from_json
from complaintdesk.rules.measures import VERSION
from complaintdesk.store import figures
from complaintdesk.store.look import Look

ROOM: Final = "objectives"
_YEARS_BACK: Final = 10  # months before are not frozen by themselves
_BEHIND: Final = 2  # months that may be unfrozen while nothing is amiss


class FrozenRow(NamedTuple):
    """A measure of a month as it was frozen, and as the records have it now.

    `frozen_at` is a UTC instant as text; `definitions` the version of the definitions it was counted by.
    """

    month: str
    department_id: int | None
    measure: str
    frozen: Figure
    now: Figure
    definitions: int
    frozen_at: str
    frozen_by: str

    @property
    def differs(self) -> bool:
        """Whether the records now say something else than they did."""
        return self.frozen != self.now

    @property
    def why(self) -> str:
        """Why it may differ, where it does."""
        if not self.differs:
            return ""
        if self.definitions != VERSION:
            return f"counted by definitions {self.definitions}, now {VERSION}"
        return "records of this month were entered or corrected later"


def frozen(look: Look, months: Sequence[str], department_id: int | None = None) -> tuple[FrozenRow, ...]:
    """Each measure of those of these months that are frozen, of the shop or of one department, oldest first."""
    found: list[FrozenRow] = []
    for month in sorted(set(months)):
        row = look.row(
            "SELECT f.definitions, f.figures, f.frozen_at, s.name FROM frozen_month f "
            "JOIN staff_member s ON s.id = f.frozen_by_id "
            "WHERE f.month = :month AND f.department_id IS :department",
            month=month,
            department=department_id,
        )
        if row is None:
            continue
        definitions, kept, at, by = row
        then = from_json(kept)
        for now in figures.figures(look, periods.month_of(month), department_id):
            if now.measure in then:
                found.append(
                    FrozenRow(month, department_id, now.measure, then[now.measure], now, definitions, at, by)
                )
    return tuple(found)


def frozen_months(look: Look) -> tuple[str, ...]:
    """The months of the last ten years that are frozen, oldest first."""
    rows = look.rows(
        "SELECT DISTINCT month FROM frozen_month WHERE month >= :oldest ORDER BY month", oldest=_oldest(look)
    )
    return tuple(row[0] for row in rows)


def to_freeze(look: Look) -> tuple[str, ...]:
    """The months that are over and not frozen, oldest first, from the first with a case, ten years at most."""
    first = look.value(
        "SELECT day FROM tally_by_month WHERE department = 0 AND measure = 'received' AND n > 0 "
        "AND day >= :oldest ORDER BY day LIMIT 1",
        oldest=_oldest(look),
    )
    last = look.today.replace(day=1) - timedelta(days=1)
    if first is None or first > f"{last:%Y-%m}":
        return ()
    over = periods.Period(date.fromisoformat(f"{first}-01"), last, "").months
    known = set(frozen_months(look))
    return tuple(month for month in over if month not in known)


def _oldest(look: Look) -> str:
    return f"{look.today.year - _YEARS_BACK:04d}-{look.today.month:02d}"


def due_rows(look: Look) -> list[Due]:
    """Months that are over and not frozen: the app does it by itself, or `complaintdesk freeze`."""
    waiting = to_freeze(look)
    if not waiting:
        return []
    which = waiting[0] if len(waiting) == 1 else f"{waiting[0]} to {waiting[-1]}, {len(waiting)} months"
    on = periods.month_of(waiting[0]).last + timedelta(days=1)
    return [Due(on, f"Freeze the figures of {which}", None, None, "8.4", ROOM, None, key=f"freeze-{waiting[0]}")]


def evidence_rows(look: Look) -> list[Evidence]:
    """What shows that figures are kept (8.4, annex H)."""
    done, waiting = frozen_months(look), to_freeze(look)
    state = State.NO_DATA if not done and not waiting else State.GREEN
    if len(waiting) > _BEHIND:
        state = State.AMBER if done else State.RED
    last = f"; the last is {done[-1]}" if done else ""
    says = f"{len(done)} months frozen{last}; {len(waiting)} that are over are not."
    behind = tuple(Behind(f"figures of {month}", ROOM, None) for month in done[-3:])
    rule = f"Green while at most {_BEHIND} months that are over are not frozen; red where none is."
    asked = "Performance is measured at intervals by set criteria, and figures once told do not change silently."
    measured = "Each measure of annex H has one definition, is computed for any period, and is frozen by month."
    return [
        Evidence("8.4", asked, state, says, rule, behind),
        Evidence("annex H", measured, state, says, rule, behind),
    ]
