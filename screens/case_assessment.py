"""The assessment of a case (7.5), its decision (7.7), and its clocks (7.3, 7.4, 7.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from complaintdesk.queries.case_file import ClockRow
from complaintdesk.rules import priority
from complaintdesk.rules.dates import due_words
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import ClockKind, ClosingReason, Level, Outcome
from screens.case_facts import fact_rows
from screens.case_read import CaseRead
from screens.case_words import PRIORITY_SIGNS, label, remedies
from screens.widgets.reading import Block, Reading, Row

_WAITS_FOR = {
    "acknowledge": "acknowledge (7.4)",
    "update": "keep told (7.3)",
    "decide": "decide (7.7)",
    "early": "settle early",
    "review_acknowledge": "begin review (G)",
    "review_decide": "answer review (G)",
    "recourse": "their time (7.9)",
}


class AssessmentPane(Reading):
    """How serious it is and why, what was decided, and whether it was all in time."""

    HELP = (
        "How serious the case is (7.5), what was decided (7.7) and how each of its deadlines went (7.3, 7.4, "
        "7.7). s assesses it, again if need be; w shows how the days were counted."
    )

    def show_case(self, whole: CaseRead) -> None:
        """Show it as it stands."""
        self.show([_assessed(whole), *_decided(whole), _clocks(whole), *_closed(whole)])


def _assessed(whole: CaseRead) -> Block:
    case = whole.file
    rows = [Row("How serious it is", "title")]
    if case.assessed_at is None or not (case.severity and case.impact and case.complexity):
        rows.append(Row("Not assessed yet. s does it: severity, impact, complexity and safety make the priority."))
        rows += fact_rows([("safety", case.safety_note or ("may be at stake" if case.safety else None))])
        return Block("assessment", (*rows, Row("")))
    rows += fact_rows([("priority", PRIORITY_SIGNS.get(case.priority or "", case.priority))])
    for reason in priority.reasons(
        Level(case.severity), Level(case.impact), Level(case.complexity), bool(case.safety)
    ):
        rows.append(Row(reason, "muted", indent=18))
    rows += fact_rows(
        [
            ("severity", label(Level, case.severity)),
            ("impact", label(Level, case.impact)),
            ("complexity", label(Level, case.complexity)),
            ("safety at stake", "yes" if case.safety else "no"),
            ("about safety", case.safety_note),
            ("note", case.assessment_note),
            ("assessed", whole.when(case.assessed_at)),
        ]
    )
    return Block("assessment", (*rows, Row("")))


def _decided(whole: CaseRead) -> Iterator[Block]:
    case = whole.file
    if case.decided_at is None:
        return
    earlier = "" if whole.standing.decided else " (before it was reopened)"
    yield Block(
        "decision",
        (
            Row(f"What was decided{earlier}", "title"),
            *fact_rows(
                [
                    ("outcome", label(Outcome, case.outcome)),
                    ("told them", case.decision),
                    ("our reason", case.decision_reason),
                    ("remedy", remedies(case.remedy_given)),
                    ("sum", None if case.sum_given is None else format_amount(case.sum_given, case.currency)),
                    ("decided", whole.when(case.decided_at)),
                ]
            ),
            Row(""),
        ),
    )


def _clocks(whole: CaseRead) -> Block:
    rows = [Row("Deadlines", "title")]
    for clock in whole.clocks:
        words, style = clock_words(clock, whole)
        rows.append(Row(words, style, indent=18, lead=_WAITS_FOR.get(clock.kind, clock.kind), lead_style="label"))
    if not whole.clocks:
        rows.append(Row("No clock has run for this case."))
    return Block("clocks", (*rows, Row("")))


def clock_words(clock: ClockRow, whole: CaseRead) -> tuple[str, str]:
    """When a deadline was or is due and whether it was met, and the style to say it in."""
    due = date.fromisoformat(clock.due_on)
    at = f" {whole.local(clock.due_at):%H:%M}" if clock.due_at else ""
    moved = f", moved by {clock.clock.words(clock.extended_by)}: {clock.extension}" if clock.extended_by else ""
    law = ", set by law" if clock.statutory else ""
    said = f"due {whole.day(clock.due_on)}{at} ({clock.clock.length_words}{law}{moved})"
    if clock.met_on is not None:
        late = (date.fromisoformat(clock.met_on) - due).days
        if clock.in_time:
            return f"✓ met {whole.day(clock.met_on)}, in time · {said}", "good"
        return f"✗ met {whole.day(clock.met_on)}, {f'{late} d' if late else 'hours'} late · {said}", "alarm"
    if clock.ended is not None:
        return f"– ended: {clock.ended.replace('_', ' ')} · {said}", "muted"
    if clock.paused_at is not None:
        return f"‖ stands still since {whole.when(clock.paused_at)}: {clock.paused_why} · {said}", "muted"
    if not ClockKind(clock.kind).is_ours:
        return said, "muted"
    if due < whole.today:
        return f"‼ {due_words(due, whole.today)} · {said}", "alarm"
    return f"▶ runs, {said}", ""


def _closed(whole: CaseRead) -> Iterator[Block]:
    case = whole.file
    again = {0: None, 1: "once"}.get(case.reopened, f"{case.reopened} times")
    rows = fact_rows(
        [
            ("closed", case.closed_at and whole.when(case.closed_at)),
            ("because", label(ClosingReason, case.closing_reason)),
            ("recourse", "they were told where to go next" if case.recourse_told else None),
            ("note", case.closing_note),
            ("first closed", case.first_closed_at and whole.when(case.first_closed_at) if again else None),
            ("reopened", again),
        ]
    )
    if rows:
        yield Block("closing", (Row("How it ended", "title"), *rows, Row("")))


def clock_label(kind: str | None) -> str:
    """What a clock waits for."""
    return label(ClockKind, kind)
