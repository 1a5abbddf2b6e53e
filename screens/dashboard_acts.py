"""What is done with the figures of the dashboard: other days, another department, what got worse, a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from complaintdesk.queries.dashboard import Dashboard
from screens import dashboard_scope
from screens.frame import DeskScreen


class FiguresScreen(DeskScreen):
    """A screen of figures that are asked for again in the background; what is pressed meanwhile is not lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "period", "Period", id="dashboard.period", show=False, tooltip="Choose the days"),
        Binding(
            "w", "worse", "What got worse", id="dashboard.worse", tooltip="What got worse; does our fix work?"
        ),
        Binding("r", "report", "Report", id="dashboard.report", tooltip="These figures as a document"),
        Binding("d", "department", "Department", id="dashboard.department", show=False, tooltip="One department"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.board: Dashboard | None = None
        self._shown: tuple[str, int | None] | None = None  # what the figures that are shown were asked for
        self._waits: Callable[[Dashboard], None] | None = None  # what was pressed before they were there

    def ask(self) -> None:
        """Ask for the figures of the days and the department that were chosen."""
        raise NotImplementedError

    def say(self, text: str, *, error: bool = False) -> None:
        """Say something under the figures."""
        raise NotImplementedError

    def _on_figures(self, act: Callable[[Dashboard], None]) -> None:
        """Do it with the figures that were asked for last: at once, or as soon as they are there."""
        if self.board is not None and self._shown == self.desk.scope:
            act(self.board)
        else:
            self._waits = act

    def shown(self, asked: tuple[str, int | None]) -> None:
        """The figures on the screen are those asked for by these words: what has waited for them is done."""
        self._shown = asked
        if self._waits is not None and self.board is not None and self._shown == self.desk.scope:
            act, self._waits = self._waits, None
            act(self.board)

    def action_period(self) -> None:
        """Choose the days, also before the figures are there."""
        today = self.desk.clock().date() if self.board is None else self.board.today
        self.push(dashboard_scope.ask_period(self.desk.scope[0], today), self._take_period)

    def _take_period(self, chosen: str | None) -> None:
        if chosen is not None:
            self.desk.scope = (chosen, self.desk.scope[1])
            self.ask()

    def action_department(self) -> None:
        """Choose a department."""
        self._on_figures(
            lambda board: self.push(
                dashboard_scope.ask_department(self.desk.scope[1], board.departments), self._take_department
            )
        )

    def _take_department(self, chosen: str | None) -> None:
        if chosen is not None:
            self.desk.scope = (self.desk.scope[0], None if chosen == dashboard_scope.WHOLE else int(chosen))
            self.ask()

    def push(self, dialog: ModalScreen[str | None], then: Callable[[str | None], None]) -> None:
        """Open a dialog over the figures."""
        self.app.push_screen(dialog, then)

    def action_worse(self) -> None:
        """What got worse, and whether what is done about it works."""
        self._on_figures(self._worse)

    def _worse(self, board: Dashboard) -> None:
        from screens.worsening import WorseScreen

        if board.ever:
            self.app.push_screen(WorseScreen(board, self.desk.scope))
        else:
            self.say("Nothing is on file yet that could get worse: F2 takes in the first complaint.")

    def action_report(self) -> None:
        """The same figures as a document."""
        self._on_figures(self._report)

    def _report(self, board: Dashboard) -> None:
        from screens.dialogs.report import ReportDialog

        if board.ever:
            self.push(ReportDialog(board.scope), self._reported)

    def _reported(self, done: str | None) -> None:
        if done is not None:
            self.say(f"✓ {done}")
