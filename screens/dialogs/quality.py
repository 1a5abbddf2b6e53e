"""Draw a sample of closed cases, review one of them, hand the sample over, conclude it (annex D)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.people import StaffRow
from complaintdesk.queries.quality import AnswerRow, ReviewRow, SampleRow
from complaintdesk.rules.quality import QUESTIONS, Judgement
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.audit_plan import day, period
from screens.dialogs.form import FormDialog
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

_JUDGEMENTS = [(each.value, each.label) for each in Judgement]
_JUDGEMENTS[-1] = (Judgement.NOT_APPLICABLE.value, "does not apply")


class DrawSampleDialog(FormDialog):
    """How many, closed when, who reviews."""

    TITLE_WORDS = "Draw closed cases for review"
    DONE = "Drawn; Enter opens the sample."
    HELP = (
        "Each case closed in the period is as likely as any other. Seed and population are kept, so that "
        "the draw can be made again. Cases that the reviewer had a hand in are put back: nobody reviews "
        "what they handled."
    )
    RECORD_NAMES = {"period_first": "period", "period_last": "period"}  # noqa: RUF012 - read only

    def __init__(self, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__()
        self._staff, self._today = staff, today
        self.made: int | None = None  # the new sample

    @property
    def about(self) -> str:
        """The annex."""
        return "annex D"

    def fields(self) -> ComposeResult:
        """How many, which period, who, by when."""
        yield from self.field("how many", Answer("10", id="size", about="How many cases."))
        about = "Closed when: 2026-Q3, last month, last 90 days."
        yield from self.field("closed in", DayAnswer("last 90 days", id="period", about=about))
        people = [(staff_words(each), each.id) for each in self._staff]
        about = "Who reviews: not who handled them."
        me = desk_app(self).actor.id
        yield from self.field("who reviews", Pick(people, me, id="reviewer_id", about=about))
        yield from self.field("by", DayAnswer(None, id="due_on", about="By when.", hint="in two weeks"))
        about = "Empty for a new draw; the seed of an earlier one draws that again."
        yield from self.field("seed", Answer(None, id="seed", about=about, hint="a new one"))

    async def try_it(self) -> bool:
        """Draw."""
        from complaintdesk.operations import inputs, quality
        from complaintdesk.operations.inputs.quality import SampleDrawn

        given = self.answers()
        between = period(given.pop("period"), self._today)
        given |= {"period_first": between and between.first, "period_last": between and between.last}
        given["due_on"] = day(given["due_on"], self._today, "due_on") if str(given["due_on"]).strip() else None
        given["seed"] = str(given["seed"]).strip() or None
        self.made = await desk_app(self).act(quality.draw, inputs.check(SampleDrawn, given))
        return True


class ReviewDialog(FormDialog):
    """The checklist, for one case."""

    TITLE_WORDS = "Review"
    DONE = "Reviewed."
    HELP = (
        "The checklist of annex D for one closed case, from both sides: openness, impartiality, "
        "confidentiality, accessibility, completeness, equity, sensitivity. y p n d choose yes, partly, "
        "no, does not apply; Enter goes on. What is answered no needs a note. Of what went wrong an "
        "improvement or a finding may come."
    )
    RECORD_NAMES = {each.code: f"q-{each.code}" for each in QUESTIONS}  # noqa: RUF012 - read only

    def __init__(self, row: ReviewRow, answers: Sequence[AnswerRow]) -> None:
        super().__init__()
        self._row = row
        self._known = {each.question: each for each in answers}

    @property
    def about(self) -> str:
        """The case."""
        return f"{self._row.reference} · {self._row.problem}"

    def fields(self) -> ComposeResult:
        """Each question with its answer and a note; then what stands out."""
        for n, question in enumerate(QUESTIONS, 1):
            known = self._known.get(question.code)
            yield Static(shown(f"{n} of {len(QUESTIONS)} · {question.text}"), classes="question", markup=False)
            about = f"{question.word}: how was the {question.side} treated?".replace("the both", "each side")
            yield from self.field(
                question.word,
                OneOf(_JUDGEMENTS, known and known.answer, id=f"q-{question.code}", about=about),
            )
            note = Answer(known and known.note, id=f"n-{question.code}", about="A note; needed for no.")
            yield from self.field("note", note)
        yield from self.words(
            WordsFor(self._row.note, id="note", about="As a whole.", outward=False, title="What stands out")
        )

    async def try_it(self) -> bool:
        """Record all of it."""
        from complaintdesk.operations import inputs, quality
        from complaintdesk.operations.inputs.quality import CaseReviewed

        given = self.answers()
        said = [
            {"question": each.code, "answer": given[f"q-{each.code}"], "note": given[f"n-{each.code}"]}
            for each in QUESTIONS
            if given[f"q-{each.code}"]
        ]
        told = {"review_id": self._row.id, "answers": said, "note": given["note"], "version": self._row.version}
        await desk_app(self).act(quality.review, inputs.check(CaseReviewed, told))
        return True


class HandOverDialog(FormDialog):
    """Somebody else reviews."""

    TITLE_WORDS = "Somebody else reviews"
    DONE = "Handed over."
    HELP = "Whoever reviews what is left must have had no hand in it (annex D)."

    def __init__(self, row: SampleRow, staff: Sequence[StaffRow]) -> None:
        super().__init__()
        self._row, self._staff = row, staff

    @property
    def about(self) -> str:
        """Which sample."""
        return f"sample {self._row.id}"

    def fields(self) -> ComposeResult:
        """Who."""
        people = [(staff_words(each), each.id) for each in self._staff if each.id != self._row.reviewer_id]
        yield from self.field("who", Pick(people, id="reviewer_id", about="Who reviews.", none="choose"))

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import inputs, quality
        from complaintdesk.operations.inputs.quality import ReviewerChosen

        told = {**self.answers(), "sample_id": self._row.id}
        await desk_app(self).act(quality.hand_over, inputs.check(ReviewerChosen, told))
        return True


class SampleConcludeDialog(FormDialog):
    """What the sample comes to."""

    TITLE_WORDS = "Conclude the sample"
    DONE = "Concluded; it goes into the management review."
    HELP = (
        "What the reviews show: what is good, what was missing, and what becomes of it (an improvement, a "
        "finding of an audit, training). Afterwards the answers stand as they are."
    )

    def __init__(self, row: SampleRow) -> None:
        super().__init__()
        self._row = row

    @property
    def about(self) -> str:
        """Which sample."""
        return f"sample {self._row.id} · {self._row.reviewed} of {self._row.drawn} reviewed"

    def fields(self) -> ComposeResult:
        """The conclusion."""
        about = "What it comes to."
        yield from self.words(
            WordsFor(None, id="conclusion", about=about, outward=False, title="What it comes to")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import inputs, quality
        from complaintdesk.operations.inputs.quality import SampleConcluded

        told = {**self.answers(), "sample_id": self._row.id, "version": self._row.version}
        await desk_app(self).act(quality.conclude, inputs.check(SampleConcluded, told))
        return True
