"""Objectives beside what is (6.2), and what has passed its alarm limit or is a signal (8.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from complaintdesk.queries import measured_tables
from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import control_chart, objectives
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.measures import BY_CODE
from complaintdesk.rules.objectives import Verdict
from complaintdesk.rules.periods import Period, between
from complaintdesk.store import figures
from complaintdesk.store.look import Look

ROOM: Final = "objectives"
_RECENT: Final = 4  # weeks in which a signal is news
_LEAST_A_WEEK: Final = 1.0  # of fewer complaints a week no week is unusual


class ObjectiveRow(NamedTuple):
    """An objective and how it stands. `target`, `alarm` and `actual` are hundredths (`rules.objectives`).

    `period` is the days that `figure` is of: those that were asked for, or from its first day until today.
    """

    id: int
    measure: str
    at_least: int
    target: int
    alarm: int | None
    department_id: int | None
    department: str | None
    owner_id: int
    owner: str
    from_on: str
    due_on: str
    how: str | None
    ended_on: str | None
    ended_why: str | None
    version: int
    period: Period
    figure: Figure
    actual: int | None
    verdict: Verdict
    alarmed: bool
    currency: str

    @property
    def title(self) -> str:
        """What is measured, and where."""
        return BY_CODE[self.measure].title + (f", {self.department}" if self.department else "")

    @property
    def target_says(self) -> str:
        """`at most 5 %`."""
        return objectives.target_words(self.measure, self.target, self.currency, reach=bool(self.at_least))

    @property
    def actual_says(self) -> str:
        """`7 %`, or that they are too few."""
        return objectives.words(self.measure, self.actual, self.currency)

    @property
    def alarm_says(self) -> str:
        """The limit of its alarm; empty where it has none."""
        return "" if self.alarm is None else objectives.words(self.measure, self.alarm, self.currency)


class Alarm(NamedTuple):
    """Something that somebody has to look at: what it is in a sentence, since when, and where."""

    says: str
    since: date
    clause: str
    room: str
    entry: int | None


_ALL = """SELECT o.id, o.measure, o.at_least, o.target, o.alarm, o.department_id, d.name, o.owner_id, s.name,
 o.from_on, o.due_on, o.how, o.ended_on, o.ended_why, o.version
 FROM objective o JOIN staff_member s ON s.id = o.owner_id LEFT JOIN department d ON d.id = o.department_id"""


def all_objectives(look: Look, period: Period | None = None, *, ended: bool = False) -> tuple[ObjectiveRow, ...]:
    """The objectives, soonest due first; with `ended` those too that have ended, last.

    Without a period each is judged over its own days so far.
    """
    rows = look.rows(f"{_ALL} WHERE :ended OR o.ended_on IS NULL", ended=int(ended))
    judged = _Judge(look)
    found = [judged.row(row, period) for row in rows if row[1] in BY_CODE]
    return tuple(sorted(found, key=lambda row: (row.ended_on is not None, row.due_on, row.id)))


def objective(look: Look, objective_id: int, period: Period | None = None) -> ObjectiveRow | None:
    """One of them; None where there is none."""
    row = look.row(f"{_ALL} WHERE o.id = :id", id=objective_id)
    return None if row is None else _Judge(look).row(row, period)


class _Judge:
    """Counts the figures of a period and a department once, however many objectives ask for them."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._known: dict[tuple[date, date, int | None], Mapping[str, Figure]] = {}
        self._currency = look.office.currency

    def row(self, row: tuple[Any, ...], period: Period | None) -> ObjectiveRow:
        """The objective of a row, judged."""
        (_, measure, reach, target, alarm, department, _, _, _, from_on, due_on, _, ended_on, _, _) = row
        days = period or self._own(from_on, ended_on or due_on)
        figure = self._figures(days, department)[measure]
        judged = (
            days,
            figure,
            objectives.actual(figure, self._currency),
            objectives.judge(figure, target, self._currency, reach=bool(reach)),
            objectives.alarmed(figure, alarm, self._currency, reach=bool(reach)),
            self._currency,
        )
        return ObjectiveRow._make((*row, *judged))

    def _own(self, from_on: str, until: str) -> Period:
        """From its first day until it is due, it has ended, or today: not further than today."""
        first = date.fromisoformat(from_on)
        last = min(date.fromisoformat(until), self._look.today)
        return between(first, max(first, last))

    def _figures(self, days: Period, department_id: int | None) -> Mapping[str, Figure]:
        key = (days.first, days.last, department_id)
        if key not in self._known:
            counted = figures.figures(self._look, days, department_id)
            self._known[key] = {figure.measure: figure for figure in counted}
        return self._known[key]


