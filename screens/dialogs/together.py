"""Ask somebody for something, note what came of it, bring somebody in or keep them out (5.4, annex D)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.people import StaffRow
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.dates import parse_day, short
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.together import Part
from screens.case_read import CaseRead
from screens.dialogs.answers import DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import ActDialog
from screens.text import shown

_USUAL_DAYS = 2  # business days that somebody has, unless another day is written


_HAPPENED = (("answered", "they answered"), ("reminded", "reminded them"), ("dropped", "not needed any more"))


def staff_words(person: StaffRow) -> str:
    """`Can Öz · quality officer`."""
    return f"{person.name} · {person.role.replace('_', ' ')}"


class AskDialog(ActDialog):
    """Whom, what, by when."""

    TITLE_WORDS = "Ask somebody for something"
    DONE = "Asked; it stands in the log, in Next and in the pane Together."
    HELP = (
        "Ask a person or a department for what the case needs (5.4), by a day. It stands in their list (task:me), "
        "in Next when it is due, and in the log with what they answer."
    )
    RECORD_NAMES = {"staff_id": "who", "department_id": "who"}  # noqa: RUF012 - read only

    def fields(self) -> ComposeResult:
        """Whom, what, by when."""
        people = [(staff_words(person), f"p{person.id}") for person in self.whole.staff]
        people += [(f"{each.name} · department", f"d{each.id}") for each in self.whole.departments]
        yield from self.field("ask", Pick(people, id="who", about="A person or a department.", none="choose"))
        yield from self.words(
            WordsFor(None, id="what", about="What you need from them.", outward=False, title="What you need")
        )
        usual = _usual_day(self.whole)
        about = "By when: 12 Dec, tomorrow, monday."
        yield from self.field("by", DayAnswer(usual, id="due_on", about=about))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, together

        given = self.answers()
        who = str(given["who"] or "")
        asked = {
            "what": given["what"],
            "due_on": _day(str(given["due_on"]), self.whole),
            "staff_id": int(who[1:]) if who.startswith("p") else None,
            "department_id": int(who[1:]) if who.startswith("d") else None,
        }
        await self.act(together.ask, inputs.check(inputs.Asked, asked))


def _usual_day(whole: CaseRead) -> str:
    calendar: OfficeCalendar = whole.calendar
    return short(calendar.add_business_days(whole.today, _USUAL_DAYS), whole.today)


def _day(typed: str, whole: CaseRead) -> object:
    try:
        return parse_day(typed, whole.today)
    except Invalid as wrong:
        raise Invalid(str(wrong), {"due_on": str(wrong)}) from wrong


class TaskDialog(ActDialog):
    """What came of it; or a reminder; or that it is not needed any more."""

    TITLE_WORDS = "What came of it?"
    DONE = "Noted; it stands in the log."
    HELP = "What they answered, word for word or in short; or note that they were reminded, or need not any more."

    def __init__(self, whole: CaseRead, task_id: int | None = None) -> None:
        """`task_id`: this one; without it the one that is due first."""
        super().__init__(whole)
        self._task_id = whole.waiting[0].id if task_id is None and whole.waiting else task_id

    def fields(self) -> ComposeResult:
        """Which task, what happened, the answer."""
        waiting = self.whole.waiting
        if len(waiting) > 1:
            tasks = [(f"{task.whom}: {task.what}", task.id) for task in waiting]
            yield from self.field("task", Pick(tasks, self._task_id, id="task_id", about="Which of them."))
        elif waiting:
            yield Static(shown(f"{waiting[0].whom}: {waiting[0].what}"), classes="said")
        yield from self.field("what", OneOf(_HAPPENED, "answered", id="happened", about="What happened."))
        yield from self.words(
            WordsFor(None, id="answer", about="What they said.", outward=False, title="They said")
        )

    def on_mount(self) -> None:
        """Most often somebody has answered: to the words at once."""
        super().on_mount()
        self.query_one("#answer").focus()

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, together

        given = self.answers()
        task_id = given.get("task_id") or self._task_id
        if given["happened"] == "answered":
            said = {"task_id": task_id, "answer": given["answer"]}
            await self.act(together.answer, inputs.check(inputs.TaskAnswer, said))
        else:
            await self.act(together.remind if given["happened"] == "reminded" else together.drop, task_id)


class PartDialog(ActDialog):
    """Who helps, who must keep out."""

    TITLE_WORDS = "Bring somebody in, or keep them out"
    DONE = "Noted."
    HELP = (
        "Several people may work on one case (5.4). Whoever has a conflict of interest has no part in it: they "
        "cannot own it, look into it or decide (annex D). Who has a part now can also be let go here."
    )

    def fields(self) -> ComposeResult:
        """Who, which part, why."""
        people = [(staff_words(person), person.id) for person in self.whole.staff]
        yield from self.field("who", Pick(people, id="staff_id", about="Who it is.", none="choose"))
        options = [
            (Part.HELPER.value, "helps with it"),
            (Part.CONFLICT.value, "has a conflict of interest"),
            ("leave", "has no such part any more"),
        ]
        yield from self.field("part", OneOf(options, Part.HELPER.value, id="part", about="Which part (annex D)."))
        yield from self.words(WordsFor(None, id="why", about="Why; a conflict needs its reason.", outward=False))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, together

        given = self.answers()
        if given["part"] != "leave":
            await self.act(together.take_part, inputs.check(inputs.PartGiven, given))
            return
        mine = [row for row in self.whole.parts if row.staff_id == given["staff_id"]]
        if not mine:
            raise Invalid("They have no part now.", {"staff_id": "they have no part in this case now"})
        for row in mine:
            ended = {"staff_id": row.staff_id, "part": row.part, "why": given.get("why") or None}
            await self.act(together.leave, inputs.check(inputs.PartEnded, ended))
