"""The frame of every dialog that does something to a case: its fields, what is wrong with them, save and leave."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, Static, TextArea

from complaintdesk.rules.errors import Conflict, DeskError, Invalid, Unsure
from screens.case_read import CaseRead
from screens.dialogs.answers import OneOf, Ticks
from screens.dialogs.conflict import ConflictDialog
from screens.dialogs.leave import LeaveDialog
from screens.dialogs.sure import SureDialog
from screens.frame import desk_app
from screens.text import shown, titled
from screens.widgets.entries import Go


class FormDialog(ModalScreen[str | None]):
    """A form that does something. Dismissed with what was done, or None when nothing was saved."""

    CSS_PATH = "form.tcss"
    TITLE_WORDS: ClassVar[str] = ""
    DONE: str = "Saved."
    RECORD_NAMES: ClassVar[dict[str, str]] = {}  # a field of the dialog by the name the operation knows it by
    HELP: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f10,ctrl+s", "save", "Save", id="form.save", priority=True, tooltip="Save and go back to the case"
        ),
        Binding("f1", "app.help", "Help", id="form.help", tooltip="Help for the field that you are in"),
        Binding("escape", "leave", "Back", id="form.leave", tooltip="Back without saving; asks if you have typed"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.saving = False
        self._was_at: Widget | None = None
        self._at_first: dict[str, Any] = {}
        self._refused: dict[str, Any] = {}  # what stood in the fields when something was wrong

    # -- for each dialog to say ------------------------------------------------------------------------

    @property
    def about(self) -> str:
        """What it is about, for its title."""
        return ""

    def fields(self) -> ComposeResult:
        """Its fields, made by `field`."""
        yield from ()

    async def try_it(self) -> bool:
        """Do it; False where nothing was saved. Raises `DeskError`; `Invalid.fields` names fields by their ids."""
        return False

    # -- what they share -------------------------------------------------------------------------------

    def field(self, name: str, widget: Widget) -> ComposeResult:
        """A field with its name at the left, and room for a sentence about what is wrong with it."""
        with Horizontal(classes="field"):
            yield Label(Content(name), classes="name")
            yield widget
        yield Static(classes="wrong", id=f"error-{widget.id}", markup=False)

    def words(self, widget: Widget) -> ComposeResult:
        """A box of text, over the whole width."""
        yield widget
        yield Static(classes="wrong", id=f"error-{widget.id}", markup=False)

    def compose(self) -> ComposeResult:
        """The fields, and below them what is wrong and the buttons."""
        with Vertical(classes="dialog form") as box:
            box.border_title = titled(self.TITLE_WORDS, self.about)
            with VerticalScroll(id="fields", can_focus=False):
                yield from self.fields()
            yield Static(classes="wrong", id="error-form", markup=False)
            yield Static("Saving …", id="saving")
            with Horizontal(id="buttons"):
                yield Button("F10 Save", id="save", compact=True, variant="primary")
                yield Button("Esc Back", id="leave", compact=True)
                yield Static("Tab next field", classes="muted hint")

    def on_mount(self) -> None:
        """To tell what was typed from what stood there."""
        self._at_first = self.answers()

    def answers(self) -> dict[str, Any]:
        """What stands in the fields, by their ids."""
        found: dict[str, Any] = {}
        for widget in self.query_one("#fields").query("*"):
            if widget.id is None:
                continue
            if isinstance(widget, Input | OneOf | Ticks):
                found[widget.id] = widget.value
            elif isinstance(widget, Select):
                found[widget.id] = None if widget.is_blank() else widget.value
            elif isinstance(widget, TextArea):
                found[widget.id] = widget.text
        return found

    @property
    def changed(self) -> bool:
        """Whether anything was typed or chosen."""
        return self.answers() != self._at_first

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(OneOf.Changed)
    def _being_put_right(self, event: Message) -> None:
        """What was wrong there is said no more, once something else stands there."""
        ident = None if event.control is None else event.control.id
        if ident is not None and self._refused.get(ident) != self.answers().get(ident):
            for place in self.query(f"#error-{ident}").results(Static):
                place.display = False

    def on_go(self, event: Go) -> None:
        """An entry sends people on or back."""
        event.stop()
        if event.step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way."""
        event.stop()
        if event.button.id == "save":
            self.action_save()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back, after a question if something would be lost."""
        if self.saving:
            return
        if self.changed:
            self.app.push_screen(LeaveDialog(), self._left)
        else:
            self.dismiss(None)

    def _left(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(None)

    def action_save(self) -> None:
        """Save once, however often the key is pressed."""
        if not self.saving:
            self.saving = True
            self._hold(True)
            self.run_worker(self._save(), group="save")

    async def _save(self) -> None:
        try:
            if await self.try_it():
                self.dismiss(self.DONE)
        except Invalid as wrong:
            self._hold(False)
            self.say_wrong(wrong.fields or {"form": str(wrong)})
        except DeskError as error:
            self._hold(False)
            self.say_wrong({"form": f"Not saved. {error}"})
        finally:
            self.saving = False

    def _hold(self, held: bool) -> None:
        """While it is being written, nothing is typed into what is on its way; then the cursor is where it was."""
        if held:
            self._was_at = self.focused
        self.query_one("#fields").disabled = held
        self.query_one("#saving").display = held
        if not held and self._was_at is not None:
            self._was_at.focus()

    def say_wrong(self, fields: dict[str, str]) -> None:
        """Each sentence at its field, the first of them focused; what belongs to no field stands below them."""
        self._refused = self.answers()
        for place in self.query(".wrong").results(Static):
            place.update("")
            place.display = False
        first: Widget | None = None
        for name, sentence in fields.items():
            ident = self.RECORD_NAMES.get(name, name.partition(".")[0])
            if not self.query(f"#error-{ident}"):
                ident = "form"
            said = sentence[:1].upper() + sentence[1:].rstrip(".")
            said += "" if said.endswith("?") else "."
            place = self.query_one(f"#error-{ident}", Static)
            place.update(shown(f"✗ {said}"))
            place.display = True
            if first is None and ident != "form":
                first = self.query_one(f"#{ident}")
                # focusing a field at the lower edge would leave the sentence below it out of sight
                self.call_after_refresh(place.scroll_visible, animate=False)
        if first is not None:
            first.focus()


class ActDialog(FormDialog):
    """One act on one case."""

    def __init__(self, whole: CaseRead) -> None:
        super().__init__()
        self.whole = whole

    @property
    def about(self) -> str:
        """The case's number."""
        return self.whole.file.reference

    async def carry_out(self, version: int) -> None:
        """Do it, on that version of the case. Raises `DeskError`; `Invalid.fields` names fields by their ids."""

    async def try_it(self) -> bool:
        """Carry it out; where somebody else has saved meanwhile, both versions are shown and one is chosen."""
        version = self.whole.file.version
        while True:
            self.say_wrong({})
            try:
                await self.carry_out(version)
            except Conflict as conflict:
                self._hold(False)
                choice = await self.app.push_screen_wait(ConflictDialog(self.whole, conflict))
                if choice == "theirs":
                    self.dismiss(None)
                if choice != "mine":
                    return False
                version = int(conflict.theirs["version"])
                self._hold(True)
            else:
                return True

    async def act(self, operation: Any, *given: Any) -> None:
        """Carry out an operation on this case as the person who works here.

        What only somebody sure may do is asked first; raises `Unsure` where the answer is no.
        """
        desk = desk_app(self)
        try:
            await desk.act(operation, self.whole.file.id, *given)
        except Unsure as unsure:
            if not await self.app.push_screen_wait(SureDialog(unsure.questions)):
                raise
            sure = [each.model_copy(update={"sure": True}) if hasattr(each, "sure") else each for each in given]
            await desk.act(operation, self.whole.file.id, *sure)
