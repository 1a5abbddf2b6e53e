"""Attach files to a case or to an entry of its log, or put an e-mail that came in into the log (7.2, 7.3)."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from complaintdesk.operations import inputs
from complaintdesk.operations.inputs import FileGiven, MailGiven
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_names import extension
from complaintdesk.rules.file_types import MAIL, TYPES, size_words
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store import places
from screens.case_read import CaseRead
from screens.case_words import label
from screens.dialogs.answers import Answer, Pick, Ticks
from screens.dialogs.form import ActDialog
from screens.dropped import newest, paths_in
from screens.text import cell, shown
from screens.widgets.path_line import PathLine

_MOST_ENTRIES = 50  # of the log that are offered, the latest
_NAMES_SHOWN = 6
_MAIL_ENDS = frozenset(end for end, kind in TYPES.items() if kind.media_type == MAIL)


class AttachDialog(ActDialog):
    """Which files, to what, and what they are."""

    TITLE_WORDS = "Attach"
    HELP = (
        "Attach papers, pictures, sound or tables to the case or to one entry of its log. Type the path (Tab "
        "completes it), drop files on the terminal, or tick one of the newest. An e-mail (.eml, or its source "
        "pasted here) becomes an entry of the log, with its files; with an entry chosen, it is attached as it is."
    )
    RECORD_NAMES = {"communication_id": "entry"}  # noqa: RUF012 - read only

    def __init__(self, whole: CaseRead) -> None:
        super().__init__(whole)
        self._source: str | None = None
        # of what was asked for, what is on file already: after a refusal it goes on with the rest
        self._done: set[str] = set()

    def fields(self) -> ComposeResult:
        """Paths, the newest files, the entry, a note."""
        about = "Paths of files, or the source of an e-mail. Tab completes; dropping a file writes its path."
        yield from self.field(
            "files", PathLine("", id="files", about=about, hint="drop files here, or type a path")
        )
        yield Static(id="offered", classes="said", markup=False)
        yield Vertical(id="newest-box")
        about = "The entry of the log that they belong to; without one they belong to the case."
        yield from self.field("with", Pick(_entries(self.whole), id="entry", about=about, none="the case itself"))
        yield from self.field("note", Answer("", id="note", about="What it is: the broken leg, their receipt."))

    def on_mount(self) -> None:
        """Ready for a path; the newest files come when they have been looked for."""
        self.query_one("#offered").display = False
        self.query_one("#newest-box").styles.height = "auto"
        super().on_mount()
        self.query_one("#files").focus()
        self.run_worker(self._offer_newest(), group="newest")

    async def _offer_newest(self) -> None:
        found = await asyncio.to_thread(newest, places.folders_of_files(), frozenset(TYPES))
        if found and self.is_attached:
            options = [(str(path), cell(path.name, 60)) for path in found]
            ticks = Ticks(options, (), id="newest", about="The newest files of this computer.")
            ticks.styles.height = len(options)
            newest_of = Static("or tick one of the newest files here:", classes="muted")
            await self.query_one("#newest-box").mount(newest_of, ticks)
            self._at_first["newest"] = ()

    @property
    def changed(self) -> bool:
        """Whether anything was typed, ticked or pasted."""
        return self._source is not None or super().changed

    def on_path_line_offered(self, event: PathLine.Offered) -> None:
        """What the path may go on with."""
        more = f" … {len(event.names)} in all" if len(event.names) > _NAMES_SHOWN else ""
        self._say("  ".join(event.names[:_NAMES_SHOWN]) + more)

    def on_path_line_mail_pasted(self, event: PathLine.MailPasted) -> None:
        """The source of an e-mail, which goes into the log."""
        self._source = event.source
        size = size_words(len(event.source.encode("utf-8", "replace")))
        self._say(f"✓ The e-mail that was pasted ({size}) goes into the log.")

    def _say(self, sentence: str) -> None:
        line = self.query_one("#offered", Static)
        line.update(shown(sentence))
        line.display = bool(sentence)

    async def carry_out(self, version: int) -> None:
        """Attach the files, then take the e-mails in, one after another."""
        from complaintdesk.operations import attaching

        given = self.answers()
        entry_id = given["entry"]
        typed = await asyncio.to_thread(paths_in, str(given["files"]))
        wanted = [*typed, *given.get("newest", ())]
        paths = [path for path in dict.fromkeys(wanted) if path not in self._done]
        if not paths and self._source is None and not self._done:
            raise Invalid("Nothing to attach.", {"files": "type a path, drop a file, or tick one below"})
        files, mails = await asyncio.to_thread(_read, paths, self._source, entry_id is None)
        if files:
            meant = {"files": tuple(files.values()), "note": given["note"], "communication_id": entry_id}
            await self.act(attaching.attach, inputs.check(inputs.Attaching, meant))
            self._done |= set(files)
        for path, mail in mails.items():
            await self.act(attaching.take_mail, mail)
            self._done.add(path)
        self.DONE = _done_words(len(files), len(mails))


def _read(
    paths: list[str], source: str | None, as_mail: bool
) -> tuple[dict[str, FileGiven], dict[str, MailGiven]]:
    """The files and the e-mails, by path. Raises `Invalid` for one that cannot be read."""
    from complaintdesk.documents.file_given import read_file
    from complaintdesk.documents.mail_in.reading import read_mail

    files: dict[str, FileGiven] = {}
    mails: dict[str, MailGiven] = {}
    for path in paths:
        file = read_file(Path(path))
        if as_mail and extension(file.name) in _MAIL_ENDS:
            mails[path] = read_mail(file.content, file.name)
        else:
            files[path] = file
    if source is not None:
        mails[""] = read_mail(source.encode("utf-8", "surrogateescape"))
    return files, mails


def _entries(whole: CaseRead) -> list[tuple[str, int]]:
    """The entries of this case's own log, the latest first."""
    own = [entry for entry in reversed(whole.log) if entry.of is None][:_MOST_ENTRIES]
    return [
        (
            f"{whole.when(entry.at)} {label(Direction, entry.direction)}, {label(Channel, entry.channel)}: "
            f"{cell(' '.join(entry.text.split()), 30).strip()}",
            entry.id,
        )
        for entry in own
    ]


def _done_words(files: int, mails: int) -> str:
    said = []
    if files:
        said.append(f"{files} file{'s' * (files > 1)} attached: P shows {'them' if files > 1 else 'it'}")
    if mails:
        said.append(
            "the e-mail is in the log, with its files" if mails == 1 else f"{mails} e-mails are in the log"
        )
    words = "; ".join(said) or "It is attached"
    return f"{words[0].upper()}{words[1:]}."
