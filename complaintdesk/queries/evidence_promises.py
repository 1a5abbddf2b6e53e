"""How promises of time are kept (7.3, 7.4, 7.7): from the counts of clocks, with the cases that missed one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries.evidence_share import LEAST, MOST, USUAL, state
from complaintdesk.queries.evidenced import Behind, Evidence
from complaintdesk.rules.measures import share
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.rules.written import short_day
from complaintdesk.store.look import Look

MONTHS: Final = 12
_SHOWN = 6


class Kept(NamedTuple):
    """Promises of a kind in this month and the eleven before: kept in time, met late, passed and still open."""

    in_time: int
    late: int
    passed: int

    @property
    def judged(self) -> int:
        """All whose day has come."""
        return self.in_time + self.late + self.passed


_MET = """SELECT coalesce(sum(n), 0) FROM tally
 WHERE measure = 'clock_met' AND part = :part AND day BETWEEN :first AND :last"""
_PASSED = """SELECT coalesce(sum(n), 0) FROM tally
 WHERE measure = 'clock_running' AND part = :kind AND day BETWEEN :first AND :last"""
_WAITING = """SELECT c.id, c.reference, k.due_on FROM case_clock k JOIN "case" c ON c.id = k.case_id
 WHERE k.met_on IS NULL AND k.ended IS NULL AND k.kind = :kind AND k.due_on < :today AND k.paused_at IS NULL
 ORDER BY k.due_on, k.case_id LIMIT :most"""
_LATE = """SELECT c.id, c.reference, k.due_on, k.met_on FROM (SELECT case_id, due_on, due_at, met_on, met_at
  FROM case_clock WHERE met_on IS NOT NULL AND kind = :kind AND met_on BETWEEN :first AND :today
  ORDER BY met_on DESC, case_id DESC LIMIT :among) k JOIN "case" c ON c.id = k.case_id
 WHERE coalesce(k.met_at > k.due_at, k.met_on > k.due_on) LIMIT :most"""


def first_month(today: date) -> str:
    """The first of the twelve months, as `2025-12`."""
    month = today.year * 12 + today.month - MONTHS
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def kept(look: Look, kind: ClockKind) -> Kept:
    """How many of them were kept."""
    first, last = first_month(look.today), look.today.isoformat()[:7]
    in_time, late = (
        int(look.value(_MET, part=f"{kind.value}/{how}", first=first, last=last)) for how in ("in_time", "late")
    )
    yesterday = (look.today - timedelta(days=1)).isoformat()
    return Kept(
        in_time, late, int(look.value(_PASSED, kind=kind.value, first=f"{first}-01", last=yesterday))
    )


def missed(look: Look, kind: ClockKind) -> tuple[Behind, ...]:
    """Cases that missed one: those that still wait, the longest first, then the newest met late."""
    waiting = look.rows(_WAITING, kind=kind.value, today=look.today.isoformat(), most=_SHOWN)
    found = [
        Behind(f"{reference}: was due on {_day(due)} and waits still", "case", ident)
        for ident, reference, due in waiting
    ]
    first = f"{first_month(look.today)}-01"
    late = look.rows(
        _LATE,
        kind=kind.value,
        first=first,
        today=look.today.isoformat(),
        among=MOST,
        most=_SHOWN - len(found),
    )
    found += [
        Behind(f"{reference}: was due on {_day(due)}, done on {_day(met)}", "case", ident)
        for ident, reference, due, met in late
    ]
    return tuple(found)


def promise(look: Look, clause: str, asked: str, kind: ClockKind, done: str) -> Evidence:
    """A line of evidence: the share kept; `done` says what was done in time (`acknowledged`)."""
    counted = kept(look, kind)
    if counted.judged == 0:
        says = f"Nothing to look at yet: no such day has come since {first_month(look.today)}."
    else:
        said = share(counted.in_time, counted.judged, LEAST)
        says = (
            f"{counted.in_time:,} of {counted.judged:,} {done} in time since {first_month(look.today)} ({said}); "
            f"{counted.late:,} late, {counted.passed:,} overdue now."
        )
    return Evidence(
        clause, asked, state(counted.in_time, counted.judged), says, USUAL.words, missed(look, kind)
    )


def _day(kept_day: str) -> str:
    return short_day(date.fromisoformat(kept_day), "en")
