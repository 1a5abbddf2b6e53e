"""Who is at this terminal."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from complaintdesk.queries import people
from screens.frame import desk_app
from screens.text import shown
from screens.work import begin


class WhoDialog(ModalScreen[people.StaffRow | None]):
    """Choose a person; every act is recorded with who did it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Stay as I am", id="who.stay", tooltip="Leave it as it is"),
        Binding("j", "down", "Down", id="who.down", show=False, tooltip="One down"),
        Binding("k", "up", "Up", id="who.up", show=False, tooltip="One up"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._staff: list[people.StaffRow] = []

    def compose(self) -> ComposeResult:
        """The people of the office."""
        box = Vertical(OptionList(markup=False))
        box.add_class("dialog")
        box.border_title = "Who is working at this terminal?"
        yield box

    def on_mount(self) -> None:
        """Ask who works here."""
        begin(self, self._offer, group="people")

    async def _offer(self) -> None:
        self._staff = await desk_app(self).look(people.staff)
        options = self.query_one(OptionList)
        for person in self._staff:
            options.add_option(Option(shown(f"{person.name} · {person.role.replace('_', ' ')}")))
        ids = [person.id for person in self._staff]
        me = desk_app(self).actor.id
        options.highlighted = ids.index(me) if me in ids else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take this one."""
        self.dismiss(self._staff[event.option_index])

    def action_down(self) -> None:
        """One down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One up."""
        self.query_one(OptionList).action_cursor_up()
