"""The app: opens the desk, keeps who is working, and takes people from screen to screen."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, TypeVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen

from complaintdesk.queries import people
from complaintdesk.rules.errors import Busy, DeskError, NotFound
from complaintdesk.store import machine
from complaintdesk.store.desk import Actor, Clock, open_desk, system_clock
from complaintdesk.store.look import Look
from screens import palette
from screens.counts import Counts, counts
from screens.frame import DeskScreen, Follows, TopBar
from screens.freezer import Freezer
from screens.gateway import Gateway
from screens.sender import Sender
from screens.watch import Watch
from screens.ways import Ways
from screens.work import begin

if TYPE_CHECKING:
    from complaintdesk.documents.saving_out import Viewed
    from complaintdesk.store.act import Act

Given = ParamSpec("Given")
Result = TypeVar("Result")
_OURS = ("Quit", "Keys")  # commands of Textual that the desk has its own for
SAFETY_WARNING = (
    "A complaint in which somebody’s safety may be at stake is open. It stands first in every list (7.5)."
)
NOBODY = Actor(None, "nobody yet", "front_desk")


class DeskApp(Ways):
    """One terminal on one desk."""

    TITLE = "Complaint Desk"
    # a default screen's own sheet is never loaded by Textual, so those of the two first screens stand here
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "cases.tcss", "first_start.tcss"]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "new", "New", id="app.new", tooltip="Take in a complaint"),
        Binding("f3", "cases", "Cases", id="app.cases", tooltip="The list of cases"),
        Binding("f4", "dashboard", "Dashboard", id="app.dashboard", tooltip="How the desk is doing"),
        Binding(
            "f6", "management", "Management", id="app.management", show=False, tooltip="The rooms of management"
        ),
        Binding(
            "f1,question_mark", "help", "Help", id="app.help", key_display="F1", tooltip="Help for here (also ?)"
        ),
        Binding("ctrl+o", "outbox", "Outbox", id="app.outbox", show=False, tooltip="Letters on their way"),
        Binding("f8", "who", "Who is working", id="app.who", show=False, tooltip="Choose who is at this terminal"),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, priority=True, tooltip="Leave the desk"),
    ]

    def __init__(self, path: Path, *, clock: Clock = system_clock) -> None:
        super().__init__()
        self.path = path
        self.clock = clock
        self.actor = NOBODY
        self.sends_mail = False  # whether letters go out by e-mail from this machine
        self.sender = Sender(self)
        self.freezer = Freezer(self)
        self.office_name = ""
        self.counts = Counts()
        self._opened: bool | None = None  # None: not tried yet
        self._watch = Watch(self, 0)

    # -- opening ---------------------------------------------------------------------------------------

    def get_default_screen(self) -> Screen[Any]:
        """The list of cases; the first start where there is no desk yet."""
        if self._opened or (self._opened is None and self.open_file()):
            from screens.cases import CasesScreen

            return CasesScreen()
        from screens.first_start import FirstStartScreen

        return FirstStartScreen()

    def open_file(self) -> bool:
        """Open the desk's file; False when there is none that has been set up. Raises `DeskError`."""
        try:
            desk = open_desk(self.path, clock=self.clock)
        except NotFound:
            self._opened = False
            return False
        gateway = Gateway(desk)
        self._watch = Watch(self, desk.version())
        self._opened = gateway.look_now(self._take_office)
        if self._opened:
            self.gateway = gateway
        else:
            gateway.close()
        return self._opened

    def _take_office(self, look: Look) -> bool:
        if not look.is_set_up:
            return False
        chosen = people.usual(look, machine.last_person(self.path))
        self.actor = Actor(chosen.id, chosen.name, chosen.role)
        self.office_name = look.office.name
        self._take_counts(look)
        return True

    def _take_counts(self, look: Look) -> None:
        self._watch.took(look)
        self.counts = counts(look, self.actor.id)

    def on_mount(self) -> None:
        """The first screen is up: from now on, collect garbage again and watch the file."""
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        gc.freeze()
        gc.enable()
        if self.gateway is not None:
            self.start_watching()

    def start_watching(self) -> None:
        """Notice within a second what other terminals save."""
        self._watch.start()
        self.set_timer(1.0, self.desk_gateway.load_operations)
        self.sender.start()
        self.freezer.start()

    @property
    def desk_gateway(self) -> Gateway:
        """The way to the open desk; only the first start works without one."""
        if self.gateway is None:
            raise RuntimeError("no desk is open")
        return self.gateway

    @cached_property
    def viewed(self) -> Viewed:
        """The copies of attached files that viewers were given."""
        from complaintdesk.documents.saving_out import Viewed

        return Viewed()

    # -- the two doors ---------------------------------------------------------------------------------

    async def look(self, question: Callable[[Look], Result]) -> Result:
        """Ask the file a question."""
        return await self.desk_gateway.look(question)

    async def act(
        self,
        operation: Callable[Concatenate[Act, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """Carry out one operation as the person who is working; everything shown is brought up to date.

        Raises the `DeskError` that it raises: the screen says so where it belongs.
        """
        return await self.act_because(None, operation, *given, **named)

    async def act_because(
        self,
        why: str | None,
        operation: Callable[Concatenate[Act, Given], Result],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """The same, with the reason that the trail keeps."""
        result = await self.desk_gateway.act_because(why, self.actor, operation, *given, **named)
        await self._refresh_after_saving()
        return result

    async def _refresh_after_saving(self) -> None:
        try:
            await self.refresh_all()
        except Busy:
            return  # it is saved, and the watch shows it as soon as the file can be read
        except DeskError as error:
            self.tell(error)  # it is saved, and only showing it failed: never told as a save that failed

    async def refresh_all(self) -> None:
        """Bring the top line and every open screen up to date."""
        before = self.counts
        await self.look(self._take_counts)
        if self.counts.warns(before, self.actor.role):
            self.bell()
            self.notify(SAFETY_WARNING, title="Safety", severity="warning", timeout=30)
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen | Follows):
                for bar in screen.query(TopBar):
                    bar.refresh()
                try:
                    await screen.refresh_from_file()
                except NoMatches:  # a screen that goes while it reads has no widgets left to bring up to date
                    if self.is_running and screen in self.screen_stack:
                        raise

    # -- what can be done anywhere ----------------------------------------------------------------------

    def action_help(self) -> None:
        """What can be done here."""
        from screens.dialogs.help import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog.for_screen(self.screen))

    def action_who(self) -> None:
        """Choose who is at this terminal."""
        from screens.dialogs.who import WhoDialog

        if self.gateway is not None and not isinstance(self.screen, WhoDialog):
            self.push_screen(WhoDialog(), self._take_person)

    def _take_person(self, chosen: people.StaffRow | None) -> None:
        if chosen is not None:
            self.actor = Actor(chosen.id, chosen.name, chosen.role)
            machine.remember_person(self.path, chosen.name)
            begin(self, self.refresh_all, group="watch", exclusive=True)

    async def action_press(self, key: str) -> None:
        """A key of the line of keys was clicked."""
        self.simulate_key(key)

    def tell(self, error: DeskError) -> None:
        """Say what went wrong where no field belongs to it: a dialog that waits, since a toast may be missed."""
        from screens.dialogs.notice import NoticeDialog

        self.push_screen(NoticeDialog(str(error)))

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they are printed on the keyboard."""
        return palette.key_shown(super().get_key_display(binding))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action that can be done here, with its key, and what Textual itself offers."""
        yield from palette.commands(screen)
        yield from palette.rooms(screen)
        yield from (command for command in super().get_system_commands(screen) if command.title not in _OURS)

    async def action_quit(self) -> None:
        """Leave the desk; what was typed into a dialog is asked about, an intake keeps its draft."""
        from screens.dialogs.leave import LeaveDialog

        if any(getattr(screen, "changed", False) for screen in self.screen_stack):
            self.push_screen(LeaveDialog(), lambda sure: self.exit() if sure else None)
        else:
            self.exit()

    @property
    def defect(self) -> Exception | None:
        """What nobody foresaw and ended the app; whoever opened it writes it down."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual's own traceback shows the values of variables: people's private trouble, on an open screen
        self.bell()
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Finish what is being written, and leave no copy of an attached file behind."""
        self.sender.stop()
        if "viewed" in self.__dict__:
            self.viewed.close()
        if self.gateway is not None:
            self.gateway.close()
