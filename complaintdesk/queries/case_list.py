"""The lists of cases: each view as windows around a position, whatever the size of the file.

A view is one or two *segments*, each a contiguous stretch of one index: cases with a safety implication come
first, the others after them. The summary table says how many cases of a segment fall on which day, so a
position is found by adding up days, never by walking over cases.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look

DUE_SOON_DAYS = 7  # calendar days after today; today itself counts too


class CaseRow(NamedTuple):
    """One line of a list. Dates are ISO text at the office's time zone; codes are those of `rules.vocabulary`."""

    id: int
    reference: str
    stage: str
    priority: str | None
    safety: int
    problem: str
    problem_label: str
    complainant: str | None
    owner: str | None
    received_at: str
    received_on: str
    next_clock: str | None
    next_due: str | None
    next_due_at: str | None
    paused_at: str | None
    closed_on: str | None
    product: str | None
    version: int


SELECT_ROW = """SELECT c.id, c.reference, c.stage, c.priority, c.safety, c.problem, g.label, p.name, s.name,
  c.received_at, c.received_on, c.next_clock, c.next_due, c.next_due_at, c.paused_at,
  c.closed_on, c.product, c.version
  FROM {source} JOIN category g ON g.code = c.problem
  LEFT JOIN complainant p ON p.id = c.complainant_id LEFT JOIN staff_member s ON s.id = c.owner_id"""


