"""Letters that were written and files that are attached: the papers of a case (7.1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.queries.outbox import PostRow
from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.file_types import kind_name, size_words
from complaintdesk.rules.letters import LetterKind, SendingState
from screens.case_read import CaseRead
from screens.case_words import label
from screens.widgets.reading import Block, Reading, Row
from screens.work import begin

LETTER, FILE = "letter-", "file-"  # keys of blocks: a letter, an attached file
_TROUBLE = (SendingState.FAILED, SendingState.UNSURE)


class PapersPane(Reading):
    """Letters, then files."""

    HELP = (
        "The papers of the case: letters as they were written, with where each is on its way, and the files that "
        "are attached. Enter shows a letter word for word, or opens a file after a question; Ctrl+S saves a copy "
        "of a file. @ attaches files and takes e-mails in."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open_here", "Open it", id="papers.open", show=False, tooltip="Show the letter or the file"
        ),
        Binding(
            "ctrl+s", "save_here", "Save a copy", id="papers.save", show=False, tooltip="Save a copy of the file"
        ),
    ]

    class Said(Message):
        """Something was done, or could not be."""

        def __init__(self, sentence: str, kind: str) -> None:
            super().__init__()
            self.sentence = sentence
            self.kind = kind

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(walk=True, id=id)
        self._whole: CaseRead | None = None

    def show_case(self, whole: CaseRead) -> None:
        """Show them as they stand."""
        self._whole = whole
        self.show([*_letters(whole), *_files(whole)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only on a letter or a file; elsewhere the key is the screen's own."""
        current = self.current or ""
        if action == "open_here":
            return current.startswith((LETTER, FILE))
        return current.startswith(FILE) if action == "save_here" else True

    def action_open_here(self) -> None:
        """Show the letter, or ask whether to open the file."""
        from screens.dialogs.attached_file import AttachedFileDialog
        from screens.dialogs.written_letter import WrittenLetterDialog

        file, letter = self._file(), self._letter()
        if self._whole is not None and letter is not None:
            self.app.push_screen(WrittenLetterDialog(letter, self._whole.when), self._say)
        elif self._whole is not None and file is not None:
            self.app.push_screen(AttachedFileDialog(file, self._whole.when(file.added_at)), self._say)

    def action_save_here(self) -> None:
        """Ask where, and save a copy of the file."""
        from screens.dialogs.attached_file import save_dialog

        file = self._file()
        if file is not None:
            self.app.push_screen(save_dialog(file), partial(self._save_to, file))

    def _save_to(self, file: AttachmentRow, where: str | None) -> None:
        if where:
            begin(self, partial(self._save, file, where), group="file")

    async def _save(self, file: AttachmentRow, where: str) -> None:
        from screens.dialogs.attached_file import save_copy

        try:
            self._say(await save_copy(self, file, where))
        except DeskError as error:
            self.post_message(self.Said(f"✗ {error}", "refused"))

    def _say(self, done: str | None) -> None:
        if done is not None:
            self.post_message(self.Said(f"✓ {done}", "done"))

    def _file(self) -> AttachmentRow | None:
        rows = [] if self._whole is None else self._whole.attachments
        return next((row for row in rows if f"{FILE}{row.id}" == self.current), None)

    def _letter(self) -> PostRow | None:
        rows = [] if self._whole is None else self._whole.letters
        return next((row for row in rows if f"{LETTER}{row.id}" == self.current), None)


def _letters(whole: CaseRead) -> Iterator[Block]:
    if not whole.letters:
        yield Block("letters", (Row("Letters", "title"), Row("None was written yet."), Row("")))
        return
    title: tuple[Row, ...] = (Row("Letters", "title"),)
    for row in whole.letters:
        head = f"▶ {label(LetterKind, row.kind)}  {whole.when(row.written_at)}  {row.written_by}"
        state = Row(state_words(whole, row), "alarm" if row.state in _TROUBLE else "muted", indent=2)
        rows = (Row(_flat(head), "out"), Row(_flat(row.subject), indent=2), state, Row(""))
        yield Block(f"{LETTER}{row.id}", (*title, *rows))  # the title is no stop of its own for the cursor
        title = ()


def state_words(whole: CaseRead, row: PostRow) -> str:
    """Where a letter is: `sent to a@example.com, today 10:02`."""
    said, colon, rest = row.where.partition(":")
    if row.to_address and row.state != SendingState.KEPT:
        said += f" to {row.to_address}"
    said += colon + rest
    if row.state == SendingState.SENT:
        return _flat(f"✓ {said}" + (f", {whole.when(row.sent_at)}" if row.sent_at else ""))
    if row.state == SendingState.WAITING and row.next_try_at and row.attempts:
        said += f", tried {row.attempts} time{'s' * (row.attempts > 1)}, again {whole.when(row.next_try_at)}"
    sign = "✗ " if row.state in _TROUBLE else ""
    why = f": {row.last_error}" if row.last_error else ""
    return _flat(f"{sign}{said}{why}" + (" · Ctrl+O decides" if row.state in _TROUBLE else ""))


def attached_words(whole: CaseRead, entry_id: int) -> Iterator[tuple[str, str]]:
    """What the log says below an entry, with its style: the files that came with it, a letter that did not go."""
    names = [row.name for row in whole.attachments if row.communication_id == entry_id]
    if names:
        yield _flat(f"+ {len(names)} file{'s' * (len(names) > 1)}: {', '.join(names)}"), "muted"
    for row in whole.letters:
        if row.communication_id == entry_id and row.state in _TROUBLE:
            yield state_words(whole, row), "alarm"


def _files(whole: CaseRead) -> Iterator[Block]:
    if not whole.attachments:
        yield Block(
            "files", (Row("Files", "title"), Row("None is attached. @ attaches papers, pictures, e-mails."))
        )
        return
    title = [Row("Files", "title")]
    entries = {entry.id: entry for entry in whole.log}
    for row in whole.attachments:
        about = f"{kind_name(row.media_type)}, {size_words(row.size)} · {whole.when(row.added_at)} {row.added_by}"
        entry = entries.get(row.communication_id) if row.communication_id is not None else None
        if entry is not None:
            about += f" · with the entry of {whole.when(entry.at)}"
        rows = [*title, Row(_flat(row.name)), Row(_flat(about), "muted", indent=2)]
        title = []
        if row.note:
            rows.append(Row(_flat(row.note), "muted", indent=2))
        yield Block(f"{FILE}{row.id}", tuple(rows))


def _flat(text: str) -> str:
    return text.replace("\n", " ")
