"""Satisfaction with the handling (8.3): the register of surveys, the call sheet, letters, results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import people, survey_told, surveys
from complaintdesk.queries.surveys import SampledRow, SurveyRow
from complaintdesk.rules import measures
from complaintdesk.rules.dates import short
from complaintdesk.rules.satisfaction import LEAST, Medium, Reply
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.work import begin


class SatisfactionScreen(Register):
    """Surveys, the newest first; beside each what it came to."""

    NAME = "Satisfaction"
    CLAUSES = "8.3"
    COLUMNS = (
        Column("Survey", 0),
        Column("Answers", 7, right=True),
        Column("Handling", 8, right=True),
        Column("Outcome", 8, right=True),
        Column("", 10),
    )
    EMPTY = (
        "Nobody was asked yet how they were treated.\n\n"
        "Here stand the surveys (8.3): a random sample of closed cases, whom to call, letters for the others, and "
        "what they say – the handling and the outcome apart, with how many were not reached and how sure the "
        "figures are.\n\n"
        "n draws the first sample."
    )
    HELP = (
        "Complainants are asked how satisfied they are with the handling, and apart from that with the outcome "
        "(8.3). n draws a random sample of closed cases; c or Enter goes through the calls that are yours, one "
        "after the other; l prints letters for those without a phone, b takes in what came back. a gives somebody "
        "to another interviewer, p puts right what was kept, e ends the survey, r shows what all surveys came to."
    )
    KEYS = (
        "satisfaction.new",
        "satisfaction.call",
        "satisfaction.letters",
        "satisfaction.back",
        "satisfaction.all",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "draw", "New sample", id="satisfaction.new", tooltip="Draw a random sample of closed cases"),
        Binding(
            "c", "call", "Call", id="satisfaction.call", tooltip="Your calls of this survey, one after the other"
        ),
        Binding(
            "l", "letters", "Letters", id="satisfaction.letters", tooltip="Letters to print, with both questions"
        ),
        Binding("b", "came_back", "Came back", id="satisfaction.back", tooltip="Take in a letter that came back"),
        Binding("r", "all_results", "Results", id="satisfaction.all", tooltip="What all surveys came to"),
        Binding(
            "a", "give", "Give", id="satisfaction.give", show=False, tooltip="Somebody else asks, or by letter"
        ),
        Binding(
            "p", "put_right", "Put right", id="satisfaction.right", show=False, tooltip="Put a kept answer right"
        ),
        Binding("e", "end", "End", id="satisfaction.end", show=False, tooltip="End this survey"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """A line a survey."""
        return [self._line_of(look, row) for row in surveys.surveys(look)]

    def _line_of(self, look: Look, row: SurveyRow) -> Entry:
        counted = surveys.results(look, row.id).figures
        late = row.ended_on is None and row.ask_by < look.today.isoformat()
        state = "ended" if row.ended_on else "✗ late" if late else f"by {_short(row.ask_by, look.today)}"
        cells = (
            row.title,
            f"{counted.answered}/{row.sampled}",
            *(
                measures.share(marks.satisfied, marks.answered, LEAST).replace("too few to say", "too few")
                for marks in (counted.handling, counted.outcome)
            ),
            state,
        )
        return Entry(row.id, cells, alert=late)

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What it came to, and who is still to be asked by whom."""
        found = surveys.results(look, entry_id)
        parts = [survey_told.summary(found), *survey_told.told(found)]
        blocks = [Block(part.heading, "\n".join(part.lines)) for part in parts]
        if found.survey.ended_on is None:
            blocks.insert(1, Block("Still to be asked", _waiting(surveys.sampled(look, entry_id))))
        return blocks

    def open_entry(self) -> None:
        """Enter begins the calls."""
        self.action_call()

    def action_draw(self) -> None:
        """A new sample."""
        begin(self, self._draw_sample, group="ask")

    async def _draw_sample(self) -> None:
        from screens.dialogs.survey_draw import DrawDialog, known

        self.ask(DrawDialog(await self.desk.look(known)))

    def action_call(self) -> None:
        """The next call of whoever works here now."""
        if self.entry is not None:
            begin(self, partial(self._call, self.entry.id, ""), group="ask")

    async def _call(self, survey_id: int, said: str) -> None:
        from screens.dialogs.survey_call import CallDialog
        from screens.dialogs.survey_words import next_call

        found = await self.desk.look(partial(surveys.survey, survey_id=survey_id))
        if found.ended_on is not None:
            self.say("This survey has ended; what it found stays as it is.", error=True)
            return
        actor = self.desk.actor
        whom = partial(next_call, survey_id=survey_id, staff_id=actor.id, caller=actor.name)
        calling = await self.desk.look(whom)
        if calling is None:
            rows = await self.desk.look(partial(surveys.sheet, survey_id=survey_id))
            self.say(_nobody_left(rows, said))
            return
        self.say(said)
        self.app.push_screen(CallDialog(calling), partial(self._called, survey_id))

    def _called(self, survey_id: int, done: str | None) -> None:
        """On to the next one; Esc leaves the sheet. Who is worried is said before anything else is asked."""
        if done is None:
            return
        if "dissatisfied" in done:
            self.say(done)
        else:
            begin(self, partial(self._call, survey_id, done), group="ask")

    def action_letters(self) -> None:
        """Letters to print."""
        begin(self, self._letters, group="ask")

    async def _letters(self) -> None:
        from screens.dialogs.survey_more import SurveyLettersDialog

        if (open_one := await self._open_one()) is None:
            return
        found, rows = open_one
        letters = [row for row in rows if row.medium == Medium.LETTER and row.closed_on is not None]
        if letters:
            self.ask(SurveyLettersDialog(found, letters))
        else:
            self.say("Nobody of this sample is to be asked by letter; a can change that.", error=True)

    def action_came_back(self) -> None:
        """A letter that came back."""
        begin(self, self._came_back, group="ask")

    async def _came_back(self) -> None:
        from screens.dialogs.survey_call import LetterBackDialog

        if (open_one := await self._open_one()) is None:
            return
        out = [row for row in open_one[1] if row.medium == Medium.LETTER]
        if out:
            self.ask(LetterBackDialog(out, await self.desk.look(_today)))
        else:
            self.say("No letter of this sample is out.", error=True)

    def action_put_right(self) -> None:
        """An answer or a refusal that was kept wrongly."""
        begin(self, self._put_right, group="ask")

    async def _put_right(self) -> None:
        from screens.dialogs.survey_call import PutRightDialog

        kept = (Reply.ANSWERED, Reply.REFUSED)
        if (open_one := await self._open_one(kept)) is None:
            return
        if open_one[1]:
            self.ask(PutRightDialog(open_one[1], await self.desk.look(_today)))
        else:
            self.say("Nobody of this sample has answered or refused yet.", error=True)

    def action_give(self) -> None:
        """Somebody else asks."""
        begin(self, self._give, group="ask")

    async def _give(self) -> None:
        from screens.dialogs.survey_more import GiveDialog

        if (open_one := await self._open_one()) is None:
            return
        found, rows = open_one
        if rows:
            self.ask(GiveDialog(found, rows, await self.desk.look(people.staff)))
        else:
            self.say("Everybody of this sample was asked.", error=True)

    def action_end(self) -> None:
        """The survey is over."""
        begin(self, self._end, group="ask")

    async def _end(self) -> None:
        from screens.dialogs.survey_more import EndDialog

        if (open_one := await self._open_one()) is not None:
            self.ask(EndDialog(open_one[0], await self.desk.look(_today)))

    async def _open_one(
        self, states: Sequence[Reply] = (Reply.WAITING,)
    ) -> tuple[SurveyRow, list[SampledRow]] | None:
        """The survey under the cursor and who stands so in it; None, and it is said, where it has ended."""
        if self.entry is None:
            self.say("Nobody was drawn yet: n draws a sample.", error=True)
            return None
        at = self.entry.id
        found = await self.desk.look(partial(surveys.survey, survey_id=at))
        if found.ended_on is not None:
            self.say("This survey has ended; what it found stays as it is.", error=True)
            return None
        rows = await self.desk.look(partial(surveys.sampled, survey_id=at))
        return found, [row for row in rows if row.state in states]

    def action_all_results(self) -> None:
        """What all of them came to."""
        from screens.dialogs.survey_results import SurveyResultsDialog

        self.app.push_screen(SurveyResultsDialog())


