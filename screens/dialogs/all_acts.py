"""Everything that can be done with a case: what is open now with its key, and why the rest is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from complaintdesk.rules.vocabulary import Act
from screens.case_acts import ACTS, sign
from screens.case_read import CaseRead
from screens.text import titled


class AllActsDialog(ModalScreen[Act | None]):
    """Choose an act; dismissed with it."""

    HELP = (
        "Every act that a case knows (7.2 to 7.9). Enter does the one under the cursor. Below stands what is not "
        "open at this point of the case's life, and why."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,full_stop", "dismiss", "Back", id="acts.back", tooltip="Back to the case"),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]
    CSS = "AllActsDialog OptionList { height: auto; max-height: 80vh; border: none; background: $surface; }"

    def __init__(self, whole: CaseRead, only: Sequence[Act] | None = None) -> None:
        """`only` some of them, where a key means one of several."""
        super().__init__()
        self.whole = whole
        refusals = {act: whole.refusal(act) for act in only or ACTS}
        self._open = [act for act, refused in refusals.items() if refused is None]
        self._refused = {act: refused for act, refused in refusals.items() if refused is not None}

    def compose(self) -> ComposeResult:
        """Open ones first."""
        options = [Option(_line(act), id=act.value) for act in self._open]
        options += [Option(_line(act, refused), disabled=True) for act, refused in self._refused.items()]
        with Vertical(classes="dialog") as box:
            box.border_title = titled("What can be done", self.whole.file.reference)
            box.border_subtitle = "Enter does it · Esc back"
            yield OptionList(*options, markup=False, compact=True)

    def on_mount(self) -> None:
        """At the first."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take this one."""
        self.dismiss(self._open[event.option_index])

    def action_move(self, by: int) -> None:
        """One down or up."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()


def _line(act: Act, refused: str | None = None) -> Content:
    doing = ACTS[act]
    key = Content.styled(f" {sign(doing.key)} ", "reverse" if refused is None else "dim")
    said = doing.about if refused is None else refused
    return Content.assemble(key, " ", (f"{doing.name}: ", "bold"), (said, "dim" if refused else ""))
