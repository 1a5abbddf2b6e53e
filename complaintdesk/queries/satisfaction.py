"""How satisfied those are who were asked (8.3), by the day on which they answered, and what shows that we ask.

Read from one index of what was answered, refused or given up; no case is read. Days are those of the office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import measures
from complaintdesk.rules.satisfaction import LEAST, Marks, Reply, marks_of
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


class Group(NamedTuple):
    """Alike in everything that is counted: so many of one month and department who answered so."""

    month: str
    department_id: int | None
    state: str
    handling: int | None
    outcome: int | None
    by_handler: int
    n: int


_GROUPS: Final = (
    "SELECT substr(done_on, 1, 7), department_id, state, handling, outcome, by_handler, count(*) "
    "FROM survey_sampled WHERE done_on BETWEEN :first AND :last GROUP BY 1, 2, 3, 4, 5, 6"
)


def satisfaction(look: Look, first: date, last: date, department_id: int | None = None) -> Satisfaction:
    """The figures of a period, both days in it; of one department, if given."""
    groups = (group for group in _groups(look, first, last) if department_id in (None, group.department_id))
    return figures(groups, first, last, department_id)


def by_month(look: Look, first: date, last: date, department_id: int | None = None) -> list[ByMonth]:
    """The figures of each month in which anybody was asked, oldest first."""
    months: dict[str, list[Group]] = defaultdict(list)
    for group in _groups(look, first, last):
        if department_id in (None, group.department_id):
            months[group.month].append(group)
    return [ByMonth(month, figures(months[month], first, last, department_id)) for month in sorted(months)]


def by_department(look: Look, first: date, last: date) -> list[ByDepartment]:
    """The figures of each department whose complainants were asked, by name; those without one last."""
    names = dict(look.rows("SELECT id, name FROM department"))
    groups: dict[int | None, list[Group]] = defaultdict(list)
    for group in _groups(look, first, last):
        groups[group.department_id].append(group)
    rows = [
        ByDepartment(key, names.get(key, "no department"), figures(of, first, last, key))
        for key, of in groups.items()
    ]
    return sorted(rows, key=lambda row: (row.department_id is None, row.name))


def _groups(look: Look, first: date, last: date) -> list[Group]:
    return [Group(*row) for row in look.rows(_GROUPS, first=first.isoformat(), last=last.isoformat())]


def figures(groups: Iterable[Group], first: date, last: date, department_id: int | None = None) -> Satisfaction:
    """The groups counted together."""
    states: dict[str, int] = defaultdict(int)
    handling: dict[int, int] = defaultdict(int)
    outcome: dict[int, int] = defaultdict(int)
    by_handlers = 0
    for group in groups:
        states[group.state] += group.n
        if group.state == Reply.ANSWERED:
            by_handlers += group.n if group.by_handler else 0
            if group.handling is not None:
                handling[group.handling] += group.n
            if group.outcome is not None:
                outcome[group.outcome] += group.n
    return Satisfaction(
        first,
        last,
        department_id,
        states[Reply.ANSWERED],
        states[Reply.REFUSED],
        states[Reply.NOT_REACHED],
        by_handlers,
        marks_of(handling),
        marks_of(outcome),
    )


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
        rows.append(Due(on, what, who, who_id, "8.3", ROOM, survey))
    return sorted(rows, key=lambda row: (row.on, row.what, row.who or ""))


def evidence_rows(look: Look) -> list[Evidence]:
    """That complainants are asked, and by whom (8.3)."""
    return [_asked(look), _by_whom(look)]


def _behind(look: Look) -> tuple[Behind, ...]:
    rows = look.rows("SELECT id, title FROM survey ORDER BY id DESC LIMIT 8")
    return tuple(Behind(title, ROOM, ident) for ident, title in rows)


def _asked(look: Look) -> Evidence:
    first = look.today - _YEAR
    found = satisfaction(look, first, look.today)
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


def _by_whom(look: Look) -> Evidence:
    found = satisfaction(look, date(2000, 1, 1), look.today)
    state = State.NO_DATA if not found.answered else State.AMBER if found.by_handlers else State.GREEN
    says = "No answer is on file."
    if found.answered:
        says = f"Of {found.answered} answers, {found.by_handlers} were taken down by who handled the case."
    return Evidence(
        "8.3",
        "Who asks did not handle the complaint.",
        state,
        says,
        "Green: none was taken down by who handled the case. Amber: some were, as nobody else works here.",
        _behind(look),
    )
