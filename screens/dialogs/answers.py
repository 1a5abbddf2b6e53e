"""The fields of the dialogs on a case: a line, some words, one of a few. Each says what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, OptionList, Select
from textual.widgets.option_list import Option

from complaintdesk.rules.plain_text import fold, visible
from screens.text import titled
from screens.widgets.entries import Line, Words

OUR_WORDS = "Only we read this"
THEIR_WORDS = "The complainant reads this"


class Answer(Line):
    """One line, with what stands there already. Enter goes on to the next field."""

    def __init__(self, value: str | None, *, id: str, about: str, hint: str = "") -> None:
        super().__init__(hint, about=about, id=id)
        self.entered = value or ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field."""
        event.stop()
        self.screen.focus_next()


class DayAnswer(Answer):
    """A day or a period. What stands there is chosen as a whole when one comes to it: typing takes its place."""

    def __init__(self, value: str | None, *, id: str, about: str, hint: str = "") -> None:
        super().__init__(value, id=id, about=about, hint=hint)
        self.select_on_focus = True


class WordsFor(Words):
    """Some lines of text in a box that says who reads it: outward to the complainant, or inside only."""

    def __init__(
        self, value: str | None, *, id: str, about: str, outward: bool | None, title: str | None = None
    ) -> None:
        super().__init__(about=about, id=id)
        self.compact = False
        self.load_text(value or "")
        self.read_by(outward, title)

    def read_by(self, outward: bool | None, title: str | None = None) -> None:
        """Say who reads it, in the title and by the colour of the box. None: they are the complainant's own."""
        self.set_class(outward is True, "-outward")
        self.set_class(outward is False, "-inside")
        self.border_title = titled(title or (THEIR_WORDS if outward else OUR_WORDS))


class OneOf(Widget, can_focus=True):
    """One of a few, all in view: `● low  ○ medium  ○ high`. Arrows, its number or first letter choose."""

    DEFAULT_CSS = """
    OneOf { height: auto; width: 1fr; &:focus { background: $boost; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,space", "turn(1)", "Next", show=False),
        Binding("left,up", "turn(-1)", "Before", show=False),
        Binding("enter", "on", "On", show=False),
    ]

    class Changed(Message):
        """Another one was chosen."""

        def __init__(self, one_of: OneOf) -> None:
            super().__init__()
            self.one_of = one_of

        @property
        def control(self) -> OneOf:
            """Which of them it is."""
            return self.one_of

    def __init__(self, options: Sequence[tuple[str, str]], value: str | None, *, id: str, about: str) -> None:
        super().__init__(id=id)
        self.auto_links = False  # the dot is enough of a mark
        self.options = list(options)
        self.value = value
        self.tooltip = about

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the options need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """All of them; a line break falls between two, never within one."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for code, name in self.options:
            chosen = code == self.value
            style = "bold reverse" if chosen and self.has_focus else "bold" if chosen else ""
            part = Content.styled(f"{'●' if chosen else '○'} {name}", style)
            part = part.stylize(Style.from_meta({"@click": f"choose({code!r})"}))
            if lines and lines[-1].cell_length + 2 + part.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], "  ", part)
            else:
                lines.append(part)
        return lines

    def choose(self, code: str) -> None:
        """Take this one."""
        if code != self.value:
            self.value = code
            self.refresh()
            self.post_message(self.Changed(self))

    def action_choose(self, code: str) -> None:
        """It was clicked."""
        self.choose(code)

    def action_turn(self, by: int) -> None:
        """The next one or the one before."""
        codes = [code for code, _ in self.options]
        at = codes.index(self.value) + by if self.value in codes else 0 if by > 0 else -1
        self.choose(codes[at % len(codes)])

    def action_on(self) -> None:
        """On to the next field."""
        self.screen.focus_next()

    def on_key(self, event: Key) -> None:
        """A number or a first letter."""
        key = event.character or ""
        if key.isdecimal() and 0 < int(key) <= len(self.options):
            self.choose(self.options[int(key) - 1][0])
        else:
            words = [(code, name.lstrip("0123456789 ").casefold()) for code, name in self.options]
            named = [code for code, name in words if key and name.startswith(key.casefold())]
            if not named:
                return
            at = named.index(self.value) + 1 if self.value in named else 0
            self.choose(named[at % len(named)])
        event.stop()

    def on_click(self, event: Click) -> None:
        """A click gives it the keyboard."""
        self.focus()


class Pick(Select[Any]):
    """One of a longer list, folded: Enter opens it, letters find in it. `none` is shown for no choice."""

    def __init__(
        self,
        options: Sequence[tuple[str, Any]],
        value: Any = None,
        *,
        id: str,
        about: str,
        none: str | None = None,
    ) -> None:
        super().__init__(
            [(Text(visible(name)), code) for name, code in options],  # Select finds in rich texts only
            prompt=none or "",
            allow_blank=none is not None,
            id=id,
            compact=True,
            **({} if value is None else {"value": value}),
        )
        self.tooltip = f"{about} Enter opens the list; letters find in it."


class Ticks(OptionList):
    """Several of many: ☑ is ticked. Letters find one; Space, Enter or a click ticks and unticks it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", show=False),
    ]

    def __init__(self, options: Sequence[tuple[str, str]], ticked: Sequence[str], *, id: str, about: str) -> None:
        self._named = list(options)
        self._ticked = list(ticked)
        super().__init__(
            *(Option(self._shown(code)) for code, _ in self._named), id=id, compact=True, markup=False
        )
        self.tooltip = f"{about} Letters find one, Space ticks it."
        self._typed = ""

    @property
    def value(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(code for code, _ in self._named if code in self._ticked)

    def _shown(self, code: str) -> str:
        return f"{'☑' if code in self._ticked else '☐'} {dict(self._named)[code]}"

    def on_mount(self) -> None:
        """At the first."""
        self.highlighted = 0

    def on_key(self, event: Key) -> None:
        """Letters find: the next one of which a word begins with what was typed; another key begins anew."""
        letter = event.character or ""
        if not letter.isalpha():
            self._typed = ""
            return
        for typed in (self._typed + letter, letter):
            found = [at for at, (_, name) in enumerate(self._named) if _has_word(name, typed)]
            if found:
                self._typed, at = typed, self.highlighted or 0
                again = at in found and len(typed) > 1  # it still stands under the cursor
                after = [each for each in found if each > at] or found
                self.highlighted = at if again else after[0]
                break
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick."""
        event.stop()
        code = self._named[event.option_index][0]
        if code in self._ticked:
            self._ticked.remove(code)
        else:
            self._ticked.append(code)
        self.replace_option_prompt_at_index(event.option_index, self._shown(code))


def _has_word(name: str, typed: str) -> bool:
    return any(fold(word).startswith(fold(typed)) for word in name.split())
