"""Which of several records is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from complaintdesk.queries.evidenced import Behind
from screens.text import shown, titled


class BehindDialog(ModalScreen[Behind | None]):
    """The records, one below the other. Dismissed with the one that was chosen, or None."""

    HELP = "The records that the line rests on: those that lack it first. Enter opens one, Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="behind.back", tooltip="Back without opening one"),
        Binding("j", "move(1)", "Down", id="behind.down", show=False, tooltip="One down"),
        Binding("k", "move(-1)", "Up", id="behind.up", show=False, tooltip="One up"),
    ]

    def __init__(self, title: str, records: Sequence[Behind]) -> None:
        super().__init__()
        self._title, self._records = title, list(records)

    def compose(self) -> ComposeResult:
        """The list."""
        rows = OptionList(*(Option(shown(each.what)) for each in self._records), markup=False, compact=True)
        box = Vertical(rows)
        box.add_class("dialog")
        box.border_title = titled(self._title)
        box.border_subtitle = "Enter opens · Esc back"
        yield box

    def on_mount(self) -> None:
        """On the first."""
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """This one."""
        self.dismiss(self._records[event.option_index])

    def action_move(self, by: int) -> None:
        """One down or up."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()