def alarms(look: Look, period: Period | None = None, department_id: int | None = None) -> tuple[Alarm, ...]:
    """Objectives past their alarm limit, and signals of the last weeks in what comes in."""
    found = [
        Alarm(
            f"{row.title}: {row.actual_says}, past the alarm at {row.alarm_says} (target: {row.target_says}).",
            row.period.last,
            "6.2, 8.4",
            ROOM,
            row.id,
        )
        for row in all_objectives(look, period)
        if row.alarmed and department_id in (None, row.department_id)
    ]
    return (*found, *_signals(look, department_id))


def _signals(look: Look, department_id: int | None) -> list[Alarm]:
    """What the control chart of cases received says of the last whole weeks: the newest point of each rule."""
    weeks = measured_tables.weeks(look, department_id=department_id)[:-1]  # this one still goes on
    chart = control_chart.chart([week.received for week in weeks], floor=0)
    if chart.centre is None or chart.centre < _LEAST_A_WEEK:
        return []
    newest = {}
    for signal in chart.signals:
        if signal.at >= len(weeks) - _RECENT:
            newest[signal.rule] = signal
    found = []
    for signal in newest.values():
        week = weeks[signal.at]
        side = "more" if signal.above else "fewer"
        says = (
            f"{side} complaints than usual: {week.received} in the week of {week.first.isoformat()}, "
            f"usually {chart.centre:.1f} ({signal.rule.says})."
        )
        found.append(
            Alarm(says[:1].upper() + says[1:], week.last + timedelta(days=1), "8.2, 8.4", "dashboard", None)
        )
    return found


def due_rows(look: Look) -> list[Due]:
    """Each objective by its day: whether it is met is said then, and it is ended or set anew."""
    rows = look.rows(f"{_ALL} WHERE o.ended_on IS NULL")
    found = []
    for row in rows:
        title = BY_CODE[row[1]].title + (f", {row[6]}" if row[6] else "")
        on = date.fromisoformat(row[10])
        what = f"Objective due: {title}. Say whether it is met; end it or set the next"
        found.append(Due(on, what, row[8], row[7], "6.2", ROOM, row[0], key=f"objective-{row[0]}"))
    return found


def evidence_rows(look: Look) -> list[Evidence]:
    """What shows that there are objectives, and that they are looked at (6.2)."""
    rows = all_objectives(look)
    overdue = [row for row in rows if row.due_on < look.today.isoformat()]
    met = sum(row.verdict is Verdict.MET for row in rows)
    missed = sum(row.verdict is Verdict.NOT_MET for row in rows)
    state = State.GREEN if rows else State.NO_DATA
    if overdue:
        state = State.AMBER
    says = (
        f"{len(rows)} objectives with target, owner and day: {met} met so far, {missed} not, "
        f"{len(rows) - met - missed} with too few cases to say; {len(overdue)} past their day and not ended."
    )
    return [
        Evidence(
            "6.2",
            "Measurable objectives for complaints handling, with who is responsible and by when.",
            state,
            says if rows else "No objective is set.",
            "Green where there are objectives and none is past its day; amber where one is. Not meeting one is no "
            "fault of the file: it is what the review looks at.",
            tuple(Behind(f"{row.title}: {row.target_says}", ROOM, row.id) for row in rows[:10]),
        )
    ]
