"""The assessment of a case (7.5), its clocks (7.3, 7.4, 7.7), and its tracking grid (annex E)."""

from __future__ import annotations

from datetime import date

from complaintdesk.queries import tracking_grid
from complaintdesk.queries.case_file import ClockRow
from complaintdesk.rules import priority
from complaintdesk.rules.dates import due_words
from complaintdesk.rules.vocabulary import ClockKind, Level
from screens.case_facts import fact_rows
from screens.case_read import CaseRead
from screens.case_words import PRIORITY_SIGNS, label, value
from screens.widgets.reading import Block, Reading, Row

# Which record a remark of the grid is a field of, where it is not the case.
_RECORDS = {"channel": "communication", "cause": "investigation", "remedy": "promised_remedy"}
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
    """How serious it is and why, whether it was all in time, and which steps were taken."""

    HELP = (
        "How serious the case is (7.5), how each of its deadlines went (7.3, 7.4, 7.7), and the tracking grid of "
        "annex E, read from the history. s assesses it, again if need be; w shows how the days were counted."
    )

    def show_case(self, whole: CaseRead) -> None:
        """Show it as it stands."""
        self.show([_assessed(whole), _clocks(whole), _grid(whole)])


def _assessed(whole: CaseRead) -> Block:
    case = whole.file
    rows = [Row("How serious it is", "title")]
    if case.assessed_at is None or not (case.severity and case.impact and case.complexity):
        rows.append(Row("Not assessed yet. s does it: severity, impact, complexity and safety make the priority."))
        rows += fact_rows([("safety", case.safety_note or ("may be at stake" if case.safety else None))])
        return Block("assessment", (*rows, Row("")))
    rows += fact_rows([("priority", PRIORITY_SIGNS.get(case.priority or "", case.priority))])
    grades = (Level(case.severity), Level(case.impact), Level(case.complexity), bool(case.safety))
    at_once = case.action_needed is not None and bool(case.action_possible)
    for reason in priority.reasons(*grades, at_once, whole.matrix):
        rows.append(Row(reason, "muted", indent=18))
    rows += fact_rows(
        [
            ("severity", label(Level, case.severity)),
            ("impact", label(Level, case.impact)),
            ("complexity", label(Level, case.complexity)),
            ("safety at stake", "yes" if case.safety else "no"),
            ("about safety", case.safety_note),
            ("do at once", case.action_needed),
            ("possible", None if case.action_needed is None else "yes" if case.action_possible else "no"),
            ("note", case.assessment_note),
            ("assessed", whole.when(case.assessed_at)),
        ]
    )
    return Block("assessment", (*rows, Row("")))


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


def clock_label(kind: str | None) -> str:
    """What a clock waits for."""
    return label(ClockKind, kind)


def _grid(whole: CaseRead) -> Block:
    rows = [Row("Tracking (annex E)", "title")]
    for each in tracking_grid.grid(whole.history):
        if each.at is None:
            rows.append(Row("–", "muted", indent=22, lead=each.step, lead_style="label"))
            continue
        remarks = ", ".join(value(whole, _RECORDS.get(name, "case"), name, kept) for name, kept in each.remarks)
        said = f"✓ {whole.when(each.at)}, {each.who}" + (f": {remarks}" if remarks else "")
        rows.append(Row(said, indent=22, lead=each.step, lead_style="label"))
    return Block("grid", (*rows, Row("")))
