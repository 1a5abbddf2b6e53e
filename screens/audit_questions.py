"""One audit (8.5, annex I): its questions, answered one by one; the cases and figures that it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from complaintdesk.queries import audit as asked
from complaintdesk.queries.audit import AuditRow, CaseRow, FigureRow, FindingRow, QuestionRow
from complaintdesk.rules.audit import Verdict, counted
from complaintdesk.rules.plain_text import clean_line
from complaintdesk.store import checklist
from complaintdesk.store.look import Look
from screens.audit import closed, finding_lines, mark, not_yours
from screens.cases_behind import Behind, CasesBehindScreen
from screens.register import Block, Column, Entry, Register


class _Read(NamedTuple):
    """What was read of the audit last."""

    row: AuditRow
    questions: list[QuestionRow]
    findings: list[FindingRow]
    cases: list[CaseRow]
    figures: list[FigureRow]
    today: date


class AuditScreen(Register):
    """Its questions."""

    COLUMNS = (Column("", 1), Column("Clause", 8), Column("Question", 0), Column("Answer", 13))
    EMPTY = "This audit has no question. o asks one of your own."
    HELP = (
        "The questions of one audit, clause by clause; three of each: is it done so, does it suit us, "
        "does it work (annex I). Enter answers the one under the cursor. l looks at a case, d draws some "
        "at random, w shows them; nobody audits what they handled. m takes a figure, x writes down what "
        "no question asked after."
    )
    KEYS = ("question.answer", "question.draw", "question.figure", "question.finding", "question.cases")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answer", "Answer", id="question.answer", tooltip="Answer the question (also Enter)"),
        Binding("d", "draw", "Draw cases", id="question.draw", tooltip="Draw closed cases at random"),
        Binding("l", "link", "Look at a case", id="question.link", show=False, tooltip="A case by its number"),
        Binding("m", "figure", "Figure", id="question.figure", tooltip="Keep a measure as it is now"),
        Binding("x", "finding", "Finding", id="question.finding", tooltip="Found besides the questions"),
        Binding("o", "own", "Own question", id="question.own", show=False, tooltip="A question of your own"),
        Binding("w", "cases", "Cases", id="question.cases", tooltip="The cases that the audit looks at"),
        Binding("c", "conclude", "Conclude", id="question.conclude", show=False, tooltip="What it comes to"),
        Binding("f9", "report", "Report", id="question.report", show=False, tooltip="The report as a file"),
    ]

    def __init__(self, audit_id: int, at: int | None = None) -> None:
        super().__init__(at)
        self.audit_id = audit_id
        self._read_last: _Read | None = None

    def heading(self) -> str:
        """The audit, and how far it is."""
        if self._read_last is None:
            return "Audit"
        row = self._read_last.row
        return f"{row.answered} of {row.questions} answered · {row.title} · {row.auditor}"

    def entries(self, look: Look) -> Sequence[Entry]:
        """Each question, in the order of the checklist."""
        row = asked.audit(look, self.audit_id)
        read = _Read(
            row,
            asked.questions(look, row.id),
            asked.findings(look, row.id),
            asked.cases(look, row.id),
            asked.figures(look, row.id),
            look.today,
        )
        self._read_last = read
        return [_entry(each) for each in read.questions]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """The question in full, its answer, what was looked at for it."""
        read = self._read_last
        question = None if read is None else next((each for each in read.questions if each.id == entry_id), None)
        return [] if read is None or question is None else list(_page(read, question))

    def open_entry(self) -> None:
        """Answer it."""
        self.action_answer()

    def action_answer(self) -> None:
        """Answer the question under the cursor."""
        read = self._read_last
        if read is None or self.entry is None or not self._may():
            return
        from screens.dialogs.audit_answer import AuditAnswerDialog

        question = next(each for each in read.questions if each.id == self.entry_id)
        finding = next((each for each in read.findings if each.question_id == question.id), None)
        self.ask(AuditAnswerDialog(question, checklist.clauses().get(question.clause, ""), finding))

    def action_own(self) -> None:
        """A question of one's own, of the clause one is at."""
        from screens.dialogs.audit_answer import OwnQuestionDialog

        if self._read_last is not None and self._may(anybody=True):
            self.ask(OwnQuestionDialog(self._read_last.row, self._clause()))

    def action_finding(self) -> None:
        """Found besides."""
        from screens.dialogs.audit_answer import FindingDialog

        if self._read_last is not None and self._may():
            self.ask(FindingDialog(self._read_last.row, self._clause()))

    def action_link(self) -> None:
        """A case by its number."""
        from screens.dialogs.audit_evidence import LinkCaseDialog

        self._looking(LinkCaseDialog)

    def action_draw(self) -> None:
        """Cases at random."""
        from screens.dialogs.audit_evidence import DrawCasesDialog

        self._looking(DrawCasesDialog)

    def action_figure(self) -> None:
        """A figure as it is now."""
        from screens.dialogs.audit_evidence import FigureDialog

        self._looking(FigureDialog)

    def _looking(self, dialog: Callable[..., Any]) -> None:
        if self._read_last is not None and self._may():
            read, at = self._read_last, self.entry
            question = next((each for each in read.questions if at is not None and each.id == at.id), None)
            self.ask(dialog(read.row, question, read.today))

    def action_cases(self) -> None:
        """The cases that it looks at."""
        if self._read_last is None:
            return
        row = self._read_last.row

        def found(look: Look) -> list[Behind]:
            by_id = {each.id: each for each in asked.questions(look, row.id)}
            return [_behind(each, by_id) for each in asked.cases(look, row.id)]

        empty = "The audit looks at no case yet: d draws some, l names one."
        self.app.push_screen(CasesBehindScreen(f"Cases of “{row.title}”", found, empty))

    def action_conclude(self) -> None:
        """What it comes to."""
        from screens.dialogs.audit_plan import AuditConcludeDialog

        if self._read_last is not None and self._may():
            read = self._read_last
            self.ask(AuditConcludeDialog(read.row, counted(each.answer for each in read.questions)))

    def action_report(self) -> None:
        """The report."""
        from screens.dialogs.audit_report import AuditReportDialog

        if self._read_last is not None:
            self.ask(AuditReportDialog(self.audit_id, self._read_last.row.title))

    def _may(self, *, anybody: bool = False) -> bool:
        """Whether something may be changed here; says why not, before anything is typed."""
        if self._read_last is None:
            return False
        row = self._read_last.row
        why = closed(row) if anybody else not_yours(row, self.desk.actor.id)
        self.say(why or "", error=why is not None)
        return why is None

    def _clause(self) -> str:
        read = self._read_last
        if read is None or self.entry is None:
            return ""
        return next(each.clause for each in read.questions if each.id == self.entry_id)


