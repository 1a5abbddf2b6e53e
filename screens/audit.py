"""Audits (8.5, annex I): the programme; what each looked at, found and came to."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import audit as asked
from complaintdesk.queries import people
from complaintdesk.queries.audit import AuditRow, FindingRow
from complaintdesk.rules import written
from complaintdesk.rules.audit import Phase, Progress, Verdict, counted
from complaintdesk.rules.dates import due_words, short
from complaintdesk.rules.languages import ENGLISH
from complaintdesk.store.look import Look
from screens.dialogs.form import FormDialog
from screens.register import Block, Column, Entry, Register
from screens.work import begin

_SIGNS = {Phase.PLANNED: "○", Phase.UNDER_WAY: "▸", Phase.CONCLUDED: "✓", Phase.DROPPED: "–"}


class AuditsScreen(Register):
    """The programme."""

    NAME = "Audits"
    CLAUSES = "8.5 and annex I"
    COLUMNS = (Column("Day", 12), Column("Audit", 0), Column("Stands", 13), Column("Asked", 7, right=True))
    EMPTY = (
        "No audit is planned.\n\nAn audit asks of each clause whether it is done as it is laid down, "
        "whether that suits this office, and whether it works (annex I); by somebody who did not handle "
        "the cases looked at.\n\nn plans the first."
    )
    HELP = (
        "The programme of audits (8.5): Enter opens one with its questions, n plans one. f shows the "
        "findings of all of them with what is done about each. A concluded audit has a report (F9) to be "
        "handed to management."
    )
    KEYS = ("audit.plan", "audit.findings", "audit.conclude", "audit.report", "audit.change")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "plan", "Plan", id="audit.plan", tooltip="Plan an audit: scope, day, who audits"),
        Binding("f", "findings", "Findings", id="audit.findings", tooltip="Findings of all audits, and actions"),
        Binding("c", "conclude", "Conclude", id="audit.conclude", tooltip="What the audit comes to"),
        Binding("f9", "report", "Report", id="audit.report", tooltip="The report as PDF, HTML or text"),
        Binding("e", "change", "Change", id="audit.change", tooltip="Plan it otherwise"),
        Binding("x", "drop", "Not held", id="audit.drop", show=False, tooltip="Say why it is not held"),
        Binding("o", "own", "Own question", id="audit.own", show=False, tooltip="A question of your own for it"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """Each audit, the latest planned day first."""
        return [_entry(row, look.today) for row in asked.programme(look)]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What is on file about it."""
        return list(_page(look, asked.audit(look, entry_id)))

    def open_entry(self) -> None:
        """Its questions."""
        from screens.audit_questions import AuditScreen

        if self.entry is not None:
            self.app.push_screen(AuditScreen(self.entry_id))

    def action_findings(self) -> None:
        """All findings."""
        from screens.audit_findings import FindingsScreen

        self.app.push_screen(FindingsScreen())

    def action_plan(self) -> None:
        """A new one."""
        begin(self, partial(self._plan, None), group="dialog", exclusive=True)

    def action_change(self) -> None:
        """The one under the cursor."""
        if self.entry is not None:
            begin(self, partial(self._plan, self.entry_id), group="dialog", exclusive=True)

    async def _plan(self, audit_id: int | None) -> None:
        from screens.dialogs.audit_plan import AuditPlanDialog

        row = None if audit_id is None else await self._row(audit_id)
        staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
        if row is None:
            dialog = AuditPlanDialog(staff, today)
            self.app.push_screen(dialog, lambda done: self.stand_on(dialog.made, done))
        else:
            self._unless_closed(row, lambda row: AuditPlanDialog(staff, today, row))

    def _unless_closed(self, row: AuditRow, dialog: Callable[[AuditRow], FormDialog]) -> None:
        if why := closed(row):
            self.say(why, error=True)
        else:
            self.ask(dialog(row))

    def action_conclude(self) -> None:
        """What it comes to."""
        self._with_row(self._conclude)

    async def _conclude(self, row: AuditRow) -> None:
        from screens.dialogs.audit_plan import AuditConcludeDialog

        if why := not_yours(row, self.desk.actor.id):
            self.say(why, error=True)
            return
        answers = await self.desk.look(lambda look: [each.answer for each in asked.questions(look, row.id)])
        self.ask(AuditConcludeDialog(row, counted(answers)))

    def action_drop(self) -> None:
        """It is not held."""
        self._with_row(self._drop)

    async def _drop(self, row: AuditRow) -> None:
        from screens.dialogs.audit_plan import AuditDropDialog

        if row.phase is Phase.UNDER_WAY and (row.answered or row.findings):
            self.say("It has answers or findings, and these stay: c concludes it instead.", error=True)
        else:
            self._unless_closed(row, AuditDropDialog)

    def action_own(self) -> None:
        """A question of one's own."""
        self._with_row(self._own)

    async def _own(self, row: AuditRow) -> None:
        from screens.dialogs.audit_answer import OwnQuestionDialog

        self._unless_closed(row, lambda row: OwnQuestionDialog(row, row.clauses[0]))

    def action_report(self) -> None:
        """The report."""
        self._with_row(self._report)

    async def _report(self, row: AuditRow) -> None:
        from screens.dialogs.audit_report import AuditReportDialog

        self.ask(AuditReportDialog(row.id, row.title))

    def _with_row(self, then: Callable[[AuditRow], Coroutine[Any, Any, None]]) -> None:
        async def ask() -> None:
            await then(await self._row(self.entry_id))

        if self.entry is not None:
            begin(self, ask, group="dialog", exclusive=True)

    async def _row(self, audit_id: int) -> AuditRow:
        return await self.desk.look(lambda look: asked.audit(look, audit_id))


