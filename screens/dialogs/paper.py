"""A letter that was written, as a paper: saved as PDF, HTML or text, or handed to the mail program."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from complaintdesk.documents.letters import page
from complaintdesk.rules import letter_closing
from complaintdesk.rules.errors import DeskError, Invalid
from complaintdesk.rules.vocabulary import Channel
from complaintdesk.store import mail_program, places
from screens.case_read import CaseRead
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.form import ActDialog
from screens.dialogs.sure import SureDialog
from screens.frame import desk_app
from screens.text import shown

if TYPE_CHECKING:
    from complaintdesk.operations.inputs import Written

_FORMATS = [("pdf", "PDF, to print"), ("html", "HTML"), ("text", "text")]
_ENDS = {"pdf": "pdf", "html": "html", "text": "txt"}


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
        yield from self.field("as", OneOf(_FORMATS, "pdf", id="format", about="PDF for paper, HTML for a mail."))
        about = "Where it is saved; only you may read it."
        yield from self.field("file", Answer(str(self._usual("pdf")), id="path", about=about))
        if self._address:
            said = f"F6 opens it as a draft to {self._address} in your mail program."
            yield Static(shown(said), classes="said", markup=False)

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """The name ends as the format does."""
        path = self.query_one("#path", Answer)
        end = _ENDS[str(event.one_of.value)]
        if Path(path.value).suffix[1:] in _ENDS.values():
            path.value = str(Path(path.value).with_suffix(f".{end}"))

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

    def _usual(self, end: str) -> Path:
        """A name that no file has, beside the desk's own file."""
        folder = desk_app(self).path.resolve().parent / "letters"
        name = f"{self.whole.file.reference}-{self.written.kind.value}"
        numbered = (folder / f"{name}{f'-{n}' if n > 1 else ''}.{end}" for n in range(1, 1000))
        return next((path for path in numbered if not path.exists()), folder / f"{name}.{end}")

    async def carry_out(self, version: int) -> None:
        """Write the file."""
        answers = self.answers()
        typed = str(answers["path"]).strip()
        if not typed:
            raise Invalid("Name the file.", {"path": "name the file"})
        try:
            complete = await asyncio.to_thread(self._save_as, Path(typed).expanduser(), str(answers["format"]))
        except DeskError as error:
            raise Invalid(str(error), {"path": str(error)}) from error
        if not complete:
            said = (
                "Some signs have no font on this machine and stand in the file as empty boxes: look at it first."
            )
            self.app.notify(said, severity="warning")

    def _save_as(self, path: Path, chosen: str) -> bool:
        from complaintdesk.documents.paper import saving

        written = self.written
        paper = page.page(
            self.whole.sources,
            written.subject or "",
            self._text,
            written.language or self.whole.sources.language,
            self.whole.today,
        )
        printed = saving.content(paper, chosen)
        if path.parent.name == "letters":
            places.make_private_folder(path.parent)
        saving.save(printed, path)
        return printed.complete

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
