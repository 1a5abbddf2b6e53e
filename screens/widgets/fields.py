"""A form: labelled entries one below the other, worked through with Enter, each with its error below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from screens.text import shown
from screens.widgets.choice import Choice, ManyChoice
from screens.widgets.entries import Entered, Go, Judged, Line, Words

Control = Line | Words


class Part(Static):
    """The heading of a part of a form."""

    DEFAULT_CSS = "Part { height: 1; text-style: bold; color: $text-accent; }"

    def __init__(self, title: str) -> None:
        super().__init__(title, markup=False)


class Pair(Horizontal):
    """Two fields on one line."""

    DEFAULT_CSS = "Pair { height: auto; }"


class Field(Vertical):
    """A label, what is typed into, and the error. `path` names the input model's field, as errors do."""

    DEFAULT_CSS = """
    Field {
        height: auto; width: 1fr;
        & > Line, & > Words, & > ChoiceList, & > .field-error { margin-left: 17; }
        & > .field-error { height: auto; color: $text-error; }
        &.-second { margin-left: 2; }
        &.-second > Line, &.-second > ChoiceList, &.-second > .field-error { margin-left: 13; }
    }
    """

    def __init__(self, path: str, label: str, control: Control, *, second: bool = False) -> None:
        super().__init__(classes="-second" if second else None)
        self.path = path
        self.label = label
        self.control = control
        self.error: str | None = None
        self._said: Static | None = None

    def compose(self) -> ComposeResult:
        """The entry. Its list and its error are made when they are first shown: a form opens sooner so."""
        yield self.control

    def render(self) -> Content:
        """The label; `›` stands where typing goes, `!` where something is wrong."""
        here = self.control.has_focus
        sign = "›" if here else "!" if self.error else " "
        return Content.assemble((f"{sign} ", "bold"), (self.label, "bold" if here else ""))

    def relabel(self, label: str) -> None:
        """Another label."""
        self.label = label
        self.refresh()

    def on_descendant_focus(self) -> None:
        """Mark the label."""
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Unmark the label."""
        self.refresh()

    def on_judged(self, event: Judged) -> None:
        """The entry was checked."""
        event.stop()
        self.say(event.error)

    def say(self, error: str | None) -> None:
        """Show what is wrong, or that nothing is."""
        if error == self.error:
            return
        self.error = error
        if self._said is None:
            self._said = Static(classes="field-error")
            self.mount(self._said)
        self._said.update(shown(error))
        self._said.display = error is not None
        self.refresh()


class Form(VerticalScroll, can_focus=False):
    """The fields of a form. Keys act before the next key is read: fast typing goes where it belongs."""

    DEFAULT_CSS = "Form { height: 1fr; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "Next field", id="form.enter", show=False, priority=True, tooltip="Go on"),
        Binding("tab", "go(1)", "Next field", id="form.next", show=False, priority=True, tooltip="Always goes on"),
        Binding("shift+tab", "go(-1)", "Field before", id="form.before", show=False, priority=True),
        Binding(
            "down", "arrow(1)", "Down", id="form.down", show=False, priority=True, tooltip="Next field, or list"
        ),
        Binding("up", "arrow(-1)", "Up", id="form.up", show=False, priority=True, tooltip="Field before, or list"),
        Binding("pagedown", "part(1)", "Next part", id="form.part", show=False, priority=True),
        Binding("pageup", "part(-1)", "Part before", id="form.part-before", show=False, priority=True),
    ]

    class Changed(Message):
        """Something was typed or chosen in a field."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    class Finished(Message):
        """Enter was pressed in the last field."""

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The fields by path, from top to bottom."""
        return {field.path: field for field in self.query(Field)}

    async def add(self, fields: Iterable[Widget]) -> None:
        """More fields, below those that are there."""
        await self.mount_all(fields)
        self.__dict__.pop("fields", None)

    # -- what was entered ------------------------------------------------------------------------------

    def __getitem__(self, path: str) -> Entered:
        """What was entered in a field; empty where the form has no such field yet."""
        return self.fields[path].control.entered if path in self.fields else ""

    def text(self, path: str) -> str:
        """What was entered in a field of one text or code."""
        entered = self[path]
        return entered if isinstance(entered, str) else ""

    def entered(self) -> dict[str, Entered]:
        """Everything that was entered, empty fields left out."""
        found = {path: field.control.entered for path, field in self.fields.items()}
        return {path: value for path, value in found.items() if value}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Enter what a draft kept; fields that it does not name are emptied."""
        for path, field in self.fields.items():
            value = values.get(path, "")
            field.control.entered = value if isinstance(value, str | list) else ""

    def settle(self) -> dict[str, str]:
        """Typing is over everywhere. Returns what cannot be taken, by path."""
        found = {path: field.control.settle() for path, field in self.fields.items()}
        return {path: why for path, why in found.items() if why is not None}

    def show_errors(self, errors: Mapping[str, str]) -> dict[str, str]:
        """Put each error at its field and go to the first one. Returns those that no field belongs to."""
        for path, field in self.fields.items():
            field.say(errors.get(path))
        wrong = [path for path in self.fields if path in errors]
        if wrong:
            self.focus_on(wrong[0])
        return {path: why for path, why in errors.items() if path not in self.fields}

    # -- going through it ------------------------------------------------------------------------------

    def focus_on(self, path: str) -> None:
        """Go to a field."""
        self._focus(self.fields[path])

    def _focus(self, field: Field) -> None:
        self.screen.set_focus(field.control, scroll_visible=False)
        self.call_after_refresh(self.scroll_to_widget, field, animate=False)

    def _walked(self) -> list[Field]:
        return [field for field in self.fields.values() if field.display and field.control.focusable]

    @property
    def current(self) -> Field | None:
        """The field that is typed into."""
        focused = self.screen.focused
        return next((field for field in self.fields.values() if field.control is focused), None)

    def action_go(self, step: int) -> None:
        """On or back; Enter and Tab in the last field say that the form is finished, or stay there."""
        walked, current = self._walked(), self.current
        if current is None:
            raise SkipAction
        at = walked.index(current) + step
        if 0 <= at < len(walked):
            self._focus(walked[at])

    def action_enter(self) -> None:
        """On; in several lines and in a choice of several, Enter has a meaning of its own."""
        current = self.current
        if current is None or isinstance(current.control, Words | ManyChoice):
            raise SkipAction
        last = self._walked()[-1] is current
        self.action_go(1)
        current.control.post_message(Line.Confirmed(current.control))
        if last:
            self.post_message(self.Finished())

    def action_arrow(self, step: int) -> None:
        """Within an open list, or on and back."""
        current = self.current
        if current is None or isinstance(current.control, Words):
            raise SkipAction
        control = current.control
        if isinstance(control, Choice):
            if control.move(step):
                self.call_after_refresh(self.scroll_to_widget, current, animate=False)
                return
        elif control.arrows is not None and control.arrows(step):
            return
        self.action_go(step)

    def action_part(self, step: int) -> None:
        """To the first field of the part after or before."""
        parts: list[list[Field]] = []
        for widget in self.query("Part, Field"):
            if isinstance(widget, Part) or not parts:
                parts.append([])
            if isinstance(widget, Field) and widget in self._walked():
                parts[-1].append(widget)
        parts = [part for part in parts if part]
        at = next((at for at, part in enumerate(parts) if self.current in part), 0) + step
        self._focus(parts[max(0, min(at, len(parts) - 1))][0])

    def on_go(self, event: Go) -> None:
        """An entry sends people on or back."""
        event.stop()
        if event.step > 0 and self.current is not None and self._walked()[-1] is self.current:
            self.post_message(self.Finished())
        self.action_go(event.step)

    # -- changes ---------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Something was typed in a line."""
        event.stop()
        self._changed(event.input)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed in several lines."""
        event.stop()
        self._changed(event.text_area)

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Something else was chosen."""
        event.stop()
        self._changed(event.choice)

    def _changed(self, control: Widget) -> None:
        field = control.parent
        if isinstance(field, Field) and control is field.control:
            field.say(None)
            self.post_message(self.Changed(field))
