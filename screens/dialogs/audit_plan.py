"""Put an audit into the programme or plan it otherwise; let it fall; conclude it (8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.audit import AuditRow
from complaintdesk.queries.people import StaffRow
from complaintdesk.rules import periods
from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

_HELD = [("no", "not yet"), ("yes", "yes, on that day")]


def day(typed: object, today: date, field: str) -> date:
    """The day that was typed. Raises `Invalid` at its field."""
    try:
        return parse_day(str(typed or ""), today)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)}) from wrong


def period(typed: object, today: date, field: str = "period") -> periods.Period | None:
    """The period that was typed; None where nothing was. Raises `Invalid` at its field."""
    if not str(typed or "").strip():
        return None
    try:
        return periods.parse(str(typed), today)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)}) from wrong


class AuditPlanDialog(FormDialog):
    """Title, scope, day, who audits, the period whose closed cases are drawn."""

    TITLE_WORDS = "Plan an audit"
    DONE = "Planned; the questions of its clauses are there."
    HELP = (
        "An audit of the complaint handling (8.5). Scope: clauses as 7.4, 8, annex D; 7 is all of 7.1 to "
        "7.9, all is everything. Each clause brings three questions: is it done so, does it suit us, does "
        "it work (annex I). Who audits did not handle the cases looked at: in a small office somebody "
        "from outside is often best."
    )
    RECORD_NAMES = {"period_first": "period", "period_last": "period"}  # noqa: RUF012 - read only

    def __init__(self, staff: Sequence[StaffRow], today: date, row: AuditRow | None = None) -> None:
        """`row` is the audit that is planned otherwise."""
        super().__init__()
        self._staff, self._today, self._row = staff, today, row
        self.made: int | None = None  # the new audit
        if row is not None:
            self.DONE = "Planned otherwise."

    @property
    def about(self) -> str:
        """Which one."""
        return "8.5, annex I" if self._row is None else self._row.title

    def fields(self) -> ComposeResult:
        """All of it on one page."""
        row = self._row
        yield from self.field(
            "title", Answer(row and row.title, id="title", about="What it is called.", hint="What it is called")
        )
        scope = row.scope.replace(",", ", ") if row else "7"
        about = "Clauses with commas: 7.4, 8, annex D. 7 is all of clause 7, all is everything."
        yield from self.field("clauses", Answer(scope, id="scope", about=about))
        on = row.planned_on if row else ""
        yield from self.field("on", DayAnswer(on, id="planned_on", about="When: 12 Dec, monday.", hint="12 Dec"))
        about = "A day that has passed is only taken for an audit that was held then, on paper."
        yield from self.field("was it held", OneOf(_HELD, "no", id="was_held", about=about))
        people = [(staff_words(each), each.id) for each in self._staff]
        chosen = row.auditor_id if row else None
        about = "Who audits: not who handles the cases."
        yield from self.field(
            "who audits", Pick(people, chosen, id="auditor_id", about=about, none="somebody from outside")
        )
        outside = row.auditor if row and row.outside else None
        about = "Their name, where nobody from here audits."
        yield from self.field("from outside", Answer(outside, id="auditor_outside", about=about))
        between = f"{row.period_first}..{row.period_last}" if row and row.period_first else ""
        about = "Cases closed in it are drawn from: 2026-Q3, last 6 months."
        yield from self.field("cases of", DayAnswer(between, id="period", about=about, hint="last 12 months"))
        yield from self.words(
            WordsFor(row and row.note, id="note", about="What it is for.", outward=False, title="What it is for")
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit, inputs
        from complaintdesk.operations.inputs.audit import AuditChanged, AuditPlanned

        given = self.answers()
        between = period(given.pop("period"), self._today)
        given["was_held"] = given["was_held"] == "yes"
        given["planned_on"] = day(given["planned_on"], self._today, "planned_on")
        given |= {"period_first": between and between.first, "period_last": between and between.last}
        if self._row is None:
            self.made = await desk_app(self).act(audit.plan, inputs.check(AuditPlanned, given))
        else:
            given |= {"audit_id": self._row.id, "version": self._row.version}
            await desk_app(self).act(audit.change, inputs.check(AuditChanged, given))
        return True


class AuditDropDialog(FormDialog):
    """Why it is not held."""

    TITLE_WORDS = "This audit is not held"
    DONE = "It stays in the programme, with the reason."
    HELP = "An audit that is not held stays in the programme with the reason; it is never taken away."

    def __init__(self, row: AuditRow) -> None:
        super().__init__()
        self._row = row

    @property
    def about(self) -> str:
        """Which one."""
        return self._row.title

    def fields(self) -> ComposeResult:
        """The reason."""
        yield from self.words(WordsFor(None, id="why", about="Why it is not held.", outward=False, title="Why"))

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit, inputs
        from complaintdesk.operations.inputs.audit import AuditDropped

        told = {"audit_id": self._row.id, "why": self.answers()["why"]}
        await desk_app(self).act(audit.drop, inputs.check(AuditDropped, told))
        return True


class AuditConcludeDialog(FormDialog):
    """What it comes to."""

    TITLE_WORDS = "Conclude the audit"
    DONE = "Concluded; F9 makes the report."
    HELP = (
        "What the audit comes to, for management (8.6): does the handling conform, does it suit the "
        "office, does it work? Every question has to be answered, or left with a reason. Afterwards the "
        "answers stand as they are; actions and their verification go on."
    )

    def __init__(self, row: AuditRow, counted: str) -> None:
        super().__init__()
        self._row, self._counted = row, counted

    @property
    def about(self) -> str:
        """Which one."""
        return self._row.title

    def fields(self) -> ComposeResult:
        """The answers in short, and the conclusion."""
        yield Static(shown(self._counted), classes="said")
        yield from self.words(
            WordsFor(
                None, id="conclusion", about="What it comes to.", outward=False, title="What the audit comes to"
            )
        )

    async def try_it(self) -> bool:
        """Record it."""
        from complaintdesk.operations import audit, inputs
        from complaintdesk.operations.inputs.audit import AuditConcluded

        told = {
            "audit_id": self._row.id,
            "conclusion": self.answers()["conclusion"],
            "version": self._row.version,
        }
        await desk_app(self).act(audit.conclude, inputs.check(AuditConcluded, told))
        return True
