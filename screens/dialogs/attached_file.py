"""A file that is attached: open it with the system's viewer, after a question, or save a copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Static

from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.file_types import kind_name, size_words
from complaintdesk.store import places
from screens.dialogs.ask_line import AskLineDialog
from screens.frame import desk_app
from screens.text import shown
from screens.work import begin

_CARE = (
    "It is opened by the viewer that this computer has for such files, in a read-only copy that is removed when "
    "you leave the desk. Open only what you expect: a file from outside can be made to do harm."
)


class AttachedFileDialog(ModalScreen[str | None]):
    """Dismissed with what was done; None when people go back."""

    HELP = "One attached file. Enter opens it with the viewer of this computer, s saves a copy, Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "open", "Open it", id="file.open", tooltip="Open it with this computer's viewer"),
        Binding("s,ctrl+s", "save", "Save a copy", id="file.save", tooltip="Save a copy that only you may read"),
        Binding("escape,q", "dismiss", "Back", id="file.back", tooltip="Back to the case"),
    ]

    def __init__(self, row: AttachmentRow, added: str) -> None:
        """`added`: when, as people read it."""
        super().__init__()
        self._row = row
        self._added = added
        self._working = False

    def compose(self) -> ComposeResult:
        """What it is, and what opening means."""
        row = self._row
        about = f"{kind_name(row.media_type)}, {size_words(row.size)} · added {self._added} by {row.added_by}"
        with Vertical(classes="dialog") as box:
            box.border_title = "Open this file?"
            box.border_subtitle = "Enter opens it · s saves a copy · Esc back"
            yield Static(shown(row.name), id="file-name")
            yield Static(shown(about), classes="muted")
            if row.note:
                yield Static(shown(row.note), classes="muted")
            yield Static(shown(f"\n{_CARE}", lines=True))
            yield Static(id="file-wrong", classes="error", markup=False)

    def action_open(self) -> None:
        """Open it."""
        if not self._working:
            self._working = True
            begin(self, self._open, group="file")

    async def _open(self) -> None:
        desk = desk_app(self)
        try:
            await desk.look(lambda look: desk.viewed.open(look, self._row.id))
        except DeskError as error:
            self._working = False
            self._say_wrong(error)
        else:
            self.dismiss(f"{self._row.name} was given to the viewer of this computer.")

    def _say_wrong(self, error: DeskError) -> None:
        self.query_one("#file-wrong", Static).update(shown(str(error)))

    def action_save(self) -> None:
        """Ask where, and save a copy there."""
        self.app.push_screen(save_dialog(self._row), self._save_to)

    def _save_to(self, where: str | None) -> None:
        if where:
            begin(self, partial(self._save, where), group="file")

    async def _save(self, where: str) -> None:
        try:
            self.dismiss(await save_copy(self, self._row, where))
        except DeskError as error:
            self._say_wrong(error)


def save_dialog(row: AttachmentRow) -> AskLineDialog:
    """Ask where a copy is to be saved: among the downloads, where nothing else is said."""
    folder = next((each for each in places.folders_of_files() if each.is_dir()), Path.home())
    return AskLineDialog("Save a copy", f"Where to save “{row.name}”:", str(folder / row.name), path=True)


async def save_copy(node: DOMNode, row: AttachmentRow, where: str) -> str:
    """Save it, and say where. Raises `NotSaved` where a file is there already, and `Damaged`."""
    from complaintdesk.documents import saving_out

    path = Path(where).expanduser()
    saved = await desk_app(node).look(lambda look: saving_out.save_copy(look, row.id, path))
    return f"A copy was saved: {saved}. Only you may read it."
