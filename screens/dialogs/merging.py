"""Make a case part of another, take the two apart again, make an entry a case of its own (7.2, 7.3)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Direction
from screens.dialogs.answers import Answer, Pick
from screens.dialogs.form import ActDialog
from screens.frame import desk_app


class MergeDialog(ActDialog):
    """Into which: one of those that may have to do with it, or by its number."""

    TITLE_WORDS = "Make it part of another case"
    DONE = "Made part of the other case, where its log is read. h takes them apart again."
    HELP = (
        "The same complaint has come in twice: this case becomes part of the other, where its log is read from "
        "now on. Its deadlines end; nothing is lost, and the two can be taken apart again. Only cases of one "
        "complainant, because each is told about their own."
    )
    RECORD_NAMES = {"into_id": "into"}  # noqa: RUF012 - read only

    def fields(self) -> ComposeResult:
        """The other case."""
        may = [row for row in self.whole.related if row.closed_on is None and row.mine]
        if may:
            options = [
                (f"{row.reference} · {row.problem} · {self.whole.day(row.received_on)}", row.id) for row in may
            ]
            about = "An open case of the same complainant."
            yield from self.field("into", Pick(options, may[0].id, id="known", about=about, none="by its number"))
        about = "The other case's number, as 2026-000123-8."
        yield from self.field("or number", Answer("", id="into", about=about))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import merging
        from complaintdesk.queries import search

        given = self.answers()
        typed, into = str(given["into"]).strip(), given.get("known")
        if typed:
            try:
                into = await desk_app(self).look(lambda look: search.by_reference(look, typed))
            except Invalid as wrong:
                raise Invalid(str(wrong), {"into": str(wrong)}) from wrong
            if into is None:
                raise Invalid("There is no such case.", {"into": f"there is no case {typed} in this file"})
        if into is None:
            raise Invalid("Choose the other case.", {"into": "write the number of the other case"})
        await self.act(merging.merge, into)


class UnmergeDialog(ActDialog):
    """One key: F10."""

    TITLE_WORDS = "Take it apart again"
    DONE = "It is a case of its own again, and its deadlines run on."
    HELP = "The case was made part of another. F10 takes the two apart: it is open, and its deadlines run on."

    def fields(self) -> ComposeResult:
        """What will happen."""
        said = "F10 makes it a case of its own again. Its log stays with it; the other case is as it was."
        yield Static(said, classes="said", markup=False)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import merging

        await self.act(merging.unmerge)


class SeparateDialog(ActDialog):
    """Which entry, and what kind of problem it is."""

    TITLE_WORDS = "Make an entry a case of its own"
    DONE = "It is a case of its own now; it stands in the pane Together."
    HELP = (
        "Something that was added to this case is another complaint (7.2): it becomes a case of its own, received "
        "when it came in, with its own number and deadlines. The entry stays here too, and says what it became."
    )

    def fields(self) -> ComposeResult:
        """The entry and its problem."""
        came = [row for row in self.whole.log if row.direction == Direction.IN and not (row.became or row.of)]
        entries = [(f"{self.whole.when(row.at)} {' '.join(row.text.split())[:60]}", row.id) for row in came[1:]]
        if not entries:
            yield Static("Nothing else has come in that could be another complaint.", classes="said", markup=False)
        last = entries[-1][1] if entries else None
        about = "What came in, and is another complaint."
        yield from self.field("entry", Pick(entries, last, id="communication_id", about=about, none="choose"))
        problems = [(category.label, category.code) for category in self.whole.categories]
        about = "What kind of problem it is (annex E)."
        yield from self.field("problem", Pick(problems, "other", id="problem", about=about))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import merging

        given = self.answers()
        if given["communication_id"] is None:
            raise Invalid("Choose the entry.", {"communication_id": "choose what came in"})
        await self.act(merging.separate, given["communication_id"], given["problem"])
