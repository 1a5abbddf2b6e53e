"""Something that went wrong and must be read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.text import shown, titled


class NoticeDialog(ModalScreen[None]):
    """One sentence or a few, until Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space", "dismiss", "I have read it", id="notice.read", tooltip="Close this notice"),
    ]

    def __init__(self, sentence: str, title: str = "Please read") -> None:
        super().__init__()
        self._sentence = sentence
        self._title = title

    def compose(self) -> ComposeResult:
        """The sentence in a box."""
        box = Vertical(Static(shown(self._sentence, lines=True)), Static("\nEnter goes on", classes="muted"))
        box.add_class("dialog")
        box.border_title = titled(self._title)
        yield box
