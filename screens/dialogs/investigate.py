"""Write down what was found (7.6), and what it rests on."""

from __future__ import annotations

from textual.app import ComposeResult

from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.findings import Depth, Fault, Pattern, depth_for
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Word
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.assess import YES_NO
from screens.dialogs.decide import amount
from screens.dialogs.form import ActDialog

_SIDES = (
    ("their_side", "What the complainant says", "What they said when they were heard (annex D: both sides)."),
    ("our_side", "What those concerned here say", "What the people it is about said (annex D: both sides)."),
    ("findings", "What was found", "What happened, as far as it can be known, and what it rests on."),
)


def words_of(kind: type[Word]) -> list[tuple[str, str]]:
    """The words of a list, to choose one."""
    return [(word.value, word.label) for word in kind]


class InvestigateDialog(ActDialog):
    """Both sides, the findings, the cause; saved while it goes, concluded when it is done."""

    TITLE_WORDS = "Look into it"
    DONE = "Findings kept (7.6)."
    HELP = (
        "The investigation (7.6), as deep as the case is serious. Hear both sides, write what was found, why it "
        "happened and whether it stands alone. Save as often as you like; concluded means that you are done: then "
        "both sides and findings must be there. Nobody looks into a complaint about themselves (annex D)."
    )

    def fields(self) -> ComposeResult:
        """The two sides, the findings, and how they are classified."""
        kept = self.whole.investigation
        for name, title, about in _SIDES:
            text = None if kept is None else getattr(kept, name)
            yield from self.words(WordsFor(text, id=name, about=f"{about} (7.6)", outward=False, title=title))
        known = [(cause.label, cause.code) for cause in self.whole.causes]
        chosen = None if kept is None else kept.cause
        if kept is not None and chosen is not None and chosen not in [code for _, code in known]:
            known.append((kept.cause_label or chosen, chosen))
        about = "Why it happened (8.2)."
        yield from self.field("cause", Pick(known, chosen, id="cause", about=about, none="not known yet"))
        done = "yes" if kept is not None and kept.concluded_at else "no"
        about = "Concluded: both sides were heard, and there is nothing more to find out (7.6)."
        yield from self.field("concluded", OneOf(YES_NO, done, id="concluded", about=about))
        for name, kind, said, about in (
            ("fault", Fault, "whose fault", "Whose fault it was."),
            ("pattern", Pattern, "how often", "Does it stand alone, come again, or lie in how we work (8.2)?"),
            ("depth", Depth, "how deep", "In proportion to how serious it is (7.6)."),
        ):
            usual = depth_for(self.whole.priority).value if name == "depth" else None
            value = usual if kept is None else getattr(kept, name)
            yield from self.field(said, OneOf(words_of(kind), value, id=name, about=about))
        for name, said in (("promise_broken", "promise broken"), ("law_broken", "law broken")):
            value = "yes" if kept is not None and getattr(kept, name) else "no"
            yield from self.field(said, OneOf(YES_NO, value, id=name, about="It weighs in what is due (annex F)."))
        currency = self.whole.file.currency
        loss = "" if kept is None or kept.loss is None else format_amount(kept.loss, currency).split()[0]
        yield from self.field(
            f"loss, {currency}", Answer(loss, id="loss", about="What they lost by it, as far as it is known.")
        )
        for name, title in (
            ("cause_note", "More on the cause"),
            ("prevention", "What will prevent a repeat (7.7)"),
        ):
            text = None if kept is None else getattr(kept, name)
            yield from self.words(WordsFor(text, id=name, about=f"{title}.", outward=False, title=title))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, investigation

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        for name in ("promise_broken", "law_broken", "concluded"):
            given[name] = given[name] == "yes"
        given["loss"] = amount(given["loss"], self.whole.file.currency, "loss")
        await self.act(investigation.investigate, inputs.check(inputs.Findings, {**given, "version": version}))
        if not given["concluded"]:
            self.DONE = "Findings kept. Say “concluded” there when you are done (7.6)."


class EvidenceDialog(ActDialog):
    """One thing that the findings rest on."""

    TITLE_WORDS = "Add evidence"
    DONE = "Evidence added (7.6)."
    HELP = (
        "What the findings rest on (7.6): a paper, a photo, a record, what somebody has seen. A file: see attach."
    )

    def fields(self) -> ComposeResult:
        """What, from whom, of when, where it lies."""
        yield from self.words(
            WordsFor(
                None, id="what", about="What it is and what it shows (7.6).", outward=False, title="What it is"
            )
        )
        yield from self.field("from whom", Answer("", id="from_whom", about="Who gave it, or saw it."))
        yield from self.field("of the day", DayAnswer("", id="obtained_on", about="12 Nov, yesterday, monday."))
        yield from self.field("where it lies", Answer("", id="where_kept", about="A folder, a shelf, a system."))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, investigation

        given = self.answers()
        typed = str(given["obtained_on"]).strip()
        try:
            given["obtained_on"] = parse_day(typed, self.whole.today) if typed else None
        except Invalid as wrong:
            raise Invalid(str(wrong), {"obtained_on": str(wrong)}) from wrong
        await self.act(investigation.add_evidence, inputs.check(inputs.EvidenceGiven, given))
