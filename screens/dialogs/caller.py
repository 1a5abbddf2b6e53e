"""What may I tell the caller? First who it is, then only what the complainant may hear of their own case (7.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from complaintdesk.queries import caller
from complaintdesk.queries.caller import ForCaller
from complaintdesk.rules.caller_words import check_question
from complaintdesk.rules.dates import long
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.languages import LANGUAGES, NAMES
from complaintdesk.rules.vocabulary import Channel
from screens.case_words import label
from screens.frame import desk_app
from screens.text import shown, titled
from screens.work import begin


class CallerDialog(ModalScreen[None]):
    """To be read out. No notes of ours, nobody else's name, no assessment."""

    HELP = (
        "Only what the complainant may hear of their own case (7.3; 4, confidentiality). Ask first, and compare "
        "what they say with what stands there. Enter: it is them, or somebody who acts for them; then it is read "
        "out, in their language, and the log keeps that they asked. Esc: you are not sure, and nothing is told."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,y", "sure('phone')", "It is them", id="caller.sure", tooltip="It is them: tell (on the phone)"
        ),
        Binding(
            "i", "sure('in_person')", "They are here", id="caller.here", tooltip="It is them, in person: tell"
        ),
        Binding("l", "language", "Language", id="caller.language", tooltip="In the other language"),
        Binding("escape,q,t", "dismiss", "Back", id="caller.back", tooltip="Back; nothing is told"),
    ]
    CSS = """
    CallerDialog#caller { background: $background; }  /* nothing else of the case is in sight */
    CallerDialog .dialog { border: round $success; border-title-color: $text-success; }
    CallerDialog .indented { padding-left: 2; }
    """

    def __init__(self, case_id: int) -> None:
        super().__init__(id="caller")
        self._case_id = case_id
        self._language: str | None = None
        self._known: ForCaller | None = None
        self._told = False
        self._telling = False

    def compose(self) -> ComposeResult:
        """One text in a box that scrolls."""
        box = VerticalScroll()
        box.add_class("dialog")
        yield box

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()
        begin(self, self._read, group="caller", exclusive=True)

    async def _read(self) -> None:
        try:
            self._known = await desk_app(self).look(
                lambda look: caller.for_caller(look, self._case_id, self._language)
            )
        except DeskError as error:
            await self._show([Content.styled(f"✗ {error}", "bold $text-error")])
            return
        self._language = self._known.language
        zone = await desk_app(self).look(lambda look: look.office.time_zone)
        await self._show(list(_told(self._known, ZoneInfo(zone)) if self._told else _question(self._known)))

    async def _show(self, parts: list[Content]) -> None:
        box = self.query_one(VerticalScroll)
        box.border_title = "You may tell the caller" if self._told else "Who is it?"
        asking = "Enter tell · i here · l language · Esc no"
        box.border_subtitle = titled("l language · Esc back" if self._told else asking)
        await box.remove_children()
        await box.mount(*(_paragraph(part) for part in parts))

    def action_sure(self, channel: str) -> None:
        """It is them: tell, and keep that they asked. The second time it has been read out."""
        if self._told:
            self.dismiss()
        elif self._known is not None and not self._telling:
            self._telling = True
            self.run_worker(self._tell(Channel(channel)), group="tell")

    async def _tell(self, channel: Channel) -> None:
        from complaintdesk.operations import inputs, tracking

        known = self._known
        if known is None:
            return
        told = {"channel": channel, "text": "\n".join(known.sentences), "with_whom": known.whom}
        try:
            await desk_app(self).act(tracking.tell_status, self._case_id, inputs.check(inputs.Told, told))
        except DeskError as error:
            await self._show([Content.styled(f"✗ Not kept, so nothing was told. {error}", "bold $text-error")])
        else:
            self._told = True
            await self._show_told()
        finally:
            self._telling = False

    async def _show_told(self) -> None:
        """What they were promised a moment ago, not what the log entry itself has changed."""
        if self._known is not None:
            zone = await desk_app(self).look(lambda look: look.office.time_zone)
            await self._show(list(_told(self._known, ZoneInfo(zone))))

    def action_language(self) -> None:
        """The other language."""
        known = self._language or LANGUAGES[0]
        self._language = LANGUAGES[(LANGUAGES.index(known) + 1) % len(LANGUAGES)]
        begin(self, self._read, group="caller", exclusive=True)


def _paragraph(part: Content) -> Static:
    indented = part.plain.startswith("  ")
    return Static(part[2:] if indented else part, markup=False, classes="indented" if indented else "")


def _question(known: ForCaller) -> Iterator[Content]:
    yield Content.assemble((known.reference, "bold"), f"   ({NAMES[known.language]})")
    yield Content("")
    yield Content("Ask first:")
    yield Content.styled(f"  “{check_question(known.language)}”", "bold")
    yield Content("")
    yield Content("They should be able to say:")
    for proof in known.proofs:
        yield Content("  ") + shown(proof)
    yield Content("")
    yield Content.assemble((" Enter ", "reverse"), " it is them, or somebody who acts for them: tell on the phone")
    yield Content.assemble((" i ", "reverse"), "     the same, and they are here")
    yield Content.assemble((" Esc ", "reverse"), "   not certain: nothing is told")


def _told(known: ForCaller, zone: ZoneInfo) -> Iterator[Content]:
    for sentence in known.sentences:
        yield Content.styled(f"  {sentence}", "bold")
    yield Content("")
    yield Content.styled("When they heard from us", "dim")
    for at, channel in known.heard:
        day = datetime.fromisoformat(at).astimezone(zone).date()
        yield Content(f"  {long(day)} {day.year}, by {label(Channel, channel)}")
    if not known.heard:
        yield Content("  They have not heard from us yet.")
    yield Content("")
    yield Content.styled("The log keeps that they asked, and what they were told.", "dim")
