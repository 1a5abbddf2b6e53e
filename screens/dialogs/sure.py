"""Is that meant? What only somebody who is sure may do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from screens.text import shown, titled


class SureDialog(ModalScreen[bool]):
    """The questions, one below the other; yes means yes to all of them."""

    HELP = "Something may not be meant as it is. Nothing was saved yet: n goes back to it, y does it all the same."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes, do it", id="sure.yes", tooltip="It is meant: do it"),
        Binding("n,escape", "answer(False)", "No, go back", id="sure.no", tooltip="Back; nothing is done"),
    ]
    CSS = """
    SureDialog .dialog { width: 64; }
    SureDialog Static { height: auto; }
    SureDialog Horizontal { height: 1; }
    """

    def __init__(self, questions: Sequence[str], title: str = "Is that meant?") -> None:
        super().__init__()
        self._questions = questions
        self._title = title

    def compose(self) -> ComposeResult:
        """The questions; the answer that does nothing is the one that Enter gives."""
        with Vertical(classes="dialog") as box:
            box.border_title = titled(self._title)
            for question in self._questions:
                yield Static(shown(f"{question}\n", lines=True), markup=False)
            with Horizontal():
                yield Button("n No, go back", id="back", compact=True, variant="primary")
                yield Button("y Yes, do it", id="go", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way."""
        self.dismiss(event.button.id == "go")

    def action_answer(self, sure: bool) -> None:
        """The key's way."""
        self.dismiss(sure)
