"""A new sample of closed cases whose complainants are asked how they were treated (8.3)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Select, Static

from complaintdesk.queries import people
from complaintdesk.queries.people import DepartmentRow, StaffRow
from complaintdesk.rules import sampling
from complaintdesk.rules.dates import parse_day, short
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.satisfaction import SPARE_MONTHS, LeftOut, Medium, months_before
from complaintdesk.store import survey_frame
from complaintdesk.store.look import Look
from complaintdesk.store.survey_frame import Frame, Period
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, Ticks
from screens.dialogs.form import FormDialog
from screens.frame import desk_app
from screens.text import shown
from screens.work import begin

_USUAL_SIZE = 25


class Known(NamedTuple):
    """What the dialog offers: days are those of the office."""

    today: date
    staff: list[StaffRow]
    departments: list[DepartmentRow]


def known(look: Look) -> Known:
    """Ask for it."""
    return Known(look.today, people.staff(look), people.departments(look))


class DrawDialog(FormDialog):
    """Of which cases, how many, how they are asked, and by whom."""

    TITLE_WORDS = "A new sample"
    DONE = "Drawn. Enter begins the call sheet; l prints the letters."
    HELP = (
        "Cases closed in the period are drawn at random (8.3), by a seed that is kept with the sample, so that "
        "anybody can draw it again. Of one person one case is drawn; who is anonymous, cannot be reached, was "
        "asked lately or does not want to be asked is left out and counted. Nobody gets a case to ask about in "
        "which they had a hand."
    )
    RECORD_NAMES = {"percent": "size", "interviewers": "who"}  # noqa: RUF012 - read only

    def __init__(self, offered: Known) -> None:
        super().__init__()
        self._offered = offered

    @property
    def about(self) -> str:
        """The clause."""
        return "8.3, drawn at random"

    def fields(self) -> ComposeResult:
        """Period, department, size, by phone or letter, who was spared, who asks."""
        today = self._offered.today
        first = (today.replace(day=1) - timedelta(days=70)).replace(day=1)
        yield from self.field(
            "closed from", DayAnswer(_said(first, today), id="closed_from", about="The first day: 1 Aug.")
        )
        yield from self.field(
            "closed to", DayAnswer(_said(today, today), id="closed_to", about="The last day: today.")
        )
        offices = [(row.name, row.id) for row in self._offered.departments]
        yield from self.field(
            "department", Pick(offices, id="department_id", about="Of one only.", none="every department")
        )
        about = "So many, or a share of those who can be asked: 25, or 10 %."
        yield from self.field("how many", Answer(str(_USUAL_SIZE), id="size", about=about))
        ways = [(each.value, each.label) for each in (Medium.EITHER, Medium.PHONE, Medium.LETTER)]
        yield from self.field("asked", OneOf(ways, Medium.EITHER.value, id="medium", about="By phone or letter."))
        about = "Months in which nobody is asked twice; 0 asks anybody."
        yield from self.field(
            "spare for", Answer(str(SPARE_MONTHS), id="spare_months", about=about, hint="months")
        )
        yield Static("", id="preview", classes="said", markup=False)
        staff = [(str(person.id), person.name) for person in self._offered.staff]
        who = Ticks(staff, [code for code, _ in staff], id="who", about="Who asks; never about their own cases.")
        yield from self.field("who asks", who)
        about = "The day by which all are to be asked; left empty: in three weeks."
        yield from self.field("ask by", DayAnswer("", id="ask_by", about=about, hint="in three weeks"))
        about = "A number of your own, to draw a sample again; left empty one is drawn."
        yield from self.field("seed", Answer("", id="seed", about=about, hint="drawn"))
        yield from self.field("title", Answer("", id="title", about="Its name.", hint="made of the period"))

    def on_mount(self) -> None:
        """At the first field, and how many that would be."""
        super().on_mount()
        self.query_one("#closed_from").focus()
        self._ask()

    @on(Input.Changed, "#closed_from,#closed_to,#spare_months")
    @on(Select.Changed, "#department_id")
    @on(OneOf.Changed)
    def _changed(self, event: Message) -> None:
        self._ask()

    def _ask(self) -> None:
        begin(self, self._preview, group="preview", exclusive=True)

    async def _preview(self) -> None:
        try:
            given = self._given()
        except Invalid:
            return  # it is being typed
        period = Period(given["closed_from"], given["closed_to"], given["department_id"])
        months = given["spare_months"]
        lately = months_before(self._offered.today, months) if isinstance(months, int) and months else None
        question = partial(survey_frame.frame, period=period, medium=Medium(given["medium"]), lately=lately)
        found = await desk_app(self).look(question)
        self.query_one("#preview", Static).update(shown(_in_words(found)))

    def _given(self) -> dict[str, Any]:
        """What was entered, days as days. Raises `Invalid`."""
        answers = self.answers()
        size = str(answers["size"] or "").strip()
        share = size.endswith("%")
        months = str(answers["spare_months"] or "").strip()
        given: dict[str, Any] = {
            "title": answers["title"],
            "department_id": answers["department_id"],
            "medium": answers["medium"],
            "size": None if share else _number(size),
            "percent": _number(size.removesuffix("%")) if share else None,
            "spare_months": _number(months) if months else SPARE_MONTHS,
            "seed": _number(str(answers["seed"] or "").strip()),
        }
        for name in ("closed_from", "closed_to", "ask_by"):
            typed = str(answers[name] or "").strip()
            given[name] = _day(name, typed, self._offered.today) if typed or name != "ask_by" else None
        return given

    async def try_it(self) -> bool:
        """Draw."""
        from complaintdesk.operations import inputs, sampling

        given = self._given()
        ticked = self.query_one("#who", Ticks).value
        if not ticked:
            raise Invalid("Tick who asks.", {"who": "tick who asks"})
        if len(ticked) < len(self._offered.staff):
            given["interviewers"] = [int(each) for each in ticked]
        await desk_app(self).act(sampling.draw, inputs.check(inputs.SurveyDrawn, given))
        return True


def _said(day: date, today: date) -> str:
    return "today" if day == today else short(day, today)


def _number(typed: str) -> int | str | None:
    """What the input model refuses stays as it was typed, so that it is refused at its field."""
    typed = typed.strip()
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 12 else typed or None


def _day(field: str, typed: str, today: date) -> date:
    try:
        return parse_day(typed, today)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)}) from wrong


def _in_words(found: Frame) -> str:
    labels = {each.value: each.label for each in LeftOut}
    why = sampling.left_out_in_words(found.left_out, labels)
    said = f"{found.population:,} closed, {len(found.candidates):,} can be asked."
    return f"{said} Left out: {why}." if why else said