@dataclass(frozen=True, slots=True)
class Segment:
    """A contiguous stretch of one index: `measure`/`part` name its tally, `index`/`where`/`key` its rows."""

    measure: str
    part: str
    index: str
    where: str
    key: str
    values: tuple[tuple[str, str | int], ...] = ()
    first: str = "0000-00-00"  # days of the segment, both included
    last: str = "9999-99-99"
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A view as one person sees it on one day. `owner_id` None means cases without an owner (view `mine`)."""

    view: View
    today: date
    owner_id: int | None = None

    def segments(self) -> tuple[Segment, ...]:
        """The stretches that make up the view, in the order of the list."""
        if self.view is View.ALL:
            return (Segment("all", "", "ix_case_received", "1", "received_on", newest_first=True),)
        if self.view is View.CLOSED:
            return (
                Segment("closed", "", "ix_case_closed", "c.closed_at IS NOT NULL", "closed_on", newest_first=True),
            )
        first, last = self._days()
        ranks = (0,) if self.view is View.SAFETY else (0, 1)
        return tuple(self._open(rank, first, last) for rank in ranks)

    def _days(self) -> tuple[str, str]:
        if self.view is View.OVERDUE:
            return "0000-00-00", (self.today - timedelta(days=1)).isoformat()
        if self.view is View.DUE_SOON:
            return self.today.isoformat(), (self.today + timedelta(days=DUE_SOON_DAYS)).isoformat()
        return "0000-00-00", "9999-99-99"

    def _open(self, rank: int, first: str, last: str) -> Segment:
        measure, part, index = "open", str(rank), "ix_case_open"
        where = "c.closed_at IS NULL AND c.list_rank = :rank"
        values: tuple[tuple[str, int], ...] = (("rank", rank),)
        if self.view is View.UNACKNOWLEDGED:
            measure, index = "unacknowledged", "ix_case_unacknowledged"
            where += " AND c.acknowledged_at IS NULL"
        if self.view is View.MINE:
            owner = "none" if self.owner_id is None else self.owner_id
            measure, part, index = "owner", f"{owner}/{rank}", "ix_case_owner"
            where += " AND c.owner_id IS NULL" if self.owner_id is None else " AND c.owner_id = :owner"
            values += () if self.owner_id is None else (("owner", self.owner_id),)
        return Segment(measure, part, index, where, "next_due", values, first, last)


def count(look: Look, listing: Listing) -> int:
    """How many cases the view has."""
    return sum(_count(look, segment) for segment in listing.segments())


def counts(look: Look, today: date, owner_id: int | None) -> dict[View, int]:
    """How many cases each view has for this person."""
    return {view: count(look, Listing(view, today, owner_id)) for view in View}


def due_on(look: Look, day: date) -> int:
    """How many open cases fall due on this day."""
    sql = "SELECT coalesce(sum(n), 0) FROM tally WHERE measure = 'open' AND part IN ('0', '1') AND day = :day"
    return int(look.value(sql, day=day.isoformat()))


_DAYS = "FROM tally WHERE measure = :measure AND part = :part AND day BETWEEN :first AND :last"


def _tallied(look: Look, segment: Segment, columns: str, rest: str = "") -> list[tuple[str, int]]:
    return look.rows(
        f"SELECT {columns} {_DAYS} {rest}",
        measure=segment.measure,
        part=segment.part,
        first=segment.first,
        last=segment.last,
    )


def _count(look: Look, segment: Segment) -> int:
    return int(_tallied(look, segment, "0, coalesce(sum(n), 0)")[0][1])


def window(look: Look, listing: Listing, start: int, limit: int) -> list[CaseRow]:
    """Up to `limit` cases from position `start` (0 is the top of the list)."""
    found: list[CaseRow] = []
    for segment in listing.segments():
        n = _count(look, segment)
        if start < n and len(found) < limit:
            found += _segment_window(look, segment, n, start, limit - len(found))
        start = max(0, start - n)
    return found


def _segment_window(look: Look, segment: Segment, n: int, start: int, limit: int) -> list[CaseRow]:
    if start and start + limit >= n:  # the end is reached from the end, without looking for the position
        rows = _rows(look, segment, n - start, 0, from_end=True)
        return rows[::-1]
    day, skip = _position(look, segment, start) if start else (None, 0)
    return _rows(look, segment, limit, skip, day=day)


def _position(look: Look, segment: Segment, start: int) -> tuple[str, int]:
    """The day on which position `start` falls, and how many cases of that day come before it."""
    days = _tallied(look, segment, "day, n", "AND n > 0 ORDER BY day" + (" DESC" if segment.newest_first else ""))
    sums = list(accumulate(n for _, n in days))
    at = min(bisect_right(sums, start), len(days) - 1)
    return days[at][0], start - (sums[at - 1] if at else 0)


def _rows(
    look: Look, segment: Segment, limit: int, skip: int, *, day: str | None = None, from_end: bool = False
) -> list[CaseRow]:
    down = segment.newest_first is not from_end
    order = f"c.{segment.key} {'DESC' if down else 'ASC'}, c.id {'DESC' if down else 'ASC'}"
    first = day if day and not segment.newest_first else segment.first
    last = day if day and segment.newest_first else segment.last
    sql = (
        SELECT_ROW.format(source=f'"case" c INDEXED BY {segment.index}')
        + f" WHERE {segment.where} AND c.{segment.key} BETWEEN :first AND :last"
        + f" ORDER BY {order} LIMIT :limit OFFSET :skip"
    )
    # `skip` never exceeds the cases of one day: the position of the day itself comes from the tally
    values = dict(segment.values)
    return [CaseRow(*row) for row in look.rows(sql, first=first, last=last, limit=limit, skip=skip, **values)]


def by_ids(look: Look, ids: list[int]) -> list[CaseRow]:
    """The rows of these cases, in this order; a case that is gone is left out."""
    if not ids:
        return []
    marks = ",".join(str(int(case_id)) for case_id in ids)
    sql = SELECT_ROW.format(source='"case" c') + f" WHERE c.id IN ({marks})"
    rows = {row[0]: CaseRow(*row) for row in look.rows(sql)}
    return [rows[case_id] for case_id in ids if case_id in rows]


def position_of(look: Look, listing: Listing, case_id: int) -> int | None:
    """Where the case stands in the view now, or None when it is not in it: by adding up days."""
    before = 0
    for segment in listing.segments():
        sql = (
            f'SELECT c.{segment.key} FROM "case" c WHERE c.id = :case_id AND {segment.where} '
            f"AND c.{segment.key} BETWEEN :first AND :last"
        )
        values = dict(segment.values)
        day = look.value(sql, case_id=case_id, first=segment.first, last=segment.last, **values)
        if day is not None:
            return before + _before(look, segment, day, case_id)
        before += _count(look, segment)
    return None


def _before(look: Look, segment: Segment, day: str, case_id: int) -> int:
    """Cases of the segment that stand before this one: whole days from the tally, its own day from the index."""
    compare = ">" if segment.newest_first else "<"
    days = _tallied(look, segment, "0, coalesce(sum(n), 0)", f"AND day {compare} '{day}'")[0][1]
    sql = (
        f'SELECT count(*) FROM "case" c INDEXED BY {segment.index} WHERE {segment.where} '
        f"AND c.{segment.key} = :day AND c.id {compare} :case_id"
    )
    return int(days + look.value(sql, day=day, case_id=case_id, **dict(segment.values)))
