"""After saving: the number large, what to say, and what can be done next."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from complaintdesk.rules import dates, wording
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.languages import ENGLISH
from complaintdesk.rules.vocabulary import Channel
from screens import intake_paper
from screens.frame import KeyBar, desk_app
from screens.intake_read import promise
from screens.text import shown
from screens.work import begin

if TYPE_CHECKING:
    from complaintdesk.operations.inputs import Complaint
    from complaintdesk.operations.intake import Receipt
    from screens.app import DeskApp


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the form: a case on file, new or one that was added to. Texts are what people are told."""

    case_id: int
    reference: str
    what: str
    say: Sequence[str] = ()
    facts: str = ""
    channel: Channel | None = None  # by which they can be told their number now; None: nothing to tell
    whom: str | None = None


def taken_in(receipt: Receipt, complaint: Complaint, whom: str) -> Outcome:
    """A new case."""
    return Outcome(
        receipt.case_id,
        receipt.reference,
        "✓ Saved. The complaint has the number",
        wording.after_saving(receipt.reference, promise(receipt.due, receipt.today)),
        " · ".join(f"{kind.label} by {dates.long(day)}" for kind, day in receipt.due.items()),
        complaint.medium,
        whom or None,
    )


async def write_paper(desk: DeskApp, saved: Saved | None, case_id: int, reference: str) -> None:
    """Write the receipt, and show it where the screen is still there."""
    try:
        paper = await desk.look(lambda look: intake_paper.read_paper(look, case_id))
        where, text = await asyncio.to_thread(intake_paper.write_paper, desk.path, reference, paper)
    except DeskError as error:
        desk.tell(error)
        return
    if saved is not None and saved.is_mounted:
        saved.show_paper(where, text)


async def bring_up_to_date(desk: DeskApp) -> None:
    """Show everywhere what was saved; that this cannot be done now does not unsave it."""
    try:
        await desk.refresh_all()
    except DeskError as error:
        desk.tell(error)


class Saved(VerticalScroll, can_focus=True):
    """What is told now, with the keys for what comes next."""

    DEFAULT_CSS = """
    Saved {
        padding: 1 3; scrollbar-size-vertical: 1;
        & Static { height: auto; }
        & #saved-what { text-style: bold; }
        & Digits { height: 3; margin: 1 0; text-style: bold; color: $text-accent; }
        & .later { display: none; margin: 1 0 0 0; }
        & .later.-some { display: block; }
    }
    """
    HELP = "The complaint is on file. Tell the caller the number; a records that you did (7.4)."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "list", "Cases", id="saved.list", tooltip="Back to the list of cases"),
        Binding("n", "next", "Next complaint", id="saved.next", tooltip="Take in another one"),
        Binding("o", "open", "Open case", id="saved.open", tooltip="See the case"),
        Binding(
            "a", "told", "I told them", id="saved.told", tooltip="Record the acknowledgement: they know (7.4)"
        ),
    ]

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome
        self._told = outcome.channel is None

    def compose(self) -> ComposeResult:
        """The number first."""
        yield Static(self.outcome.what, markup=False, id="saved-what")
        yield Digits(self.outcome.reference)
        if self.outcome.say:
            said = Content("\n").join([Content("“") + shown(line) + "”" for line in self.outcome.say])
            yield Static(Content.styled("Say to the caller\n", "bold") + said)
        if self.outcome.facts:
            yield Static(Content.assemble("\n", (self.outcome.facts, "dim")))
        yield Static(markup=False, id="saved-told", classes="later")
        yield Static(markup=False, id="saved-paper", classes="later")

    def on_mount(self) -> None:
        """The keys work at once."""
        self.screen.set_focus(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """They are told once."""
        return not self._told if action == "told" else True

    def say_below(self, line: str) -> None:
        """Something was done since."""
        told = self.query_one("#saved-told", Static)
        told.update(shown(line))
        told.add_class("-some")

    def show_paper(self, where: Path, text: str) -> None:
        """The receipt, and where it lies."""
        paper = self.query_one("#saved-paper", Static)
        paper.update(shown(f"The receipt lies at {where}\n\n{text}", lines=True))
        paper.add_class("-some")

    def action_list(self) -> None:
        """Back to the list, as it was left."""
        desk_app(self).action_cases()

    def action_next(self) -> None:
        """Another complaint."""
        from screens.intake import IntakeScreen

        self.app.switch_screen(IntakeScreen())

    def action_open(self) -> None:
        """See the case; from there the way back leads to the list."""
        desk = desk_app(self)
        desk.pop_screen()
        desk.open_case(self.outcome.case_id)

    def action_told(self) -> None:
        """The caller has the number now: that is the acknowledgement."""
        if not self._told:
            self._told = True
            begin(self.app, self._acknowledge, group="save")

    async def _acknowledge(self) -> None:
        from complaintdesk.operations import acknowledgement
        from complaintdesk.operations.inputs import Acknowledgement, check

        desk = desk_app(self)
        outcome = self.outcome
        said = " ".join(outcome.say)
        given = {"channel": outcome.channel, "text": said, "with_whom": outcome.whom, "language": ENGLISH}
        try:
            await desk.desk_gateway.act(
                desk.actor, acknowledgement.acknowledge, outcome.case_id, check(Acknowledgement, given)
            )
        except DeskError as error:
            self._told = False
            desk.tell(error)
            return
        if self.is_mounted:
            by = outcome.channel.label if outcome.channel is not None else ""
            self.say_below(f"✓ Acknowledged by {by}: they know their number, and when they will hear (7.4).")
            self.screen.query_one(KeyBar).refresh()
        await bring_up_to_date(desk)
