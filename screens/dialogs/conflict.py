"""Somebody else saved the case meanwhile: both versions, side by side."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from complaintdesk.rules.errors import Conflict
from screens.case_read import CaseRead
from screens.case_words import field_name, value
from screens.text import shown


class ConflictDialog(ModalScreen[str | None]):
    """Dismissed with `theirs`, `mine`, or None: back to my text."""

    HELP = (
        "Another terminal saved this case after you opened it. Nothing of yours is saved yet, and nothing is "
        "lost: compare field by field, then choose. Whatever is written over stays in the history."
    )
    CSS_PATH = "conflict.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "t", "choose('theirs')", "Take theirs", id="conflict.theirs", tooltip="Leave the file as they saved it"
        ),
        Binding("m", "choose('mine')", "Save mine", id="conflict.mine", tooltip="Save mine over theirs"),
        Binding(
            "escape,b", "choose('')", "Back to my text", id="conflict.back", tooltip="Go on with what I typed"
        ),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, whole: CaseRead, conflict: Conflict) -> None:
        super().__init__()
        self.whole = whole
        self.conflict = conflict

    def compose(self) -> ComposeResult:
        """What happened, the two versions, the three ways on."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Somebody else saved this case meanwhile"
            yield Static(shown(str(self.conflict)), markup=False)
            with Horizontal(classes="versions head"):
                yield Static("", classes="name")
                yield Static("Theirs, on file now")
                yield Static("Yours, not saved yet")
            with VerticalScroll(can_focus=True):
                for field, mine in self.conflict.yours.items():
                    if field in self.conflict.theirs:
                        yield from self._field(field, self.conflict.theirs[field], mine)
            with Horizontal(id="ways"):
                yield Button("b Back to my text", id="back", compact=True, variant="primary")
                yield Button("t Take theirs", id="theirs", compact=True)
                yield Button("m Save mine over it", id="mine", compact=True)

    def _field(self, field: str, theirs: Any, mine: Any) -> ComposeResult:
        said = [value(self.whole, "case", field, each) for each in (theirs, mine)]
        sign = "=" if said[0] == said[1] else "≠"
        with Horizontal(classes="versions"):
            yield Static(Content(f"{sign} {field_name(field)}"), classes="name")
            for text in said:
                yield Static(shown(text, lines=True), markup=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way."""
        self.action_choose({"back": ""}.get(str(event.button.id), str(event.button.id)))

    def action_choose(self, choice: str) -> None:
        """The key's way."""
        self.dismiss(choice or None)

    def action_scroll(self, by: int) -> None:
        """Long texts scroll."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
