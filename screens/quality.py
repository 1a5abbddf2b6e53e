"""Quality reviews (annex D): samples of closed cases, looked at from both sides; who gives what in like cases."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import people
from complaintdesk.queries import quality as asked
from complaintdesk.queries.quality import SampleRow
from complaintdesk.rules.dates import due_words, short
from complaintdesk.rules.measures import LEAST
from complaintdesk.rules.quality import Result
from complaintdesk.store.look import Look
from screens.audit import said
from screens.register import Block, Column, Entry, Register
from screens.work import begin

CONCLUDED = "This sample is concluded: its answers stand as they are. n draws another one."


class QualityScreen(Register):
    """The samples."""

    NAME = "Quality review"
    CLAUSES = "annex D"
    COLUMNS = (
        Column("Drawn", 12),
        Column("Closed cases of", 0),
        Column("Stands", 16),
        Column("Seen", 6, right=True),
    )
    EMPTY = (
        "No closed case was reviewed yet.\n\nSome closed cases, drawn at random, are looked at by "
        "somebody who did not handle them: were both sides heard, reasons given, like cases treated "
        "alike?\n\nn draws the first sample; w shows who gives what in like cases."
    )
    HELP = (
        "Samples of closed cases (annex D): n draws one, Enter opens it and its cases are reviewed with a "
        "checklist from both sides. The page shows the results question by question. w holds what each "
        "person gives in like cases to all others. What went wrong becomes an improvement (F6 i) or a "
        "finding of an audit (F6 u)."
    )
    KEYS = ("quality.draw", "quality.alike", "quality.conclude", "quality.hand-over")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "draw", "Draw", id="quality.draw", tooltip="Draw closed cases for review"),
        Binding("w", "alike", "Like cases", id="quality.alike", tooltip="Who gives what in like cases"),
        Binding("c", "conclude", "Conclude", id="quality.conclude", tooltip="What the sample comes to"),
        Binding("h", "hand_over", "Hand over", id="quality.hand-over", tooltip="Let somebody else review it"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """Each sample, the newest first."""
        return [_entry(row, look.today) for row in asked.samples(look)]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """How it was drawn, and what it shows."""
        return list(_page(asked.sample(look, entry_id), asked.results(look, entry_id)))

    def open_entry(self) -> None:
        """Its cases."""
        from screens.quality_reviews import SampleScreen

        if self.entry is not None:
            self.app.push_screen(SampleScreen(self.entry_id))

    def action_alike(self) -> None:
        """Who gives what."""
        from screens.drift import DriftScreen

        self.app.push_screen(DriftScreen())

    def action_draw(self) -> None:
        """A new sample."""

        async def ask() -> None:
            from screens.dialogs.quality import DrawSampleDialog

            staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
            dialog = DrawSampleDialog(staff, today)
            self.app.push_screen(dialog, lambda done: self.stand_on(dialog.made, done))

        begin(self, ask, group="dialog", exclusive=True)

    def action_conclude(self) -> None:
        """What it comes to."""

        async def ask(row: SampleRow) -> None:
            from screens.dialogs.quality import SampleConcludeDialog

            if left := row.drawn - row.reviewed:
                self.say(
                    f"{left} of its cases {'is' if left == 1 else 'are'} not reviewed yet (Enter).", error=True
                )
                return
            self.ask(SampleConcludeDialog(row))

        self._with_row(ask)

    def action_hand_over(self) -> None:
        """Somebody else reviews."""

        async def ask(row: SampleRow) -> None:
            from screens.dialogs.quality import HandOverDialog

            self.ask(HandOverDialog(row, await self.desk.look(people.staff)))

        self._with_row(ask)

    def _with_row(self, then: Callable[[SampleRow], Coroutine[Any, Any, None]]) -> None:
        if self.entry is None:
            return
        sample_id = self.entry_id

        async def ask() -> None:
            row = await self.desk.look(lambda look: asked.sample(look, sample_id))
            if row.concluded_on is None:
                await then(row)
            else:
                self.say(CONCLUDED, error=True)

        begin(self, ask, group="dialog", exclusive=True)


def _entry(row: SampleRow, today: date) -> Entry:
    due = date.fromisoformat(row.due_on)
    late = row.concluded_on is None and due < today
    stands = "✓ concluded" if row.concluded_on else f"▸ {due_words(due, today)}"
    drawn = short(date.fromisoformat(row.drawn_on), today)
    between = f"{row.period_first} to {row.period_last} · {row.reviewer}"
    return Entry(row.id, (drawn, between, stands, f"{row.reviewed}/{row.drawn}"), alert=late)


def _page(row: SampleRow, results: Sequence[Result]) -> Iterator[Block]:
    told = (
        f"{row.drawn} of {row.population:,} cases closed from {said(row.period_first)} to {said(row.period_last)}"
    )
    told += f"; seed {row.seed}."
    if row.passed_over:
        told += f"\n{row.passed_over} drawn and put back: {row.reviewer} had a hand in them, or they are parts."
    yield Block(f"Sample {row.id} · {row.reviewer}", f"{told}\nDrawn {said(row.drawn_on)} by {row.drawn_by}.")
    if row.conclusion:
        yield Block(f"Concluded {said(row.concluded_on)}", row.conclusion)
    if not row.reviewed:
        yield Block("Not reviewed yet", "Enter opens its cases.")
        return
    yield Block("Results", result_lines(results))
    bad = [each for each in results if each.no]
    if bad:
        missing = "\n".join(f"{each.no} × {each.question.text}" for each in bad)
        yield Block("What was missing", f"{missing}\nAn improvement (F6 i) or a finding (F6 u, x) may come of it.")


def result_lines(results: Sequence[Result]) -> str:
    """How often each answer was given to each question, below the word that it is about; the share of yes."""
    lines = ["yes, partly, no, does not apply:"]
    word = ""
    for each in results:
        if each.question.word != word:
            word = each.question.word
            lines.append(word.capitalize())
        numbers = f"{each.yes:>3}{each.partly:>3}{each.no:>3}{each.not_applicable:>3}"
        share = "" if each.applies < LEAST else f" · {each.says()} yes"
        lines.append(f"{numbers}  {each.question.text}{share}")
    if all(each.applies < LEAST for each in results):
        lines.append("Too few are reviewed for shares.")
    return "\n".join(lines)
