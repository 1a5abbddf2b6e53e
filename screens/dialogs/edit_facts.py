"""Correct what was taken down at receipt (7.2)."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult

from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Remedy
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.assess import YES_NO
from screens.dialogs.decide import amount, remedy_list
from screens.dialogs.form import ActDialog

_LINES = (
    ("product", "about", "The product or service it is about."),
    ("order_number", "order", "Order, invoice or contract number."),
    ("branch", "branch", "Where it happened."),
    ("people_concerned", "concerns", "Who of us is complained about; they do not investigate it (7.6)."),
    ("market_segment", "market segment", "Which part of the market."),
)


class EditDialog(ActDialog):
    """Only what is changed is sent."""

    TITLE_WORDS = "Correct the facts"
    DONE = "Facts corrected (7.2). What stood there before is in the history."
    RECORD_NAMES: ClassVar[dict[str, str]] = {"remedy_sought": "remedies_sought"}
    HELP = (
        "Correct what was taken down (7.2). The words first taken down stay in the log, and every old value stays "
        "in the history. If somebody else saves meanwhile, you are shown both versions."
    )

    def fields(self) -> ComposeResult:
        """The receipt, in the order in which it is read."""
        case = self.whole.file
        yield from self.words(
            WordsFor(
                case.description,
                id="description",
                about="What happened, in the complainant's words.",
                outward=None,
                title="In their words",
            )
        )
        known = [(category.label, category.code) for category in self.whole.categories]
        if case.problem not in [code for _, code in known]:
            known.append((case.problem_label, case.problem))
        about = "What kind of problem it is (annex E)."
        yield from self.field("problem", Pick(known, case.problem, id="problem", about=about))
        for name, said, about in _LINES[:2]:
            yield from self.field(said, Answer(getattr(case, name), id=name, about=about))
        yield from self.field(
            "happened on",
            DayAnswer(case.problem_on, id="problem_on", about="A day: 12 Nov, yesterday, monday, 2026-11-12."),
        )
        yield from self.field(
            "happened before",
            OneOf(
                YES_NO, "yes" if case.recurrent else "no", id="recurrent", about="Has it happened to them before?"
            ),
        )
        yield from self.field(
            "wants",
            remedy_list(case.remedy_sought, id="remedies_sought", about="What would put it right for them."),
        )
        kept = "" if case.sum_sought is None else format_amount(case.sum_sought, case.currency).split()[0]
        yield from self.field(
            f"sum, {case.currency}",
            Answer(kept, id="sum_sought", about="What they ask for, like 120.50."),
        )
        departments = [(department.name, department.id) for department in self.whole.departments]
        if departments:
            about = "Which part of the shop it concerns."
            chosen = Pick(departments, case.department_id, id="department_id", about=about, none="none")
            yield from self.field("department", chosen)
        for name, said, about in _LINES[2:]:
            yield from self.field(said, Answer(getattr(case, name), id=name, about=about))
        for name, title in (("immediate_action", "Done at once"), ("supporting_documents", "Documents")):
            yield from self.words(
                WordsFor(getattr(case, name), id=name, about=f"{title} (7.2).", outward=False, title=title)
            )

    async def carry_out(self, version: int) -> None:
        """Send what was changed."""
        from complaintdesk.operations import inputs, intake

        answers = self.answers()
        given: dict[str, Any] = {name: kept for name, kept in answers.items() if kept != self._at_first.get(name)}
        if not given:
            raise Invalid("Nothing has been changed yet.")
        if "recurrent" in given:
            given["recurrent"] = given["recurrent"] == "yes"
        if "sum_sought" in given:
            given["sum_sought"] = amount(given["sum_sought"], self.whole.file.currency, "sum_sought")
        if "problem_on" in given:
            given["problem_on"] = self._day(str(given["problem_on"]))
        if "remedies_sought" in given:
            given["remedies_sought"] = tuple(Remedy(code) for code in given["remedies_sought"])
        if "description" in given and not str(given["description"]).strip():
            raise Invalid("Say what happened.", {"description": "say what happened; it cannot be left empty"})
        await self.act(intake.edit, inputs.check(inputs.Correction, {**given, "version": version}))

    def _day(self, typed: str) -> Any:
        if not typed.strip():
            return None
        try:
            day = parse_day(typed, self.whole.today)
        except Invalid as wrong:
            raise Invalid(str(wrong), {"problem_on": str(wrong)}) from wrong
        if day > self.whole.today:
            raise Invalid("It lies ahead.", {"problem_on": "this day lies ahead; it is about what has happened"})
        return day
