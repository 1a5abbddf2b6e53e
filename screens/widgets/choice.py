"""Choosing from a list on one line: typing finds, arrows move, Enter takes and goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from complaintdesk.rules.plain_text import fold, visible
from screens.text import shown
from screens.widgets.entries import Entered, Go, Judged, Line

_MOST = 6  # lines of an open list


class Offered(NamedTuple):
    """One thing that can be chosen: `code` is what is kept, `label` what people read and type."""

    code: str
    label: str


class ChoiceList(Widget):
    """The open list below a choice; `▸` is what Enter takes, `✓` what is chosen already."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; width: 1fr; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[tuple[str, bool]] = ()
        self.at = 0

    def render(self) -> Content:
        """The lines around the one that Enter takes."""
        first = max(0, min(self.at - _MOST // 2, len(self.lines) - _MOST))
        drawn = []
        for number, (label, chosen) in enumerate(self.lines[first : first + _MOST], first):
            here = number == self.at
            sign = ("▸" if here else " ") + ("✓ " if chosen else "  ")
            line = Content(sign) + shown(label)
            drawn.append(line.stylize("bold") if here else line)
        hidden = len(self.lines) - first - _MOST
        if hidden > 0:
            drawn[-1] += Content.styled(f"   … {hidden} more", "dim")
        return Content("\n").join(drawn)


class Choice(Line):
    """One of a list. Empty is allowed; what is chosen stands in the line until something else is typed."""

    DEFAULT_CSS = """
    Choice.-chosen > .input--placeholder { color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close the list", id="choice.close", show=False, tooltip="Choose nothing else"),
    ]

    class Chosen(Message):
        """Something else is chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self,
        offered: Sequence[Offered] = (),
        *,
        chosen: str | None = None,
        hint: str = "not said",
        about: str | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(about=about, id=id)
        self.hint = hint
        self.offered: tuple[Offered, ...] = tuple(offered)
        self.codes: list[str] = [] if chosen is None else [chosen]
        self.list = ChoiceList()
        self._found: list[Offered] = []
        self._moved = False
        self._is_open = False
        self._show_chosen()

    @property
    def entered(self) -> Entered:
        """The code that is chosen; empty when none is."""
        return self.codes[0] if self.codes else ""

    @entered.setter
    def entered(self, value: Entered) -> None:
        codes = [value] if isinstance(value, str) and value else list(value)
        self._choose(codes)

    def offer(self, offered: Sequence[Offered]) -> None:
        """Offer something else; what was chosen stays chosen."""
        self.offered = tuple(offered)
        self._show_chosen()

    @property
    def said(self) -> str:
        """The labels of what is chosen."""
        labels = {one.code: one.label for one in self.offered}
        return ", ".join(labels.get(code, code) for code in self.codes)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._is_open

    # -- typing and moving -----------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed here only finds; the form hears of what is chosen."""
        event.stop()

    def on_line_confirmed(self) -> None:
        """Enter, in the last field of a form too."""
        self.post_message(Judged(self.settle()))

    def watch_value(self, value: str) -> None:
        """A letter was typed: show what it finds."""
        self._moved = False
        if value.strip():
            self.list.at = 0
            self._open(_finds(self.offered, value))
        elif self.is_open:
            self._close()

    def move(self, step: int) -> bool:
        """One up or down in the list; down opens it. False when the form should go on or back instead."""
        if not self.is_open:
            if step < 0:
                return False
            self.list.at = next((at for at, one in enumerate(self.offered) if one.code in self.codes), 0)
            self._open(list(self.offered))
        elif self._found:
            self.list.at = (self.list.at + step) % len(self._found)
            self.list.refresh()
        self._moved = True
        return True

    def settle(self) -> str | None:
        """Take what was found or moved to; returns what is wrong when nothing is called like what was typed."""
        if self._found and (self.value.strip() or self._moved):
            self._take(self._found[self.list.at].code)
        elif self.value.strip():
            said = visible(self.value.strip())
            return f"Nothing here is called “{said}”. Type part of a word, or ↓ shows all."
        elif self.is_open:
            self._close()
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is the screen's while nothing is open here."""
        return action != "close" or self.is_open or bool(self.value)

    def action_close(self) -> None:
        """Leave what was chosen as it was."""
        self.value = ""
        self._close()
        self.post_message(Judged(None))

    def action_delete_left(self) -> None:
        """Backspace on an empty line takes back what was chosen."""
        if self.value or not self.codes:
            super().action_delete_left()
        else:
            self._choose(self.codes[:-1])

    # -- the list --------------------------------------------------------------------------------------

    def _open(self, found: Sequence[Offered]) -> None:
        self._found = list(found)
        self.list.lines = [(one.label, one.code in self.codes) for one in found]
        if not found:
            self.list.lines = [("nothing is called so", False)]
        self._is_open = self.list.display = True
        if not self.list.is_attached and isinstance(self.parent, Widget):
            self.parent.mount(self.list, after=self)
        self.list.refresh(layout=True)

    def _close(self) -> None:
        self._is_open = self.list.display = False
        self._found, self._moved = [], False

    def _take(self, code: str) -> None:
        self._choose([code])

    def _choose(self, codes: list[str]) -> None:
        changed, self.codes = codes != self.codes, codes
        self.value = ""
        self._close()
        self._show_chosen()
        if changed:
            self.post_message(self.Chosen(self))

    def _show_chosen(self) -> None:
        self.placeholder = "▾ " + visible(self.said or self.hint)
        self.set_class(bool(self.codes), "-chosen")


class ManyChoice(Choice):
    """Several of a list: Enter puts one in or takes it out again, and on an empty line goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "put", "Put in or take out", id="choice.put", show=False, tooltip="Choose it as well"),
    ]

    @property
    def entered(self) -> Entered:
        """The codes that are chosen."""
        return list(self.codes)

    @entered.setter
    def entered(self, value: Entered) -> None:
        self._choose([value] if isinstance(value, str) and value else list(value))

    def action_put(self) -> None:
        """Put in or take out what was found; go on when nothing was typed or moved to."""
        if self.value.strip() or self._moved:
            self.post_message(Judged(self.settle()))
        else:
            self.post_message(Go(1))

    def _take(self, code: str) -> None:
        self._choose([one for one in self.codes if one != code] if code in self.codes else [*self.codes, code])


def _finds(offered: Sequence[Offered], typed: str) -> list[Offered]:
    """Labels that begin with what was typed, then those with such a word, then those that contain it."""
    asked = fold(typed.strip())

    def rank(label: str) -> int:
        if label.startswith(asked):
            return 0
        return 1 if any(word.startswith(asked) for word in label.replace("/", " ").split()) else 2

    found = [(rank(label), one) for one in offered if asked in (label := fold(one.label))]
    return [one for _rank, one in sorted(found, key=lambda pair: pair[0])]
