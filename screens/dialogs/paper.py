"""A letter that was written, as a paper: saved as PDF, HTML or text, or handed to the mail program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from complaintdesk.documents.letters import page
from complaintdesk.rules import letter_closing
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.vocabulary import Channel
from complaintdesk.store import mail_program
from screens.case_read import CaseRead
from screens.dialogs import paper_file
from screens.dialogs.form import ActDialog
from screens.dialogs.sure import SureDialog
from screens.frame import desk_app
from screens.text import shown

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.operations.inputs import Written


class PaperDialog(ActDialog):
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

    def __init__(self, whole: CaseRead, written: Written) -> None:
        super().__init__(whole)
        self.written = written

    def fields(self) -> ComposeResult:
        """Format and name."""
        yield Static("The letter is kept and logged. Do you need it on paper, or as a file?", classes="said")
        yield from paper_file.fields(self, paper_file.free(self._folder, self._called, "pdf"))
        if self._address:
            said = f"F6 opens it as a draft to {self._address} in your mail program."
            yield Static(shown(said), classes="said", markup=False)

    def on_one_of_changed(self) -> None:
        """The name ends as the format does."""
        paper_file.follow(self, self._folder, self._called)

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving: the letter is kept."""
        return False

    @property
    def _address(self) -> str | None:
        return self.whole.sources.email if self.written.channel is Channel.EMAIL else None

    @property
    def _text(self) -> str:
        """The letter as it is kept: with the closing lines, also where somebody has taken them out."""
        language = self.written.language or self.whole.sources.language
        contact = self.whole.letterhead.contact
        return letter_closing.complete(self.written.text, language, self.whole.file.reference, contact)

    @property
    def _called(self) -> str:
        return f"{self.whole.file.reference}-{self.written.kind.value}"

    @property
    def _folder(self) -> Path:
        """Beside the desk's own file."""
        return desk_app(self).path.resolve().parent / "letters"

    async def carry_out(self, version: int) -> None:
        """Write the file."""
        await paper_file.save(self, self.answers(), self._folder, self._printed)

    def _printed(self, chosen: str) -> Printed:
        from complaintdesk.documents.paper import saving

        written = self.written
        paper = page.page(
            self.whole.sources,
            written.subject or "",
            self._text,
            written.language or self.whole.sources.language,
            self.whole.today,
        )
        return saving.content(paper, chosen)

    def action_draft(self) -> None:
        """Ask, then open the mail program."""
        if self._address is not None:
            question = f"Open your mail program with this letter to {self._address}? It gets all of its text."
            self.app.push_screen(SureDialog([question], "Mail program"), self._draft)

    def _draft(self, sure: bool | None) -> None:
        if not sure or self._address is None:
            return
        try:
            mail_program.draft(self._address, self.written.subject or "", self._text)
        except DeskError as error:
            self.say_wrong({"form": str(error)})
