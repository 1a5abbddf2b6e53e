"""Everything that is due, from every room, in one list by day: overdue first (6.3, 7.3, 8).

A room tells its own in `due_rows(look)`: add it to `SOURCES`. What is due in cases is bounded: a desk may have
thousands of running clocks, and the list of cases (F3) is where all of them are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from complaintdesk.queries import (
    audit,
    commitment,
    improvement_due,
    management_review,
    monitoring,
    objectives,
    plan,
    quality,
    satisfaction,
    small_business,
    training,
)
from complaintdesk.queries.due import Due
from complaintdesk.rules import sending
from complaintdesk.rules.small_business import shows
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.store.look import Look

SOURCES: Final[tuple[Callable[[Look], list[Due]], ...]] = (
    commitment.due_rows,
    training.due_rows,
    plan.due_rows,
    satisfaction.due_rows,
    improvement_due.due_rows,
    audit.due_rows,
    quality.due_rows,
    management_review.due_rows,
    objectives.due_rows,
    monitoring.due_rows,
)
MOST: Final = 100  # of the clocks of cases, of tasks and of letters, so many of the soonest
_LAST = date(9999, 12, 31)
_CLOCKS: Final = {
    ClockKind.ACKNOWLEDGE: ("acknowledge", "7.4"),
    ClockKind.UPDATE: ("tell them how it stands", "7.3"),
    ClockKind.DECIDE: ("decide", "7.7"),
    ClockKind.REVIEW_ACKNOWLEDGE: ("acknowledge the review", "annex G"),
    ClockKind.REVIEW_DECIDE: ("answer the review", "annex G"),
}


class Agenda(NamedTuple):
    """The list, and how many running deadlines of cases are not in it: later ones, or such as stand still."""

    rows: tuple[Due, ...]
    more: int


def agenda(look: Look, who: int | None = None, until: date | None = None) -> Agenda:
    """What is due, for everybody or for one person, up to a day of the office (included); overdue first."""
    last = until or _LAST
    mode = small_business.mode(look)
    clocks, more = _clocks(look, who, last)
    rows = [*clocks, *_tasks(look, who, last), *_letters(look, who)]
    for source in SOURCES:
        rows += [row for row in source(look) if who is None or row.who_id == who]
    kept = [row for row in rows if row.on <= last and shows(mode, row.room)]
    kept.sort(key=lambda row: (row.on, row.room != "case", row.what, row.who or ""))
    return Agenda(tuple(kept), more)


def identity(look: Look) -> str:
    """What tells this desk from every other, for as long as it is kept: the id of its first act."""
    return str(look.value("SELECT operation_id FROM event WHERE id = (SELECT min(id) FROM event)"))


_RUNNING = "k.met_on IS NULL AND k.ended IS NULL"  # as the index of running clocks has it
_CLOCK = (
    "SELECT c.id, c.reference, k.kind, k.due_on, k.id, p.name, c.product, s.name, s.id FROM {} "
    "LEFT JOIN complainant p ON p.id = c.complainant_id LEFT JOIN staff_member s ON s.id = c.owner_id "
)
_ALL_CLOCKS = (
    _CLOCK.format('case_clock k JOIN "case" c ON c.id = k.case_id')
    + f"WHERE k.kind = :kind AND k.due_on <= :last AND {_RUNNING} AND k.paused_at IS NULL "
    "ORDER BY k.due_on, k.case_id LIMIT :most"
)
# one person's open cases are few: all their clocks are read, and sorted afterwards
_THEIR_CLOCKS = (
    _CLOCK.format('"case" c JOIN case_clock k ON k.case_id = c.id')
    + f"WHERE c.owner_id = :who AND c.closed_at IS NULL AND {_RUNNING} AND k.paused_at IS NULL"
)
_KINDS = ", ".join(f"'{kind.value}'" for kind in _CLOCKS)
_THEIR_COUNT = (
    'SELECT count(*) FROM "case" c JOIN case_clock k ON k.case_id = c.id '
    f"WHERE c.owner_id = :who AND c.closed_at IS NULL AND {_RUNNING} AND k.kind IN ({_KINDS})"
)
_COUNTED = "SELECT count(*) FROM case_clock k WHERE k.kind = :kind AND " + _RUNNING


def _clocks(look: Look, who: int | None, last: date) -> tuple[list[Due], int]:
    rows: list[tuple[int, str, str, str, int, str | None, str | None, str | None, int | None]] = []
    if who is not None:
        rows = [row for row in look.rows(_THEIR_CLOCKS, who=who) if row[3] <= last.isoformat()]
        counted = int(look.value(_THEIR_COUNT, who=who))
    else:
        for kind in _CLOCKS:
            rows += look.rows(_ALL_CLOCKS, kind=kind.value, last=last.isoformat(), most=MOST)
        counted = sum(int(look.value(_COUNTED, kind=kind.value)) for kind in _CLOCKS)
    ours = sorted((row for row in rows if row[2] in _CLOCKS), key=lambda row: (row[3], row[0]))[:MOST]
    return [_clock(*row) for row in ours], counted - len(ours)


def _clock(
    case_id: int,
    reference: str,
    kind: str,
    due_on: str,
    clock_id: int,
    complainant: str | None,
    product: str | None,
    owner: str | None,
    owner_id: int | None,
) -> Due:
    words, clause = _CLOCKS[ClockKind(kind)]
    short = f"{reference} {words}"
    about = " · ".join(filter(None, (complainant, product)))
    what = f"{short}: {about}" if about else short
    on = date.fromisoformat(due_on)
    return Due(on, what, owner, owner_id, clause, "case", case_id, short, key=f"clock-{clock_id}")


_WAITS = "t.answered_at IS NULL AND t.dropped_at IS NULL"
_TASK = (
    "SELECT c.id, c.reference, t.id, t.what, t.due_on, coalesce(s.name, d.name), s.id FROM task t "
    'JOIN "case" c ON c.id = t.case_id LEFT JOIN staff_member s ON s.id = t.staff_id '
    f"LEFT JOIN department d ON d.id = t.department_id WHERE {{}} t.due_on <= :last AND {_WAITS} "
    "ORDER BY t.due_on, t.id LIMIT :most"
)


def _tasks(look: Look, who: int | None, last: date) -> list[Due]:
    """What is asked of people; of one person, what is asked of their department as well."""
    given = {"last": last.isoformat(), "most": MOST}
    if who is None:
        rows = look.rows(_TASK.format(""), **given)
    else:
        rows = look.rows(_TASK.format("t.staff_id = :who AND"), who=who, **given)
        room = look.value("SELECT department_id FROM staff_member WHERE id = :who", who=who)
        rows += [] if room is None else look.rows(_TASK.format("t.department_id = :room AND"), room=room, **given)
    return [
        Due(
            *(date.fromisoformat(due_on), f"{reference} task: {what}", whom, staff_id, "7.3", "case", case_id),
            outside=f"{reference} task",
            key=f"task-{task_id}",
        )
        for case_id, reference, task_id, what, due_on, whom, staff_id in rows
    ]


_LETTER = (
    "SELECT l.id, c.id, c.reference, l.written_at, s.name, s.id FROM letter l "
    'JOIN "case" c ON c.id = l.case_id JOIN staff_member s ON s.id = l.written_by_id '
    "WHERE l.state = :state AND l.state NOT IN ('kept', 'sent') AND l.written_at < :before "
    "ORDER BY l.next_try_at, l.id LIMIT :most"
)


def _letters(look: Look, who: int | None) -> list[Due]:
    """Letters that somebody should look at, due since they were written."""
    zone = ZoneInfo(look.office.time_zone)
    before = (look.now - sending.LATE).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    rows = []
    for state in sending.UNDER_WAY:
        until = "9" if state in sending.NEEDS_A_PERSON else before  # every instant stands before "9" as text
        rows += look.rows(_LETTER, state=state.value, before=until, most=MOST)
    found = []
    for letter_id, case_id, reference, written_at, writer, writer_id in rows:
        if who is None or who == writer_id:
            on = datetime.fromisoformat(written_at).astimezone(zone).date()
            said = f"{reference} letter that has not gone"
            at = ("7.3", "case", case_id)
            found.append(Due(on, said, writer, writer_id, *at, outside=said, key=f"letter-{letter_id}"))
    return found
