"""What can be done here, and what the focused field is for."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from screens.palette import own_bindings


class HelpDialog(ModalScreen[None]):
    """Help for the focused widget (its `HELP` or tooltip), the screen, and every key that works there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f1,question_mark", "dismiss", "Back", id="help.back", tooltip="Close the help"),
    ]

    def __init__(self, parts: list[Content]) -> None:
        super().__init__()
        self._parts = parts

    @classmethod
    def for_screen(cls, screen: Screen[Any]) -> HelpDialog:
        """The help for a screen as it stands now."""
        parts: list[Content] = []
        focused = screen.focused
        about = getattr(focused, "HELP", None) or (focused.tooltip if focused is not None else None)
        if isinstance(about, str) and about:
            parts += [Content.styled("Here", "bold"), Content(about), Content("")]
        here = getattr(screen, "HELP", "")
        if here:
            parts += [Content.styled("This screen", "bold"), Content(here), Content("")]
        parts.append(Content.styled("Keys", "bold"))
        for active in own_bindings(screen):
            binding = active.binding
            what = active.tooltip or binding.tooltip or binding.description
            key = screen.app.get_key_display(binding)
            parts.append(
                Content.assemble((f"{key:>10}", "bold"), f"  {binding.description}", (f" — {what}", "dim"))
            )
        return cls(parts)

    def compose(self) -> ComposeResult:
        """The help in a box that scrolls."""
        box = VerticalScroll(*(Static(part) for part in self._parts))
        box.add_class("dialog")
        box.border_title = "Help"
        box.border_subtitle = "Esc back"
        yield box

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()
