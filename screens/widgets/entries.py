"""What people type into: one line, several lines. What would act on the terminal is shown, never sent to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, TextArea

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import clean, visible

Entered = str | list[str]
_BREAKS = re.compile(" *[\n\t][ \n\t]*")
_JOINERS = "\u200c\u200d"  # typed in Persian and between emoji; Textual takes them for keys that print nothing


class Judged(Message):
    """What was entered cannot be taken; `error` is a sentence. None takes the sentence away."""

    def __init__(self, error: str | None) -> None:
        super().__init__()
        self.error = error


class Go(Message):
    """On to the next entry of the form (1), or back to the one before (-1)."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


def as_drawn(text: str) -> str:
    """The text with a `▯` for each character that would act or hide on a terminal: as long as before."""
    if visible(text, lines=True) == text:
        return text
    return "".join(
        char if visible(char, lines=True) == char or char in visible(text[max(0, at - 1) : at + 2]) else "▯"
        for at, char in enumerate(text)
    )


class Line(Input):
    """One line of text. `check` gives the text as it is understood, or raises `Invalid` with a sentence."""

    DEFAULT_CSS = """
    Line { background: $surface; &:focus { background: $primary-muted; } }
    """

    class Confirmed(Message):
        """Enter was pressed here, and all that was typed before has arrived."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    def __init__(
        self,
        hint: str = "",
        *,
        about: str | None = None,
        check: Callable[[str], str] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(placeholder=hint, compact=True, select_on_focus=False, validate_on=(), id=id)
        self.cursor_blink = False
        self.tooltip = about
        self.check = check
        self._written_out = ""  # what was understood, where that is not what was typed
        self.arrows: Callable[[int], bool] | None = None  # takes up (-1) and down (1) before the form does

    @property
    def entered(self) -> Entered:
        """The text as typed."""
        return self.value

    @entered.setter
    def entered(self, value: Entered) -> None:
        self.value = value if isinstance(value, str) else ""
        self.cursor_position = len(self.value)

    @property
    def said(self) -> str:
        """What was entered, as people read it."""
        return self.value.strip()

    def settle(self) -> str | None:
        """Typing here is over: show the text as it is understood, or return what is wrong with it."""
        if self.check is None or not self.value.strip():
            return None
        try:
            understood = self.check(self.value)
        except Invalid as error:
            return next(iter(error.fields.values()), str(error))
        if understood != self.value:
            self.value = understood
            self._written_out = understood
        return None

    def on_focus(self) -> None:
        """Gone back to, what the desk wrote out is chosen as a whole: typing takes its place."""
        if self.value and self.value == self._written_out:
            self.select_all()

    def on_blur(self) -> None:
        """Check when people go on; what they typed stays as it is where it cannot be understood."""
        error = self.settle()
        if error is not None:
            self.post_message(Judged(error))

    def _on_paste(self, event: events.Paste) -> None:
        """All lines of it, as one."""
        event.stop()
        event.prevent_default()
        self.replace(_BREAKS.sub(" ", clean(event.text)), *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if event.character is not None and event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character, *self.selection)

    @property
    def _value(self) -> Text:
        return Text(as_drawn(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(as_drawn(self.value)[:position])


class Words(TextArea, inherit_bindings=False):
    """Several lines. Enter begins a line, and on an empty last line goes on; Tab always goes on."""

    DEFAULT_CSS = """
    Words {
        height: auto; min-height: 3; max-height: 8; padding: 0; background: $surface;
        &:focus { background: $primary-muted; }
    }
    """
    # without F6 and F7, which the screens need
    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and binding.key not in ("f6", "f7")
    ]

    def __init__(self, hint: str = "", *, about: str | None = None, id: str | None = None) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, placeholder=hint, tooltip=about, id=id)
        self.cursor_blink = False

    @property
    def entered(self) -> Entered:
        """The text as typed."""
        return self.text

    @entered.setter
    def entered(self, value: Entered) -> None:
        self.load_text(value if isinstance(value, str) else "")
        self.move_cursor(self.document.end)

    @property
    def said(self) -> str:
        """What was entered, as people read it."""
        return self.text.strip()

    def settle(self) -> str | None:
        """Nothing is wrong with words."""
        return None

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn."""
        return Text(as_drawn(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self._on_empty_last_line:
            event.stop()
            event.prevent_default()
            if self.text.endswith("\n"):
                self.action_delete_left()
            self.post_message(Go(1))
        elif event.character is not None and event.character in _JOINERS:
            event.stop()
            event.prevent_default()
            self.insert(event.character)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text), *self.selection)

    @property
    def _on_empty_last_line(self) -> bool:
        row, column = self.cursor_location
        return self.selection.is_empty and column == 0 and (row, column) == self.document.end

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line back to the entry before."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(Go(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line on to the next entry."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(Go(1))
        else:
            super().action_cursor_down(select)
