"""How the intake keeps what is typed, goes on with what was kept, and throws it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.content import Content
from textual.widgets import Static

from complaintdesk.queries import drafts
from complaintdesk.rules.errors import DeskError
from screens.frame import DeskScreen
from screens.intake_draft import IntakeDraft
from screens.intake_form import IntakeForm
from screens.text import shown
from screens.widgets import draft_offer
from screens.work import begin

if TYPE_CHECKING:
    from complaintdesk.queries.drafts import DraftRow
    from screens.intake_saved import Saved

KEEP_SECONDS = 2.0


class KeepingScreen(DeskScreen):
    """The intake, as far as its draft goes."""

    def __init__(self) -> None:
        super().__init__()
        self.form = IntakeForm()
        self.kept: list[DraftRow] = []
        self.saved: Saved | None = None
        self._saving = False
        self._changing = False  # another draft is being put in the place of this one
        self._discarding = False

    def on_mount(self) -> None:
        """Keep from now on."""
        self.draft = IntakeDraft(self.desk)
        self.set_interval(KEEP_SECONDS, self.keep_draft)

    def _say(self, what: Content) -> None:
        for status in self.query("#intake-status").results(Static):  # none is left while the screen goes
            status.update(what)

    def _say_not_kept(self, why: str) -> None:
        self._say(Content.assemble(("! not kept yet: ", "bold"), shown(why)))

    # -- keeping ---------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is typed, without a word unless it cannot be kept; one at a time."""
        if self.saved is not None or self._saving:
            return
        if any(one.node is self and one.group == "draft" and not one.is_finished for one in self.workers):
            self._say_not_kept("the file is busy")
        else:
            begin(self, self._keep, group="draft")

    async def _keep(self) -> bool:
        """Keep it now; False when that did not go as it should, which the title or a dialog says."""
        from complaintdesk.operations.drafting import DraftGone

        try:
            kept = await self.draft.keep(self.form.draft())
        except DraftGone as error:
            more = "What stands here is kept as a draft of its own; F12 twice throws that away."
            self.desk.tell(DeskError(f"{error} {more}"))
            return False
        except DeskError as error:
            if self.is_mounted:
                self._say_not_kept(str(error))
            return False
        if kept and self.is_mounted and self.form.lists is not None:
            now = self.desk.clock().astimezone(ZoneInfo(self.form.lists.office.time_zone))
            self._say(Content.styled(f"draft kept {now:%H:%M:%S}", "dim"))
        return True

    async def on_unmount(self) -> None:
        """Left: nothing that was typed is lost, not even while Esc was keeping the draft."""
        if self.saved is None and not self._saving and self.desk.gateway is not None:
            await self._keep()

    def action_leave(self) -> None:
        """Keep it as a draft and go back."""
        begin(self, self._leave, group="save")

    async def _leave(self) -> None:
        if await self._keep():
            self._go_back()

    def _go_back(self) -> None:
        # not `is_current`, which a screen below a dialog is too: it would close the dialog unread
        if self.app.screen is self:
            self.dismiss()

    # -- going on with another -------------------------------------------------------------------------

    def action_continue(self) -> None:
        """Go on with the newest draft; pressed again, with the one before it."""
        begin(self, self._continue_newest, group="drafts")

    async def _continue_newest(self) -> None:
        if self.kept:
            await self._continue(self.kept[0].id)

    async def _continue(self, draft_id: str) -> None:
        """Put this draft in the place of what stands here, which is kept. Raises `DeskError`."""
        if self._changing or self._saving or self.saved is not None:
            return
        self._changing = True
        try:
            await self._change_to(draft_id)
        finally:
            self._changing = False

    async def _change_to(self, draft_id: str) -> None:
        row = await self.desk.look(partial(drafts.draft, draft_id=draft_id))
        if row is not None and draft_offer.typed_elsewhere(row, self.desk):
            told = "that draft is being typed at another terminal; F5 asks again"
            self._say(Content.styled(told, "bold"))
            return
        if row is None:
            self._offered_no_more(draft_id)
            self._say(Content.styled("this draft was finished or thrown away elsewhere", "bold"))
            return
        caller = await self.form.caller_of(row.body)
        while not self.draft.holds(self.form.draft()):
            if not await self._keep():
                return
        if self._saving:
            return
        # nothing is awaited from here on: what is typed belongs to the one draft or to the other
        self.draft = IntakeDraft(self.desk)
        self.draft.continues(row)
        self._offered_no_more(row.id)
        self.form.continue_draft(row.body, caller)
        self._say(Content.styled("draft continued", "dim"))

    def _offered_no_more(self, draft_id: str) -> None:
        self.kept = [other for other in self.kept if other.id != draft_id]

    # -- throwing it away ------------------------------------------------------------------------------

    def action_discard(self) -> None:
        """Throw the draft away, when it is asked twice."""
        if self._saving:
            return
        if self._discarding:
            begin(self, self._discard, group="save")
        else:
            self._discarding = True
            self._say(Content.styled("F12 again throws this draft away; any other key keeps it", "bold"))

    async def _discard(self) -> None:
        try:
            await self.draft.discard()
        except DeskError as error:
            self.draft.go_on()
            self._say(Content.assemble(("! not thrown away: ", "bold"), shown(str(error))))
            return
        self._go_back()

    def on_form_changed(self) -> None:
        """Typing goes on: it is not thrown away."""
        self._discarding = False
