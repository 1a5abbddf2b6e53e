"""What is done about a finding, that it is done, that somebody else has looked (8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.audit import FindingRow
from complaintdesk.queries.people import StaffRow
from complaintdesk.rules.dates import short
from screens.dialogs.answers import DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.audit_plan import day
from screens.dialogs.form import FormDialog
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown


class _OfFinding(FormDialog):
    def __init__(self, row: FindingRow, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__()
        self._row, self._staff, self._today = row, staff, today

    @property
    def about(self) -> str:
        """Which finding."""
        return f"{self._row.clause} · {self._row.grade}"

    def told(self) -> dict[str, object]:
        """The finding, and what was entered."""
        return {**self.answers(), "finding_id": self._row.id, "version": self._row.version}


class ActionDialog(_OfFinding):
    """What, by whom, by when."""

    TITLE_WORDS = "What is done about it"
    DONE = "It stands in the agenda of who does it."
    HELP = "What is done so that it is right, and stays so; who answers for it; by which day."

    def fields(self) -> ComposeResult:
        """The finding, the action, who, when."""
        yield Static(shown(self._row.text, lines=True), classes="said")
        about = "What is done about the cause."
        yield from self.words(
            WordsFor(self._row.action, id="action", about=about, outward=False, title="What is done")
        )
        people = [(staff_words(each), each.id) for each in self._staff]
        known = self._row.owner_id if self._row.owner_id in {each.id for each in self._staff} else None
        about = "Who answers for it."
        yield from self.field("who", Pick(people, known, id="owner_id", about=about, none="choose"))
        yield from self.field(
            "by", DayAnswer(self._row.due_on, id="due_on", about="By when: 12 Dec.", hint="12 Dec")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit_findings, inputs
        from complaintdesk.operations.inputs.audit import FindingAction

        told = self.told()
        told["due_on"] = day(told["due_on"], self._today, "due_on")
        await desk_app(self).act(audit_findings.act_on, inputs.check(FindingAction, told))
        return True


class DoneDialog(_OfFinding):
    """How it is known that it is done."""

    TITLE_WORDS = "It is done"
    DONE = "Done; somebody else looks at it now."
    HELP = "How it is known that it is done. Somebody who did not do it verifies it afterwards."

    def fields(self) -> ComposeResult:
        """The action, how it is known, when."""
        yield Static(shown(self._row.action, lines=True), classes="said")
        yield from self.words(
            WordsFor(None, id="note", about="How it is known.", outward=False, title="How it is known")
        )
        yield from self.field(
            "done", DayAnswer(short(self._today, self._today), id="done_on", about="The day it was done.")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit_findings, inputs
        from complaintdesk.operations.inputs.audit import FindingDone

        told = self.told()
        told["done_on"] = day(told["done_on"], self._today, "done_on")
        await desk_app(self).act(audit_findings.done, inputs.check(FindingDone, told))
        return True


class VerifyDialog(_OfFinding):
    """Whether it has put it right."""

    TITLE_WORDS = "Is it put right?"
    DONE = "Noted."
    HELP = (
        "Somebody else than who did it, and than who answers for it, looks whether what was found is put "
        "right. Where it is not, it goes back to be done again."
    )
    _HELD = (("yes", "it is put right"), ("no", "it is not: do it again"))

    def fields(self) -> ComposeResult:
        """What was found and done, whether it helped, what was seen."""
        done = f"Found: {self._row.text}\nDone by {self._row.done_by}: {self._row.done_note}"
        yield Static(shown(done, lines=True), classes="said")
        yield from self.field("verdict", OneOf(self._HELD, "yes", id="effective", about="Is it put right?"))
        yield from self.words(
            WordsFor(None, id="note", about="What was looked at.", outward=False, title="What was seen")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit_findings, inputs
        from complaintdesk.operations.inputs.audit import FindingVerified

        told = self.told()
        told["effective"] = told["effective"] == "yes"
        await desk_app(self).act(audit_findings.verify, inputs.check(FindingVerified, told))
        return True
