"""Do the same to all marked cases: an owner, a reminder, a letter, a link, an export; then what was done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.queries.improvement_rows import EntryRow
from complaintdesk.queries.people import StaffRow
from complaintdesk.rules.errors import Invalid, NotSaved
from complaintdesk.store.look import Look
from screens import bulk
from screens.bulk import Summary
from screens.bulk_letters import ProgressLetters
from screens.dialogs.answers import Answer, OneOf, Pick, WordsFor
from screens.dialogs.bulk_letters import LettersDialog
from screens.dialogs.form import FormDialog
from screens.dialogs.improvement_cases import chosen, entries
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

_ACTS = (
    ("owner", "give them to somebody"),
    ("remind", "remind whom we wait for"),
    ("tell", "write how it stands"),
    ("export", "export them"),
    ("improve", "link to an improvement"),
)


class BulkDialog(FormDialog):
    """What, and what it needs."""

    TITLE_WORDS = "Do the same to all of them"
    HELP = (
        "The same for every marked case, each by itself: what one refuses does not keep it from the others. "
        "Afterwards stands what was done and what was not, and why. Space marks cases in the list. Before letters "
        "are written you see how many go by e-mail and how many on paper, and the first of them."
    )

    def __init__(
        self, rows: Sequence[CaseRow], people: Sequence[StaffRow], improvements: Sequence[EntryRow] = ()
    ) -> None:
        super().__init__()
        self.rows = rows
        self._improvements = improvements
        self._people = people
        self.summary: Summary | None = None

    @property
    def about(self) -> str:
        """How many."""
        return f"{len(self.rows)} case{'s' * (len(self.rows) != 1)}"

    def fields(self) -> ComposeResult:
        """The act; the person or the file that it needs."""
        yield from self.field("do", OneOf(list(_ACTS), "owner", id="act", about="What is done to each of them."))
        with Vertical(id="owner-box"):
            people = [(staff_words(person), person.id) for person in self._people]
            about = "Who answers for them from now on (5.4)."
            yield from self.field("to", Pick(people, desk_app(self).actor.id, id="owner_id", about=about))
        with Vertical(id="tell-box"):
            about = (
                "Each gets a progress letter in their language: by e-mail where it goes out from here, else as "
                "a PDF to print."
            )
            yield Static(about, classes="said", markup=False)
            title = "What is new for all of them. The complainants read this"
            yield from self.words(WordsFor(None, id="news", about=about, outward=True, title=title))
        with Vertical(id="improve-box"):
            yield from self.field("entry", entries(self._improvements))
        with Vertical(id="export-box"):
            path = Path.home() / "complaints.csv"
            about = "A file for a spreadsheet; only you may read it, and none is replaced."
            yield from self.field("to the file", Answer(str(path), id="path", about=about))

    def on_mount(self) -> None:
        """Only what the act needs is asked."""
        super().on_mount()
        self._ask()

    def on_one_of_changed(self) -> None:
        """Only what the act needs is asked."""
        self._ask()

    def _ask(self) -> None:
        chosen = self.query_one("#act", OneOf).value
        for box in ("owner", "tell", "improve", "export"):
            self.query_one(f"#{box}-box").display = chosen == box

    async def try_it(self) -> bool:
        """To each of them."""
        app, given = desk_app(self), self.answers()
        if given["act"] == "owner":
            self.summary = await bulk.each(self.rows, bulk.give_to(app, given["owner_id"]))
        elif given["act"] == "remind":
            self.summary = await bulk.each(self.rows, bulk.remind(app))
        elif given["act"] == "improve":
            linked = bulk.link_to(app, chosen(given["improvement_id"]))
            self.summary = await bulk.each(self.rows, linked)
        elif given["act"] == "tell":
            return await self._tell(ProgressLetters(app, str(given["news"]).strip() or None, self._folder))
        else:
            await self._export(Path(str(given["path"]).strip()).expanduser())
        return True

    async def _tell(self, letters: ProgressLetters) -> bool:
        """First how many there are and what the first one says; written when somebody has agreed to that."""
        summary = await bulk.each(self.rows, letters.prepare)
        if letters.ready:
            self._hold(False)
            if not await self.app.push_screen_wait(LettersDialog(letters, summary)):
                return False
            self._hold(True)
        written = await bulk.each([row for row in self.rows if row.id in letters.ready], letters.one)
        self.summary = Summary(written.done, [*summary.refused, *written.refused], letters.notes)
        return True

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "letters"

    async def _export(self, path: Path) -> None:
        if path.exists():
            raise Invalid("The file is there already.", {"path": f"{path} is there already; name another"})
        ids = [row.id for row in self.rows]
        try:
            await desk_app(self).look(lambda look: _write(look, path, ids))
        except NotSaved as error:
            raise Invalid(str(error), {"path": str(error)}) from error
        self.summary = Summary([row.reference for row in self.rows], [], [f"Written to {path}"])


def _write(look: Look, path: Path, ids: list[int]) -> None:
    from complaintdesk.documents import case_table
    from complaintdesk.documents.private_file import PrivateFile

    private = PrivateFile(path)
    try:
        case_table.export_csv(look, private.open(encoding="utf-8-sig"), ids)
        private.keep()
    finally:
        private.drop()


class SummaryDialog(ModalScreen[None]):
    """What was done and what was not."""

    HELP = "What was done, and what was not, with the reason for each. Esc goes back to the list."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Back", id="summary.back", tooltip="Back to the list")
    ]

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary

    def compose(self) -> ComposeResult:
        """Two lists."""
        done, refused, notes = self._summary
        lines = [Content.styled(f"✓ Done for {len(done)}", "bold $text-success")]
        lines += [Content(f"  {', '.join(done)}")] if done else []
        lines += [Content("  ") + shown(note) for note in notes]
        if refused:
            lines.append(Content.styled(f"✗ Not done for {len(refused)}", "bold $text-error"))
            lines += [Content(f"  {reference}  ") + shown(why) for reference, why in refused]
        box = VerticalScroll(*(Static(line, markup=False) for line in lines))
        box.add_class("dialog")
        box.border_title = "What was done"
        box.border_subtitle = "Esc back"
        yield box

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()
