"""Offer a remedy (7.7), and note what the complainant says to an offer or a decision (7.7, 7.9)."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from complaintdesk.documents.letters.sources import Typed
from complaintdesk.rules.authority import limit_of
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Answer as Answers
from complaintdesk.rules.vocabulary import Remedy
from screens.case_advice import advice_line
from screens.case_words import remedies
from screens.dialogs import how_told, lettering
from screens.dialogs.acknowledge import CHANNELS, usual_channel, usual_person
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.decide import amount, approver, remedy_list
from screens.dialogs.form import ActDialog
from screens.frame import desk_app
from screens.text import shown


def limit_words(whole_currency: str, limit: int | None) -> str:
    """Up to what sum somebody may go by themselves."""
    if limit is None:
        return "You may not offer this by yourself."
    return "" if limit < 0 else f"You may go up to {format_amount(limit, whole_currency)} by yourself (5.4)."


class OfferDialog(ActDialog):
    """What is offered, what they are told, and who approves it where it is more than one may."""

    TITLE_WORDS = "Offer a remedy"
    DONE = "Offered, and the complainant told (7.7)."
    HELP = (
        "What would put it right (7.7, annex F). Above your authority somebody who has it must approve (5.4). An "
        "offer that still waits is replaced by this one. The pane Remedy shows what comparable cases were given."
    )

    def fields(self) -> ComposeResult:
        """Remedies, sum, words, approval, channel."""
        case = self.whole.file
        limit = limit_of(self.whole.grants, desk_app(self).actor.role, Remedy.COMPENSATION)
        if self.whole.grants:
            yield Static(limit_words(case.currency, limit), classes="said", markup=False)
        yield Static(advice_line(self.whole), classes="said", markup=False)
        yield from self.field("remedies", remedy_list(case.remedy_sought, id="remedies", about="What is offered."))
        wanted = "" if case.sum_sought is None else f"they want {format_amount(case.sum_sought, case.currency)}"
        yield from self.field(
            f"sum, {case.currency}", Answer("", id="amount", about="What is paid, like 120.50.", hint=wanted)
        )
        yield from self.words(
            WordsFor(None, id="text", about="What they are told, word for word (7.7).", outward=True)
        )
        yield from self.field("approved by", approver(self.whole, desk_app(self).actor.id))
        channel = OneOf(CHANNELS, usual_channel(self.whole), id="channel", about="How.")
        whom = Answer(usual_person(self.whole), id="with_whom", about="To whom.")
        yield from how_told.how_told(self, channel, whom, names=("told by", "with whom"), looked_at=True)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, promising, response

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        given["amount"] = amount(given["amount"], self.whole.file.currency, "amount")
        made = inputs.check(inputs.Offer, {**given, "version": version})
        promising.check_sum(made.remedies, made.amount, "amount")  # before somebody reads the whole letter
        typed = Typed(offer=made.text, remedies=made.remedies, amount=made.amount)
        letter = await lettering.looked_at(self, LetterKind.OFFER, made.channel, typed)
        letter.pop("recourse_told", None)
        given |= letter
        await self.act(response.offer, inputs.check(inputs.Offer, {**given, "version": version}))
        self.DONE = how_told.done(self, "Offered (7.7).", given)


class AnswerDialog(ActDialog):
    """Accepted, not accepted, or something else asked for."""

    TITLE_WORDS = "What do they say?"
    DONE = "Their answer is kept (7.7, 7.9)."
    HELP = (
        "What the complainant says to the offer that waits, else to the decision. Accepted: carry it out, then "
        "close. Not accepted: more may be offered; to a decision, tell them where they can go next (7.9)."
    )

    def fields(self) -> ComposeResult:
        """What it is an answer to, the answer, their words."""
        whole = self.whole
        waiting = [each for each in whole.proposals if each.answer is None and each.side == "ours"]
        if waiting:
            last = waiting[-1]
            amount_said = "" if last.amount is None else f", {format_amount(last.amount, last.currency)}"
            what = remedies(last.remedies, "nothing") + amount_said
            said = f"To our offer of {whole.when(last.made_at)}: {what}."
        else:
            decided = whole.when(whole.file.decided_at or "")
            what = remedies(whole.file.remedy_given, "nothing")
            said = f"To our decision of {decided}: {what}."
        yield Static(shown(said), classes="said")
        options = [(word.value, word.label) for word in Answers if waiting or word is not Answers.COUNTERED]
        yield from self.field("they say", OneOf(options, None, id="answer", about="Their answer (7.7, 7.9)."))
        with Vertical(id="counter-box"):
            about = "What they ask for instead."
            yield from self.field("they want", remedy_list(whole.file.remedy_sought, id="remedies", about=about))
            yield from self.field(f"sum, {whole.file.currency}", Answer("", id="amount", about="Like 120.50."))
        words = WordsFor(None, id="text", about="Their words.", outward=None, title="The complainant said")
        yield from self.words(words)
        yield from self.field("by", OneOf(CHANNELS, usual_channel(whole), id="channel", about="How they said it."))
        yield from self.field("with whom", Answer(usual_person(whole), id="with_whom", about="Who said it."))

    def on_mount(self) -> None:
        """What they want instead is asked only where they want something else."""
        super().on_mount()
        self._show_counter()
        self.query_one("#answer").focus()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """What they want instead is asked only where they want something else."""
        self._show_counter()

    def _show_counter(self) -> None:
        chosen = self.query_one("#answer", OneOf).value
        self.query_one("#counter-box").display = chosen == Answers.COUNTERED

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, response

        given: dict[str, Any] = {name: kept for name, kept in self.answers().items() if kept is not None}
        countered = given.get("answer") == Answers.COUNTERED
        given["amount"] = amount(given["amount"], self.whole.file.currency, "amount") if countered else None
        given["remedies"] = given["remedies"] if countered else ()
        await self.act(response.answer, inputs.check(inputs.Answered, {**given, "version": version}))
