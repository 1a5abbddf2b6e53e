"""What is asked, offered, decided, promised and done in a case, and where it went from there (7.7, 7.9)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries.handling import ProposalRow, RecourseRow, RemedyRow
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.recourse import BodyKind, OutsideOutcome, ReviewOutcome
from complaintdesk.rules.vocabulary import Answer, ClosingReason, Outcome, Remedy
from screens.case_advice import CASE, advice_blocks
from screens.case_facts import fact_rows
from screens.case_read import CaseRead
from screens.case_words import label, remedies
from screens.dialogs.carry_out import remedy_words
from screens.frame import desk_app
from screens.widgets.reading import Block, Reading, Row

_SIDES = {"ours": "▶ we offered", "theirs": "◀ they asked for"}
_BECAME = {"replaced": "replaced by a better one", "decided": "ended by the decision", None: "waits for an answer"}


class RemedyPane(Reading):
    """From what they want to what was done."""

    HELP = (
        "What they want, what was offered and decided, what was promised and whether it is done (7.7, 7.9; annex "
        "F), and where it went when they did not accept (annex G). f offers, b notes what they say, d decides, m "
        "carries out and verifies, r leads on."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_case", "Open it", id="remedy.open", show=False, tooltip="Open the comparable case"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(walk=True, id=id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter opens a comparable case, and is the screen's own elsewhere."""
        return action != "open_case" or (self.current or "").startswith(CASE)

    def action_open_case(self) -> None:
        """Open the comparable case under the cursor."""
        desk_app(self).open_case(int((self.current or "").removeprefix(CASE)))

    def show_case(self, whole: CaseRead) -> None:
        """Show it as it stands."""
        advice = list(advice_blocks(whole))
        asked = [_wanted(whole), *_offers(whole)]
        given = [*_decided(whole), *_promised(whole), *_recourse(whole), *_closed(whole)]
        decided = whole.standing.decided or whole.standing.closed
        self.show([*asked, *given, *advice] if decided else [*asked, *advice, *given])


def _sum(amount: int | None, currency: str) -> str:
    return "" if amount is None else f", {format_amount(amount, currency)}"


def _wanted(whole: CaseRead) -> Block:
    case = whole.file
    money = _sum(case.sum_sought, case.currency)
    named = case.remedy_sought not in (None, "", Remedy.NONE.value)
    asked = remedies(case.remedy_sought) + money if named or not money else money.removeprefix(", ")
    return Block("wanted", (Row("They want", "title"), Row(asked), Row("")))


def _offers(whole: CaseRead) -> Iterator[Block]:
    rows = []
    for each in whole.proposals:
        what = f"{_SIDES[each.side]} {whole.when(each.made_at)}: {remedies(each.remedies, 'nothing')}"
        rows.append(Row(what + _sum(each.amount, each.currency), "out" if each.side == "ours" else "in"))
        rows.append(Row(each.text, indent=2))
        rows.append(Row(_became(each), "muted", indent=2))
    if rows:
        yield Block("offers", (Row("Offers", "title"), *rows, Row("")))


def _became(each: ProposalRow) -> str:
    if each.answer in _BECAME:
        return _BECAME[each.answer]
    return f"{label(Answer, each.answer)}: {each.answer_text}" if each.answer_text else label(Answer, each.answer)


def _decided(whole: CaseRead) -> Iterator[Block]:
    case = whole.file
    if case.decided_at is None:
        return
    earlier = "" if whole.standing.decided else " (before it was reopened)"
    informed = case.informed_at or (None if case.untold else case.decided_at)
    answered = case.answered_at and f"{label(Answer, case.answer)}, {whole.when(case.answered_at)}"
    rows = fact_rows(
        [
            ("outcome", label(Outcome, case.outcome)),
            ("told them", case.decision),
            ("our reason", case.decision_reason),
            ("remedy", remedies(case.remedy_given, "nothing")),
            ("sum", None if case.sum_given is None else format_amount(case.sum_given, case.currency)),
            ("decided", whole.when(case.decided_at)),
            ("told", whole.when(informed) if informed else "not yet: d tells them"),
            ("they say", answered),
            ("first contact", "settled while it was taken in" if case.first_contact else None),
        ]
    )
    yield Block("decision", (Row(f"What was decided{earlier}", "title"), *rows, Row("")))


def _promised(whole: CaseRead) -> Iterator[Block]:
    rows: list[Row] = []
    for each in whole.remedies:
        words, style = _state(each, whole)
        rows.append(Row(f"{words}", style, indent=18, lead=remedy_words(each), lead_style="label"))
    if rows:
        yield Block("promised", (Row("What was promised", "title"), *rows, Row("")))


def _state(each: RemedyRow, whole: CaseRead) -> tuple[str, str]:
    if each.dropped_at is not None:
        return "– no longer owed", "muted"
    if each.carried_out_at is None:
        return "▶ to be carried out", ""
    note = f": {each.carried_out_note}" if each.carried_out_note else ""
    done = f"✓ done {whole.when(each.carried_out_at)}, {each.carried_out_by}{note}"
    if each.verified_at is None:
        return f"{done} · to be verified", "good"
    checked = f": {each.verified_note}" if each.verified_note else ""
    return f"{done} · ✓ verified {whole.when(each.verified_at)}, {each.verified_by}{checked}", "good"


def _recourse(whole: CaseRead) -> Iterator[Block]:
    rows: list[Row] = []
    if whole.standing.rejected or whole.file.recourse_told:
        told = (
            "they know where they can go next"
            if whole.file.recourse_told
            else "they do not know yet: r tells them"
        )
        rows += fact_rows([("recourse", told)])
    for each in whole.recourse:
        rows += _one_recourse(each, whole)
    if rows:
        yield Block("recourse", (Row("Where it went from there", "title"), *rows, Row("")))


def _one_recourse(each: RecourseRow, whole: CaseRead) -> list[Row]:
    if each.level == "review":
        who = each.reviewer or "somebody to be found"
        became = "not decided yet" if each.ended_on is None else label(ReviewOutcome, each.outcome)
        facts = [("review", f"since {whole.day(each.begun_on)}, by {who}: {became}"), ("they say", each.why)]
        return list(fact_rows(facts))
    number = f", their number {each.body_reference}" if each.body_reference else ""
    by = f", wants our side by {whole.day(each.answer_by)}" if each.answer_by and each.ended_on is None else ""
    facts = [
        (
            "outside",
            f"{each.body} ({label(BodyKind, each.body_kind)}){number}, since {whole.day(each.begun_on)}{by}",
        ),
        ("about", each.why),
    ]
    if each.ended_on is not None:
        ended = f"{label(OutsideOutcome, each.outcome)}, {whole.day(each.ended_on)}: {each.outcome_text}"
        cost = None if each.cost is None else format_amount(each.cost, each.currency)
        facts += [("ended", ended), ("cost us", cost)]
    return list(fact_rows(facts))


def _closed(whole: CaseRead) -> Iterator[Block]:
    case = whole.file
    again = {0: None, 1: "once"}.get(case.reopened, f"{case.reopened} times")
    rows = fact_rows(
        [
            ("closed", case.closed_at and whole.when(case.closed_at)),
            ("because", label(ClosingReason, case.closing_reason)),
            ("sent to", case.referred_to),
            ("note", case.closing_note),
            ("first closed", case.first_closed_at and whole.when(case.first_closed_at) if again else None),
            ("reopened", again),
        ]
    )
    if rows:
        yield Block("closing", (Row("How it ended", "title"), *rows, Row("")))
