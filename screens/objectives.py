"""Objectives (6.2): what complaint handling is held to, how it stands, and what has passed its alarm limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import measures, monitoring, objectives
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.rules import periods
from complaintdesk.rules.dates import short
from complaintdesk.rules.measures import BY_CODE, Unit
from complaintdesk.rules.objectives import Verdict, actual, words
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.work import begin

MONTHS = 6


class ObjectivesScreen(Register):
    """Objectives, the soonest due first; those that have ended, last."""

    NAME = "Objectives"
    CLAUSES = "6.2, 8.4"
    COLUMNS = (
        Column("Objective", 0),
        Column("Target", 12),
        Column("Actual", 10, right=True),
        Column("", 12),
        Column("Due", 10),
    )
    EMPTY = (
        "No objective is set yet.\n\n"
        "Here stand the objectives of complaint handling (6.2): a measure of annex H, its target, who answers for "
        "it and until when, with what is beside it. One may have an alarm limit: past it, the agenda and the "
        "dashboard say so at once.\n\n"
        "n sets the first: no more than 5 % acknowledged late this year, say."
    )
    HELP = (
        "Measurable objectives (6.2), each with target, owner and day, and the actual figure over its own days so "
        "far. n sets one, c changes its target or day, e ends it with the reason. The page says how it went month "
        "by month, how the measure is counted, and which months are frozen (8.4)."
    )
    KEYS = ("objectives.new", "objectives.change", "objectives.end")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "set_one", "New", id="objectives.new", tooltip="Set an objective"),
        Binding("c", "change_one", "Change", id="objectives.change", tooltip="Change target, owner or day"),
        Binding("e", "end_one", "End", id="objectives.end", tooltip="End this objective, with the reason"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """A line an objective."""
        return [_line(row, look.today) for row in objectives.all_objectives(look, ended=True)]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """How it stands, month by month; how it is counted."""
        row = objectives.objective(look, entry_id)
        if row is None:
            return []
        measure = BY_CODE[row.measure]
        return [
            Block(row.title, _standing(row)),
            *([Block("How it is to be reached", row.how)] if row.how else []),
            Block("Month by month", _months(look, row)),
            Block(f"What is counted · {measure.clause}", measure.definition),
            Block("Frozen figures · 8.4", _frozen(look, row)),
        ]

    def open_entry(self) -> None:
        """Enter changes it."""
        self.action_change_one()

    def action_set_one(self) -> None:
        """A new one."""
        begin(self, self._ask_new, group="ask")

    async def _ask_new(self) -> None:
        from screens.dialogs.objective import ObjectiveDialog, known

        self.ask(ObjectiveDialog(await self.desk.look(known)))

    def action_change_one(self) -> None:
        """Change the one under the cursor."""
        if self.entry is not None:
            begin(self, partial(self._ask_one, self.entry.id, end=False), group="ask")

    def action_end_one(self) -> None:
        """End the one under the cursor."""
        if self.entry is not None:
            begin(self, partial(self._ask_one, self.entry.id, end=True), group="ask")

    async def _ask_one(self, objective_id: int, *, end: bool) -> None:
        from screens.dialogs.objective import ChangeObjectiveDialog, EndObjectiveDialog, known

        row = await self.desk.look(partial(objectives.objective, objective_id=objective_id))
        if row is None:
            return
        if row.ended_on is not None:
            self.say("This objective has ended; it stays as it was.", error=True)
        elif end:
            self.ask(EndObjectiveDialog(row))
        else:
            self.ask(ChangeObjectiveDialog(await self.desk.look(known), row))


def _line(row: ObjectiveRow, today: date) -> Entry:
    late = row.ended_on is None and row.due_on < today.isoformat()
    told = "ended" if row.ended_on else f"{row.verdict.sign} {row.verdict.says}"
    due = f"✗ {row.due_on[5:]}" if late else row.due_on
    actual_says = "too few" if row.verdict is Verdict.TOO_FEW else row.actual_says
    sign = "! " if row.alarmed else ""
    cells = (row.title, _short_target(row), actual_says, f"{sign}{told}", due)
    return Entry(row.id, cells, alert=row.alarmed or late)


def _short_target(row: ObjectiveRow) -> str:
    said = words(row.measure, row.target, row.currency)
    return f"{'≥' if row.at_least else '≤'} {said}"


def _standing(row: ObjectiveRow) -> str:
    today = row.period.last
    # as exact as the target: 10.48 % is more than 10 %
    share = row.figure.unit is Unit.SHARE and row.actual is not None
    is_now = f"{row.actual_says} of {row.figure.of}" if share else row.figure.in_words
    lines = [
        f"Target: {row.target_says}.",
        f"Actual: {is_now}, {short(row.period.first, today)} to {short(today, today)}.",
        f"{row.verdict.sign} {row.verdict.says.capitalize()}" + (" so far." if row.ended_on is None else "."),
    ]
    if row.alarm is not None:
        passed = "! passed: look at it now" if row.alarmed else "not passed"
        lines.append(f"Alarm at {row.alarm_says}: {passed}.")
    lines.append(f"{row.owner} answers for it. From {row.from_on} until {row.due_on}.")
    if row.ended_on is not None:
        lines.append(f"Ended on {row.ended_on}: {row.ended_why}")
    return "\n".join(lines)


def _months(look: Look, row: ObjectiveRow) -> str:
    """The last months, as far as they go."""
    lines = []
    for month in periods.parse(f"{MONTHS} months", look.today).months:
        found = {each.measure: each for each in measures.figures(look, periods.month_of(month), row.department_id)}
        figure = found[row.measure]
        said = words(row.measure, actual(figure, row.currency), row.currency)
        behind = {Unit.SHARE: f"  of {figure.of}", Unit.DAYS: f"  of {figure.count}"}.get(figure.unit, "")
        lines.append(f"{month}  {said:>14}{behind}")
    return "\n".join(lines)


def _frozen(look: Look, row: ObjectiveRow) -> str:
    """Which months are frozen, and where one differs from what the records say now."""
    months = monitoring.frozen_months(look)
    if not months:
        return "No month is frozen yet: the desk does it by itself when one is over, or complaintdesk freeze."
    lines = [f"{len(months)} months are frozen, {months[0]} to {months[-1]}; they never change."]
    last_year = [month for month in months if month in periods.default(look.today).months]
    for each in monitoring.frozen(look, last_year, row.department_id):
        if each.measure == row.measure and each.differs:
            lines.append(f"{each.month}: frozen {each.frozen.in_words}, now {each.now.in_words}; {each.why}.")
    if len(lines) == 1:
        lines.append("Of this measure the records say the same today for the last twelve months.")
    return "\n".join(lines)
