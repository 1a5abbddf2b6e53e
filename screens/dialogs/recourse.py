"""When the decision is not accepted (7.9, annex G): tell where they can go, review, outside bodies."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.documents.letters.compose import Composed
from complaintdesk.rules import authority
from complaintdesk.rules.authority import Power
from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.recourse import BodyKind, OutsideOutcome
from screens.dialogs import how_told, lettering
from screens.dialogs.acknowledge import CHANNELS, usual_channel, usual_person
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.decide import amount
from screens.dialogs.form import ActDialog
from screens.dialogs.investigate import words_of
from screens.dialogs.together import staff_words


class TellRecourseDialog(ActDialog):
    """The text is written already, from the office's list of bodies."""

    TITLE_WORDS = "Tell them where they can go next"
    DONE = "They know where they can go next (7.9)."
    HELP = (
        "Whoever does not accept the decision is told what is left (7.9, annex G): a review by somebody else, and "
        "the outside bodies with how to reach them and until when. From then on the case waits for them."
    )

    _letter: Composed | None = None

    def fields(self) -> ComposeResult:
        """The text, how, to whom."""
        whole = self.whole
        if not whole.bodies:
            said = "The office has not written down any outside body. Name one here."
            yield Static(said, classes="said")
        self._letter, said = lettering.ready(self, whole, LetterKind.FINAL)
        yield from lettering.said(said)
        text = None if self._letter is None else self._letter.text
        yield from self.words(WordsFor(text, id="text", about="What they are told (7.9).", outward=True))
        channel = OneOf(CHANNELS, usual_channel(whole), id="channel", about="How.")
        whom = Answer(usual_person(whole), id="with_whom", about="To whom.")
        yield from how_told.how_told(self, channel, whom, self._letter)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, recourse

        given = {**how_told.given(self.answers()), **lettering.as_given(self._letter), "version": version}
        await self.act(recourse.tell, inputs.check(inputs.Told, given))
        self.DONE = how_told.done(self, "It is written where they can go next (7.9).", given)


class ReviewDialog(ActDialog):
    """They want somebody else to look at it."""

    TITLE_WORDS = "Take it to review"
    DONE = "It is being reviewed (annex G)."
    HELP = (
        "Internal review (annex G): somebody who neither decided first nor owns the case looks at it again, with "
        "clocks of its own. Asking for it means that they do not accept the decision."
    )

    def fields(self) -> ComposeResult:
        """Their reasons, who reviews, how they asked."""
        title = "What they say against the decision"
        yield from self.words(WordsFor(None, id="why", about="In their words.", outward=None, title=title))
        case = self.whole.file
        able = [
            (staff_words(person), person.id)
            for person in self.whole.staff
            if person.id not in (case.owner_id, case.decided_by_id)
            and authority.may(self.whole.grants, person.role, Power.REVIEW)
        ]
        about = "Somebody who neither decided first nor owns the case (annex G)."
        yield from self.field("reviewer", Pick(able, id="reviewer_id", about=about, none="to be found"))
        yield from self.field("asked by", OneOf(CHANNELS, usual_channel(self.whole), id="channel", about="How."))
        yield from self.field("who asked", Answer(usual_person(self.whole), id="with_whom", about="Who asked."))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, recourse

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        await self.act(recourse.ask_review, inputs.check(inputs.ReviewAsked, {**given, "version": version}))


class OutsideDialog(ActDialog):
    """Which body, under what number, by when it wants our side."""

    TITLE_WORDS = "An outside body has it"
    DONE = "Noted: an outside body has it (7.9)."
    HELP = "An ombudsman, a scheme, a panel, a court (7.9, annex G). The case stays open until it ends there."

    def fields(self) -> ComposeResult:
        """The body, its number, its date."""
        first = self.whole.bodies[0] if self.whole.bodies else None
        yield from self.field("body", Answer(first.name if first else "", id="body", about="Its name."))
        kind = first.kind if first else None
        yield from self.field("what it is", OneOf(words_of(BodyKind), kind, id="body_kind", about="What it is."))
        yield from self.field("its number", Answer("", id="body_reference", about="Its reference for the case."))
        yield from self.field(
            "answer by", DayAnswer("", id="answer_by", about="By when it wants our side: 12 Dec.")
        )
        yield from self.words(WordsFor(None, id="why", about="What it is about there.", outward=False))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, recourse

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        typed = str(given["answer_by"]).strip()
        try:
            given["answer_by"] = parse_day(typed, self.whole.today) if typed else None
        except Invalid as wrong:
            raise Invalid(str(wrong), {"answer_by": str(wrong)}) from wrong
        await self.act(recourse.gone_outside, inputs.check(inputs.GoneOutside, {**given, "version": version}))


class ConcludeDialog(ActDialog):
    """How it ended there."""

    TITLE_WORDS = "How it ended outside"
    DONE = "Noted how it ended outside (7.9)."
    HELP = "What the body decided and what it cost us (7.9). What it gives them is decided here, then carried out."

    def fields(self) -> ComposeResult:
        """Outcome, words, cost."""
        outcomes = words_of(OutsideOutcome)
        yield from self.field("outcome", OneOf(outcomes, None, id="outcome", about="For whom it was decided."))
        yield from self.words(WordsFor(None, id="text", about="What the body says.", outward=False))
        about = "Fees and what else it cost, like 650."
        yield from self.field(f"cost, {self.whole.file.currency}", Answer("", id="cost", about=about))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, recourse

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        given["cost"] = amount(given["cost"], self.whole.file.currency, "cost")
        await self.act(recourse.conclude, inputs.check(inputs.Concluded, {**given, "version": version}))
