"""Letters on their way: what waits, was refused, or may have gone, and what people decide about it (7.3)."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from complaintdesk.queries import outbox
from complaintdesk.queries.outbox import PostRow
from complaintdesk.rules import sending
from complaintdesk.rules.dates import short
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.letters import LetterKind, SendingState
from complaintdesk.store.look import Look
from screens.case_words import label
from screens.dialogs.ask_line import AskLineDialog
from screens.dialogs.written_letter import WrittenLetterDialog
from screens.frame import Follows, desk_app
from screens.text import cell, shown
from screens.work import begin

BY_HAND = "Letters are kept with their cases (Papers, P there), and sent by hand."
_SECONDS = 0.5
_KEYS = {
    SendingState.WAITING: "a sends it now · x gives it up",
    SendingState.FAILED: "a sends it again, to another address too · x gives it up",
    SendingState.UNSURE: "v it arrived · a sends it again · x gives it up",
    SendingState.SENDING: "it is being sent at this moment",
}


class OutboxDialog(Follows, ModalScreen[None]):
    """The letters that have not gone, and for each what can be done."""

    HELP = (
        "Letters that have not gone by e-mail. What waits is tried again by itself; about what was refused, and "
        "what may have gone when a connection broke off, a person decides: v it arrived, a sends it again, x it "
        "does not go by e-mail, and the log of its case says so. Enter shows the letter."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "again", "Send again", id="outbox.again", tooltip="Send it again, now"),
        Binding("v", "arrived", "It arrived", id="outbox.arrived", tooltip="It did arrive: count it as sent"),
        Binding("x", "give_up", "Give up", id="outbox.give-up", tooltip="It does not go by e-mail"),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("escape,q", "dismiss", "Back", id="outbox.back", tooltip="Back to where you came from"),
    ]
    CSS = """
    OutboxDialog .dialog { width: 100; }
    OutboxDialog OptionList { height: auto; max-height: 50vh; border: none; background: $surface; }
    OutboxDialog OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    OutboxDialog #outbox-said { height: auto; min-height: 3; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PostRow] = []
        self._zone, self._today = ZoneInfo("UTC"), date.min
        self._done, self._said = "", ""
        self.saving = False  # then what changes is by us, and no news to the screen below

    def compose(self) -> ComposeResult:
        """The list, and what is to be said of the letter under the cursor."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Letters on their way"
            box.border_subtitle = "Enter shows it · Esc back"
            yield OptionList(markup=False, compact=True)
            yield Static(id="outbox-said", markup=False)

    def on_mount(self) -> None:
        """Read them."""
        self.query_one(OptionList).focus()
        self.set_interval(_SECONDS, self._show)  # what stops the sender is not on file
        begin(self, self.refresh_from_file, group="outbox", exclusive=True)

    async def refresh_from_file(self) -> None:
        """Show the letters as they are now; the cursor stays on its letter as long as that is there."""
        before, was_at = self._row, self.query_one(OptionList).highlighted or 0
        rows = await desk_app(self).look(self._take)
        if rows != self._rows:
            options = self.query_one(OptionList)
            self._rows = rows
            options.clear_options()
            options.add_options([Option(shown(self._line(row))) for row in rows])
            same = (at for at, row in enumerate(rows) if before is not None and row.id == before.id)
            options.highlighted = next(same, min(was_at, len(rows) - 1)) if rows else None
        self._show()

    def _take(self, look: Look) -> list[PostRow]:
        self._zone, self._today = ZoneInfo(look.office.time_zone), look.today
        return outbox.under_way(look)

    def _line(self, row: PostRow) -> str:
        state, kind = cell(sending.words(row.state), 18), cell(label(LetterKind, row.kind), 13)
        return f"{state} {row.reference}  {kind} {row.to_address}".replace("\n", " ")

    def _when(self, instant: str) -> str:
        at = datetime.fromisoformat(instant).astimezone(self._zone)
        return f"{short(at.date(), self._today)} {at:%H:%M}"

    @property
    def _row(self) -> PostRow | None:
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what there is to say of it."""
        self._show()

    def _show(self) -> None:
        row, trouble = self._row, desk_app(self).sender.trouble
        lines = [self._done] if self._done else []
        if row is None:
            lines.append("Nothing is on its way from here.")
            if trouble and not desk_app(self).sends_mail:
                lines.append(BY_HAND)
        else:
            tried = f", tried {row.attempts} time{'s' * (row.attempts != 1)}" if row.attempts else ""
            lines.append(f"Written {self._when(row.written_at)} by {row.written_by}{tried}.")
            if row.state == SendingState.WAITING and row.next_try_at:
                lines.append(f"Goes out {self._when(row.next_try_at)}.")
            if row.last_error:
                lines.append(f"Last said: {row.last_error}")
            lines.append(_KEYS[SendingState(row.state)] if row.state in _KEYS else "")
        if trouble:
            lines.append(f"⚠ {trouble}")
        said = "\n".join(lines)
        if said != self._said:
            self._said = said
            self.query_one("#outbox-said", Static).update(shown(said, lines=True))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the letter."""
        if self._row is not None:
            self.app.push_screen(WrittenLetterDialog(self._row, self._when))

    def action_move(self, by: int) -> None:
        """One down or up."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the letter under the cursor is open to."""
        meant = {"again": SendingState.WAITING, "arrived": SendingState.SENT, "give_up": SendingState.KEPT}
        if action not in meant:
            return True
        row = self._row if self.is_mounted else None
        return row is not None and sending.refusal(row.state, meant[action]) is None

    def action_again(self) -> None:
        """To which address; then it goes."""
        row = self._row
        if row is not None:
            about = f"The letter of {row.reference} is sent again, word for word, to this address:"
            dialog = AskLineDialog("Send again", about, row.to_address or "")
            self.app.push_screen(dialog, partial(self._again, row))

    def _again(self, row: PostRow, address: str | None) -> None:
        if address:
            self._decide("try_again", row, f"{row.reference}: it goes out again.", to_address=address)

    def action_arrived(self) -> None:
        """It arrived."""
        if self._row is not None:
            self._decide("arrived", self._row, f"{self._row.reference}: it counts as sent.")

    def action_give_up(self) -> None:
        """How it goes instead; then the log has it."""
        row = self._row
        if row is not None:
            about = (
                f"The letter of {row.reference} does not go by e-mail, and the log says so. "
                "How does it go instead (may stay empty)?"
            )
            self.app.push_screen(AskLineDialog("Not by e-mail", about), partial(self._give_up, row))

    def _give_up(self, row: PostRow, note: str | None) -> None:
        if note is not None:
            done = f"{row.reference}: it does not go by e-mail; the log of its case says so."
            self._decide("give_up", row, done, note=note)

    def _decide(self, what: str, row: PostRow, done: str, **given: Any) -> None:
        begin(self, partial(self._carry_out, what, row, done, given), group="decide")

    async def _carry_out(self, what: str, row: PostRow, done: str, given: dict[str, Any]) -> None:
        from complaintdesk.operations import inputs
        from complaintdesk.operations import sending as operations

        desk = desk_app(self)
        self.saving = True
        try:
            if what == "try_again":
                again = inputs.check(inputs.Again, {"letter_id": row.id, **given})
                await desk.act(operations.try_again, again)
                desk.sender.look()
            elif what == "give_up":
                await desk.act(operations.give_up, inputs.check(inputs.GivenUp, {"letter_id": row.id, **given}))
            else:
                await desk.act(operations.arrived, row.id)
            self._done = f"✓ {done}"
        except DeskError as error:
            self._done = f"✗ {error}"
        finally:
            self.saving = False
        await self.refresh_from_file()