def closed(row: AuditRow) -> str | None:
    """Why nothing is changed in this audit any more; None where something may be."""
    if row.phase is Phase.CONCLUDED:
        return "This audit is concluded: its answers stand as they are. f has its findings, n plans another one."
    return "This audit is not held. n plans another one." if row.phase is Phase.DROPPED else None


def not_yours(row: AuditRow, actor_id: int | None) -> str | None:
    """Why whoever works here does not answer, choose cases or conclude; None where they may."""
    if row.auditor_id is None or row.auditor_id == actor_id:
        return closed(row)
    return (
        closed(row) or f"{row.auditor} audits this (8.5): only they answer, choose cases and conclude. F8 changes."
    )


def _entry(row: AuditRow, today: date) -> Entry:
    planned = date.fromisoformat(row.planned_on)
    late = row.phase is Phase.PLANNED and planned < today
    on = due_words(planned, today) if row.phase is Phase.PLANNED else short(planned, today)
    stands = f"{_SIGNS[row.phase]} {row.phase.label}"
    return Entry(row.id, (on, row.title, stands, f"{row.answered}/{row.questions}"), alert=late)


def _page(look: Look, row: AuditRow) -> Iterator[Block]:
    questions, found = asked.questions(look, row.id), asked.findings(look, row.id)
    about = f"Who audits: {row.auditor}{' (from outside)' if row.outside else ''}\nScope: {', '.join(row.clauses)}"
    if row.period_first:
        about += f"\nCases closed from {said(row.period_first)} to {said(row.period_last)}"
    yield Block(row.title, f"{about}\n{row.note or ''}".rstrip())
    if row.dropped_why:
        yield Block("Not held", row.dropped_why)
    if row.conclusion:
        yield Block(f"Concluded {said(row.concluded_on)}", row.conclusion)
    yield Block("Answers", counted(each.answer for each in questions))
    yield from (Block("Findings", finding_lines(found)),) if found else ()
    cases = asked.cases(look, row.id)
    if cases:
        drawn = [each for each in cases if each.drawn]
        many = f"{len(cases)} looked at" + (f", {len(drawn)} drawn of {drawn[0].population:,}" if drawn else "")
        yield Block("Cases", f"{many}: {', '.join(each.reference for each in cases)}")
    figures = asked.figures(look, row.id)
    if figures:
        yield Block("Figures", "\n".join(f"{each.what} {each.period or ''}: {each.value}" for each in figures))
    told = [
        f"{_MARKS[each.answer]} {each.clause} {each.text}\n  {each.evidence or ''}".rstrip()
        for _, group in groupby(questions, key=lambda each: each.clause)
        for each in group
        if each.answer is not None and each.answer != Verdict.CONFORMS
    ]
    yield from (Block("What does not simply conform", "\n".join(told)),) if told else ()


_MARKS: dict[str | None, str] = {
    None: "·",
    Verdict.CONFORMS: "✓",
    Verdict.OPPORTUNITY: "↑",
    Verdict.MINOR: "!",
    Verdict.MAJOR: "✗",
    Verdict.NOT_LOOKED_AT: "–",
}


def said(iso: str | None) -> str:
    """A kept date of the office as it is read."""
    return written.short_day(date.fromisoformat(iso), ENGLISH) if iso else "—"


def mark(answer: str | None) -> str:
    """A sign for an answer."""
    return _MARKS[answer]


def finding_lines(found: Sequence[FindingRow]) -> str:
    """A line for each, with how far it is."""
    signs = {Progress.OPEN: "·", Progress.ACTION: "▸", Progress.DONE: "◐", Progress.VERIFIED: "✓"}
    return "\n".join(
        f"{signs[each.progress]} {each.clause} {each.grade}: {each.text} ({each.progress.label})" for each in found
    )
