"""What may I tell the caller? Only what the complainant may hear of their own case (7.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from complaintdesk.rules.dates import long, short
from complaintdesk.rules.reference import spoken
from complaintdesk.rules.vocabulary import Channel, ClockKind, Stage
from screens.case_read import CaseRead
from screens.case_words import label
from screens.text import shown

_STAGES = {
    Stage.RECEIVED: "We have your complaint, and it is with us.",
    Stage.ACKNOWLEDGED: "We have your complaint and are about to look into it.",
    Stage.ASSESSED: "We have your complaint and are about to look into it.",
    Stage.INVESTIGATING: "We are looking into it.",
    Stage.DECIDED: "We have decided, and have told you our decision.",
    Stage.CLOSED: "It is closed. If you are not content, tell me, and it can be opened again.",
}
_MOST = 6  # contacts listed


class CallerDialog(ModalScreen[None]):
    """To be read out. No notes of ours, nobody else's name, no assessment."""

    HELP = (
        "Only what the complainant may hear of their own case (7.3; 4, confidentiality). Make sure first that you "
        "speak to them, or to somebody who acts for them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,t", "dismiss", "Back", id="caller.back", tooltip="Back to the case"),
    ]
    CSS = """
    CallerDialog#caller { background: $background; }  /* nothing else of the case is in sight */
    CallerDialog .dialog { border: round $success; border-title-color: $text-success; }
    CallerDialog .indented { padding-left: 2; }
    """

    def __init__(self, whole: CaseRead) -> None:
        super().__init__(id="caller")
        self.whole = whole

    def compose(self) -> ComposeResult:
        """One text in a box that scrolls."""
        box = VerticalScroll(*(_paragraph(part) for part in caller_words(self.whole)))
        box.add_class("dialog")
        box.border_title = "You may tell the caller"
        box.border_subtitle = "Esc back"
        yield box

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()


def _paragraph(part: Content) -> Static:
    indented = part.plain.startswith("  ")
    return Static(part[2:] if indented else part, markup=False, classes="indented" if indented else "")


def caller_words(whole: CaseRead) -> Iterator[Content]:
    """What may be read out, a paragraph each."""
    case = whole.file
    yield Content.styled("Ask for the number or the name first: is it them, or somebody who acts for them?", "dim")
    yield Content("")
    yield Content.assemble(("Number   ", "dim"), (case.reference, "bold"), f"  ({spoken(case.reference)})")
    yield Content.assemble(("Received ", "dim"), long(date.fromisoformat(case.received_on)))
    yield Content.assemble(("Status   ", "dim"), (_STAGES[Stage(case.stage)], "bold"))
    handled = shown(case.owner) if case.owner else Content("nobody by name yet; I will see to it that someone is")
    yield Content.assemble(("Handled  ", "dim"), handled)
    yield Content("")
    yield Content.styled("What comes next", "bold")
    for sentence in _next(whole):
        yield Content(f"  {sentence}")
    yield Content("")
    yield Content.styled("When you heard from us", "bold")
    told = []
    for entry in whole.log:
        if entry.direction == "out":
            day = whole.local(entry.at).date()
            year = "" if day.year == whole.today.year else f" {day.year}"
            told.append(f"  {long(day)}{year}, by {label(Channel, entry.channel)}")
    yield from (Content(line) for line in told[-_MOST:])
    if not told:
        yield Content("  You have not heard from us yet.")


def _next(whole: CaseRead) -> Iterator[str]:
    if whole.standing.closed:
        yield "Nothing more from us, unless you wish."
        return
    running = whole.running
    late = [due for due in running.values() if due < whole.today]
    if late:
        yield f"We had promised to be back by {short(min(late), whole.today)} and are late. I am sorry for that."
    if ClockKind.ACKNOWLEDGE in running and running[ClockKind.ACKNOWLEDGE] >= whole.today:
        yield f"You will hear from us by {long(running[ClockKind.ACKNOWLEDGE])}."
    elif ClockKind.UPDATE in running and running[ClockKind.UPDATE] >= whole.today:
        yield f"You will hear how it stands by {long(running[ClockKind.UPDATE])}."
    if ClockKind.DECIDE in running and running[ClockKind.DECIDE] >= whole.today:
        yield f"You will have our decision by {long(running[ClockKind.DECIDE])}."
    elif late and not whole.standing.decided:
        yield "Agree on a day with them now, and add it to the log."
