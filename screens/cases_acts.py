"""What can be done with the cases of the list: the one under the cursor, or those that are marked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules.errors import DeskError
from screens.frame import DeskScreen
from screens.widgets.case_table import CaseTable
from screens.work import begin

if TYPE_CHECKING:
    from screens.dialogs.bulk import BulkDialog


class CasesActs(DeskScreen):
    """The acts of the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m", "make_mine", "Make mine", id="cases.mine", show=False, tooltip="Become the owner (marked too)"
        ),
        Binding("b", "bulk", "All of them", id="cases.bulk", show=False, tooltip="The same to all marked cases"),
        Binding(
            "w", "counted", "Why this date", id="cases.counted", show=False, tooltip="How its days were counted"
        ),
        Binding(
            *("f", "filled_form", "Filled form"),
            id="cases.form",
            show=False,
            tooltip="Take in a complaint form that came back filled in (annex C)",
        ),
        Binding(
            "f9",
            "print",
            "Print",
            id="cases.print",
            show=False,
            tooltip="Leaflet, complaint form (7.1, annex C)",
        ),
        Binding("t", "caller", "Tell", id="cases.caller", show=False, tooltip="What may I tell the caller? (7.3)"),
    ]

    async def action_bulk(self) -> None:
        """The same to all marked cases, or to the one under the cursor."""
        from complaintdesk.queries import people
        from screens.dialogs import improvement_cases
        from screens.dialogs.bulk import BulkDialog

        rows = self.table.chosen
        if rows:
            under_way = await self.desk.look(improvement_cases.under_way)
            dialog = BulkDialog(rows, await self.desk.look(people.staff), under_way)
            self.app.push_screen(dialog, lambda done: self._summed_up(dialog, done))

    def _summed_up(self, dialog: BulkDialog, done: str | None) -> None:
        from screens.dialogs.bulk import SummaryDialog

        if done is not None and dialog.summary is not None:
            refused = {reference for reference, _ in dialog.summary.refused}
            for row in dialog.rows:
                if row.reference not in refused:  # those that it was not done to stay marked
                    self.table.marked.pop(row.id, None)
            self.table.refresh()
            self.app.push_screen(SummaryDialog(dialog.summary))

    async def action_print(self) -> None:
        """A paper for anybody who asks: the leaflet, the complaint form."""
        from complaintdesk.queries import lettering
        from screens.dialogs.print_paper import PrintDialog

        dialog = PrintDialog(None, await self.desk.look(lettering.letterhead))
        self.app.push_screen(dialog, lambda done: self.app.notify(dialog.done, markup=False) if done else None)

    def action_filled_form(self) -> None:
        """Which file?"""
        from screens.dialogs.ask_line import AskLineDialog

        about = "The complaint form that came back, filled in as text. Tab completes its name."
        ask = AskLineDialog("A filled form", about, path=True)
        self.app.push_screen(ask, lambda typed: begin(self, partial(self._take_form, typed), group="form"))

    async def _take_form(self, typed: str | None) -> None:
        from screens.filled_form import as_draft
        from screens.intake import IntakeScreen

        if typed:
            try:
                draft = await as_draft(self.desk, typed)
            except DeskError as error:
                self.desk.tell(error)
            else:
                self.app.push_screen(IntakeScreen(draft=draft))

    @property
    def table(self) -> CaseTable:
        """The list."""
        return self.query_one(CaseTable)

    def action_counted(self) -> None:
        """Why is the case due on that date?"""
        from screens.dialogs.counted import CountedDialog

        if self.table.current is not None:
            self.app.push_screen(CountedDialog(self.table.current.id, self.table.current.reference))

    def action_caller(self) -> None:
        """What may I tell the caller?"""
        from screens.dialogs.caller import CallerDialog

        if self.table.current is not None:
            self.app.push_screen(CallerDialog(self.table.current.id))

    def action_make_mine(self) -> None:
        """Become the owner of the marked cases, or of the one under the cursor."""
        begin(self, partial(self._make_mine, self.table.chosen), group="acts")

    async def _make_mine(self, rows: list[CaseRow]) -> None:
        from complaintdesk.operations import investigation

        for row in rows:
            try:
                await self.desk.act(investigation.assign, row.id, self.desk.actor.id, row.version)
            except DeskError as error:
                self.desk.tell(error)
                return
            self.table.marked.pop(row.id, None)
        self.table.refresh()