def _today(look: Look) -> date:
    return look.today


def _short(stored: str, today: date) -> str:
    """`4 Dec`, `today`."""
    said = short(date.fromisoformat(stored), today)
    return said.partition(" ")[2] or said


def _waiting(rows: Sequence[SampledRow]) -> str:
    """`Can Öz: 3 calls, 1 letter`, a line each."""
    by: dict[str, dict[str, int]] = {}
    for row in rows:
        if row.state == Reply.WAITING:
            counted = by.setdefault(row.interviewer or "nobody yet (a gives them to somebody)", {})
            counted[row.medium] = counted.get(row.medium, 0) + 1
    if not by:
        return "Nobody: everybody was asked. e ends the survey."
    names = {"phone": "call", "letter": "letter"}
    return "\n".join(
        f"{who}: {', '.join(f'{n} {names[how]}{chr(115) * (n != 1)}' for how, n in sorted(counted.items()))}"
        for who, counted in sorted(by.items())
    )


def _nobody_left(rows: Sequence[SampledRow], said: str) -> str:
    """Nobody is left for you today: who is left, and with whom."""
    calls = [row for row in rows if row.medium == Medium.PHONE]
    others = sorted({row.interviewer or "nobody" for row in calls})
    left = f"{len(calls)} left with {', '.join(others)} or for another day" if calls else "nobody is left to call"
    return f"{said} No call of yours today; {left}.".strip()
