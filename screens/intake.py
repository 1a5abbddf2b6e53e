"""The intake: a complaint taken in while the caller is on the phone, in one pass, by keyboard (7.2)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from complaintdesk.rules.errors import Busy, DeskError, Invalid, NotSaved
from screens import intake_fields as asked
from screens import intake_saved
from screens.dialogs.notice import NoticeDialog
from screens.dialogs.which_case import Target, WhichCaseDialog
from screens.frame import KeyBar
from screens.intake_keeping import KeepingScreen
from screens.intake_saved import Outcome, Saved
from screens.intake_side import Matches, Side
from screens.text import shown
from screens.widgets import draft_offer
from screens.work import begin

if TYPE_CHECKING:
    from complaintdesk.queries.drafts import DraftRow

_PATIENCE = (1.0, 1.0, 1.0)  # seconds between the attempts to throw a draft away


class IntakeScreen(KeepingScreen):
    """One complaint being taken in."""

    HELP = (
        "A complaint is taken in here in one pass (7.2). Nothing must be filled in but what happened. Enter goes "
        "on, Tab always does, Shift+Tab and ↑ go back, PgDn goes to the next part. What is typed is kept as a "
        "draft every two seconds. F9 also writes a receipt as a text file into the folder receipts beside the "
        "desk's file; the desk does not send it to a printer yet."
    )
    KEYS = (
        *("intake.save", "intake.receipt", "intake.add", "intake.take", "intake.leave"),
        *("saved.list", "saved.next", "saved.open", "saved.told", "app.help"),
    )
    CSS_PATH = "intake.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - no class variable in Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (40, "-tall")]  # noqa: RUF012 - no class variable in Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "save", "Save", id="intake.save", tooltip="Put the complaint on file"),
        Binding(
            "f9", "save(True)", "+ receipt", id="intake.receipt", tooltip="Save, and write a receipt to a file"
        ),
        Binding(
            "f6", "add", "Add to case", id="intake.add", tooltip="An entry of an open case, not a new complaint"
        ),
        Binding("f7", "take", "Take caller", id="intake.take", tooltip="Take the caller who is shown"),
        Binding("escape", "leave", "Keep draft", id="intake.leave", tooltip="Keep it as a draft and go back"),
        Binding("f5", "continue", "Continue draft", id="intake.continue", tooltip="Go on with the newest draft"),
        Binding(
            "f12", "discard", "Throw away", id="intake.discard", tooltip="Throw this draft away: press it twice"
        ),
    ]

    def __init__(self, draft: DraftRow | None = None) -> None:
        super().__init__()
        self._row = draft

    def body(self) -> ComposeResult:
        """The form, and what stands beside it."""
        # what the breakpoints will say: set before there is anything that would be styled twice
        size = self.app.size
        self.add_class("-narrow" if size.width < 100 else "-wide", "-low" if size.height < 40 else "-tall")
        with Horizontal(id="intake-title"):
            yield Static("New complaint", markup=False, id="intake-name")
            yield Static(markup=False, id="intake-status")
        with Horizontal(id="intake-body"):
            yield self.form
            side = VerticalScroll(Side(), id="intake-side")
            side.can_focus = False
            yield side

    def on_mount(self) -> None:
        """The form stands at once; what it offers is read meanwhile."""
        begin(self, self._begin, group="lists", exclusive=True)

    async def _begin(self) -> None:
        try:
            await self.form.read_lists()
            self.kept = await draft_offer.waiting_drafts(self.desk)
            if self._row is not None:
                await self._continue(self._row.id)
        except Busy as error:
            self._say(shown(str(error)))
            raise  # it is begun again as soon as the file can be read
        lists, started = self.form.lists, self.form.started
        if self.kept and self._row is None and lists is not None and started is not None:
            self._say(draft_offer.offer(self.kept, lists.office.time_zone, started.today))
        self._show()

    def on_resize(self) -> None:
        """Beside the form, or below it."""
        self.call_after_refresh(self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys that do something now are shown."""
        if action not in ("save", "add", "take", "leave", "continue", "discard"):
            return True
        if self.saved is not None:
            return False
        calling = self.form.calling
        offered = {"add": bool(calling.targets), "take": bool(calling.matches), "continue": bool(self.kept)}
        return offered.get(action, True)

    # -- what is shown ---------------------------------------------------------------------------------

    def on_intake_form_learned(self) -> None:
        """More is known."""
        self._show()

    def _show(self) -> None:
        """Bring side, matches and keys up to date."""
        if self.is_mounted and self.saved is None:
            form = self.form
            safety = form.text("safety") == "yes"
            narrow = self.has_class("-narrow")
            self.query_one(Side).show(form.calling, form.started, safety=safety, narrow=narrow)
            self.query_one(Matches).show(form.calling)
            self.query_one(KeyBar).refresh()

    def on_descendant_focus(self) -> None:
        """Another field may have keys of its own."""
        self.query_one(KeyBar).refresh()

    def action_take(self) -> None:
        """Take the caller who is marked, or the first."""
        self.form.take()

    # -- saving ----------------------------------------------------------------------------------------

    def action_save(self, with_receipt: bool = False) -> None:
        """Put it on file; the form stays as it is until that has happened."""
        self._start(partial(self._save, with_receipt))

    def action_add(self) -> None:
        """Choose the open case that this belongs to."""
        self.app.push_screen(WhichCaseDialog(self.form.calling.targets), self._add_to)

    def _add_to(self, target: Target | None) -> None:
        if target is not None:
            self._start(partial(self._add, target))

    def _start(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        """Begin to save, once. The app runs it, so that leaving the screen does not stop it half way."""
        if not self._saving and self.saved is None:
            self._saving = True
            begin(self.app, work, group="save")

    async def _save(self, with_receipt: bool) -> None:
        from complaintdesk.operations import drafting, intake
        from complaintdesk.operations.inputs import Complaint, check

        body, now, actor = self.form.draft(), self.desk.clock(), self.desk.actor
        draft_id, on_file = self.draft.id, self.draft.on_file
        try:
            if self.form.lists is None:
                await self.form.read_lists()
            given = self.form.complaint(now, draft_id) | {"draft_continued": on_file}
            complaint = check(Complaint, given)
            saving = self.desk.desk_gateway.act(actor, intake.take_in, complaint)
            # one behind the other in the writer's queue: if the save fails while people leave, the draft is kept
            _kept, receipt = await asyncio.gather(self.draft.last(body), saving)
        except drafting.DraftGone as error:
            self.draft.renew(draft_id)
            more = "F10 again saves what stands here as a complaint of its own."
            await self._failed(NotSaved(f"{error} {more}"), body)
            return
        except DeskError as error:
            await self._failed(error, body)
            return
        whom = self.form.whom
        await self._show_saved(intake_saved.taken_in(receipt, complaint, whom))
        if with_receipt:
            await intake_saved.write_paper(self.desk, self.saved, receipt.case_id, receipt.reference)
        await intake_saved.bring_up_to_date(self.desk)

    async def _add(self, target: Target) -> None:
        from complaintdesk.operations import tracking
        from complaintdesk.operations.inputs import LogEntry, check

        body, actor = self.form.draft(), self.desk.actor
        try:
            if self.form.lists is None:
                await self.form.read_lists()
            entry = check(LogEntry, self.form.log_entry(self.desk.clock()))
            logging = self.desk.desk_gateway.act(actor, tracking.log, target.case_id, entry)
            await asyncio.gather(self.draft.last(body), logging)
        except DeskError as error:
            await self._failed(error, body)
            return
        await self._show_saved(Outcome(target.case_id, target.reference, "✓ Added to the log of the open case"))
        await self._forget_draft()
        await intake_saved.bring_up_to_date(self.desk)

    async def _forget_draft(self) -> None:
        """What it held is in the log now. A draft that stays behind is no reason to say that it is not."""
        for wait in (*_PATIENCE, None):
            try:
                await self.draft.discard()
            except DeskError as error:
                if wait is not None and isinstance(error, Busy):
                    await asyncio.sleep(wait)
                    continue
                sentence = f"The entry is in the log, but its draft could not be thrown away: {error} "
                self.desk.tell(NotSaved(sentence + "Throw it away with F12 when it is offered."))
            return

    async def _failed(self, error: DeskError, body: dict[str, Any]) -> None:
        """Say what is wrong where it belongs; what was typed stays."""
        self._saving = False
        self.draft.go_on()
        if not self.is_mounted:
            with contextlib.suppress(DeskError):  # it was kept before the save, unless the file is still busy
                await self.draft.keep(self.form.draft() or body)
        elif isinstance(error, Invalid) and error.fields:
            fields = {asked.FIELD_OF.get(path, path): why for path, why in error.fields.items()}
            left = self.form.show_errors(fields)
            if not left:
                return
            error = Invalid("; ".join(left.values()))
        self.desk.tell(error)

    async def _show_saved(self, outcome: Outcome) -> None:
        """It is on file: only now is that said."""
        if not self.is_mounted:
            self.desk.push_screen(NoticeDialog(f"Saved under the number {outcome.reference}.", "Saved"))
            return
        self.saved = Saved(outcome)
        self.add_class("-saved")
        self.query_one("#intake-name", Static).update(f"Complaint {outcome.reference}")
        self._say(Content(""))
        await self.mount(self.saved)
        self.query_one(KeyBar).refresh()
