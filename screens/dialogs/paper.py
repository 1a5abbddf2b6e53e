"""A letter that was written, as a paper: saved as PDF, HTML or text, or handed to the mail program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.widgets import Static

from complaintdesk.documents.letters import page
from complaintdesk.documents.letters.sources import Sources
from complaintdesk.rules.errors import DeskError
from complaintdesk.store import mail_program
from screens.dialogs import paper_file
from screens.dialogs.form import FormDialog
from screens.dialogs.sure import SureDialog
from screens.frame import desk_app
from screens.text import shown

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed


class Kept(NamedTuple):
    """A letter as it is kept, all of its text; the day it was written, and where an e-mail of it would go."""

    kind: str
    subject: str
    text: str
    language: str
    on: date
    address: str | None


def hand_over(node: DOMNode, letter: Kept, wrong: Callable[[DeskError], None]) -> None:
    """Ask, then open the mail program with it as a draft; `wrong` says why it could not be opened."""
    address = letter.address
    if address is None:
        return

    def draft(sure: bool | None) -> None:
        try:
            if sure:
                mail_program.draft(address, letter.subject, letter.text)
        except DeskError as error:
            wrong(error)

    question = f"Open your mail program with this letter to {address}? It gets all of its text."
    node.app.push_screen(SureDialog([question], "Mail program"), draft)


class PaperDialog(FormDialog):
    """Where the paper goes. Esc leaves: the letter is kept already."""

    TITLE_WORDS = "Save the letter as a file"
    DONE = "Saved."
    HELP = (
        "The letter is kept with the case already. Here it becomes a file that only you may read: PDF and HTML "
        "with the office's head, ready to be printed. F6 hands an e-mail to the mail program of this machine."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "draft", "Mail program", id="paper.draft", tooltip="Open it as a draft in the mail program"),
    ]

    def __init__(self, sources: Sources, letter: Kept) -> None:
        super().__init__()
        self._sources = sources
        self._letter = letter

    @property
    def about(self) -> str:
        """The case's number."""
        return self._sources.file.reference

    def fields(self) -> ComposeResult:
        """Format and name."""
        yield Static("The letter is kept and logged. Do you need it on paper, or as a file?", classes="said")
        yield from paper_file.fields(self, paper_file.free(self._folder, self._called, "pdf"))
        if self._letter.address:
            said = f"F6 opens it as a draft to {self._letter.address} in your mail program."
            yield Static(shown(said), classes="said", markup=False)

    def on_one_of_changed(self) -> None:
        """The name ends as the format does."""
        paper_file.follow(self, self._folder, self._called)

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving: the letter is kept."""
        return False

    @property
    def _called(self) -> str:
        return f"{self.about}-{self._letter.kind}"

    @property
    def _folder(self) -> Path:
        """Beside the desk's own file."""
        return desk_app(self).path.resolve().parent / "letters"

    async def try_it(self) -> bool:
        """Write the file."""
        self.say_wrong({})
        path = await paper_file.save(self, self.answers(), self._folder, self._printed)
        self.DONE = f"Saved: {path}"
        return True

    def _printed(self, chosen: str) -> Printed:
        from complaintdesk.documents.paper import saving

        letter = self._letter
        paper = page.page(self._sources, letter.subject, letter.text, letter.language, letter.on)
        return saving.content(paper, chosen)

    def action_draft(self) -> None:
        """Ask, then open the mail program."""
        hand_over(self, self._letter, lambda error: self.say_wrong({"form": str(error)}))
