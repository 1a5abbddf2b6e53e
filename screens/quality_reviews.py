"""One sample of closed cases (annex D): each is reviewed with the checklist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import case_file, handling
from complaintdesk.queries import quality as asked
from complaintdesk.queries.case_file import CaseFile
from complaintdesk.queries.handling import InvestigationRow
from complaintdesk.queries.quality import AnswerRow, ReviewRow, SampleRow
from complaintdesk.rules.quality import BY_CODE, Judgement
from complaintdesk.store.look import Look
from screens.quality import CONCLUDED
from screens.register import Block, Column, Entry, Register
from screens.work import begin

_SIGNS = {Judgement.YES: "✓", Judgement.PARTLY: "◐", Judgement.NO: "✗", Judgement.NOT_APPLICABLE: "–"}


class SampleScreen(Register):
    """Its cases."""

    COLUMNS = (Column("", 1), Column("Case", 14), Column("Problem", 0), Column("Says", 24))
    EMPTY = "This sample has no case."
    HELP = (
        "The cases of one sample. Enter reviews the one under the cursor; o opens it, to read its log, "
        "investigation and letters first. The page shows both sides, the decision, and what was said to "
        "each question."
    )
    KEYS = ("review.review", "review.open")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review", "Review", id="review.review", tooltip="Answer the checklist (also Enter)"),
        Binding("o", "open_case", "Open the case", id="review.open", tooltip="Read the whole case first"),
    ]

    def __init__(self, sample_id: int, at: int | None = None) -> None:
        super().__init__(at)
        self.sample_id = sample_id
        self._sample: SampleRow | None = None
        self._cases: dict[int, int] = {}

    def heading(self) -> str:
        """Which sample, how far."""
        row = self._sample
        return (
            "Sample"
            if row is None
            else f"Sample {row.id} · {row.reviewer} · {row.reviewed} of {row.drawn} reviewed"
        )

    def entries(self, look: Look) -> Sequence[Entry]:
        """Each case, in the order in which it was drawn."""
        self._sample = asked.sample(look, self.sample_id)
        rows = asked.reviews(look, self.sample_id)
        self._cases = {row.id: row.case_id for row in rows}
        return [_entry(row) for row in rows]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What the case is, and what was said of it."""
        row = asked.review(look, entry_id)
        case, found = case_file.case_file(look, row.case_id), handling.investigation(look, row.case_id)
        return list(_page(row, asked.answers(look, entry_id), case, found))

    def open_entry(self) -> None:
        """Review it."""
        self.action_review()

    def action_review(self) -> None:
        """The checklist; whoever may not fill it in is told so before they begin."""
        row = self._sample
        if row is not None and (row.concluded_on or row.reviewer_id != self.desk.actor.id):
            told = f"{row.reviewer} reviews this sample: h in the list of samples hands it over."
            self.say(CONCLUDED if row.concluded_on else told, error=True)
        elif self.entry is not None:
            begin(self, partial(self._review, self.entry_id), group="dialog", exclusive=True)

    async def _review(self, review_id: int) -> None:
        from screens.dialogs.quality import ReviewDialog

        row, answers = await self.desk.look(
            lambda look: (asked.review(look, review_id), asked.answers(look, review_id))
        )
        self.ask(ReviewDialog(row, answers))

    def action_open_case(self) -> None:
        """The case itself."""
        if self.entry is not None:
            self.desk.open_case(self._cases[self.entry_id])


def _entry(row: ReviewRow) -> Entry:
    said = f"{row.yes} yes, {row.partly} partly, {row.no} no" if row.reviewed_at else "to be reviewed"
    sign = "·" if row.reviewed_at is None else "✗" if row.no else "✓"
    return Entry(row.id, (sign, row.reference, row.problem, said), alert=bool(row.no))


def _page(
    row: ReviewRow, answers: Sequence[AnswerRow], case: CaseFile, found: InvestigationRow | None
) -> Iterator[Block]:
    if row.reviewed_at is not None:
        yield Block(f"Reviewed by {row.reviewed_by}", row.note or "")
        told = [each for each in answers if each.question in BY_CODE]
        told.sort(key=lambda each: list(BY_CODE).index(each.question))
        lines = [
            f"{_SIGNS[Judgement(each.answer)]} {BY_CODE[each.question].text}"
            + (f"\n  {each.note}" if each.note else "")
            for each in told
        ]
        yield Block("Answers", "\n".join(lines))
    yield Block(f"{case.reference} · {case.problem_label}", case.description)
    if found is not None:
        yield Block("The complainant's side", found.their_side or "—")
        yield Block("Our side", found.our_side or "—")
        yield Block("Findings", found.findings or "—")
    if case.decision:
        yield Block(f"Decision: {(case.outcome or '').replace('_', ' ')}", case.decision)
