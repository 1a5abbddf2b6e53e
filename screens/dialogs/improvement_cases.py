"""Link cases to an entry of the register, and a case to an entry (8.7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries import improvement, search
from complaintdesk.queries.improvement_rows import EntryRow, Whole
from complaintdesk.rules.errors import Invalid
from complaintdesk.store.look import Look
from screens.app import DeskApp
from screens.dialogs.answers import OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.improvement import Lists
from screens.frame import desk_app
from screens.text import shown
from screens.work import begin

_DO = (("link", "link them"), ("unlink", "take them off"))


class LinkDialog(FormDialog):
    """Which cases, by their references."""

    TITLE_WORDS = "Linked cases"
    DONE = "Saved. Enter shows its cases."
    HELP = (
        "The references of the cases, as many as you like. In the list of cases, b links all that are marked, and "
        "on a case u links that case."
    )

    def __init__(self, whole: Whole, lists: Lists) -> None:
        super().__init__()
        self._row = whole.row

    @property
    def about(self) -> str:
        """Its number."""
        return self._row.number

    def fields(self) -> ComposeResult:
        """What, and which."""
        yield Static(shown(self._row.title), classes="said", markup=False)
        yield from self.field("do", OneOf(list(_DO), "link", id="what", about="Link them, or take them off."))
        about = "References such as 2026-000123-8, with blanks or commas between them."
        yield from self.words(WordsFor(None, id="cases", about=about, outward=False, title="Which cases"))

    async def try_it(self) -> bool:
        """Do it."""
        from complaintdesk.operations import inputs, patterns

        app, given = desk_app(self), self.answers()
        typed = str(given["cases"]).replace(",", " ").split()
        ids = await app.look(lambda look: _ids(look, typed))
        cases = inputs.check(inputs.CasesLinked, {"cases": ids})
        await app.act(patterns.link if given["what"] == "link" else patterns.unlink, self._row.id, cases)
        return True


def _ids(look: Look, typed: Sequence[str]) -> list[int]:
    """The cases that are meant. Raises `Invalid` at the field."""
    if not typed:
        raise Invalid("Write a reference.", {"cases": "write a reference, like 2026-000123-8"})
    found = []
    for reference in typed:
        try:
            case_id = search.by_reference(look, reference)
        except Invalid as wrong:
            raise Invalid(str(wrong), {"cases": str(wrong)}) from wrong
        if case_id is None:
            raise Invalid("There is no such case.", {"cases": f"there is no case {reference[:40]}"})
        found.append(case_id)
    return found


class LinkToDialog(FormDialog):
    """To which entry a case is linked."""

    TITLE_WORDS = "Link to an improvement"
    DONE = "Linked; it stands in the pane Together."
    HELP = "Which corrective or preventive action, good practice or compliment the case has to do with (8.7)."

    def __init__(self, case_id: int, reference: str, rows: Sequence[EntryRow]) -> None:
        super().__init__()
        self._case_id, self._reference, self._rows = case_id, reference, rows

    @property
    def about(self) -> str:
        """The case."""
        return self._reference

    def fields(self) -> ComposeResult:
        """Which one."""
        yield from self.field("entry", entries(self._rows))

    async def try_it(self) -> bool:
        """Link it."""
        from complaintdesk.operations import inputs, patterns

        cases = inputs.check(inputs.CasesLinked, {"cases": [self._case_id]})
        await desk_app(self).act(patterns.link, chosen(self.answers()["improvement_id"]), cases)
        return True


def entries(rows: Sequence[EntryRow]) -> Pick:
    """Those that are under way, to choose from."""
    options = [(f"{row.number} {row.title}", row.id) for row in rows]
    return Pick(options, id="improvement_id", about="An entry that is under way.", none="choose")


def chosen(entry_id: int | None) -> int:
    """The one that was chosen. Raises `Invalid` at the field."""
    if entry_id is None:
        raise Invalid("Choose one.", {"improvement_id": "choose one; F6, then i opens a new one"})
    return entry_id


def under_way(look: Look) -> list[EntryRow]:
    """The entries that a case can be linked to."""
    return [row for row in improvement.register(look) if not row.is_over]


def link_case(app: DeskApp, case_id: int, reference: str) -> None:
    """Ask to which entry a case is linked."""
    begin(app.screen, partial(_asked, app, case_id, reference), group="ask", exclusive=True)


async def _asked(app: DeskApp, case_id: int, reference: str) -> None:
    rows = await app.look(under_way)
    app.push_screen(LinkToDialog(case_id, reference, rows))
