"""What an investigation found in a case (7.6), and what it rests on."""

from __future__ import annotations

from complaintdesk.rules.findings import Depth, Fault, Pattern
from complaintdesk.rules.money import format_amount
from screens.case_facts import fact_rows
from screens.case_read import CaseRead
from screens.case_words import label
from screens.widgets.reading import Block, Reading, Row


class InvestigationPane(Reading):
    """Both sides, findings, cause, evidence."""

    HELP = (
        "The investigation (7.6): who looks into it, what both sides say, what was found, why it happened and "
        "whether it stands alone. i writes it down, + adds evidence. Only we read this."
    )

    def show_case(self, whole: CaseRead) -> None:
        """Show it as it stands."""
        self.show([_found(whole), _evidence(whole)])


def _found(whole: CaseRead) -> Block:
    kept = whole.investigation
    if kept is None:
        words = "Nobody has written anything down yet. i begins: both sides, what was found, why it happened."
        return Block("findings", (Row("Investigation", "title"), Row(words), Row("")))
    done = f"concluded {whole.when(kept.concluded_at)}" if kept.concluded_at else "not concluded yet"
    loss = None if kept.loss is None else format_amount(kept.loss, whole.file.currency)
    broken = ", ".join(
        what for what, was in (("a promise", kept.promise_broken), ("the law", kept.law_broken)) if was
    )
    rows = fact_rows(
        [
            ("investigator", kept.investigator),
            ("depth", label(Depth, kept.depth)),
            ("they say", kept.their_side),
            ("we say", kept.our_side),
            ("found", kept.findings),
            ("cause", kept.cause_label),
            ("more on it", kept.cause_note),
            ("fault", label(Fault, kept.fault)),
            ("how often", label(Pattern, kept.pattern)),
            ("their loss", loss),
            ("broken", broken),
            ("prevention", kept.prevention),
        ]
    )
    return Block("findings", (Row(f"Investigation · {done}", "title"), *rows, Row("")))


def _evidence(whole: CaseRead) -> Block:
    rows = [Row("Evidence", "title")]
    for each in whole.evidence:
        day = f" of {whole.day(each.obtained_on)}" if each.obtained_on else ""
        source = "; ".join(
            part
            for part in (
                each.from_whom and f"from {each.from_whom}",
                each.where_kept and f"lies: {each.where_kept}",
                f"added {whole.when(each.added_at)} by {each.added_by}",
            )
            if part
        )
        rows += [Row(f"• {each.what}{day}"), Row(source, "muted", indent=2)]
    if not whole.evidence:
        rows.append(Row("None yet. + adds a paper, a photo, a record, what somebody has seen."))
    return Block("evidence", (*rows, Row("")))
