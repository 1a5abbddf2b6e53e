"""How promises of time are kept (7.3, 7.4, 7.7): by the measures of 8.4, with the cases that missed one."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from complaintdesk.queries import measures
from complaintdesk.queries.evidence_share import LEAST, MOST, USUAL, state
from complaintdesk.queries.evidenced import Behind, Evidence
from complaintdesk.rules import periods
from complaintdesk.rules.measures import share
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.rules.written import short_day
from complaintdesk.store.look import Look

_SHOWN = 6
_MEASURES: Final = {
    ClockKind.ACKNOWLEDGE: "acknowledged_late",
    ClockKind.DECIDE: "decided_late",
}


class Kept(NamedTuple):
    """Promises of a kind: kept in time, of those whose day has come; `which` says which those are."""

    in_time: int
    judged: int
    which: str


_WAITING = """SELECT c.id, c.reference, k.due_on FROM case_clock k JOIN "case" c ON c.id = k.case_id
 WHERE k.met_on IS NULL AND k.ended IS NULL AND k.kind = :kind AND k.due_on < :today AND k.paused_at IS NULL
 ORDER BY k.due_on, k.case_id LIMIT :most"""
_MET = """FROM (SELECT case_id, due_on, due_at, met_on, met_at FROM case_clock
  WHERE met_on IS NOT NULL AND kind = :kind AND due_on BETWEEN :first AND :today
  ORDER BY due_on DESC, case_id DESC LIMIT :among) k"""
_IS_LATE = "coalesce(k.met_at > k.due_at, k.met_on > k.due_on)"
_LATE = f"""SELECT c.id, c.reference, k.due_on, k.met_on {_MET} JOIN "case" c ON c.id = k.case_id
 WHERE {_IS_LATE} LIMIT :most"""
_COUNTED = f"SELECT count(*), coalesce(sum({_IS_LATE}), 0) {_MET}"


def kept(look: Look, kind: ClockKind) -> Kept:
    """How many of them were kept: of the last twelve months by the measures, of reports the newest `MOST`."""
    period = periods.default(look.today)
    if kind in _MEASURES:
        (found,) = (each for each in measures.figures(look, period) if each.measure == _MEASURES[kind])
        judged = found.of or 0
        return Kept(judged - found.count, judged, f"since {_day(period.first.isoformat())}")
    given = {"kind": kind.value, "first": period.first.isoformat(), "today": look.today.isoformat()}
    met, late = look.row(_COUNTED, among=MOST, **given)
    waiting = len(look.rows(_WAITING, kind=kind.value, today=look.today.isoformat(), most=MOST))
    which = f"of the last {met:,}" if met == MOST else f"since {_day(period.first.isoformat())}"
    return Kept(met - late, met + waiting, f"{which}, with those that are owed now")


def missed(look: Look, kind: ClockKind) -> tuple[Behind, ...]:
    """Cases that missed one: those that still wait, the longest first, then the newest met late."""
    today = look.today.isoformat()
    found = [
        Behind(f"{reference}: was due on {_day(due)} and waits still", "case", ident)
        for ident, reference, due in look.rows(_WAITING, kind=kind.value, today=today, most=_SHOWN)
    ]
    first = periods.default(look.today).first.isoformat()
    late = look.rows(_LATE, kind=kind.value, first=first, today=today, among=MOST, most=_SHOWN - len(found))
    found += [
        Behind(f"{reference}: was due on {_day(due)}, done on {_day(met)}", "case", ident)
        for ident, reference, due, met in late
    ]
    return tuple(found)


def promise(look: Look, clause: str, asked: str, kind: ClockKind, done: str) -> Evidence:
    """A line of evidence: the share kept; `done` says what was done in time (`complaints were acknowledged`)."""
    counted = kept(look, kind)
    if counted.judged == 0:
        says = "Nothing to look at yet: no such day has come within the last twelve months."
    else:
        said = share(counted.in_time, counted.judged, LEAST)
        says = f"{counted.in_time:,} of {counted.judged:,} {done} in time ({said}), {counted.which}."
    return Evidence(clause, asked, state(counted.in_time, counted.judged), says, USUAL.words, missed(look, kind))


def _day(kept_day: str) -> str:
    return short_day(date.fromisoformat(kept_day), "en")
