"""The form of the intake, which asks the file about the caller and about like cases while people type."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.message import Message

from complaintdesk.queries import callers
from complaintdesk.rules import dates
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import fold
from screens import intake_fields as asked
from screens import intake_read as read
from screens.frame import desk_app
from screens.widgets.choice import Choice, Offered
from screens.widgets.entries import Line
from screens.widgets.fields import Form
from screens.work import begin

if TYPE_CHECKING:
    from complaintdesk.queries.callers import Caller

_CALLER_SECONDS = 0.08
_ALIKE_SECONDS = 0.3


class IntakeForm(Form):
    """The fields of the intake, and what is known of the caller so far."""

    class Learned(Message):
        """Something else is known of the caller, of like cases or of the clocks."""

    def __init__(self) -> None:
        super().__init__()
        self.calling = read.Calling()
        self.lists: read.Lists | None = None
        self.started: read.Started | None = None
        self._whole = asyncio.Event()  # the form opens with the fields that are always asked
        self._confirmed = False  # Enter was pressed on the phone number, and the answer is still to come

    def compose(self) -> ComposeResult:
        """The fields."""
        yield from asked.fields()

    def on_mount(self) -> None:
        """The arrows go through the callers who are shown, before they go through the fields."""
        for path in (asked.PHONE, asked.NAME):
            line = self.fields[path].control
            if isinstance(line, Line):
                line.arrows = self._move_among_matches
        self.focus_on(asked.PHONE)
        self.call_after_refresh(self._complete)

    async def _complete(self) -> None:
        await self.add(asked.more())
        self._whole.set()

    # -- what it offers --------------------------------------------------------------------------------

    async def read_lists(self) -> None:
        """Read what the form offers and which clocks it starts. Raises `DeskError`."""
        desk = desk_app(self)
        lists = self.lists = await desk.look(read.lists)
        self.started = await desk.look(partial(read.started, received_at=None))
        self._offer("problem", lists.problems)
        self._offer("department_id", lists.departments)
        self.fields["department_id"].set_class(not lists.departments, "-hidden")
        self.fields["medium"].set_class(bool(lists.departments), "-second")  # else it stands alone
        self.fields["sum_sought"].relabel(f"Sum {lists.office.currency}")
        order = dates.order_of(lists.office.country)
        self._check("problem_on", partial(asked.day_understood, today=self._today, order=order))
        self._check("sum_sought", partial(asked.sum_understood, currency=lists.office.currency))
        self.post_message(self.Learned())

    def _offer(self, path: str, offered: tuple[Offered, ...]) -> None:
        control = self.fields[path].control
        if isinstance(control, Choice):
            control.offer(offered)

    def _check(self, path: str, check: Callable[[str], str]) -> None:
        control = self.fields[path].control
        if isinstance(control, Line):
            control.check = check

    def _today(self) -> date:
        if self.started is None:
            raise Invalid("The desk is still reading its file. Try again.")
        return self.started.today

    # -- what was typed --------------------------------------------------------------------------------

    def draft(self) -> dict[str, Any]:
        """What a draft keeps; empty as long as nothing was typed."""
        entered = self.entered()
        if not entered.keys() - {"medium"}:
            return {}
        taken = self.calling.taken
        return dict(entered) if taken is None else {**entered, "complainant_id": taken.id}

    async def caller_of(self, body: dict[str, Any]) -> Caller | None:
        """The caller on file whom a draft had taken; all fields are there afterwards. Raises `DeskError`."""
        await self._whole.wait()
        known = body.get("complainant_id")
        if not isinstance(known, int):
            return None
        return await desk_app(self).look(partial(callers.by_id, complainant_id=known))

    def continue_draft(self, body: dict[str, Any], caller: Caller | None) -> None:
        """Go on with what a draft kept, at once: nobody types between two drafts."""
        self.fill({"medium": "phone", **body})
        self.calling = read.Calling(taken=caller)
        if caller is not None:
            begin(self, partial(self._ask_about, caller), group="cases", exclusive=True)
        self.post_message(self.Learned())

    def complaint(self, now: datetime, draft_id: str) -> dict[str, Any]:
        """What was entered, as `inputs.Complaint` takes it. Raises `Invalid` with an error for each field."""
        if self.lists is None:
            raise Invalid("The desk is still reading its file. Try again in a moment.")
        taken = self.calling.taken
        return asked.complaint_given(self, self.lists.office, now, None if taken is None else taken.id, draft_id)

    def log_entry(self, now: datetime) -> dict[str, Any]:
        """What was entered, as an entry of the log of a case that is there already (`inputs.LogEntry`)."""
        given = self.complaint(now, "")
        return {
            "direction": "in",
            "channel": given["medium"],
            "text": asked.as_words(self),
            "with_whom": self.whom,
            "at": given.get("received_at"),
        }

    @property
    def whom(self) -> str:
        """Who is speaking."""
        return self.text("representative.name") or self.text(asked.NAME)

    # -- while people type -----------------------------------------------------------------------------

    def on_form_changed(self, event: Form.Changed) -> None:
        """Ask the file what the new text may mean."""
        path = event.field.path
        if path in (asked.PHONE, asked.NAME):
            taken = self.calling.taken
            if taken is not None and fold(self.text(asked.NAME).strip()) != fold(taken.name):
                self.calling.taken, self.calling.cases = None, []
            begin(self, self._ask_callers, group="callers", exclusive=True)
        elif path in ("description", "order_number"):
            begin(self, partial(self._ask_alike, _ALIKE_SECONDS), group="alike", exclusive=True)
        elif path in ("received_at", "problem"):
            begin(self, self._ask_clocks, group="clocks", exclusive=True)
        elif path == "safety":
            self.fields["safety_note"].set_class(self.text("safety") != "yes", "-hidden")
            self.post_message(self.Learned())

    async def _ask_callers(self) -> None:
        await asyncio.sleep(_CALLER_SECONDS)
        phone, name = self.text(asked.PHONE), self.text(asked.NAME)
        if self.calling.taken is None:
            self.calling.matches = await desk_app(self).look(partial(read.matches, phone=phone, name=name))
        self.calling.at = -1
        self.calling.sure = self.calling.whole(phone) is not None
        if self._confirmed:
            self._take_whole()
        self.post_message(self.Learned())

    async def _ask_alike(self, wait: float = 0.0) -> None:
        await asyncio.sleep(wait)
        taken = self.calling.taken
        self.calling.alike = await desk_app(self).look(
            partial(
                callers.duplicates,
                description=self.text("description"),
                complainant_id=None if taken is None else taken.id,
                order_number=self.text("order_number").strip() or None,
            )
        )
        self.post_message(self.Learned())

    async def _ask_clocks(self) -> None:
        await asyncio.sleep(_ALIKE_SECONDS)
        try:
            at, problem = self._received_at(), self.text("problem") or None
            self.started = await desk_app(self).look(partial(read.started, received_at=at, problem=problem))
        except Invalid:
            return  # half typed, or beyond the years that days are counted in: that is said on saving
        self.post_message(self.Learned())

    def _received_at(self) -> datetime | None:
        typed = self.text("received_at").strip()
        if not typed or self.lists is None:
            return None
        office = self.lists.office
        now = desk_app(self).clock().astimezone(ZoneInfo(office.time_zone))
        return asked.parse_instant(typed, now, dates.order_of(office.country))

    def _move_among_matches(self, step: int) -> bool:
        """Up and down among the callers shown, before they move between fields."""
        calling = self.calling
        if not calling.matches or (step < 0 and calling.at < 0):
            return False
        calling.at = min(calling.at + step, len(calling.matches) - 1)
        self.post_message(self.Learned())
        return True

    def on_line_confirmed(self, event: Line.Confirmed) -> None:
        """Enter on phone or name: take the caller who is marked, or who has exactly this number."""
        if event.line.parent not in (self.fields[asked.PHONE], self.fields[asked.NAME]):
            return
        if self.calling.at >= 0:
            self._take(self.calling.matches[self.calling.at])
        elif event.line.parent is self.fields[asked.PHONE]:
            self._confirmed = True
            self._take_whole()

    def _take_whole(self) -> None:
        """Take the one caller with this whole number, unless people went on typing meanwhile."""
        whole = self.calling.whole(self.text(asked.PHONE))
        if whole is not None and not self.text(asked.NAME):
            self._take(whole)
        elif not any(worker.group == "callers" and worker.is_running for worker in self.workers):
            self._confirmed = False

    def take(self) -> None:
        """Take the caller who is marked, or the first."""
        if self.calling.matches:
            self._take(self.calling.matches[max(0, self.calling.at)])

    def _take(self, caller: Caller) -> None:
        """Fill in what is on file of the caller, and go on to what happened."""
        self._confirmed = False
        self.calling.taken, self.calling.matches, self.calling.at = caller, [], -1
        for path, value in asked.known(caller).items():
            if path not in self.fields:
                continue
            control = self.fields[path].control
            if value and (path == asked.NAME or not control.entered):
                control.entered = value
        if self.current is None or self.current.path.startswith("complainant."):
            self.focus_on("problem")
        self.post_message(self.Learned())
        begin(self, partial(self._ask_about, caller), group="cases", exclusive=True)

    async def _ask_about(self, caller: Caller) -> None:
        self.calling.cases = await desk_app(self).look(partial(callers.cases_of, complainant_id=caller.id))
        await self._ask_alike()
