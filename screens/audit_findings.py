"""Findings of all audits (8.5): what is done about each, and whether somebody else has seen it done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import audit as asked
from complaintdesk.queries import people
from complaintdesk.queries.audit import FindingRow
from complaintdesk.rules.audit import Progress
from complaintdesk.rules.dates import due_words
from complaintdesk.rules.plain_text import clean_line
from complaintdesk.store.look import Look
from screens.audit import said
from screens.register import Block, Column, Entry, Register
from screens.work import begin


class FindingsScreen(Register):
    """What is not verified first."""

    NAME = "Findings of audits"
    CLAUSES = "8.5"
    COLUMNS = (Column("Clause", 8), Column("Grade", 11), Column("Finding", 0), Column("Stands", 18))
    EMPTY = (
        "Nothing was found yet.\n\nA question of an audit that is answered minor, major or opportunity "
        "becomes a finding; x in an audit writes one down besides. Each gets an action with an owner and "
        "a day, and somebody else verifies it."
    )
    HELP = (
        "Findings of all audits: a says what is done about one, by whom and by when; d that it is done; v "
        "that somebody else has looked and it is put right, or is not. Nobody verifies what they did "
        "themselves."
    )
    KEYS = ("finding.action", "finding.done", "finding.verify")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "act_on", "Action", id="finding.action", tooltip="What is done about it, who, by when"),
        Binding("d", "done", "Done", id="finding.done", tooltip="The action is done"),
        Binding("v", "verify", "Verify", id="finding.verify", tooltip="Is it put right? By somebody else"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """A line for each finding."""
        return [_entry(row, look.today) for row in asked.all_findings(look)]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """All of it."""
        return list(_page(asked.finding(look, entry_id)))

    def open_entry(self) -> None:
        """What is next for it."""
        begin(self, self._next, group="dialog", exclusive=True)

    async def _next(self) -> None:
        if self.entry is None:
            return
        key = self.entry_id
        row = await self.desk.look(lambda look: asked.finding(look, key))
        then = {Progress.OPEN: "act_on", Progress.ACTION: "done", Progress.DONE: "verify"}.get(row.progress)
        if then is not None:
            getattr(self, f"action_{then}")()

    def action_act_on(self) -> None:
        """What is done about it."""
        from screens.dialogs.audit_findings import ActionDialog

        self._dialog(ActionDialog)

    def action_done(self) -> None:
        """It is done."""
        from screens.dialogs.audit_findings import DoneDialog

        self._dialog(DoneDialog)

    def action_verify(self) -> None:
        """Is it put right?"""
        from screens.dialogs.audit_findings import VerifyDialog

        self._dialog(VerifyDialog)

    def _dialog(self, dialog: Callable[..., Any]) -> None:
        if self.entry is not None:
            begin(self, partial(self._open, dialog, self.entry_id), group="dialog", exclusive=True)

    async def _open(self, dialog: Callable[..., Any], finding_id: int) -> None:
        row, staff, today = await self.desk.look(
            lambda look: (asked.finding(look, finding_id), people.staff(look), look.today)
        )
        self.ask(dialog(row, staff, today))


def _entry(row: FindingRow, today: date) -> Entry:
    stands, late = row.progress.label, False
    if row.progress is Progress.ACTION:
        due = date.fromisoformat(str(row.due_on))
        stands, late = f"▸ {due_words(due, today)}", due < today
    signs = {Progress.OPEN: "· no action yet", Progress.DONE: "◐ to be verified", Progress.VERIFIED: "✓ verified"}
    cells = (row.clause, row.grade, clean_line(row.text), signs.get(row.progress, stands))
    return Entry(row.id, cells, alert=late)


def _page(row: FindingRow) -> Iterator[Block]:
    yield Block(f"{row.clause} · {row.grade} · {row.audit}", row.text)
    yield Block(f"What shows it · {row.found_by}", row.evidence)
    if row.action is None:
        yield Block("Nothing is done about it yet", "a says what, by whom, by when.")
    else:
        yield Block(f"Action · {row.owner} by {said(row.due_on)}", row.action)
    if row.sent_back_note:
        times = "once" if row.sent_back == 1 else f"{row.sent_back} times"
        yield Block(f"Sent back {times}", row.sent_back_note)
    if row.done_on:
        yield Block(f"Done {said(row.done_on)} · {row.done_by}", row.done_note or "")
    if row.verified_on:
        yield Block(f"Verified {said(row.verified_on)} · {row.verified_by}", row.verified_note or "")