def _entry(row: QuestionRow) -> Entry:
    said = Verdict(row.answer).label if row.answer else "—"
    alert = row.answer in (Verdict.MAJOR, Verdict.MINOR)
    return Entry(row.id, (mark(row.answer), row.clause, clean_line(row.text), said), alert=alert)


def _behind(row: CaseRow, questions: dict[int, QuestionRow]) -> Behind:
    how = f"drawn, seed {row.seed}" if row.drawn else "chosen"
    clause = questions[row.question_id].clause if row.question_id in questions else "all"
    return Behind(row.case_id, row.reference, row.problem, f"{how} · for {clause}", row.note or "")


def _page(read: _Read, question: QuestionRow) -> Iterator[Block]:
    title = checklist.clauses().get(question.clause, "")
    own = " · a question of your own" if question.own else ""
    yield Block(f"{question.clause} {title} · {question.aspect}{own}", question.text)
    if question.answer is None:
        yield Block("Not answered yet", "Enter answers it.")
    else:
        yield Block(f"{Verdict(question.answer).label} · {question.answered_by}", question.evidence or "")
    found = [each for each in read.findings if each.question_id == question.id]
    yield from (Block("Finding", finding_lines(found)),) if found else ()
    cases = [each.reference for each in read.cases if each.question_id == question.id]
    yield from (Block("Cases", ", ".join(cases)),) if cases else ()
    figures = [each for each in read.figures if each.question_id == question.id]
    if figures:
        said = (f"{each.what} {each.period or ''}: {each.value}\n{each.definition or ''}" for each in figures)
        yield Block("Figures", "\n".join(said))
