"""Set, change and end an objective (6.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Select, Static

from complaintdesk.queries import people
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.queries.people import StaffRow
from complaintdesk.rules import objectives
from complaintdesk.rules.dates import Order, order_of, parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.measure import Better
from complaintdesk.rules.measures import BY_CODE, PERIODIC
from complaintdesk.store.look import Look
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

Read = TypeVar("Read")
_USUAL = "acknowledged_late"
_WAYS = (("least", "at least"), ("most", "at most"))


class Known(NamedTuple):
    """What the dialog chooses from."""

    staff: list[StaffRow]
    departments: list[tuple[str, int]]
    today: date
    order: Order
    currency: str


def known(look: Look) -> Known:
    """Read it. Runs in a reader thread."""
    departments = [(each.name, each.id) for each in people.departments(look)]
    return Known(people.staff(look), departments, look.today, order_of(look.office.country), look.office.currency)


class ObjectiveDialog(FormDialog):
    """A new objective."""

    TITLE_WORDS = "Set an objective"
    DONE = "Saved; what is beside it stands in the list."
    RECORD_NAMES = {"at_least": "way"}  # noqa: RUF012 - read only
    HELP = (
        "An objective is a measure of annex H, a target, somebody who answers for it, and a day (6.2). Days are "
        "held to nine in ten: 10 means that nine in ten take ten days or fewer. Past the alarm limit, if you "
        "write one, the desk says so at once."
    )

    def __init__(self, known: Known, row: ObjectiveRow | None = None) -> None:
        """`row`: the one that is changed."""
        super().__init__()
        self.known, self.row = known, row

    @property
    def about(self) -> str:
        """Which one, or the clause."""
        return "6.2" if self.row is None else self.row.title

    def fields(self) -> ComposeResult:
        """Measure and department stay once it is set."""
        row = self.row
        if row is None:
            measures = [(each.title, each.code) for each in PERIODIC]
            yield from self.field(
                "measure", Pick(measures, _USUAL, id="measure", about="What is measured (annex H).")
            )
            whose = Pick(
                self.known.departments, id="department_id", about="Of one department.", none="the whole office"
            )
            yield from self.field("of", whose)
        if row is None or BY_CODE[row.measure].better is Better.NEITHER:
            way = "least" if row is not None and row.at_least else "most"
            about = "Only where neither more nor less is better; otherwise the measure says it."
            yield from self.field("way", OneOf(_WAYS, way, id="way", about=about))
        about = "5 (percent), 10 (days), 20 (cases) or a sum, as the measure is."
        yield from self.field("target", Answer(_said(row, row and row.target), id="target", about=about))
        about = "From here on somebody has to look at once; empty: no alarm."
        yield from self.field("alarm", Answer(_said(row, row and row.alarm), id="alarm", about=about, hint="none"))
        staff = [(staff_words(person), person.id) for person in self.known.staff]
        owner = row.owner_id if row is not None else desk_app(self).actor.id
        yield from self.field(
            "owner", Pick(staff, owner, id="owner_id", about="Who answers for it.", none="choose")
        )
        first = row.from_on if row is not None else date(self.known.today.year, 1, 1).isoformat()
        last = row.due_on if row is not None else date(self.known.today.year, 12, 31).isoformat()
        yield from self.field("from", DayAnswer(first, id="from_on", about="The first day that counts."))
        yield from self.field("until", DayAnswer(last, id="due_on", about="The day by which it is to be met."))
        words = WordsFor(
            row.how if row else None, id="how", about="What is done for it (6.3).", outward=False, title="How"
        )
        yield from self.words(words)

    def on_mount(self) -> None:
        """Which way is good is asked only where the measure does not say it."""
        super().on_mount()
        self._ask_which_way()

    @on(Select.Changed, "#measure")
    def _ask_which_way(self) -> None:
        if self.row is None:
            measure = BY_CODE.get(str(self.query_one("#measure", Pick).value))
            asked = measure is not None and measure.better is Better.NEITHER
            way = self.query_one("#way", OneOf).parent
            if isinstance(way, Widget):
                way.display = asked

    async def try_it(self) -> bool:
        """Set it, or change it."""
        from complaintdesk.operations import inputs
        from complaintdesk.operations import objectives as operations

        given = self.answers()
        code = str(self.row.measure if self.row is not None else given["measure"])
        entered = self._entered(given, code)
        if self.row is None:
            await desk_app(self).act(operations.set_objective, inputs.check(inputs.ObjectiveGiven, entered))
            return True
        entered |= {"department_id": self.row.department_id, "version": self.row.version}
        changed = inputs.check(inputs.ObjectiveChanged, entered)
        await desk_app(self).act(operations.change, self.row.id, changed)
        return True

    def _entered(self, given: dict[str, Any], code: str) -> dict[str, Any]:
        """What was typed, as the operation takes it. Raises `Invalid` naming the field."""
        measure, alarm = BY_CODE[code], str(given["alarm"]).strip()

        def number(field: str) -> int:
            return objectives.parse_target(measure, str(given[field]), self.known.currency)

        def day(field: str) -> date:
            return parse_day(str(given[field]), self.known.today, order=self.known.order)

        return {
            "measure": code,
            "department_id": given.get("department_id"),
            "at_least": given.get("way") == "least",
            "target": _at("target", number),
            "alarm": _at("alarm", number) if alarm else None,
            "owner_id": given["owner_id"],
            "from_on": _at("from_on", day),
            "due_on": _at("due_on", day),
            "how": given["how"],
        }


class ChangeObjectiveDialog(ObjectiveDialog):
    """What may change of one."""

    TITLE_WORDS = "Change an objective"


def _at(field: str, read: Callable[[str], Read]) -> Read:
    try:
        return read(field)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)}) from wrong


def _said(row: ObjectiveRow | None, value: int | None) -> str:
    """A number as it is typed: without the unit."""
    if row is None or value is None:
        return ""
    return objectives.words(row.measure, value, row.currency).partition(" ")[0]


class EndObjectiveDialog(FormDialog):
    """Why it is an objective no longer."""

    TITLE_WORDS = "End an objective"
    DONE = "Ended; it stays on file as it was."
    HELP = "An objective ends when its day has come, or before: say whether it was met, and what follows (6.2)."

    def __init__(self, row: ObjectiveRow) -> None:
        super().__init__()
        self.row = row

    @property
    def about(self) -> str:
        """Which one."""
        return self.row.title

    def fields(self) -> ComposeResult:
        """How it stands, and the words."""
        row = self.row
        said = f"Target {row.target_says}; actual {row.actual_says}: {row.verdict.says}."
        yield Static(shown(said), classes="said", markup=False)
        yield from self.words(
            WordsFor(
                None, id="why", about="Why it ends, and what follows.", outward=False, title="Why, what follows"
            )
        )

    async def try_it(self) -> bool:
        """End it."""
        from complaintdesk.operations import inputs
        from complaintdesk.operations import objectives as operations

        given = {"why": self.answers()["why"], "version": self.row.version}
        await desk_app(self).act(operations.end, self.row.id, inputs.check(inputs.ObjectiveEnded, given))
        return True
