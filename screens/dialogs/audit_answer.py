"""Answer a question of an audit; ask one's own; write down what was found besides (8.5, annex I)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.audit import AuditRow, FindingRow, QuestionRow
from complaintdesk.rules.audit import Aspect, Grade, Verdict
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.form import FormDialog
from screens.frame import desk_app
from screens.text import shown

_VERDICTS = [(each.value, each.label) for each in Verdict]
_GRADES = [(each.value, each.label) for each in Grade]


class AuditAnswerDialog(FormDialog):
    """The answer, what shows it, and what was found where it does not conform."""

    TITLE_WORDS = "Answer"
    DONE = "Answered."
    HELP = (
        "Conforms: it is so. Opportunity: it could be better. Minor, major: it is not so, once or "
        "throughout. What shows it is needed for each: cases, figures, what was seen or said. Whatever "
        "does not conform is said in a sentence and becomes a finding. Not looked at needs its reason."
    )

    def __init__(self, row: QuestionRow, title: str, finding: FindingRow | None) -> None:
        super().__init__()
        self._row, self._title, self._finding = row, title, finding

    @property
    def about(self) -> str:
        """The clause and what is asked after."""
        return f"{self._row.clause} {self._title} · {self._row.aspect}"

    def fields(self) -> ComposeResult:
        """The question, and its answer."""
        yield Static(shown(self._row.text, lines=True), classes="said")
        about = "The answer; its first letter chooses."
        yield from self.field("answer", OneOf(_VERDICTS, self._row.answer, id="answer", about=about))
        about = "Cases, figures, what was seen; or why it was not looked at."
        yield from self.words(
            WordsFor(
                self._row.evidence, id="evidence", about=about, outward=False, title="What shows it, or why not"
            )
        )
        about = "A sentence, where it does not conform or could be better."
        found = self._finding and self._finding.text
        yield from self.words(
            WordsFor(found, id="finding", about=about, outward=False, title="What was found, unless it conforms")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit, inputs
        from complaintdesk.operations.inputs.audit import QuestionAnswered

        given = {**self.answers(), "question_id": self._row.id, "version": self._row.version}
        await desk_app(self).act(audit.answer, inputs.check(QuestionAnswered, given))
        return True


class OwnQuestionDialog(FormDialog):
    """A question of one's own."""

    TITLE_WORDS = "A question of your own"
    DONE = "It stands with its clause."
    HELP = (
        "What the checklist does not ask, and this office should be asked. It stands behind those of its clause."
    )

    def __init__(self, row: AuditRow, clause: str) -> None:
        super().__init__()
        self._row, self._clause = row, clause

    @property
    def about(self) -> str:
        """Which audit."""
        return self._row.title

    def fields(self) -> ComposeResult:
        """Clause, aspect, question."""
        yield from self.field(
            "clause", Answer(self._clause, id="clause", about="One clause, like 7.4 or annex D.")
        )
        aspects = [(each.value, each.label) for each in Aspect]
        about = "Is it done so, does it suit us, does it work?"
        yield from self.field("asks after", OneOf(aspects, Aspect.CONFORMITY.value, id="aspect", about=about))
        yield from self.words(
            WordsFor(None, id="text", about="The question.", outward=False, title="The question")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit, inputs
        from complaintdesk.operations.inputs.audit import OwnQuestion

        await desk_app(self).act(
            audit.ask, inputs.check(OwnQuestion, {**self.answers(), "audit_id": self._row.id})
        )
        return True


class FindingDialog(FormDialog):
    """Something that was found besides the questions."""

    TITLE_WORDS = "A finding besides the questions"
    DONE = "Found; say in Findings what is done about it."
    HELP = "What no question asked after, and was found all the same: its grade, what it is, and what shows it."

    def __init__(self, row: AuditRow, clause: str) -> None:
        super().__init__()
        self._row, self._clause = row, clause

    @property
    def about(self) -> str:
        """Which audit."""
        return self._row.title

    def fields(self) -> ComposeResult:
        """Clause, grade, finding, evidence."""
        yield from self.field(
            "clause", Answer(self._clause, id="clause", about="One clause, like 7.4 or annex D.")
        )
        yield from self.field("grade", OneOf(_GRADES, Grade.MINOR.value, id="grade", about="How much it weighs."))
        yield from self.words(
            WordsFor(None, id="text", about="What was found.", outward=False, title="What was found")
        )
        yield from self.words(
            WordsFor(None, id="evidence", about="What shows it.", outward=False, title="What shows it")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit_findings, inputs
        from complaintdesk.operations.inputs.audit import FindingGiven

        given = {**self.answers(), "audit_id": self._row.id}
        await desk_app(self).act(audit_findings.find, inputs.check(FindingGiven, given))
        return True
