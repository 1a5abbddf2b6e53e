"""The ways from screen to screen: the list, the dashboard, a case, a new complaint."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from textual.app import App
from textual.events import Event, Key
from textual.screen import Screen

from complaintdesk.rules.vocabulary import View
from screens.frame import desk_app
from screens.gateway import Gateway
from screens.work import begin


class Ways(App[int]):
    """What takes people from screen to screen. `gateway` is the open desk; the first start has none."""

    gateway: Gateway | None = None
    # the screen that was there when a key was pressed
    _pressed_on: ClassVar[WeakKeyDictionary[Key, Screen[Any]]] = WeakKeyDictionary()
    scope: tuple[str, int | None] = ("12 months", None)  # the days and the department that figures are asked of

    async def on_event(self, event: Event) -> None:
        """A key that came right behind the one that opened something is meant for what was opened.

        It was on its way to the screen before, where nobody wanted it.
        """
        if isinstance(event, Key):
            if not event.is_forwarded:
                self._pressed_on[event] = self.screen
            elif self._pressed_on.get(event, self.screen) is not self.screen:
                self.post_message(Key(event.key, event.character))
                return
        await super().on_event(event)

    def action_new(self) -> None:
        """Take in a complaint."""
        from screens.intake import IntakeScreen

        if self.gateway is None:
            return
        if any(isinstance(screen, IntakeScreen) for screen in self.screen_stack):
            begin(self, partial(self._back_to, IntakeScreen), group="go", exclusive=True)  # go on with that one
        else:
            self.push_screen(IntakeScreen())

    def action_cases(self) -> None:
        """Back to the list, as it was left."""
        if self.gateway is not None:
            begin(self, self._back_to_list, group="go", exclusive=True)

    async def _back_to_list(self) -> None:
        from screens.cases import CasesScreen

        await self._back_to(CasesScreen)

    async def _back_to(self, kind: type[Screen[Any]]) -> None:
        while len(self.screen_stack) > 1 and not isinstance(self.screen, kind):
            await self.pop_screen()

    def action_dashboard(self) -> None:
        """The manager's two minutes."""
        self.show_dashboard()

    def show_dashboard(self, at: str | None = None) -> None:
        """The dashboard, standing on the number with the key `at`."""
        from screens.dashboard import DashboardScreen

        if self.gateway is not None and not isinstance(self.screen, DashboardScreen):
            self.push_screen(DashboardScreen(at))

    def action_management(self) -> None:
        """The rooms of management."""
        from screens.management import ManagementScreen

        if self.gateway is not None and not isinstance(self.screen, ManagementScreen):
            self.push_screen(ManagementScreen())

    def enter(self, code: str, at: int | None = None) -> None:
        """Enter a room of management, or open a case, standing on the entry `at` (`queries.due.Due`)."""
        if code == "case":
            if at is not None:
                self.open_case(at)
            return
        from screens.rooms import BY_CODE, screen_of

        self.push_screen(screen_of(BY_CODE[code], at))

    async def make_evidence_pack(self) -> None:
        """The evidence pack as a file, from anywhere: in its room, which says where it was saved."""
        from screens.dialogs.evidence_pack import EvidencePackDialog
        from screens.evidence import EvidenceScreen

        room = EvidenceScreen()
        await self.push_screen(room)
        room.ask(EvidencePackDialog())

    async def show_worse(self) -> None:
        """What got worse in the days of the dashboard, from anywhere."""
        from complaintdesk.queries.dashboard import dashboard
        from complaintdesk.rules import periods
        from screens.worsening import WorseScreen

        words, department_id = self.scope
        board = await desk_app(self.screen).look(
            lambda look: dashboard(look, periods.parse(words, look.today), department_id)
        )
        await self.push_screen(WorseScreen(board, self.scope))

    def back_to(self, behind: str) -> None:
        """Back to what the list was opened from: a key of the dashboard, or `room:code:entry`."""
        room, _, at = behind.removeprefix("room:").partition(":")
        if behind.startswith("room:"):
            self.enter(room, int(at) if at else None)
        else:
            self.show_dashboard(behind)

    def open_case(self, case_id: int) -> None:
        """Show one case."""
        from screens.case import CaseScreen

        self.push_screen(CaseScreen(case_id))

    def link_to_improvement(self, case_id: int, reference: str) -> None:
        """Ask to which entry of the register a case is linked."""
        from screens.dialogs.improvement_cases import link_case

        link_case(desk_app(self.screen), case_id, reference)

    def action_outbox(self) -> None:
        """Letters on their way."""
        from screens.dialogs.outbox import OutboxDialog

        if self.gateway is not None and not isinstance(self.screen, OutboxDialog):
            self.push_screen(OutboxDialog())

    async def show_cases(self, query: str, view: View, behind: str) -> None:
        """Show the list with the cases behind a number or an entry: Escape leads back to it (`back_to`)."""
        from screens.cases import CasesScreen

        await self._back_to_list()
        if isinstance(self.screen, CasesScreen):
            await self.screen.show(view, query, behind)
