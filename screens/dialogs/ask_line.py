"""One question that is answered in one line: where to save, to which address, how it goes instead."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screens.dialogs.answers import Answer
from screens.text import shown, titled
from screens.widgets.path_line import PathLine


class AskLineDialog(ModalScreen[str | None]):
    """Dismissed with what was written; None when people go back."""

    HELP = "Write the answer; Enter or F10 takes it, Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10,enter,ctrl+s", "take", "Take it", id="ask.take", priority=True, tooltip="Take this answer"),
        Binding("escape", "dismiss", "Back", id="ask.back", tooltip="Back without doing it"),
    ]

    def __init__(self, title: str, about: str, value: str = "", *, path: bool = False) -> None:
        """`path`: the answer is a path, and Tab completes it."""
        super().__init__()
        self._title = title
        self._about = about
        self._value = value
        self._path = path

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        with Vertical(classes="dialog") as box:
            box.border_title = titled(self._title)
            box.border_subtitle = "Enter takes it · Esc back"
            yield Static(shown(self._about, lines=True), classes="muted")
            kind = PathLine if self._path else Answer
            yield kind(self._value, id="answer", about=self._about)

    def on_mount(self) -> None:
        """Ready to write."""
        self.query_one("#answer", Input).focus()

    def action_take(self) -> None:
        """Take what is written."""
        self.dismiss(self.query_one("#answer", Input).value.strip())
