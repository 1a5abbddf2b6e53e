"""How satisfied those are who were asked (8.3), by the day on which they answered, and what shows that we ask.

Read from one index of what was answered, refused or given up; no case is read. Days are those of the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import measures
from complaintdesk.rules.satisfaction import LEAST, MARKS, Marks
from complaintdesk.store.look import Look

ROOM: Final = "satisfaction"
_YEAR: Final = timedelta(days=365)


class Satisfaction(NamedTuple):
    """What came of asking in the days from `first` to `last`: `handling` and `outcome` apart.

    Refusals count on the day they refused, those not reached on the day they were given up. `by_handlers` were
    taken down by somebody with a hand in the case, because nobody else works here.
    """

    first: date
    last: date
    department_id: int | None
    answered: int
    refused: int
    not_reached: int
    by_handlers: int
    handling: Marks
    outcome: Marks

    @property
    def asked(self) -> int:
        """All who were asked, whatever came of it."""
        return self.answered + self.refused + self.not_reached

    @property
    def reached(self) -> int:
        """Those who were reached: they answered or refused."""
        return self.answered + self.refused

    @property
    def response_rate(self) -> str:
        """The share of those asked who answered, in words."""
        return measures.share(self.answered, self.asked, LEAST)


class ByMonth(NamedTuple):
    """A month (`2026-11`)."""

    month: str
    figures: Satisfaction


class ByDepartment(NamedTuple):
    """A department, or the cases that had none when they were drawn (`department_id` None)."""

    department_id: int | None
    name: str
    figures: Satisfaction


_MARKS: Final = ", ".join(
    f"coalesce(sum({question} = {mark}), 0)" for question in ("handling", "outcome") for mark in MARKS
)
# what is counted of any part of `survey_sampled`, in one pass and without sorting
COUNTED: Final = (
    "coalesce(sum(state = 'answered'), 0), coalesce(sum(state = 'refused'), 0), "
    f"coalesce(sum(state = 'not_reached'), 0), coalesce(sum(by_handler), 0), {_MARKS}"
)
_DONE: Final = "FROM survey_sampled WHERE done_on BETWEEN :first AND :last"


def satisfaction(look: Look, first: date, last: date, department_id: int | None = None) -> Satisfaction:
    """The figures of a period, both days in it; of one department, if given."""
    of = "" if department_id is None else " AND department_id = :department_id"
    row = look.row(f"SELECT {COUNTED} {_DONE}{of}", **_period(first, last, department_id))
    return figures(row, first, last, department_id)


def by_month(look: Look, first: date, last: date, department_id: int | None = None) -> list[ByMonth]:
    """The figures of each month in which anybody was asked, oldest first."""
    of = "" if department_id is None else " AND department_id = :department_id"
    rows = look.rows(
        f"SELECT substr(done_on, 1, 7), {COUNTED} {_DONE}{of} GROUP BY 1", **_period(first, last, department_id)
    )
    return [ByMonth(month, figures(counted, first, last, department_id)) for month, *counted in rows]


def by_department(look: Look, first: date, last: date) -> list[ByDepartment]:
    """The figures of each department whose complainants were asked, by name; those without one last."""
    names = dict(look.rows("SELECT id, name FROM department"))
    found = look.rows(f"SELECT department_id, {COUNTED} {_DONE} GROUP BY 1", **_period(first, last, None))
    rows = [
        ByDepartment(key, names.get(key, "no department"), figures(counted, first, last, key))
        for key, *counted in found
    ]
    return sorted(rows, key=lambda row: (row.department_id is None, row.name))


def _period(first: date, last: date, department_id: int | None) -> dict[str, object]:
    named = {} if department_id is None else {"department_id": department_id}
    return {"first": first.isoformat(), "last": last.isoformat(), **named}


def figures(counted: Sequence[int], first: date, last: date, department_id: int | None = None) -> Satisfaction:
    """What `COUNTED` came to."""
    answered, refused, not_reached, by_handlers, *marks = counted
    handling, outcome = Marks(*marks[: len(MARKS)]), Marks(*marks[len(MARKS) :])
    return Satisfaction(first, last, department_id, answered, refused, not_reached, by_handlers, handling, outcome)


def due_rows(look: Look) -> list[Due]:
    """Surveys under way: whom somebody is to call or write to, and until when; calls agreed for a day."""
    found = look.rows(
        "SELECT s.id, s.title, s.ask_by, a.medium, a.interviewer_id, p.name, a.call_on, count(*) "
        "FROM survey s CROSS JOIN survey_sampled a ON a.survey_id = s.id "
        "LEFT JOIN staff_member p ON p.id = a.interviewer_id "
        "WHERE s.ended_on IS NULL AND a.state = 'waiting' GROUP BY s.id, a.medium, a.interviewer_id, a.call_on"
    )
    rows = []
    for survey, title, ask_by, medium, who_id, who, call_on, n in found:
        people = "1 person" if n == 1 else f"{n} people"
        how = {"phone": f"Call {people}", "letter": f"Write to {people}"}[medium]
        agreed = " back, as agreed" if call_on and medium == "phone" else ""
        what = f"{how}{agreed}: how were they treated? ({title})"
        on = date.fromisoformat(call_on or ask_by)
        key = f"{medium}-{who_id}-{call_on}"
        rows.append(Due(on, what, who, who_id, "8.3", ROOM, survey, key=key))
    return sorted(rows, key=lambda row: (row.on, row.what, row.who or ""))


def evidence_rows(look: Look) -> list[Evidence]:
    """That complainants are asked, and by whom (8.3)."""
    found = satisfaction(look, look.today - _YEAR, look.today)
    return [_asked(look, found), _by_whom(look, found)]


def _behind(look: Look) -> tuple[Behind, ...]:
    rows = look.rows("SELECT id, title FROM survey ORDER BY id DESC LIMIT 8")
    return tuple(Behind(title, ROOM, ident) for ident, title in rows)


def _asked(look: Look, found: Satisfaction) -> Evidence:
    first = found.first
    late = look.value(
        "SELECT count(*) FROM survey WHERE ended_on IS NULL AND ask_by < :today", today=look.today.isoformat()
    )
    drawn = look.value("SELECT max(drawn_on) FROM survey")
    closed = look.value('SELECT min(closed_on) FROM "case" WHERE closed_at IS NOT NULL')
    if found.answered >= LEAST and not late:
        state = State.GREEN
    elif drawn is not None and drawn >= first.isoformat():
        state = State.AMBER
    elif closed is not None and closed < first.isoformat():
        state = State.RED
    else:
        state = State.NO_DATA
    says = "Nobody was asked within the last twelve months."
    if found.asked:
        says = (
            f"Asked within the last twelve months: {found.asked}; {found.answered} answered, {found.refused} "
            f"refused, {found.not_reached} were not reached. Handling: {found.handling.in_words}. "
            f"Outcome: {found.outcome.in_words}."
        )
    elif drawn is not None:
        says = f"A sample was drawn on {drawn}; within the last twelve months nobody has answered."
    if late:
        says += f" Past its day and not ended: {late}."
    rule = (
        f"Green: at least {LEAST} answered within twelve months, and no survey is past its day. Amber: a sample "
        "was drawn within twelve months. Red: none was, though cases have been closed for longer than that."
    )
    asked = "Complainants are asked how satisfied they are with the handling, and with the outcome."
    return Evidence("8.3", asked, state, says, rule, _behind(look))


def _by_whom(look: Look, found: Satisfaction) -> Evidence:
    state = State.NO_DATA if not found.answered else State.AMBER if found.by_handlers else State.GREEN
    says = "Nobody answered within the last twelve months."
    if found.answered:
        says = (
            f"Of {found.answered} answers within twelve months, {found.by_handlers} were taken down by who "
            "handled the case."
        )
    return Evidence(
        "8.3",
        "Who asks did not handle the complaint.",
        state,
        says,
        "Green: none was taken down by who handled the case. Amber: some were, as nobody else works here.",
        _behind(look),
    )
