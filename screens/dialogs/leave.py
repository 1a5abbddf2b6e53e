"""Leave a dialog in which something was typed?"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static


class LeaveDialog(ModalScreen[bool]):
    """Asked once, before anything typed is lost."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Leave it", id="leave.yes", tooltip="Leave; what you typed is lost"),
        Binding("n,escape", "answer(False)", "Go on typing", id="leave.no", tooltip="Back to what you typed"),
    ]
    CSS = "LeaveDialog .dialog { width: 48; } LeaveDialog Horizontal { height: 1; margin-top: 1; }"

    def compose(self) -> ComposeResult:
        """The question; the answer that loses nothing is the one that Enter gives."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Leave without saving?"
            yield Static("What you typed here is lost then.")
            with Horizontal():
                yield Button("n Go on typing", id="stay", compact=True, variant="primary")
                yield Button("y Leave it", id="go", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way."""
        self.dismiss(event.button.id == "go")

    def action_answer(self, sure: bool) -> None:
        """The key's way."""
        self.dismiss(sure)
