"""Decide, and tell the complainant (7.7, 7.8)."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.documents.letters.sources import Typed
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.money import format_amount, parse_amount
from complaintdesk.rules.vocabulary import Outcome, Remedy
from screens.case_advice import advice_line
from screens.case_read import CaseRead
from screens.case_words import label
from screens.dialogs import how_told, lettering
from screens.dialogs.acknowledge import CHANNELS, usual_channel, usual_person
from screens.dialogs.answers import Answer, OneOf, Pick, Ticks, WordsFor
from screens.dialogs.assess import YES_NO
from screens.dialogs.form import ActDialog
from screens.frame import desk_app

SAYS_RECOURSE = "Do the words above say where they can go next, inside and outside (7.9)?"


class DecideDialog(ActDialog):
    """What was concluded, what they are told, why, and what they get."""

    TITLE_WORDS = "Decide and tell the complainant"
    DONE = "Decided, and the complainant told (7.7, 7.8)."
    HELP = (
        "Say what you found, what you offer and why (7.7), and tell it as soon as it is made (7.8). The first box "
        "is for the complainant and goes into the log; the second stays with us. By letter or e-mail you see the "
        "letter that is made of it before it is saved. A decision can be revised while the case is open; the "
        "earlier one stays in the log and the history."
    )

    def fields(self) -> ComposeResult:
        """Outcome, words, reason, remedies, sum, channel."""
        case = self.whole.file
        yield Static(advice_line(self.whole), classes="said", markup=False)
        yield from self.field(
            "outcome",
            OneOf(
                [(outcome.value, outcome.label) for outcome in Outcome],
                case.outcome,
                id="outcome",
                about="Is the complaint right, partly right, or not (7.7)?",
            ),
        )
        yield from self.words(
            WordsFor(case.decision, id="decision", about="What they are told, word for word (7.8).", outward=True)
        )
        yield from self.words(
            WordsFor(
                case.decision_reason,
                id="reason",
                about="What it rests on: findings, cause, like cases (7.6, 7.7).",
                outward=False,
                title="Our reason. Only we read this",
            )
        )
        remedies = remedy_list(case.remedy_given or case.remedy_sought, id="remedies", about="What they get.")
        yield from self.field("remedies", remedies)
        kept = "" if case.sum_given is None else format_amount(case.sum_given, case.currency).split()[0]
        wanted = "" if case.sum_sought is None else f"they want {format_amount(case.sum_sought, case.currency)}"
        yield from self.field(
            f"sum, {case.currency}",
            Answer(kept, id="sum_given", about="What is paid, like 120 or 1,234.50.", hint=wanted),
        )
        channels = [*CHANNELS, ("", "not told yet")]
        told = OneOf(channels, usual_channel(self.whole), id="channel", about="How (7.8).")
        whom = Answer(usual_person(self.whole), id="with_whom", about="Whom you spoke or wrote to.")
        yield from how_told.how_told(self, told, whom, names=("told by", "with whom"), looked_at=True)
        yield from self.field("says recourse", OneOf(YES_NO, "no", id="recourse_told", about=SAYS_RECOURSE))
        about = "Who of us was told the decision as well (7.8)."
        yield from self.field("told inside", Answer("", id="staff_told", about=about))
        yield from self.field("approved by", approver(self.whole, desk_app(self).actor.id))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, promising, response

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        given["sum_given"] = amount(given["sum_given"], self.whole.file.currency, "sum_given")
        given["channel"] = given["channel"] or None
        given["recourse_told"] = given["recourse_told"] == "yes"
        made = inputs.check(inputs.Decision, {**given, "version": version})
        promising.check_sum(made.remedies, made.sum_given, "sum_given")  # before somebody reads the whole letter
        typed = Typed(decision=made.decision, outcome=made.outcome, remedies=made.remedies, amount=made.sum_given)
        kind = LetterKind.FINAL if self.whole.standing.in_review else LetterKind.DECISION
        given |= _agreed(given, await lettering.looked_at(self, kind, made.channel, typed))
        await self.act(response.decide, inputs.check(inputs.Decision, {**given, "version": version}))
        self.DONE = how_told.done(self, "Decided (7.7).", given)
        if made.channel is None:
            self.DONE = "Decided (7.7); the complainant does not know it yet (7.8)."


class InformDialog(ActDialog):
    """What was decided, told now."""

    TITLE_WORDS = "Tell the decision"
    DONE = "They know the decision (7.8)."
    HELP = (
        "A decision is told as soon as it is made (7.8), to the complainant and to those of us whom it concerns."
    )

    def fields(self) -> ComposeResult:
        """The words, how, to whom."""
        words = WordsFor(self.whole.file.decision, id="text", about="What they are told (7.8).", outward=True)
        yield from self.words(words)
        channel = OneOf(CHANNELS, usual_channel(self.whole), id="channel", about="How (7.8).")
        whom = Answer(usual_person(self.whole), id="with_whom", about="To whom.")
        yield from how_told.how_told(self, channel, whom, looked_at=True)
        yield from self.field("says recourse", OneOf(YES_NO, "no", id="recourse_told", about=SAYS_RECOURSE))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, response

        given = self.answers()
        given["recourse_told"] = given["recourse_told"] == "yes"
        made = inputs.check(inputs.Informed, {**given, "version": version})
        kind = LetterKind.FINAL if self.whole.standing.reviewed else LetterKind.DECISION
        given |= _agreed(given, await lettering.looked_at(self, kind, made.channel, Typed(decision=made.text)))
        await self.act(response.inform, inputs.check(inputs.Informed, {**given, "version": version}))
        self.DONE = how_told.done(self, "The decision is written to them (7.8).", given)


def _agreed(given: dict[str, Any], letter: dict[str, Any]) -> dict[str, Any]:
    """What the letter adds: it may say where they can go next, where the words of the decision do not."""
    if not letter:
        return {}
    return {**letter, "recourse_told": given["recourse_told"] or letter["recourse_told"]}


def remedy_list(codes: str | None, *, id: str, about: str) -> Ticks:
    """Remedies to tick (annex F), those that are ticked already first."""
    ticked = [code for code in (codes or "").split(",") if code and code != Remedy.NONE]
    rest = [remedy.value for remedy in Remedy if remedy.value not in ticked and remedy is not Remedy.NONE]
    options = [(code, label(Remedy, code)) for code in (*ticked, *rest)]
    return Ticks(options, ticked, id=id, about=f"{about} (Annex F)")


def approver(whole: CaseRead, me: int | None) -> Pick:
    """Who of the others approves what is more than one may."""
    others = [(person.name, person.id) for person in whole.staff if person.id != me]
    about = "Who has the authority, where the sum is more than yours (5.4)."
    return Pick(others, id="approved_by_id", about=about, none="not needed")


def amount(typed: Any, currency: str, field: str) -> int | None:
    """Minor units of a typed sum; None for an empty one. Raises `Invalid` naming `field`."""
    if not str(typed or "").strip():
        return None
    try:
        return parse_amount(str(typed), currency)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)}) from wrong
