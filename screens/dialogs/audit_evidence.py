"""What an audit looks at: a case by its number, cases drawn at random, a figure as it is now (8.5)."""

from __future__ import annotations

from datetime import date
from functools import partial

from textual.app import ComposeResult

from complaintdesk.queries import measures, search
from complaintdesk.queries.audit import AuditRow, QuestionRow
from complaintdesk.queries.measured import Figure
from complaintdesk.rules import money
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.measures import BY_CODE, PERIODIC
from complaintdesk.rules.periods import Period
from complaintdesk.store.look import Look
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.audit_plan import period
from screens.dialogs.form import FormDialog
from screens.frame import desk_app

_OPTIONS = (("question", "this question"), ("audit", "the whole audit"))


def said(figure: Figure) -> str:
    """A figure in words, with its sums."""
    sums = ", ".join(money.format_amount(amount, currency) for currency, amount in figure.sums)
    return f"{figure.says} · {sums}" if sums else figure.says


class _Looking(FormDialog):
    """What is looked at for the question under the cursor, or for all of the audit."""

    def __init__(self, row: AuditRow, question: QuestionRow | None, today: date) -> None:
        super().__init__()
        self._row, self._question, self._today = row, question, today

    @property
    def about(self) -> str:
        """Which audit."""
        return self._row.title

    def for_what(self) -> ComposeResult:
        """The question, or all of it."""
        if self._question is not None:
            about = f"What it is looked at for: {self._question.clause} or all."
            yield from self.field("for", OneOf(_OPTIONS, "question", id="question_id", about=about))

    def told(self) -> dict[str, object]:
        """The audit, and the question where it is for that."""
        meant = self.answers().get("question_id") == "question" and self._question is not None
        return {"audit_id": self._row.id, "question_id": self._question.id if meant and self._question else None}


class LinkCaseDialog(_Looking):
    """A case by its number."""

    TITLE_WORDS = "Look at a case"
    DONE = "The audit looks at it."
    HELP = (
        "A case by its number. Nobody audits what they handled themselves: who owned it, looked into it, "
        "decided, took it in, helped or wrote in its log is kept out, and it is said who and why (8.5, "
        "annex D)."
    )
    RECORD_NAMES = {"case_id": "reference"}  # noqa: RUF012 - read only

    def fields(self) -> ComposeResult:
        """The number, what for, a note."""
        about = "Its number; the dashes may be left out."
        yield from self.field("case", Answer(None, id="reference", about=about, hint="2026-000123-8"))
        yield from self.for_what()
        yield from self.words(WordsFor(None, id="note", about="What it shows.", outward=False, title="A note"))

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit_evidence, inputs
        from complaintdesk.operations.inputs.audit import CaseLinked

        typed = str(self.answers()["reference"]).strip()
        try:
            case_id = await desk_app(self).look(lambda look: search.by_reference(look, typed))
        except Invalid as wrong:
            raise Invalid(str(wrong), {"reference": str(wrong)}) from wrong
        if case_id is None:
            raise Invalid("There is no such case.", {"reference": "there is no case with this number"})
        given = {**self.told(), "case_id": case_id, "note": self.answers()["note"]}
        await desk_app(self).act(audit_evidence.link, inputs.check(CaseLinked, given))
        return True


class DrawCasesDialog(_Looking):
    """How many are drawn."""

    TITLE_WORDS = "Draw closed cases at random"
    HELP = (
        "Each case closed in the audit's period is as likely as any other. Seed and population are kept, "
        "so that the draw can be made again. Cases that whoever audits had a hand in are put back, and it "
        "is said how many and why (annex D)."
    )

    def fields(self) -> ComposeResult:
        """How many, what for, the seed."""
        yield from self.field("how many", Answer("10", id="size", about="How many cases."))
        yield from self.for_what()
        about = "Empty for a new draw; the seed of an earlier one draws that again."
        yield from self.field("seed", Answer(None, id="seed", about=about, hint="a new one"))

    async def try_it(self) -> bool:
        """Draw."""
        from complaintdesk.operations import audit_evidence, inputs
        from complaintdesk.operations.inputs.audit import CasesDrawn

        given = self.answers()
        told = {**self.told(), "size": given["size"], "seed": str(given["seed"]).strip() or None}
        found = await desk_app(self).act(audit_evidence.draw, inputs.check(CasesDrawn, told))
        self.DONE = found.said
        return True


class FigureDialog(_Looking):
    """A measure of the desk, of a period."""

    TITLE_WORDS = "Take a figure as it is now"
    HELP = (
        "A measure of annex H for a period, as it is counted at this moment. It is kept with its "
        "definition and stands in the report as it was, whatever the figure is later."
    )

    def fields(self) -> ComposeResult:
        """Which, of when, what for."""
        known = [(measure.title, measure.code) for measure in PERIODIC]
        yield from self.field("figure", Pick(known, PERIODIC[0].code, id="measure", about="Which measure."))
        about = "Of which period: 2026-Q3, 2026-10, last 6 months."
        yield from self.field("period", DayAnswer("last 12 months", id="period", about=about))
        yield from self.for_what()

    async def try_it(self) -> bool:
        """Count it, and keep it."""
        from complaintdesk.operations import audit_evidence, inputs
        from complaintdesk.operations.inputs.audit import FigureTaken

        given = self.answers()
        between = period(given["period"], self._today) or period("last 12 months", self._today)
        assert between is not None  # noqa: S101 - the second is one
        code = str(given["measure"])
        value = await desk_app(self).look(partial(_counted, code=code, between=between))
        told = {
            **self.told(),
            "measure": code,
            "what": BY_CODE[code].title,
            "value": value,
            "period": between.name,
            "definition": BY_CODE[code].definition,
        }
        await desk_app(self).act(audit_evidence.take_figure, inputs.check(FigureTaken, told))
        self.DONE = f"{BY_CODE[code].title} {between.name}: {value}"
        return True


def _counted(look: Look, code: str, between: Period) -> str:
    return said(next(figure for figure in measures.figures(look, between) if figure.measure == code))
