"""To which open case something that was said belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.text import shown


class Target(NamedTuple):
    """An open case: `about` says which, in text that may come from people."""

    case_id: int
    reference: str
    about: str


class WhichCaseDialog(ModalScreen[Target | None]):
    """Choose a case. It is asked even when there is one only, because a log entry is never taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="which.back", tooltip="Go on with a complaint of its own"),
        Binding("j", "down", "Down", id="which.down", show=False, tooltip="One down"),
        Binding("k", "up", "Up", id="which.up", show=False, tooltip="One up"),
    ]

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = list(targets)

    def compose(self) -> ComposeResult:
        """The cases, in the order in which they were given: the likeliest first."""
        lines = (Option(shown(f"{target.reference}  {target.about}")) for target in self._targets)
        words = "What you typed becomes an entry of that case's log (7.3); no new case is made."
        box = Vertical(Static(words, classes="muted"), OptionList(*lines, markup=False))
        box.add_class("dialog")
        box.border_title = "Add to which case?"
        box.border_subtitle = "Enter adds · Esc back"
        yield box

    def on_mount(self) -> None:
        """Ready to be taken."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take this one."""
        self.dismiss(self._targets[event.option_index])

    def action_down(self) -> None:
        """One down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """One up."""
        self.query_one(OptionList).action_cursor_up()
