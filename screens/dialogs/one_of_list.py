"""One of a short list, chosen by its number: a period, a department, a format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.text import cell, titled

_NUMBERED = 9
_LABELS = 30  # cells at most; the note stands behind


class OneOfListDialog(ModalScreen[str | None]):
    """Dismissed with the code that was chosen; None when people go back. `options`: code, name, note."""

    HELP = "A number or Enter chooses, Esc leaves it as it is."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="one.back", tooltip="Leave it as it is"),
        Binding("j", "move(1)", "Down", id="one.down", show=False, tooltip="One down"),
        Binding("k", "move(-1)", "Up", id="one.up", show=False, tooltip="One up"),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, str, str]], chosen: str) -> None:
        super().__init__()
        self._title = title
        self._options = list(options)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """The list; what holds now is marked by a dot."""
        labels = min(_LABELS, max(cell_len(name) for _, name, _ in self._options))
        rows = OptionList(markup=False, compact=True)
        for at, (code, name, note) in enumerate(self._options, 1):
            number = f"{at}" if at <= _NUMBERED else " "
            mark = "●" if code == self._chosen else " "
            rows.add_option(Option(f"{number} {mark} {cell(name, labels)}  {cell(note, cell_len(note))}"))
        box = Vertical(rows)
        box.add_class("dialog")
        box.border_title = titled(self._title)
        box.border_subtitle = "a number or Enter chooses · Esc back"
        yield box

    def on_mount(self) -> None:
        """On what holds now."""
        codes = [code for code, _, _ in self._options]
        self.query_one(OptionList).highlighted = codes.index(self._chosen) if self._chosen in codes else 0

    def on_key(self, event: Key) -> None:
        """A number chooses at once."""
        key = event.character or ""
        if key in "123456789" and key and int(key) <= len(self._options):
            event.stop()
            self.dismiss(self._options[int(key) - 1][0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take this one."""
        self.dismiss(self._options[event.option_index][0])

    def action_move(self, by: int) -> None:
        """One down or up."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()
