"""Carry out what was promised (7.9), and see whether it has helped (annex E)."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from complaintdesk.queries.handling import RemedyRow
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Remedy
from screens.case_read import CaseRead
from screens.case_words import label
from screens.dialogs.answers import OneOf, WordsFor
from screens.dialogs.assess import YES_NO
from screens.dialogs.form import ActDialog


def remedy_words(row: RemedyRow) -> str:
    """A promised remedy in a few words: `refund payment, £120.00`."""
    said = label(Remedy, row.remedy)
    return said if row.amount is None else f"{said}, {format_amount(row.amount, row.currency)}"


def to_carry_out(whole: CaseRead) -> list[RemedyRow]:
    """What was promised and is not done."""
    return [row for row in whole.remedies if row.carried_out_at is None and row.dropped_at is None]


def to_verify(whole: CaseRead) -> list[RemedyRow]:
    """What was done and was not looked at since."""
    return [row for row in whole.remedies if row.carried_out_at is not None and row.verified_at is None]


def _choice(rows: Sequence[RemedyRow]) -> OneOf:
    options = [(str(row.id), remedy_words(row)) for row in rows]
    return OneOf(options, options[0][0] if options else None, id="remedy_id", about="Which of them (7.9).")


class CarryOutDialog(ActDialog):
    """Which remedy, and how it is known that it was done."""

    TITLE_WORDS = "Carry out what was promised"
    DONE = "Carried out, and noted (7.9)."
    HELP = (
        "What was promised is done, and written down as done (7.9; annex E: correction made), one after the other."
    )

    def fields(self) -> ComposeResult:
        """The remedy and a note."""
        yield from self.field("done", _choice(to_carry_out(self.whole)))
        about = "How it is known: a transfer, a delivery note, who did it."
        yield from self.words(WordsFor(None, id="note", about=about, outward=False))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import closing, inputs

        await self.act(closing.carry_out, inputs.check(inputs.Done, {**self.answers(), "version": version}))


class VerifyDialog(ActDialog):
    """Has it helped?"""

    TITLE_WORDS = "Verify what was done"
    DONE = "Verified (annex E)."
    HELP = (
        "Some time after it was done: was it really done, and has it helped (annex E: correction verified)? "
        "If not, say what is missing; the remedy is then to be carried out again."
    )

    def fields(self) -> ComposeResult:
        """The remedy, whether it helped, a note."""
        yield from self.field("remedy", _choice(to_verify(self.whole)))
        yield from self.field("it helped", OneOf(YES_NO, None, id="helped", about="Done, and as it should be?"))
        yield from self.words(WordsFor(None, id="note", about="Who was asked, what is missing.", outward=False))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import closing, inputs

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        if "helped" in given:
            given["helped"] = given["helped"] == "yes"
        await self.act(closing.verify, inputs.check(inputs.Verified, {**given, "version": version}))
